// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/diskuse.h"
#include "runner/supervise/outputlog.h"
#include "runner/supervise/runcontext.h"
#include "runner/supervise/runlog.h"
#include "runner/supervise/usegauges.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>

using namespace remit;
using namespace Qt::StringLiterals;

const InsidePlaces kInside{u"/home/agent"_s, u"/run/box/brief.md"_s, u"/tmp"_s};

/** The small parts of a supervisor. */
class TestRunParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void anOutputLogKeepsTheFirstBytes_data();
    void anOutputLogKeepsTheFirstBytes();
    void anOutputLogSaysWhenTheDiskRefuses();
    void theBoxGetsNothingOfTheUsersEnvironment();
    void theBoxGetsWhatTheContractPasses();
    void aPassedNameNeverReplacesHomeOrPath();
    void thePathHasOnlyWhatTheBoxShows();
    void groupedEventsReachTheDisk();
    void diskUseFollowsNoLink();
    void aTreeIsLookedAtBeforeItsMemoryCouldBeFull_data();
    void aTreeIsLookedAtBeforeItsMemoryCouldBeFull();

private:
    [[nodiscard]] RunContext context(const QHash<QString, QString>& variables, const QStringList& pass = {}) const
    {
        RunContext made{.paths = Paths({}, {}), .run = RunId::create(u"Parts"_s, QDateTime::currentDateTimeUtc())};
        for (auto it = variables.cbegin(); it != variables.cend(); ++it)
            made.environment.insert(it.key(), it.value());
        made.contract.environment.pass = pass;
        return made;
    }
    [[nodiscard]] QByteArray content(const QString& name) const
    {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_dir;
};

void TestRunParts::anOutputLogKeepsTheFirstBytes_data()
{
    QTest::addColumn<qint64>("maximum");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("room for all") << qint64(100) << QByteArray("onetwothree");
    QTest::newRow("room for some") << qint64(5) << QByteArray("onetw");
    QTest::newRow("exactly") << qint64(6) << QByteArray("onetwo");
    QTest::newRow("none") << qint64(0) << QByteArray();
}

void TestRunParts::anOutputLogKeepsTheFirstBytes()
{
    QFETCH(qint64, maximum);
    QFETCH(QByteArray, kept);
    const QString name = u"out-%1"_s.arg(maximum);
    OutputLog log(m_dir.filePath(name), maximum);
    for (const QByteArray& part : {"one"_ba, "two"_ba, "three"_ba})
        QVERIFY(log.write(part));
    QCOMPARE(content(name), kept);
}

void TestRunParts::anOutputLogSaysWhenTheDiskRefuses()
{
    OutputLog nowhere(m_dir.filePath(u"none/out"_s), 10);
    QVERIFY(!nowhere.write("x"));
    OutputLog full(m_dir.filePath(u"full"_s), 100);
    QVERIFY(full.write("12345"));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 8;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const bool written = full.write("67890");
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!written);
}

void TestRunParts::theBoxGetsNothingOfTheUsersEnvironment()
{
    const QByteArrayList environment
        = boxEnvironment(context({{u"ANTHROPIC_API_KEY"_s, u"secret"_s}, {u"SSH_AUTH_SOCK"_s, u"/s"_s},
                             {u"LD_PRELOAD"_s, u"/x"_s}, {u"HOME"_s, u"/home/ada"_s}, {u"LANG"_s, u"de_DE"_s}}),
            {}, kInside);
    QVERIFY(environment.contains("HOME=/home/agent"));
    QVERIFY(environment.contains("LANG=C.UTF-8"));
    for (const QByteArray& entry : environment)
        QVERIFY(!entry.contains("secret") && !entry.startsWith("SSH_") && !entry.startsWith("LD_")
            && !entry.contains("ada"));
}

void TestRunParts::theBoxGetsWhatTheContractPasses()
{
    const QByteArrayList environment = boxEnvironment(
        context({{u"LANG"_s, u"de_DE.UTF-8"_s}, {u"NODE_ENV"_s, u"a=b c"_s}}, {u"LANG"_s, u"NODE_ENV"_s, u"UNSET"_s}),
        {}, kInside);
    QCOMPARE(environment.count("LANG=de_DE.UTF-8"), 1);
    QCOMPARE(environment.count("LANG=C.UTF-8"), 0);
    QVERIFY(environment.contains("NODE_ENV=a=b c"));
    QVERIFY(std::ranges::none_of(environment, [](const QByteArray& entry) { return entry.startsWith("UNSET"); }));
}

void TestRunParts::aPassedNameNeverReplacesHomeOrPath()
{
    const QByteArrayList environment = boxEnvironment(
        context({{u"HOME"_s, u"/home/ada"_s}, {u"PATH"_s, u"/evil"_s}}, {u"HOME"_s, u"PATH"_s}), {}, kInside);
    QVERIFY(environment.contains("HOME=/home/agent"));
    QVERIFY(environment.contains("PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"));
}

void TestRunParts::thePathHasOnlyWhatTheBoxShows()
{
    const RunContext made = context(
        {{u"PATH"_s, u"/opt/tool/bin:/home/ada/bin:relative:/usr/bin:/usr/games:/opt/tool/bin::/opt/toolbox/bin"_s}});
    QCOMPARE(boxSearchPath(made, {u"/opt/tool"_s}),
        u"/opt/tool/bin:/usr/bin:/usr/games:/usr/local/bin:/bin:/usr/sbin:/sbin"_s);
}

void TestRunParts::groupedEventsReachTheDisk()
{
    const RunId run = RunId::create(u"Log"_s, QDateTime::currentDateTimeUtc());
    auto journal = Journal::open(m_dir.filePath(u"journal.jsonl"_s), run);
    QVERIFY(journal);
    RunLog log(std::move(*journal));
    const QSignalSpy failed(&log, &RunLog::failed);
    log.add(event::note, {{u"text"_s, u"grouped"_s}});
    QTRY_VERIFY(content(u"journal.jsonl"_s).contains("grouped"));
    QVERIFY(log.addNow(event::note, {{u"text"_s, u"at once"_s}}));
    QVERIFY(content(u"journal.jsonl"_s).contains("at once"));
    QVERIFY(log.flush());
    QVERIFY(!log.hasFailed() && failed.isEmpty());
}

void TestRunParts::diskUseFollowsNoLink()
{
    QVERIFY(QDir(m_dir.path()).mkpath(u"use/deep"_s));
    QFile file(m_dir.filePath(u"use/deep/file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(1'000'000, 'x')) == 1'000'000);
    file.close();
    const qint64 plain = diskUse({m_dir.filePath(u"use"_s)});
    QVERIFY(plain >= 1'000'000 && plain < 1'200'000);
    QVERIFY(QFile::link(u"/usr"_s, m_dir.filePath(u"use/usr"_s)));
    QVERIFY(QFile::link(m_dir.filePath(u"use"_s), m_dir.filePath(u"use/deep/loop"_s)));
    QVERIFY(diskUse({m_dir.filePath(u"use"_s)}) < plain + 20'000);
    QCOMPARE(diskUse({m_dir.filePath(u"nowhere"_s)}), 0);
}

void TestRunParts::aTreeIsLookedAtBeforeItsMemoryCouldBeFull_data()
{
    QTest::addColumn<bool>("ran");
    QTest::addColumn<std::optional<double>>("left");
    QTest::addColumn<int>("pauseMs");
    QTest::newRow("it ran") << true << std::optional(4e9) << 100;
    QTest::newRow("it ran, no limit") << true << std::optional<double>() << 100;
    QTest::newRow("at rest, no limit") << false << std::optional<double>() << 500;
    QTest::newRow("at rest, much room") << false << std::optional(16e9) << 500;
    QTest::newRow("at rest, 4 GB of room") << false << std::optional(4e9) << 400;
    QTest::newRow("at rest, little room") << false << std::optional(100e6) << 100;
    QTest::newRow("at rest, no room") << false << std::optional(0.0) << 100;
    QTest::newRow("at rest, beyond it") << false << std::optional(-1e9) << 100;
}

void TestRunParts::aTreeIsLookedAtBeforeItsMemoryCouldBeFull()
{
    QFETCH(bool, ran);
    QFETCH(std::optional<double>, left);
    QFETCH(int, pauseMs);
    QCOMPARE(pauseBetweenLooks({.use = {}, .ran = ran}, left), std::chrono::milliseconds(pauseMs));
}

REMIT_TEST_MAIN(TestRunParts)
#include "tst_runparts.moc"

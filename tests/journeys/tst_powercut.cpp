// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/cutdisk.h"
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <random>
#include <set>

using namespace remit::test;
using namespace Qt::StringLiterals;

/**
 * The power is cut at many moments of two runs and their verdicts, and everything that was not flushed is gone. What
 * had been answered before still holds, nothing that can be reached is damaged, and the trail says what it can prove.
 * REMIT_CUTS cuts at random from REMIT_SEED, and one after each answer.
 */
class TestPowerCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasAnsweredHolds_data();
    void whatWasAnsweredHolds();

private:
    /** What is true from a line of the log on. */
    struct Answer {
        qsizetype line = 0;
        std::function<void()> holds;
    };

    void answered(std::function<void()> holds) { m_answers.append({m_disk.lines(), std::move(holds)}); }
    [[nodiscard]] QString ran(const QString& title, const QByteArray& file);
    void review(const QString& run, const QString& word);
    void hasWork(const QString& run, const QByteArray& file) const;
    void hasVerdict(const QString& run, const QString& verdict) const;

    CutDisk m_disk; ///< first: the others lie on it
    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QList<Answer> m_answers;
    QByteArrayList m_mains; ///< where main may stand
    QString m_accepted; ///< the run whose result moves it
};

QString TestPowerCut::ran(const QString& title, const QByteArray& file)
{
    ScriptedContract contract;
    contract.title = title;
    contract.script = "echo new > " + file + "; echo 'STATUS: OK'; echo END_OF_RUN\n";
    contract.check = "test -s " + file;
    const CtlResult result = m_ctl->runToItsEnd(m_repository->path(), contract);
    if (result.code != 0)
        qFatal("%s", (result.out + result.err).constData());
    const QString run = result.object().value(u"run_id").toString();
    answered([this, run, file] { hasWork(run, file); });
    return run;
}

void TestPowerCut::review(const QString& run, const QString& word)
{
    const CtlResult result = (*m_ctl)({u"review"_s, run, word});
    if (result.code != 0)
        qFatal("%s", result.err.constData());
    m_mains.append(m_repository->git({u"rev-parse"_s, u"main"_s}));
}

void TestPowerCut::hasWork(const QString& run, const QByteArray& file) const
{
    const QJsonObject record = m_ctl->show(run);
    QCOMPARE(record.value(u"status").toString(), u"OK"_s);
    QCOMPARE(m_repository->git({u"show"_s, record.value(u"ref").toString() + u':' + QString::fromLatin1(file)}),
        QByteArray("new"));
}

void TestPowerCut::hasVerdict(const QString& run, const QString& verdict) const
{
    QCOMPARE(m_ctl->show(run).value(u"verdict").toString(), verdict);
}

void TestPowerCut::initTestCase()
{
    QTest::failOnWarning();
    m_ctl = std::make_unique<RemitCtl>();
    m_repository = std::make_unique<ScratchRepository>();
    m_repository->write("src/a.txt", "one\n");
    (void)m_repository->commit(u"First"_s);
    m_repository->write("draft.txt", "not committed\n");
    m_mains.append(m_repository->git({u"rev-parse"_s, u"main"_s}));
    m_disk.begin();
    for (const auto& [name, value] : m_disk.variables().asKeyValueRange())
        m_ctl->setVariable(name, value);

    const QString first = ran(u"First run"_s, "src/first.txt");
    m_accepted = first;
    review(first, u"accept"_s);
    answered([this, first] {
        hasVerdict(first, u"accepted"_s);
        QCOMPARE(m_repository->git({u"show"_s, u"main:src/first.txt"_s}), QByteArray("new"));
    });
    const QString second = ran(u"Second run"_s, "src/second.txt");
    review(second, u"reject"_s);
    answered([this, second] { QVERIFY(m_ctl->show(second).value(u"verdict").toString() != u"new"); });
    review(second, u"undo"_s);
    answered([this, second] { QVERIFY(m_ctl->show(second).value(u"verdict").toString() != u"accepted"); });

    for (const QString& name : m_disk.variables().keys())
        m_ctl->setVariable(name, {});
    QVERIFY(m_disk.lines() > 100); // or nobody kept the log
}

void TestPowerCut::whatWasAnsweredHolds_data()
{
    QTest::addColumn<qsizetype>("line");
    std::set<qsizetype> lines;
    for (const Answer& answer : std::as_const(m_answers))
        lines.insert(answer.line);
    const int cuts = qEnvironmentVariableIntValue("REMIT_CUTS") > 0 ? qEnvironmentVariableIntValue("REMIT_CUTS") : 25;
    std::mt19937 random(uint(qEnvironmentVariableIntValue("REMIT_SEED")));
    for (int i = 0; i < cuts; ++i)
        lines.insert(std::uniform_int_distribution<qsizetype>(0, m_disk.lines())(random));
    for (const qsizetype line : lines)
        QTest::addRow("at %lld of %lld", qlonglong(line), qlonglong(m_disk.lines())) << line;
}

void TestPowerCut::whatWasAnsweredHolds()
{
    QTest::failOnWarning();
    QFETCH(qsizetype, line);
    m_disk.cutAt(line);
    const CtlResult listed = (*m_ctl)({u"list"_s, u"--json"_s});
    QVERIFY2(listed.code == 0, listed.err.constData());
    QVERIFY((*m_ctl)({u"stop"_s, u"--all"_s}).code == 0);
    QVERIFY(m_repository->isSound());
    const QByteArray main = m_repository->git({u"rev-parse"_s, u"main"_s});
    QVERIFY(m_mains.contains(main));
    if (main != m_mains.constFirst()) // one without the other is never seen
        hasVerdict(m_accepted, u"accepted"_s);
    QCOMPARE(m_repository->read("draft.txt"), QByteArray("not committed\n"));
    for (const QJsonValue& row : listed.array()) {
        const QString run = row[u"run_id"].toString();
        const CtlResult verified = (*m_ctl)({u"journal"_s, run, u"--verify"_s});
        QVERIFY2(verified.code == 0, (verified.out + verified.err).constData());
        QCOMPARE(m_ctl->stateOf(run), u"finished"_s);
    }
    for (const Answer& answer : std::as_const(m_answers)) {
        if (answer.line <= line && !QTest::currentTestFailed())
            answer.holds();
    }
    // And it goes on from there.
    const CtlResult next = m_ctl->runToItsEnd(m_repository->path(),
        {.title = u"Next run"_s, .script = "echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n"});
    QVERIFY2(next.code == 0, (next.out + next.err).constData());
}

REMIT_TEST_MAIN(TestPowerCut)
#include "tst_powercut.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxsignals.h"
#include "tests/sandbox/boxfixture.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QUuid>

#include <csignal>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

// What must not live on: processes that left their parent, their session and their signals behind, and go on writing
// to the worktree.

namespace {

/** Three of them; the token is there to be found in /proc/PID/cmdline. Returns when all beat. */
QByteArray daemons(const QByteArray& token)
{
    return "for n in 1 2 3; do setsid sh -c '(trap \"\" TERM HUP INT; while :; do echo x >> beat'$n'; sleep 0.01; "
           "done) "
           "</dev/null >/dev/null 2>&1 &' "
        + token + "; done; until [ -s beat1 ] && [ -s beat2 ] && [ -s beat3 ]; do sleep 0.01; done; ";
}

QByteArray newToken()
{
    return "token-" + QUuid::createUuid().toByteArray(QUuid::Id128);
}

QList<qint64> processesWith(const QByteArray& token)
{
    QList<qint64> found;
    const QStringList pids = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString& pid : pids) {
        QFile file(u"/proc/%1/cmdline"_s.arg(pid));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(token))
            found.append(pid.toLongLong());
    }
    return found;
}

/** For the message of a test that fails. */
QByteArray whatLives(const QByteArray& token)
{
    QByteArray text;
    for (const qint64 pid : processesWith(token)) {
        for (const char* name : {"status", "wchan", "syscall", "cmdline"}) {
            QFile file(u"/proc/%1/"_s.arg(pid) + QString::fromLatin1(name));
            if (file.open(QIODevice::ReadOnly))
                text += file.readAll().left(300) + '\n';
        }
    }
    return text;
}

qint64 beats(const ScratchRun& run)
{
    qint64 size = 0;
    for (int n = 1; n <= 3; ++n)
        size += QFileInfo(run.path(u"worktree/beat%1"_s.arg(n))).size();
    return size;
}

/** The heartbeat has ended, not paused. */
bool isQuiet(const ScratchRun& run)
{
    const qint64 before = beats(run);
    QTest::qWait(100);
    return beats(run) == before;
}

/** The other side of ownerKilledAnywhereLeavesNothing: holds a box until it is killed. */
int holdBox(const QStringList& arguments)
{
    BoxSpec spec;
    spec.worktree = arguments.at(2);
    spec.home = arguments.at(3);
    spec.boxInit = boxInitProgram();
    spec.argv = {"/bin/sh", "-c", daemons(arguments.at(4).toUtf8()) + "wait; exec sleep 600", arguments.at(4).toUtf8()};
    spec.environment = {"PATH=/usr/bin:/bin"};
    BoxProcess box;
    QObject::connect(&box, &BoxProcess::ready, &box, &BoxProcess::go);
    QObject::connect(&box, &BoxProcess::done, qApp, &QCoreApplication::quit);
    box.start(spec, {}, systemBwrap());
    return QCoreApplication::exec();
}

} // namespace

class TestBoxDaemons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void normalEndLeavesNothing();
    void crashOfTheCommandLeavesNothing();
    void killLeavesNothing();
    void deletingTheBoxLeavesNothing();
    void killDuringAForkStormLeavesNothing();
    void killAtAnyMomentOfTheStartLeavesNothing();
    void ownerKilledAnywhereLeavesNothing();
};

void TestBoxDaemons::normalEndLeavesNothing()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const QByteArray token = newToken();
    const BoxOutcome outcome = runBox(run.spec(daemons(token) + "echo end; exit 4"));
    QCOMPARE(outcome.out, QByteArray("end\n"));
    QCOMPARE(outcome.exitCode(), 4);
    QVERIFY(outcome.result.verifiedDead);
    QVERIFY(processesWith(token).isEmpty());
    QVERIFY(isQuiet(run));
}

void TestBoxDaemons::crashOfTheCommandLeavesNothing()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const QByteArray token = newToken();
    const BoxOutcome outcome = runBox(run.spec(daemons(token) + "kill -SEGV $$"));
    QVERIFY2(outcome.exitCode() == 128 + SIGSEGV, outcome.text().constData()); // as bwrap tells it
    QVERIFY(outcome.result.verifiedDead);
    QVERIFY(processesWith(token).isEmpty());
    QVERIFY(isQuiet(run));
}

void TestBoxDaemons::killLeavesNothing()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const QByteArray token = newToken();
    BoxProcess box;
    connect(&box, &BoxProcess::ready, &box, &BoxProcess::go);
    connect(&box, &BoxProcess::standardOutput, &box, &BoxProcess::kill);
    QSignalSpy done(&box, &BoxProcess::done);
    box.start(run.spec(daemons(token) + "echo up; sleep 600"), {}, systemBwrap());
    QTRY_COMPARE(done.count(), 1);
    QVERIFY(done.first().first().value<BoxResult>().verifiedDead);
    QVERIFY(processesWith(token).isEmpty());
    QVERIFY(isQuiet(run));
}

void TestBoxDaemons::deletingTheBoxLeavesNothing()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const QByteArray token = newToken();
    auto box = std::make_unique<BoxProcess>();
    QByteArray out;
    connect(box.get(), &BoxProcess::ready, box.get(), &BoxProcess::go);
    connect(box.get(), &BoxProcess::standardOutput, this, [&](const QByteArray& bytes) { out += bytes; });
    box->start(run.spec(daemons(token) + "echo up; sleep 600"), {}, systemBwrap());
    QTRY_COMPARE(out, QByteArray("up\n"));
    box.reset();
    QTRY_VERIFY(processesWith(token).isEmpty());
    QVERIFY(isQuiet(run));
}

void TestBoxDaemons::killDuringAForkStormLeavesNothing()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    const QByteArray token = newToken();
    BoxSpec spec = run.spec("echo up; while :; do setsid sh -c 'sleep 600 & sleep 600 &' " + token + " & done");
    spec.maximumProcesses = 400;
    BoxProcess box;
    connect(&box, &BoxProcess::ready, &box, &BoxProcess::go);
    QSignalSpy done(&box, &BoxProcess::done);
    box.start(spec, {}, systemBwrap());
    QTRY_VERIFY(box.processes().size() > 60);
    box.kill();
    QTRY_COMPARE(done.count(), 1);
    QVERIFY(done.first().first().value<BoxResult>().verifiedDead);
    QVERIFY(box.processes().isEmpty());
    QVERIFY(processesWith(token).isEmpty());
}

void TestBoxDaemons::killAtAnyMomentOfTheStartLeavesNothing()
{
    REMIT_NEED_BOX();
    const ScratchRun run;
    for (int delay = 0; delay < 20; ++delay) {
        const QByteArray token = newToken();
        BoxSpec spec = run.spec(daemons(token) + "sleep 600");
        spec.argv.append(token);
        BoxProcess box;
        connect(&box, &BoxProcess::ready, &box, &BoxProcess::go);
        QSignalSpy done(&box, &BoxProcess::done);
        box.start(spec, {}, systemBwrap());
        QTest::qWait(delay);
        box.kill();
        QTRY_COMPARE(done.count(), 1);
        QVERIFY(done.first().first().value<BoxResult>().verifiedDead);
        QVERIFY(processesWith(token).isEmpty());
    }
    QVERIFY(isQuiet(run));
}

void TestBoxDaemons::ownerKilledAnywhereLeavesNothing()
{
    REMIT_NEED_BOX();
    for (int round = 0; round < 20; ++round) {
        const ScratchRun run;
        const QByteArray token = newToken();
        QProcess owner;
        owner.start(QCoreApplication::applicationFilePath(),
            {u"hold-box"_s, run.path(u"worktree"_s), run.path(u"home"_s), QString::fromLatin1(token)});
        QVERIFY(owner.waitForStarted());
        // From before the box is made to well into its work.
        QTest::qWait(static_cast<int>(QRandomGenerator::global()->bounded(200)));
        if (round % 4 == 0)
            QTRY_VERIFY(beats(run) > 0);
        QCOMPARE(::kill(static_cast<pid_t>(owner.processId()), SIGKILL), 0);
        QVERIFY(owner.waitForFinished());
        // What bwrap itself may leave in the middle of a start has run nothing; recovery finds and ends it.
        // Counted in looks, not in seconds: one look over /proc beside dying namespaces can take longer than any
        // timeout.
        bool onlyStubsLive = false;
        for (int look = 0; look < 100 && !onlyStubsLive; ++look) {
            // The second look comes later: what died between the two is in the first alone, so look again then.
            onlyStubsLive = processesWith(token).size() == unfinishedBoxesOf(run.path(u"home"_s)).size();
            if (!onlyStubsLive)
                QTest::qWait(50);
        }
        QVERIFY2(onlyStubsLive, whatLives(token).constData());
        for (const ProcessIdentity& left : unfinishedBoxesOf(run.path(u"home"_s)))
            QVERIFY(killProcess(left) || !isAlive(left)); // it may have gone by itself since it was seen
        QTRY_VERIFY(processesWith(token).isEmpty());
        if (round % 4 == 0)
            QVERIFY(isQuiet(run));
    }
}

int main(int argc, char* argv[])
{
    remit::test::prepare();
    QCoreApplication app(argc, argv);
    if (argc == 5 && std::strcmp(argv[1], "hold-box") == 0)
        return holdBox(QCoreApplication::arguments());
    TestBoxDaemons test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_boxdaemons.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/process.h"
#include "runner/process/procstat.h"
#include "tests/process/childwatch.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

#include <signal.h>
#include <sys/resource.h>

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;
using How = ProcessResult::How;

namespace {

QtMessageHandler originalHandler = nullptr;
int destroyedWhileRunning = 0;

void countDestroyed(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (text.contains(QStringLiteral("Destroyed while")))
        ++destroyedWhileRunning;
    originalHandler(type, context, text);
}

/** The letter of /proc/PID/stat; '?' where there is no such process any more. */
char stateOf(qint64 pid)
{
    return procStatOf(pid).value_or(ProcStat()).state;
}

/** How often this thread gave up the processor by itself: whatever it waits for, and however shortly, is counted. */
long timesWaited()
{
    rusage use{};
    ::getrusage(RUSAGE_THREAD, &use);
    return use.ru_nvcsw;
}

} // namespace

/** Every way in which a child ends; nothing may survive any of them. */
class TestProcessEnd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { originalHandler = qInstallMessageHandler(countDestroyed); }
    void cleanupTestCase()
    {
        qInstallMessageHandler(nullptr);
        QCOMPARE(destroyedWhileRunning, 0);
    }
    void init() { QTest::failOnWarning(); }
    void cleanup()
    {
        QTRY_COMPARE(ChildWatch::survivors(), QList<qint64>());
        QTRY_COMPARE(descendantsOf(QCoreApplication::applicationPid()).size(), 1);
    }

    void killEndsAnyChild_data()
    {
        QTest::addColumn<QByteArrayList>("arguments");
        QTest::newRow("silent") << QByteArrayList{"silent"};
        QTest::newRow("ignores SIGTERM") << QByteArrayList{"ignore-term"};
        QTest::newRow("floods") << QByteArrayList{"flood", "100000000000"};
        QTest::newRow("endless line") << QByteArrayList{"endless-line", "100000000000"};
        QTest::newRow("has closed its streams") << QByteArrayList{"close-stdout"};
        QTest::newRow("has stopped itself") << QByteArrayList{"stop-itself"};
    }
    void killEndsAnyChild()
    {
        QFETCH(QByteArrayList, arguments);
        ChildWatch child(arguments);
        child.start();
        QTRY_COMPARE(child.started.size(), 1);
        QVERIFY(child.process.pid() > 0);
        child.process.kill();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Signalled, -1, SIGKILL, {}}));
    }

    void killBeforeStartedIsStillOneDone()
    {
        ChildWatch child({"silent"});
        child.start();
        child.process.kill();
        child.process.kill();
        QTRY_COMPARE(child.done.size(), 1);
        QVERIFY(child.result().how != How::Exited);
    }

    void terminateAsksFirst()
    {
        ChildWatch child({"obey-term"});
        child.start();
        QTRY_COMPARE(child.output, "ready\n");
        child.process.terminate(1min);
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Signalled, -1, SIGTERM, {}}));
    }

    void terminateKillsAfterTheGrace_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("ignores SIGTERM") << QByteArray("ignore-term");
        QTest::newRow("has stopped itself") << QByteArray("stop-itself");
    }
    void terminateKillsAfterTheGrace()
    {
        QFETCH(QByteArray, mode);
        ChildWatch child({mode});
        child.start();
        if (mode == "ignore-term")
            QTRY_COMPARE(child.output, "ready\n");
        else // it has been executed; SIGTERM would still end it before it stands
            QTRY_COMPARE(stateOf(child.process.pid()), 'T');
        QElapsedTimer clock;
        clock.start();
        child.process.terminate(150ms);
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Signalled, -1, SIGKILL, {}}));
        QVERIFY(clock.elapsed() >= 145);
    }

    void terminateReachesTheWholeGroup()
    {
        ChildWatch child({"hold-and-wait"}); // its own child ignores SIGTERM and holds the streams
        child.start();
        QTRY_VERIFY(child.output.endsWith('\n'));
        child.process.terminate(1min);
        QTRY_COMPARE(child.done.size(), 1); // the leader went by SIGTERM, the rest then at once
    }

    void aGrandchildThatHoldsTheStreamsDoesNotDelayDone()
    {
        ChildWatch child({"leave-holder"});
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Exited, 0, 0, {}}));
        const auto holder = identityOf(child.output.trimmed().toLongLong());
        QVERIFY(holder && isAlive(*holder));
        QVERIFY(killProcess(*holder));
    }

    void grandchildrenInSessionsOfTheirOwnAreFoundAndKilled()
    {
        ChildWatch child({"grandchildren", "5"});
        child.start();
        QTRY_COMPARE(child.output.count('\n'), 5);
        const QList<qint64> tree = descendantsOf(child.process.pid());
        QCOMPARE(tree.size(), 6);
        QList<ProcessIdentity> identities;
        for (const qint64 pid : tree)
            identities.append(identityOf(pid).value_or(ProcessIdentity()));
        child.process.kill();
        QTRY_COMPARE(child.done.size(), 1);
        for (const ProcessIdentity& identity : identities.sliced(1))
            QVERIFY(killProcess(identity));
    }

    void deletingARunningProcessNeitherWaitsNorWarns_data()
    {
        QTest::addColumn<QByteArrayList>("arguments");
        QTest::addColumn<bool>("whileStarting");
        QTest::newRow("silent") << QByteArrayList{"silent"} << false;
        QTest::newRow("ignores SIGTERM") << QByteArrayList{"ignore-term"} << false;
        QTest::newRow("floods") << QByteArrayList{"flood", "100000000000"} << false;
        QTest::newRow("stopped") << QByteArrayList{"stop-itself"} << false;
        QTest::newRow("with a group") << QByteArrayList{"hold-and-wait"} << false;
        QTest::newRow("while it starts") << QByteArrayList{"silent"} << true;
    }
    void deletingARunningProcessNeitherWaitsNorWarns()
    {
        QFETCH(QByteArrayList, arguments);
        QFETCH(bool, whileStarting);
        auto child = std::make_unique<ChildWatch>(arguments);
        child->start();
        if (!whileStarting)
            QTRY_COMPARE(child->started.size(), 1);
        if (arguments.at(0) == "hold-and-wait")
            QTRY_VERIFY(child->output.endsWith('\n'));
        const long before = timesWaited();
        child.reset();
        QCOMPARE(timesWaited(), before);
    }

    void manyAreStartedAndDroppedAtOnce()
    {
        for (int i = 0; i < 50; ++i) {
            ChildWatch child({i % 2 ? "silent" : "exit"});
            child.start();
        }
    }

    void aReceiverMayDeleteItsProcess_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("at started") << 0;
        QTest::newRow("at output") << 1;
        QTest::newRow("at error output") << 2;
        QTest::newRow("at done") << 3;
    }
    void aReceiverMayDeleteItsProcess()
    {
        QFETCH(int, when);
        auto* child = new ChildWatch({"both-streams"});
        bool gone = false;
        const auto drop = [&] {
            delete child;
            gone = true;
        };
        if (when == 0)
            connect(&child->process, &Process::started, this, drop);
        else if (when == 1)
            connect(&child->process, &Process::standardOutput, this, drop);
        else if (when == 2)
            connect(&child->process, &Process::standardError, this, drop);
        else
            connect(&child->process, &Process::done, this, drop);
        child->start();
        QTRY_VERIFY(gone);
    }

    void aFailedStartMayBeDeletedAtDone()
    {
        auto* child = new ChildWatch({"exit"});
        child->setup.program = QStringLiteral("/nowhere/x");
        bool gone = false;
        connect(&child->process, &Process::done, this, [&] {
            delete child;
            gone = true;
        });
        child->start();
        QTRY_VERIFY(gone);
    }
};

REMIT_TEST_MAIN(TestProcessEnd)
#include "tst_processend.moc"

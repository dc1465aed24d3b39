// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/procstat.h"
#include "tests/sandbox/boxfixture.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <csignal>

#include <unistd.h>

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/** Where no box can be made: what the keeper holds at level B, and that nothing outlives it at B and C. */
class TestBoxKeeper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!sandboxFacts().landlock)
            QSKIP("This kernel's Landlock cannot hold the network.");
    }
    void init()
    {
        QTest::failOnWarning();
        m_run = std::make_unique<ScratchRun>();
        m_run->write(u"secret/key"_s, "the key\n");
        m_run->write(u"tmp/.keep"_s, "");
    }

    void theCommandRunsAndItsCodeComesBack();
    void nothingRunsBeforeTheGo();
    void itIsRefusedWhereLandlockDoesNotHold();
    void whatIsOutsideIsNeitherReadNorWritten_data();
    void whatIsOutsideIsNeitherReadNorWritten();
    void theWorktreeIsWritten();
    void aReadOnlyWorktreeIsNot();
    void onlyTheListedPortsAreReached();
    void onlyThreeDescriptorsAreOpen();
    void daemonsEndWithTheCommand();
    void killEndsEverything_data();
    void killEndsEverything();
    void aKilledKeeperLeavesNothing();
    void frozenStandsStillUntilThawed();
    void levelCHoldsTheEnd();

private:
    [[nodiscard]] BoxSpec spec(const QByteArray& script, BoxLevel level = BoxLevel::B) const
    {
        BoxSpec made = m_run->spec(script);
        made.level = level;
        made.keeper = sandboxFacts().boxKeeper;
        made.temporary = m_run->path(u"tmp"_s);
        made.homeInside = made.home;
        made.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + QFile::encodeName(made.home),
            "TMPDIR=" + QFile::encodeName(made.temporary)};
        made.environment.append("REMIT_MARK=" + m_mark);
        return made;
    }
    [[nodiscard]] int living() const
    {
        int count = 0;
        for (const qint64 pid : allProcesses()) {
            QFile file(u"/proc/%1/environ"_s.arg(pid));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains("REMIT_MARK=" + m_mark))
                ++count;
        }
        return count;
    }

    std::unique_ptr<ScratchRun> m_run;
    QByteArray m_mark = QByteArray::number(QRandomGenerator::global()->generate64(), 16);
};

void TestBoxKeeper::theCommandRunsAndItsCodeComesBack()
{
    const BoxOutcome outcome = runBox(spec("pwd; cat; echo oops >&2; exit 7"), "input");
    QVERIFY2(outcome.result.started, outcome.text().constData());
    QCOMPARE(outcome.exitCode(), 7);
    QCOMPARE(outcome.out, m_run->path(u"worktree"_s).toUtf8() + "\ninput");
    QCOMPARE(outcome.err, QByteArray("oops\n"));
    QVERIFY(outcome.result.verifiedDead);
    QCOMPARE(outcome.doneCount, 1);
}

void TestBoxKeeper::nothingRunsBeforeTheGo()
{
    const BoxOutcome outcome
        = runBox(spec("echo ran > ran"), {}, [](BoxProcess& box, const QList<int>&) { box.kill(); });
    QVERIFY(outcome.wasReady);
    QVERIFY(outcome.result.verifiedDead);
    QCOMPARE(m_run->read(u"worktree/ran"_s), QByteArray());
}

/** The folder that must be shut is one that the orders open: the keeper finds that, and nothing runs. */
void TestBoxKeeper::itIsRefusedWhereLandlockDoesNotHold()
{
    BoxSpec open = spec("echo ran > ran");
    open.readOnlyPaths.append(m_run->path());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a folder of the outside can be read"_s));
    const BoxOutcome outcome = runBox(open);
    QVERIFY(!outcome.result.started);
    QVERIFY2(outcome.result.error.contains(u"a folder of the outside can be read"), qPrintable(outcome.result.error));
    QCOMPARE(m_run->read(u"worktree/ran"_s), QByteArray());
}

void TestBoxKeeper::whatIsOutsideIsNeitherReadNorWritten_data()
{
    QTest::addColumn<QByteArray>("script");
    const auto row = [](const char* name, const char* script) { QTest::newRow(name) << QByteArray(script); };
    row("a key", "cat ../secret/key");
    row("by /proc", "cat /proc/self/cwd/../secret/key");
    row("a list", "ls ../secret");
    row("a new file", "echo x > ../secret/new");
    row("a changed file", "echo x >> ../secret/key");
    row("a removed file", "rm ../secret/key");
    row("a renamed file", "mv ../secret/key key");
    row("a link to it", "ln ../secret/key key");
    row("the environment of others", "tr '\\0' '\\n' < /proc/$OTHER/environ | grep .");
    row("the environment of its keeper", "grep -q . /proc/$PPID/environ");
    row("a signal to others", "kill -0 $OTHER");
    row("memory of others", "head -c 1 /proc/$OTHER/mem");
    row("a socket with a path", "python3 -c 'import socket; socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)'");
    row("a datagram", "python3 -c 'import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)'");
    row("another stream protocol",
        "python3 -c 'import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)'");
    row("a port of its own", "python3 -c 'import socket; s = socket.socket(); s.bind((\"127.0.0.1\", 0))'");
    row("a user namespace", "unshare -U true");
}

void TestBoxKeeper::whatIsOutsideIsNeitherReadNorWritten()
{
    QFETCH(QByteArray, script);
    BoxSpec tried = spec("if { " + script + "; }; then echo came through; fi");
    tried.environment.append("OTHER=" + QByteArray::number(::getpid()));
    const BoxOutcome outcome = runBox(tried);
    QVERIFY2(outcome.result.started, outcome.text().constData());
    QVERIFY2(!outcome.out.contains("came through"), outcome.text().constData());
    QVERIFY2(!outcome.err.contains("not found"), outcome.text().constData()); // or it has tried nothing
    QCOMPARE(m_run->read(u"secret/key"_s), QByteArray("the key\n"));
    QVERIFY(!QFile::exists(m_run->path(u"secret/new"_s)));
}

void TestBoxKeeper::theWorktreeIsWritten()
{
    const BoxOutcome outcome = runBox(spec(
        "mkdir a && echo x > a/b && mv a/b c && ln -s c d && rm -r a && echo home > $HOME/x && echo t > $TMPDIR/x"));
    QVERIFY2(outcome.exitCode() == 0 && outcome.err.isEmpty(), outcome.text().constData());
    QCOMPARE(m_run->read(u"worktree/c"_s), QByteArray("x\n"));
}

void TestBoxKeeper::aReadOnlyWorktreeIsNot()
{
    BoxSpec frozen = spec("echo x > new; echo $?; cat given");
    frozen.worktreeReadOnly = true;
    m_run->write(u"worktree/given"_s, "given\n");
    const BoxOutcome outcome = runBox(frozen);
    QVERIFY2(outcome.out.endsWith("given\n") && !outcome.out.startsWith("0"), outcome.text().constData());
    QVERIFY(!QFile::exists(m_run->path(u"worktree/new"_s)));
}

void TestBoxKeeper::onlyTheListedPortsAreReached()
{
    QTcpServer unlisted;
    QVERIFY(unlisted.listen(QHostAddress::LocalHost));
    BoxSpec asking = spec({});
    const auto port = addListener(asking, u"3129"_s);
    QVERIFY(port.has_value());
    const QByteArray client = "import socket, sys\n"
                              "for port in sys.argv[1:]:\n"
                              "    try:\n"
                              "        print(socket.create_connection(('127.0.0.1', int(port)), 5).recv(2).decode())\n"
                              "    except OSError as error:\n"
                              "        print(error.strerror)\n";
    asking.argv = {"/usr/bin/python3", "-c", client, port->toLatin1(), QByteArray::number(unlisted.serverPort())};
    QTcpServer served;
    connect(&served, &QTcpServer::newConnection, &served, [&served] {
        QTcpSocket* socket = served.nextPendingConnection();
        socket->write("hi");
    });
    const BoxOutcome outcome = runBox(asking, {}, [&](BoxProcess& box, const QList<int>& listeners) {
        QCOMPARE(listeners.size(), 1);
        QVERIFY(served.setSocketDescriptor(listeners.constFirst()));
        box.go();
    });
    QCOMPARE(outcome.out, QByteArray("hi\nPermission denied\n"));
}

void TestBoxKeeper::onlyThreeDescriptorsAreOpen()
{
    const BoxOutcome outcome = runBox(spec("ls /proc/self/fd | wc -l"));
    QCOMPARE(outcome.out.trimmed(), QByteArray("4")); // and the one that lists them
}

void TestBoxKeeper::daemonsEndWithTheCommand()
{
    const BoxOutcome outcome = runBox(spec("for i in 1 2 3; do (setsid sh -c '(setsid sleep 600 &)' </dev/null "
                                           ">/dev/null 2>&1 &); done; sleep 0.2; exit 3"));
    QCOMPARE(outcome.exitCode(), 3);
    QVERIFY(outcome.result.verifiedDead);
    QCOMPARE(living(), 0);
}

void TestBoxKeeper::killEndsEverything_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("one") << QByteArray("echo up; sleep 600");
    QTest::newRow("deaf") << QByteArray("trap '' TERM INT HUP QUIT; echo up; while :; do sleep 1; done");
    QTest::newRow("daemons") << QByteArray(
        "(setsid sh -c 'while :; do (setsid sleep 600 &); sleep 0.01; done' &); sleep 0.1; echo up; sleep 600");
    QTest::newRow("stopped") << QByteArray("echo up; kill -STOP $$");
    QTest::newRow("fork storm") << QByteArray(
        "echo up; i=0; while [ $i -lt 300 ]; do (sleep 600 &); i=$((i+1)); done; sleep 600");
}

void TestBoxKeeper::killEndsEverything()
{
    QFETCH(QByteArray, script);
    QElapsedTimer clock;
    const BoxOutcome outcome = runBox(spec(script), {}, [&](BoxProcess& box, const QList<int>&) {
        connect(&box, &BoxProcess::standardOutput, &box, [&] {
            if (!clock.isValid())
                clock.start();
            box.kill();
        });
        box.go();
    });
    QVERIFY(outcome.result.verifiedDead);
    QCOMPARE(outcome.result.process.how, ProcessResult::How::Signalled);
    QCOMPARE(living(), 0);
    QVERIFY2(clock.durationElapsed() < 2s, QByteArray::number(clock.elapsed()).constData());
}

/** What it kept comes to us, and ends there. */
void TestBoxKeeper::aKilledKeeperLeavesNothing()
{
    const BoxOutcome outcome
        = runBox(spec("(setsid sleep 600 &); echo up; sleep 600"), {}, [&](BoxProcess& box, const QList<int>&) {
              connect(&box, &BoxProcess::standardOutput, &box, [&] { killProcess(box.bwrapIdentity()); });
              box.go();
          });
    QVERIFY(outcome.result.verifiedDead);
    QCOMPARE(living(), 0);
}

void TestBoxKeeper::frozenStandsStillUntilThawed()
{
    QByteArray seen;
    const BoxOutcome outcome
        = runBox(spec("(while :; do echo child; sleep 0.01; done) & while :; do echo tick; sleep 0.01; done"), {},
            [&](BoxProcess& box, const QList<int>&) {
                auto* still = new QTimer(&box);
                still->setSingleShot(true);
                auto* thawed = new QTimer(&box);
                thawed->setSingleShot(true);
                connect(still, &QTimer::timeout, &box, [&box, &seen, thawed] {
                    seen.clear(); // nothing more may come until the thaw
                    thawed->start(300ms);
                });
                connect(thawed, &QTimer::timeout, &box, [&box, &seen] {
                    seen = seen.isEmpty() ? "still" : "it ran";
                    box.thaw();
                });
                connect(&box, &BoxProcess::standardOutput, &box, [&box, &seen, still](const QByteArray& bytes) {
                    if (seen == "still" || seen == "it ran") {
                        box.kill();
                        return;
                    }
                    seen += bytes;
                    if (!still->isActive() && seen.size() > 20 && !seen.startsWith('!')) {
                        box.freeze();
                        still->start(200ms);
                    }
                });
                box.go();
            });
    QCOMPARE(seen, QByteArray("still"));
    QVERIFY(outcome.result.verifiedDead);
    QCOMPARE(living(), 0);
}

void TestBoxKeeper::levelCHoldsTheEnd()
{
    const BoxOutcome outcome = runBox(
        spec("cat ../secret/key; (setsid sleep 600 </dev/null >/dev/null 2>&1 &); sleep 0.1; exit 4", BoxLevel::C));
    QVERIFY2(outcome.result.started, outcome.text().constData());
    QCOMPARE(outcome.out, QByteArray("the key\n")); // no wall: that is what a person consents to
    QCOMPARE(outcome.exitCode(), 4);
    QCOMPARE(living(), 0);
}

REMIT_TEST_MAIN(TestBoxKeeper)
#include "tst_boxkeeper.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/process.h"
#include "tests/process/childwatch.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;
using How = ProcessResult::How;

/** Starting, what the child gets, and what comes back. */
class TestProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void cleanup() { QCOMPARE(ChildWatch::survivors(), QList<qint64>()); }

    void anExitCodeComesBack_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {0, 1, 3, 126, 127, 255})
            QTest::addRow("%d", code) << code;
    }
    void anExitCodeComesBack()
    {
        QFETCH(int, code);
        ChildWatch child({"exit", QByteArray::number(code)});
        QCOMPARE(child.process.pid(), 0);
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Exited, code, 0, {}}));
        QCOMPARE(child.started.size(), 1);
        QCOMPARE(child.process.pid(), 0);
    }

    void aCrashTellsItsSignal()
    {
        ChildWatch child({"crash"});
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Signalled, -1, SIGSEGV, {}}));
    }

    void aFailureToStartIsOneDoneAndNoStarted_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("part");
        const QString app = QStringLiteral(REMIT_CHILD_APP);
        QTest::newRow("no such program") << QStringLiteral("/nowhere/x") << QString() << QStringLiteral("/nowhere/x");
        QTest::newRow("a folder") << QStringLiteral("/usr") << QString() << QStringLiteral("/usr");
        QTest::newRow("not executable") << QStringLiteral("/etc/passwd") << QString() << QStringLiteral("denied");
        QTest::newRow("relative") << QStringLiteral("child_app") << QString() << QStringLiteral("absolute");
        QTest::newRow("no such folder") << app << QStringLiteral("/nowhere") << QStringLiteral("No such file");
    }
    void aFailureToStartIsOneDoneAndNoStarted()
    {
        QFETCH(QString, program);
        QFETCH(QString, folder);
        QFETCH(QString, part);
        ChildWatch child({"exit", "0"});
        child.setup.program = program;
        child.setup.workingDirectory = folder;
        child.start();
        QCOMPARE(child.done.size(), 0); // never inside start()
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result().how, How::FailedToStart);
        QVERIFY2(child.result().error.contains(part), qPrintable(child.result().error));
        QCOMPARE(child.started.size(), 0);
        QCOMPARE(child.process.pid(), 0);
        child.process.kill();
        child.process.terminate(std::chrono::milliseconds(1));
        QTest::qWait(20); // nothing may come; there is no event to wait for
        QCOMPARE(child.done.size(), 1);
    }

    void aNulByteCannotBePassed()
    {
        ChildWatch child({QByteArray("a\0b", 3)});
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QVERIFY(child.result().error.contains(QStringLiteral("NUL")));
    }

    void argumentsAndEnvironmentAreTheVeryBytes()
    {
        const QByteArrayList odd{"", " ", "$(id)", "a\nb", "\xff\xfe\xc3", "\xc3\xa4", "--", "'\"\\"};
        ChildWatch child(QByteArrayList{"arguments"} + odd);
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.output, odd.join('\0') + '\0');

        ChildWatch other({"environment"});
        other.setup.environment = {ChildWatch::mark(), "A=\xff\xfe", "B=", "C==x\n"};
        other.start();
        QTRY_COMPARE(other.done.size(), 1);
        QCOMPARE(other.output, other.setup.environment.join('\0') + '\0'); // and nothing of ours
    }

    void onlyPassedDescriptorsReachTheChild()
    {
        const int leaked = ::open("/dev/null", O_RDONLY); // without O_CLOEXEC, as a careless library would
        const int passed = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        const int high = ::fcntl(leaked, F_DUPFD, 500);
        QVERIFY(leaked > 2 && passed > 2 && high >= 500);
        ChildWatch child({"descriptors"});
        child.setup.passDescriptors = {passed};
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QByteArrayList expected{"0", "1", "2", QByteArray::number(passed)};
        QByteArrayList numbers = child.output.trimmed().split('\n');
        std::ranges::sort(numbers);
        std::ranges::sort(expected);
        QCOMPARE(numbers, expected);
        for (const int descriptor : {leaked, passed, high})
            QCOMPARE(::close(descriptor), 0);
    }

    void aDescriptorThatIsNotOpenFailsTheStart()
    {
        ChildWatch child({"exit", "0"});
        child.setup.passDescriptors = {901};
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result().how, How::FailedToStart);
        QVERIFY2(child.result().error.contains(QStringLiteral("descriptor")), qPrintable(child.result().error));
    }

    void theChildHasItsOwnSessionFolderAndDefaultSignals()
    {
        const QTemporaryDir folder;
        ::signal(SIGHUP, SIG_IGN);
        ChildWatch child({"whoami"});
        child.setup.workingDirectory = folder.path();
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        ::signal(SIGHUP, SIG_DFL);
        const QByteArray pid = QByteArray::number(child.started.at(0).at(0).toLongLong());
        QCOMPARE(child.output,
            "pid " + pid + "\nsession " + pid + "\ngroup " + pid + "\nfolder "
                + QFileInfo(folder.path()).canonicalFilePath().toUtf8() + '\n');
    }

    void withoutANewSessionItStaysInOurs()
    {
        ChildWatch child({"whoami"});
        child.setup.newSession = false;
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QVERIFY(child.output.contains("session " + QByteArray::number(::getsid(0)) + '\n'));
    }

    void inputIsWrittenWholeAndThenEnds_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 65536, 5'000'000})
            QTest::addRow("%lld bytes", static_cast<long long>(size)) << size;
    }
    void inputIsWrittenWholeAndThenEnds()
    {
        QFETCH(qsizetype, size);
        ChildWatch child({"copy"});
        child.setup.standardInput = QByteArray(size, 'i');
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Exited, 0, 0, {}}));
        QCOMPARE(child.output, child.setup.standardInput);
    }

    void aChildThatNeverReadsItsInputDoesNotHoldUs()
    {
        ChildWatch child({"exit", "4"});
        child.setup.standardInput = QByteArray(1'000'000, 'i');
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Exited, 4, 0, {}}));
    }

    void bothStreamsArriveWholeBeforeDone()
    {
        ChildWatch child({"both-streams"});
        QByteArray atDone;
        connect(&child.process, &Process::done, this, [&] { atDone = child.output + child.errors; });
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(atDone, "to stdout\nto stderr\n");
    }

    void aFloodIsDrainedToTheLastByte_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("lines") << QByteArray("flood");
        QTest::newRow("one endless line") << QByteArray("endless-line");
    }
    void aFloodIsDrainedToTheLastByte()
    {
        QFETCH(QByteArray, mode);
        constexpr qint64 kSize = 50'000'001;
        ChildWatch child({mode, QByteArray::number(kSize)});
        qint64 size = 0;
        qsizetype largest = 0;
        child.process.disconnect(&child.process);
        connect(&child.process, &Process::standardOutput, this, [&](const QByteArray& bytes) {
            size += bytes.size();
            largest = std::max(largest, bytes.size());
        });
        child.start();
        QTRY_COMPARE_WITH_TIMEOUT(child.done.size(), 1, 30'000);
        QCOMPARE(size, kSize);
        QVERIFY2(largest <= 1 << 20, "QProcess must not gather the flood");
    }

    void bytesThatAreNotUtf8PassUnchanged()
    {
        ChildWatch child({"bad-utf8"});
        child.start();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.output, QByteArray("a\xff\xfe\xc0\x80\0z\n", 8));
    }

    void programsAreFoundOnAbsoluteEntriesOnly()
    {
        const QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("tool"));
        QVERIFY(QFile::copy(QStringLiteral(REMIT_CHILD_APP), program));
        QVERIFY(QFile(folder.filePath(QStringLiteral("plain"))).open(QIODevice::WriteOnly));
        const QString tool = QStringLiteral("tool");
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        QCOMPARE(findProgram(tool, folder.path()), program);
        QCOMPARE(findProgram(tool, QStringLiteral("/nowhere:%1/:/usr/bin").arg(folder.path())), program);
        QCOMPARE(findProgram(tool, QStringLiteral(":.:..:/nowhere:")), QString());
        QCOMPARE(findProgram(tool, QString()), QString());
        QCOMPARE(findProgram(QString(), folder.path()), QString());
        QCOMPARE(findProgram(QStringLiteral("./tool"), folder.path()), QString());
        QCOMPARE(findProgram(QStringLiteral("plain"), folder.path()), QString());
        QCOMPARE(findProgram(QStringLiteral("."), folder.path()), QString());
        QCOMPARE(findProgram(program, QString()), program);
        QVERIFY(QDir::setCurrent(before));
    }

    void anInputThatIsKeptTakesMoreUntilItIsClosed()
    {
        ChildWatch child({"copy"});
        child.setup.keepInput = true;
        child.setup.standardInput = "first\n";
        child.start();
        QTRY_COMPARE(child.output, QByteArray("first\n"));
        QVERIFY(child.process.write("second\n"));
        QTRY_COMPARE(child.output, QByteArray("first\nsecond\n"));
        QCOMPARE(child.done.size(), 0);
        QVERIFY(child.process.write(QByteArray(300'000, 'x')));
        child.process.closeInput();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result(), (ProcessResult{How::Exited, 0, 0, {}}));
        QCOMPARE(child.output.size(), 13 + 300'000); // nothing is lost on the way
        QVERIFY(child.process.write("late"));
    }

    void aKeptInputMayBeginEmpty()
    {
        ChildWatch child({"copy"});
        child.setup.keepInput = true;
        child.start();
        QTRY_COMPARE(child.started.size(), 1);
        QVERIFY(child.process.write("only\n"));
        QTRY_COMPARE(child.output, QByteArray("only\n"));
        child.process.closeInput();
        QTRY_COMPARE(child.done.size(), 1);
    }

    void whatAChildDoesNotReadIsHeldToABound()
    {
        ChildWatch child({"silent"});
        child.setup.keepInput = true;
        child.start();
        QTRY_COMPARE(child.started.size(), 1);
        const QByteArray piece(64 * 1024, 'x');
        qsizetype taken = 0;
        while (taken < 4 * Process::kMostUnread && child.process.write(piece))
            taken += piece.size();
        QVERIFY(taken >= Process::kMostUnread);
        QVERIFY(taken <= Process::kMostUnread + 2 * piece.size()); // and what the pipe holds
        QCOMPARE(child.done.size(), 0);
        child.process.closeInput();
        child.process.kill();
        QTRY_COMPARE(child.done.size(), 1);
        QCOMPARE(child.result().signal, SIGKILL);
    }

    void aChildThatClosedItsInputIsNoFailure()
    {
        ChildWatch child({"close-stdin"});
        child.setup.keepInput = true;
        child.start();
        QTRY_COMPARE(child.output, QByteArray("closed\n"));
        const QByteArray much(Process::kMostUnread + 1, 'x');
        // Twice in a row only where nothing of the first is held.
        QTRY_VERIFY(child.process.write(much) && child.process.write("more") && child.process.write(much));
        QCOMPARE(child.done.size(), 0);
        child.process.kill();
        QTRY_COMPARE(child.done.size(), 1);
    }
};

REMIT_TEST_MAIN(TestProcess)
#include "tst_process.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/processtree.h"
#include "tests/process/childwatch.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;

class TestDetached : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void cleanup() { QTRY_COMPARE(ChildWatch::survivors(), QList<qint64>()); }

    void theProgramRunsInASessionOfItsOwnWithNothingOfOurs()
    {
        const QTemporaryDir folder;
        const int leaked = ::open("/etc/passwd", O_RDONLY);
        QVERIFY(leaked > 2);
        ProcessSetup setup;
        setup.program = QStringLiteral(REMIT_CHILD_APP);
        setup.arguments = {"touch", "started"};
        setup.environment = {ChildWatch::mark()};
        setup.workingDirectory = folder.path();
        QString error;
        const auto pid = startDetached(setup, &error);
        QCOMPARE(::close(leaked), 0);
        QVERIFY2(pid, qPrintable(error));
        QFile told(folder.filePath(QStringLiteral("started")));
        QTRY_VERIFY(told.size() > 1);
        QVERIFY(told.open(QIODevice::ReadOnly));
        QCOMPARE(told.readAll().trimmed().toLongLong(), *pid);

        const auto process = static_cast<pid_t>(*pid);
        QCOMPARE(::getsid(process), process);
        QCOMPARE(::getpgid(process), process);
        QDir descriptors(QStringLiteral("/proc/%1/fd").arg(process));
        QCOMPARE(descriptors.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System),
            (QStringList{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}));
        for (const char* name : {"0", "1", "2"})
            QCOMPARE(QFile::symLinkTarget(descriptors.filePath(QLatin1String(name))), QStringLiteral("/dev/null"));
        QVERIFY(::waitpid(-1, nullptr, WNOHANG) < 0); // it is not our child, and no child of ours is left
        QVERIFY(killProcess(*identityOf(*pid)));
    }

    void aFailureNamesItsReason_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("part");
        const QString app = QStringLiteral(REMIT_CHILD_APP);
        QTest::newRow("no program") << QStringLiteral("/nowhere/x") << QString() << QStringLiteral("execve: No such");
        QTest::newRow("relative") << QStringLiteral("x") << QString() << QStringLiteral("absolute");
        QTest::newRow("no folder") << app << QStringLiteral("/nowhere") << QStringLiteral("chdir: No such");
    }
    void aFailureNamesItsReason()
    {
        QFETCH(QString, program);
        QFETCH(QString, folder);
        QFETCH(QString, part);
        ProcessSetup setup;
        setup.program = program;
        setup.workingDirectory = folder;
        QString error;
        QVERIFY(!startDetached(setup, &error));
        QVERIFY2(error.contains(part), qPrintable(error));
        QVERIFY(::waitpid(-1, nullptr, WNOHANG) < 0);
        QVERIFY(!startDetached(setup, nullptr));
    }

    void startingManyLeavesNoDescriptorAndNoZombie()
    {
        const auto openDescriptors = [] { return QDir(QStringLiteral("/proc/self/fd")).entryList().size(); };
        ProcessSetup setup;
        setup.program = QStringLiteral(REMIT_CHILD_APP);
        setup.arguments = {"exit", "0"};
        setup.environment = {ChildWatch::mark()};
        const auto before = openDescriptors();
        for (int i = 0; i < 30; ++i) {
            setup.program = i % 3 ? QStringLiteral(REMIT_CHILD_APP) : QStringLiteral("/nowhere/x");
            QCOMPARE(startDetached(setup, nullptr).has_value(), i % 3 != 0);
        }
        QCOMPARE(openDescriptors(), before);
        QVERIFY(::waitpid(-1, nullptr, WNOHANG) < 0);
    }
};

REMIT_TEST_MAIN(TestDetached)
#include "tst_detached.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/processtree.h"
#include "runner/process/procstat.h"
#include "tests/process/childwatch.h"
#include "tests/support/testmain.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;

class TestProcessTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void cleanup() { QTRY_COMPARE(ChildWatch::survivors(), QList<qint64>()); }

    void aProcessNameMayHoldAnything_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"sh", "a b", "x) R 1 (y", "((", "))", "", "\xff\xfe", "a\nb"})
            QTest::addRow("%s", QByteArray(name).toPercentEncoding().constData()) << QByteArray(name);
    }
    void aProcessNameMayHoldAnything()
    {
        QFETCH(QByteArray, name);
        const auto stat = parseProcStat("42 (" + name
            + ") S 7 42 42 0 -1 4194560 1 2 3 4 11 22 33 44 20 0 1 0 987654321 1000 55 18446744073709551615\n");
        QVERIFY(stat);
        QCOMPARE(stat->pid, 42);
        QCOMPARE(stat->state, 'S');
        QCOMPARE(stat->parent, 7);
        QCOMPARE(stat->cpuTicks, 110);
        QCOMPARE(stat->startTime, 987654321U);
        QCOMPARE(stat->residentPages, 55);
    }

    void whatIsNoStatLineIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no name") << QByteArray("42 S 7");
        QTest::newRow("too short") << QByteArray("42 (a) S 7 42 42");
        QTest::newRow("words") << QByteArray("42 (a) S x x x x x x x x x x x x x x x x x x x x x x x x");
    }
    void whatIsNoStatLineIsRefused()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!parseProcStat(line));
    }

    void anIdentitySurvivesJsonAndKnowsItsProcess()
    {
        const auto self = identityOf(::getpid());
        QVERIFY(self && self->isValid());
        QVERIFY(self->startTime > 0);
        QCOMPARE(self->bootId.size(), 36);
        QVERIFY(isAlive(*self));
        QCOMPARE(processIdentityFrom(toJson(*self)), *self);
        QVERIFY(!processIdentityFrom({}).isValid());
        QVERIFY(!identityOf(0));
        QVERIFY(!identityOf(-1));
    }

    void anotherProcessWithTheSamePidIsNotKilled()
    {
        ChildWatch child({"silent"});
        child.start();
        QTRY_COMPARE(child.started.size(), 1);
        const ProcessIdentity real = *identityOf(child.process.pid());
        ProcessIdentity earlier = real;
        earlier.startTime -= 1;
        ProcessIdentity otherBoot = real;
        otherBoot.bootId = QStringLiteral("00000000-0000-0000-0000-000000000000");
        QVERIFY(!isAlive(earlier));
        QVERIFY(!isAlive(otherBoot));
        QVERIFY(!killProcess(earlier));
        QVERIFY(!killProcess(otherBoot));
        QVERIFY(!killProcess({}));
        QVERIFY(isAlive(real));
        QVERIFY(killProcess(real));
        QTRY_COMPARE(child.done.size(), 1);
        QVERIFY(!isAlive(real));
        QVERIFY(!killProcess(real));
    }

    void aZombieIsNotAlive()
    {
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(0);
        const auto identity = identityOf(child);
        QVERIFY(identity);
        QTRY_VERIFY(!isAlive(*identity)); // dead, not waited for
        QVERIFY(identityOf(child));
        QVERIFY(!killProcess(*identity));
        QCOMPARE(descendantsOf(child), QList<qint64>());
        QCOMPARE(useOf({child}).processes, 0);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        QVERIFY(!identityOf(child));
    }

    void aProcessWhoseFirstThreadEndedIsAliveWithItsMemory()
    {
        ChildWatch child({"first-thread-ends", "50000000"});
        child.start();
        QTRY_COMPARE(child.output, "alone\n");
        const qint64 pid = child.process.pid();
        QVERIFY(isAlive(*identityOf(pid)));
        QCOMPARE(descendantsOf(pid), QList<qint64>{pid});
        QVERIFY(processesInNamespace(pidNamespaceOf(pid)).contains(pid));
        QVERIFY(useOf({pid}).residentBytes >= 50'000'000);
        QVERIFY(killProcess(*identityOf(pid)));
        QTRY_COMPARE(child.done.size(), 1);
    }

    void ourOwnNamespaceHoldsUsAndTheChild()
    {
        ChildWatch child({"silent"});
        child.start();
        QTRY_COMPARE(child.started.size(), 1);
        const quint64 space = pidNamespaceOf(::getpid());
        QVERIFY(space > 0);
        QCOMPARE(pidNamespaceOf(child.process.pid()), space);
        const QList<qint64> members = processesInNamespace(space);
        QVERIFY(members.contains(::getpid()));
        QVERIFY(members.contains(child.process.pid()));
        QCOMPARE(processesInNamespace(0), QList<qint64>());
        QCOMPARE(processesInNamespace(1), QList<qint64>());
        QCOMPARE(pidNamespaceOf(0), 0U);
        child.process.kill();
        QTRY_COMPARE(child.done.size(), 1);
    }

    void theUseOfATreeIsAddedUp()
    {
        ChildWatch child({"grandchildren", "3"});
        child.start();
        QTRY_COMPARE(child.output.count('\n'), 3);
        const QList<qint64> tree = descendantsOf(child.process.pid());
        QCOMPARE(tree.size(), 4);
        QCOMPARE(tree.first(), child.process.pid());
        const TreeUse use = useOf(tree);
        QCOMPARE(use.processes, 4);
        QVERIFY(use.residentBytes > 4 * 4096);
        QVERIFY(use.cpuMs >= 0);
        for (const qint64 pid : tree)
            QVERIFY(killProcess(*identityOf(pid)));
        QTRY_COMPARE(child.done.size(), 1);
    }

    void timeOfTheProcessorIsCounted()
    {
        const QList<qint64> self{::getpid()};
        const qint64 before = useOf(self).cpuMs;
        QTRY_VERIFY([&] {
            volatile quint64 sum = 0;
            for (quint64 i = 0; i < 20'000'000; ++i)
                sum = sum + i;
            return useOf(self).cpuMs > before;
        }());
    }
};

REMIT_TEST_MAIN(TestProcessTree)
#include "tst_processtree.moc"

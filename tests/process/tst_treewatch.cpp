// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/treewatch.h"
#include "tests/process/childwatch.h"
#include "tests/support/testmain.h"

#include <csignal>

using namespace remit;
using namespace remit::test;

/** Memory and processes of a tree, seen at once when they change and hardly looked at while they do not. */
class TestTreeWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void cleanup() { QTRY_COMPARE(ChildWatch::survivors(), QList<qint64>()); }
    void memoryThatGrowsIsSeenAtTheNextLook();
    void aChildOfAnyThreadIsSeenAtTheNextLook();
    void theWholeTreeIsSummed();
    void aTreeThatRestsIsKnownToRest();
    void aProcessThatIsAnotherEveryMomentNeverRests();
    void anEarlierOwnerOfThePidIsNobody();
    void whatHasEndedUsesNothing();

private:
    static void end(ChildWatch& child)
    {
        for (const qint64 pid : descendantsOf(child.process.pid()))
            (void)killProcess(*identityOf(pid));
        QTRY_COMPARE(child.done.size(), 1);
    }
    /** Sends a signal and waits for the word that it was obeyed. */
    static void tell(ChildWatch& child, int signal, const QByteArray& answer)
    {
        child.output.clear();
        QCOMPARE(::kill(static_cast<pid_t>(child.process.pid()), signal), 0);
        QTRY_COMPARE(child.output, answer + '\n');
    }
    /** Until nothing has run for some looks. */
    static void settle(TreeWatch& watch)
    {
        int quiet = 0;
        QTRY_VERIFY((quiet = watch.look().ran ? 0 : quiet + 1) >= 5);
    }
};

void TestTreeWatch::memoryThatGrowsIsSeenAtTheNextLook()
{
    ChildWatch child({"grow-when-told", "50000000"});
    child.start();
    QTRY_COMPARE(child.output, "ready\n");
    TreeWatch watch(*identityOf(child.process.pid()));
    for (int round = 0; round < 3; ++round) {
        settle(watch);
        const qint64 before = watch.look().use.residentBytes;
        tell(child, SIGUSR1, "grown");
        const TreeWatch::Look after = watch.look();
        QVERIFY(after.ran);
        QVERIFY(after.use.residentBytes >= before + 49'000'000);
    }
    end(child);
}

void TestTreeWatch::aChildOfAnyThreadIsSeenAtTheNextLook()
{
    ChildWatch child({"grow-when-told", "1"});
    child.start();
    QTRY_COMPARE(child.output, "ready\n");
    TreeWatch watch(*identityOf(child.process.pid()));
    for (int round = 1; round <= 3; ++round) {
        settle(watch);
        QCOMPARE(watch.look().use.processes, round);
        tell(child, SIGUSR2, "forked");
        QCOMPARE(watch.look().use.processes, round + 1);
    }
    end(child);
}

void TestTreeWatch::theWholeTreeIsSummed()
{
    ChildWatch child({"grandchildren", "5"});
    child.start();
    QTRY_COMPARE(child.output.count('\n'), 5);
    TreeWatch watch(*identityOf(child.process.pid()));
    settle(watch);
    QCOMPARE(watch.look().use, useOf(descendantsOf(child.process.pid())));
    QCOMPARE(watch.look().use.processes, 6);
    end(child);
}

void TestTreeWatch::aTreeThatRestsIsKnownToRest()
{
    ChildWatch child({"grandchildren", "5"});
    child.start();
    QTRY_COMPARE(child.output.count('\n'), 5);
    TreeWatch watch(*identityOf(child.process.pid()));
    settle(watch);
    for (int look = 0; look < 1000; ++look)
        QVERIFY(!watch.look().ran);
    end(child);
}

void TestTreeWatch::aProcessThatIsAnotherEveryMomentNeverRests()
{
    ChildWatch child({"hop"});
    child.start();
    QTRY_VERIFY(!child.output.isEmpty());
    TreeWatch watch(*identityOf(child.process.pid()));
    int most = 0;
    for (int look = 0; look < 100; ++look) {
        most = std::max(most, watch.look().use.processes);
        child.output.clear();
        QTRY_VERIFY(!child.output.isEmpty());
        bool ran = false;
        QTRY_VERIFY((ran = ran || watch.look().ran)); // a processor tells of what it runs just now with its next tick
    }
    QVERIFY(most > 1);
    end(child);
}

void TestTreeWatch::anEarlierOwnerOfThePidIsNobody()
{
    ChildWatch child({"silent"});
    child.start();
    QTRY_COMPARE(child.started.size(), 1);
    ProcessIdentity earlier = *identityOf(child.process.pid());
    earlier.startTime -= 1;
    TreeWatch watch(earlier);
    QCOMPARE(watch.look().use, TreeUse());
    end(child);
}

void TestTreeWatch::whatHasEndedUsesNothing()
{
    ChildWatch child({"grandchildren", "2"});
    child.start();
    QTRY_COMPARE(child.output.count('\n'), 2);
    TreeWatch watch(*identityOf(child.process.pid()));
    settle(watch);
    QCOMPARE(watch.look().use.processes, 3);
    end(child);
    QCOMPARE(watch.look().use, TreeUse());
    QVERIFY(!watch.look().ran);
}

REMIT_TEST_MAIN(TestTreeWatch)
#include "tst_treewatch.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/landingsteps.h"
#include "tests/git/landingfixture.h"
#include "tests/git/results.h"
#include "tests/support/testmain.h"

#include <QFileInfo>

#include <csignal>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** Lands in a child that is killed at the n-th time it comes to this step. True if it was. */
bool killedAt(const LandingFixture& f, LandingStep step, int times)
{
    const pid_t child = ::fork();
    if (child == 0) {
        int left = times;
        const auto landed = landWith(f.open(), f.plan(LandingWay::Squash), [&](LandingStep now) {
            if (now == step && --left == 0)
                ::kill(::getpid(), SIGKILL);
        });
        ::_exit(landed ? 0 : 1);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

} // namespace

class TestLandingCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aKilledLandingIsUndoneOrDoneByTheNext_data()
    {
        QTest::addColumn<LandingStep>("step");
        QTest::addColumn<int>("times");
        QTest::addColumn<bool>("done");
        QTest::newRow("objects written") << LandingStep::ObjectsWritten << 1 << false;
        QTest::newRow("record written") << LandingStep::RecordWritten << 1 << false;
        QTest::newRow("first file") << LandingStep::FileWritten << 1 << false;
        QTest::newRow("third file") << LandingStep::FileWritten << 3 << false;
        QTest::newRow("last file") << LandingStep::FileWritten << 5 << false;
        QTest::newRow("checked out") << LandingStep::CheckedOut << 1 << false;
        QTest::newRow("reference moved") << LandingStep::ReferenceMoved << 1 << true;
    }
    void aKilledLandingIsUndoneOrDoneByTheNext()
    {
        QFETCH(const LandingStep, step);
        QFETCH(const int, times);
        QFETCH(const bool, done);
        const LandingFixture f;
        f.scratch.write("untracked.txt", "mine\n");
        QVERIFY(killedAt(f, step, times));
        QCOMPARE(f.head() == f.base.toLatin1(), !done);
        QVERIFY(f.scratch.isSound());
        const Repository repository = f.open();
        // Whatever is asked next puts things right first; this plan then has nothing of its own to do.
        LandingPlan patch = f.plan(LandingWay::Patch);
        QVERIFY_RESULT(land(repository, patch));
        QCOMPARE(f.scratch.git({u"status"_s, u"--porcelain"_s}), QByteArray("?? untracked.txt"));
        QVERIFY(!QFileInfo::exists(f.scratch.path() + "/.git/remit-landing.json"_L1));
        if (!done)
            QVERIFY_RESULT(land(repository, f.plan(LandingWay::Squash)));
        QCOMPARE(f.scratch.git({u"rev-parse"_s, u"main^{tree}"_s}),
            f.scratch.git({u"rev-parse"_s, f.result + "^{tree}"_L1}));
        QCOMPARE(f.scratch.git({u"status"_s, u"--porcelain"_s}), QByteArray("?? untracked.txt"));
        QVERIFY(f.scratch.isSound());
    }

    /** Killed between a lock and its rename: git would refuse to work. Locks of others stay. */
    void locksThatAreOursGoAndThoseOfOthersStay()
    {
        const LandingFixture f;
        QVERIFY(killedAt(f, LandingStep::CheckedOut, 1));
        f.scratch.write(".git/refs/heads/main.lock", f.base.toLatin1().first(7));
        f.scratch.write(".git/index.lock", "of somebody else");
        QVERIFY(!settleLanding(f.open()));
        QVERIFY(!QFileInfo::exists(f.scratch.path() + "/.git/refs/heads/main.lock"_L1));
        QVERIFY(QFileInfo::exists(f.scratch.path() + "/.git/index.lock"_L1));
        f.scratch.remove(".git/index.lock");
        QVERIFY_RESULT(settleLanding(f.open()));
        QVERIFY(f.isClean());
        QVERIFY_RESULT(settleLanding(f.open())); // nothing is left to do
    }

    void aTornFileIsPutBack()
    {
        const LandingFixture f;
        QVERIFY(killedAt(f, LandingStep::CheckedOut, 1));
        f.scratch.write("a.txt", "1\n2\nthr"); // as a power cut would leave it
        QVERIFY_RESULT(land(f.open(), f.plan(LandingWay::Patch)));
        QCOMPARE(f.scratch.read("a.txt"), QByteArray("1\n2\n3\n4\n5\n"));
        QVERIFY(f.isClean());
    }

    void whatSomeoneWroteAfterTheCrashStays()
    {
        const LandingFixture f;
        QVERIFY(killedAt(f, LandingStep::CheckedOut, 1));
        f.scratch.write("a.txt", "my own work\n");
        const auto next = land(f.open(), f.plan(LandingWay::Patch));
        QVERIFY_FAILS(next, ErrorCode::Conflict);
        QVERIFY(next.error().detail.contains(u"a.txt"_s));
        QCOMPARE(f.scratch.read("a.txt"), QByteArray("my own work\n"));
        QVERIFY(!QFileInfo::exists(f.scratch.path() + "/new.txt"_L1));
        QVERIFY_RESULT(land(f.open(), f.plan(LandingWay::Patch))); // told once
    }

    void aBranchThatMovesMeanwhileUndoesTheCheckout()
    {
        const LandingFixture f;
        f.scratch.git({u"status"_s});
        const QByteArray tree
            = f.scratch.git({u"commit-tree"_s, u"-m"_s, u"faster"_s, u"-p"_s, f.base, f.base + "^{tree}"_L1});
        const auto landing = landWith(f.open(), f.plan(LandingWay::Squash), [&](LandingStep step) {
            if (step == LandingStep::CheckedOut)
                f.scratch.git({u"update-ref"_s, u"refs/heads/main"_s, QString::fromLatin1(tree)});
        });
        QVERIFY_FAILS(landing, ErrorCode::Conflict);
        QCOMPARE(f.head(), tree);
        QVERIFY(f.isClean());
        QVERIFY(f.scratch.isSound());
    }

    void onlyOneLandsAtATime()
    {
        const LandingFixture f;
        std::optional<ErrorCode> second;
        QVERIFY_RESULT(landWith(f.open(), f.plan(LandingWay::Squash), [&](LandingStep step) {
            if (step != LandingStep::ObjectsWritten)
                return;
            const auto other = land(f.open(), f.plan(LandingWay::Patch));
            second = other ? ErrorCode::Internal : other.error().code;
        }));
        QCOMPARE(second, ErrorCode::Busy);
    }
};

REMIT_TEST_MAIN(TestLandingCrash)
#include "tst_landingcrash.moc"

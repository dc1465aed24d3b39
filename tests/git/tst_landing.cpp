// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/changes.h"
#include "tests/git/landingfixture.h"
#include "tests/git/results.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

class TestLanding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void waysHaveNamesBothWays()
    {
        for (const LandingWay way :
            {LandingWay::Merge, LandingWay::Squash, LandingWay::CherryPick, LandingWay::Branch, LandingWay::Patch})
            QVERIFY(landingWayFrom(toText(way)) == way);
        QVERIFY(!landingWayFrom(u"rebase"_s));
    }

    void aResultLandsOnTheCheckedOutBranch_data()
    {
        QTest::addColumn<LandingWay>("way");
        QTest::addColumn<bool>("moved");
        for (const bool moved : {false, true}) {
            const char* where = moved ? "on a branch that moved" : "on the base";
            QTest::addRow("squash %s", where) << LandingWay::Squash << moved;
            QTest::addRow("merge %s", where) << LandingWay::Merge << moved;
            QTest::addRow("cherry-pick %s", where) << LandingWay::CherryPick << moved;
        }
    }
    void aResultLandsOnTheCheckedOutBranch()
    {
        QFETCH(const LandingWay, way);
        QFETCH(const bool, moved);
        const LandingFixture f;
        if (moved) {
            f.scratch.write("other.txt", "moved on\n");
            f.scratch.commit(u"elsewhere"_s);
        }
        f.scratch.write("untracked.txt", "mine\n");
        f.scratch.write("noise.log", "ignored\n");
        const QByteArray before = f.head();
        const Repository repository = f.open();
        const auto preview = previewLanding(repository, f.plan(way));
        QVERIFY_RESULT(preview);
        QCOMPARE(preview->behind, moved ? 1 : 0);
        QCOMPARE(preview->target, u"main"_s);
        QCOMPARE(preview->conflicts, QStringList());
        QCOMPARE(preview->blocked, QString());
        QVERIFY(!preview->dirty);
        const auto landing = land(repository, f.plan(way));
        QVERIFY_RESULT(landing);
        QCOMPARE(landing->before.toLatin1(), before);
        QCOMPARE(landing->commits.last().toLatin1(), f.head());
        QCOMPARE(f.scratch.read("a.txt"), QByteArray("1\n2\nthree\n4\n5\n"));
        QCOMPARE(f.scratch.read("deep/er/new.bin"), QByteArray("\0\1\2", 3));
        QCOMPARE(f.scratch.read("other.txt"), QByteArray(moved ? "moved on\n" : "other\n"));
        QVERIFY(!QFileInfo::exists(f.scratch.path() + "/gone.txt"_L1));
        QVERIFY(QFileInfo(f.scratch.path() + "/run.sh"_L1).isExecutable());
        QCOMPARE(f.scratch.git({u"status"_s, u"--porcelain"_s}), QByteArray("?? untracked.txt"));
        QVERIFY(f.scratch.isSound());
        QVERIFY(f.scratch.git({u"reflog"_s, u"-1"_s, u"main"_s}).contains("remit: land by"));
        QVERIFY_RESULT(undoLanding(repository, *landing));
        QCOMPARE(f.head(), before);
        QCOMPARE(f.scratch.git({u"status"_s, u"--porcelain"_s}), QByteArray("?? untracked.txt"));
        QVERIFY(!QFileInfo::exists(f.scratch.path() + "/deep"_L1));
        QVERIFY(f.scratch.isSound());
    }

    void eachWayMakesItsOwnCommits()
    {
        const LandingFixture f;
        const Repository repository = f.open();
        const auto squash = land(repository, f.plan(LandingWay::Squash));
        QVERIFY_RESULT(squash);
        QCOMPARE(f.scratch.git({u"log"_s, u"-1"_s, u"--format=%an <%ae>|%cn|%P|%B"_s}),
            "Ada Tester <ada@example.org>|Ada Tester|" + f.base.toLatin1() + "|Do the thing\n");
        QVERIFY_RESULT(undoLanding(repository, *squash));
        const auto pick = land(repository, f.plan(LandingWay::CherryPick));
        QVERIFY_RESULT(pick);
        QCOMPARE(f.scratch.git({u"log"_s, u"-1"_s, u"--format=%B"_s}),
            "Do the thing\n\n(cherry picked from commit " + f.result.toLatin1() + ")\n");
        QCOMPARE(f.scratch.git({u"log"_s, u"-1"_s, u"--format=%at"_s}),
            f.scratch.git({u"log"_s, u"-1"_s, u"--format=%at"_s, f.result}));
        QVERIFY_RESULT(undoLanding(repository, *pick));
        const auto merge = land(repository, f.plan(LandingWay::Merge));
        QVERIFY_RESULT(merge);
        QCOMPARE(f.scratch.git({u"log"_s, u"-1"_s, u"--format=%P"_s}), f.base.toLatin1() + ' ' + f.result.toLatin1());
        QVERIFY(f.isClean());
    }

    void aBranchAndAPatchLeaveTheCheckoutAlone()
    {
        const LandingFixture f;
        f.scratch.write("a.txt", "being edited\n");
        const QByteArray head = f.head();
        const Repository repository = f.open();
        const auto branch = land(repository, f.plan(LandingWay::Branch));
        QVERIFY_RESULT(branch);
        QCOMPARE(f.scratch.git({u"log"_s, u"-1"_s, u"--format=%P %s"_s, u"remit/thing"_s}),
            f.base.toLatin1() + " Do the thing");
        QCOMPARE(f.scratch.git({u"rev-parse"_s, u"remit/thing^{tree}"_s}),
            f.scratch.git({u"rev-parse"_s, f.result + "^{tree}"_L1}));
        QVERIFY_FAILS(land(repository, f.plan(LandingWay::Branch)), ErrorCode::AlreadyExists);
        LandingPlan wrong = f.plan(LandingWay::Branch);
        wrong.newBranch = u"a..b"_s;
        QVERIFY_FAILS(land(repository, wrong), ErrorCode::InvalidInput);
        QVERIFY_RESULT(undoLanding(repository, *branch));
        QCOMPARE(f.scratch.gitExitCode({u"rev-parse"_s, u"-q"_s, u"--verify"_s, u"remit/thing"_s}), 1);
        const auto patch = land(repository, f.plan(LandingWay::Patch));
        QVERIFY_RESULT(patch);
        QVERIFY_FAILS(undoLanding(repository, *patch), ErrorCode::Refused);
        QCOMPARE(f.head(), head);
        QCOMPARE(f.scratch.read("a.txt"), QByteArray("being edited\n"));
        f.scratch.git({u"checkout"_s, u"-q"_s, u"--"_s, u"a.txt"_s});
        f.scratch.write("../change.patch", patch->patch);
        f.scratch.git({u"apply"_s, u"--index"_s, u"../change.patch"_s});
        QCOMPARE(f.scratch.git({u"write-tree"_s}), f.scratch.git({u"rev-parse"_s, f.result + "^{tree}"_L1}));
    }

    void aBranchThatIsNotCheckedOutMovesAlone()
    {
        const LandingFixture f;
        f.scratch.git({u"branch"_s, u"side"_s, f.base});
        f.scratch.write("a.txt", "being edited\n");
        const Repository repository = f.open();
        LandingPlan plan = f.plan(LandingWay::Squash);
        plan.branch = u"side"_s;
        const auto landing = land(repository, plan);
        QVERIFY_RESULT(landing);
        QCOMPARE(f.scratch.git({u"rev-parse"_s, u"side^{tree}"_s}),
            f.scratch.git({u"rev-parse"_s, f.result + "^{tree}"_L1}));
        QCOMPARE(f.scratch.read("a.txt"), QByteArray("being edited\n"));
        QCOMPARE(f.head(), f.base.toLatin1());
        QVERIFY_RESULT(undoLanding(repository, *landing));
        QCOMPARE(f.scratch.git({u"rev-parse"_s, u"side"_s}), f.base.toLatin1());
    }

    void aBranchInALinkedWorktreeMovesWithItsCheckout()
    {
        const LandingFixture f;
        const QString side = f.scratch.beside(u"side"_s);
        f.scratch.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, side, f.base});
        const Repository repository = f.open();
        LandingPlan plan = f.plan(LandingWay::Squash);
        plan.branch = u"side"_s;
        QVERIFY_RESULT(land(repository, plan));
        QCOMPARE(f.scratch.read("new.txt", side), QByteArray("new\n"));
        QCOMPARE(f.scratch.git({u"status"_s, u"--porcelain"_s}, side), QByteArray());
        QVERIFY(f.isClean());
    }

    void leftOutPathsKeepTheBase_data()
    {
        QTest::addColumn<LandingWay>("way");
        QTest::newRow("squash") << LandingWay::Squash;
        QTest::newRow("merge") << LandingWay::Merge;
    }
    void leftOutPathsKeepTheBase()
    {
        QFETCH(const LandingWay, way);
        const LandingFixture f;
        const Repository repository = f.open();
        LandingPlan plan = f.plan(way);
        plan.leaveOut = QStringList{u"gone.txt"_s, u"new.txt"_s, u"run.sh"_s};
        QVERIFY_RESULT(land(repository, plan));
        QCOMPARE(f.scratch.git({u"diff"_s, u"--name-only"_s, f.base, u"main"_s}), QByteArray("a.txt\ndeep/er/new.bin"));
        QVERIFY(f.isClean());
        plan.leaveOut = QStringList{u"other.txt"_s};
        QVERIFY_FAILS(land(repository, plan), ErrorCode::InvalidInput);
    }

    void whatForbidsALandingChangesNothing_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("named");
        QTest::newRow("dirty file") << u"dirty"_s << ErrorCode::Conflict << u"a.txt"_s;
        QTest::newRow("staged file") << u"staged"_s << ErrorCode::Conflict << u"a.txt"_s;
        QTest::newRow("untracked file in the way") << u"untracked"_s << ErrorCode::Conflict << u"new.txt"_s;
        QTest::newRow("ignored file in the way") << u"ignored"_s << ErrorCode::Conflict << u"new.txt"_s;
        QTest::newRow("file where a folder must be") << u"file-for-folder"_s << ErrorCode::Conflict << u"deep"_s;
        QTest::newRow("link where a folder must be") << u"link-for-folder"_s << ErrorCode::Conflict << u"deep"_s;
        QTest::newRow("folder where a file must be") << u"folder-for-file"_s << ErrorCode::Conflict << u"new.txt"_s;
        QTest::newRow("conflicting commit") << u"conflict"_s << ErrorCode::Conflict << u"a.txt"_s;
        QTest::newRow("merge going on") << u"merge"_s << ErrorCode::Busy << u"merge"_s;
        QTest::newRow("rebase going on") << u"rebase"_s << ErrorCode::Busy << u"rebase"_s;
        QTest::newRow("bisection going on") << u"bisect"_s << ErrorCode::Busy << u"bisection"_s;
        QTest::newRow("index locked") << u"locked"_s << ErrorCode::Busy << u"index.lock"_s;
        QTest::newRow("detached head") << u"detached"_s << ErrorCode::Busy << u"detached"_s;
        QTest::newRow("already landed") << u"landed"_s << ErrorCode::Refused << u"nothing"_s;
    }
    void whatForbidsALandingChangesNothing()
    {
        QFETCH(const QString, obstacle);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, named);
        const LandingFixture f;
        LandingPlan plan = f.plan(LandingWay::Squash);
        raise(f, obstacle, plan);
        f.scratch.git({u"status"_s}); // refreshes what git keeps of times
        const QByteArray before = f.scratch.fingerprint();
        const Repository repository = f.open();
        const auto preview = previewLanding(repository, plan);
        QVERIFY_RESULT(preview);
        QCOMPARE(f.scratch.fingerprint(), before);
        const auto landing = land(repository, plan);
        QVERIFY_FAILS(landing, code);
        QVERIFY2(landing.error().detail.contains(named), qPrintable(landing.error().detail));
        QCOMPARE(f.scratch.fingerprint(), before);
        QCOMPARE(!preview->blocked.isEmpty(), code == ErrorCode::Busy);
        const bool sameLines = obstacle == u"conflict"_s || obstacle == u"merge"_s || obstacle == u"rebase"_s;
        QCOMPARE(!preview->conflicts.isEmpty(), sameLines);
        QCOMPARE(preview->dirty, code == ErrorCode::Conflict && obstacle != u"conflict"_s);
    }

    void localChangesElsewhereStay()
    {
        const LandingFixture f;
        f.scratch.write("other.txt", "mine\n");
        f.scratch.git({u"add"_s, u"other.txt"_s});
        f.scratch.write(".gitignore", "*.log\n*.tmp\n");
        QVERIFY_RESULT(land(f.open(), f.plan(LandingWay::Squash)));
        QCOMPARE(f.scratch.git({u"status"_s, u"--porcelain"_s}), QByteArray(" M .gitignore\nM  other.txt"));
    }

    void undoRefusesWhenTheBranchMovedOnOrIsDirty()
    {
        const LandingFixture f;
        const Repository repository = f.open();
        const auto landing = land(repository, f.plan(LandingWay::Squash));
        QVERIFY_RESULT(landing);
        f.scratch.write("a.txt", "edited since\n");
        QVERIFY_FAILS(undoLanding(repository, *landing), ErrorCode::Conflict);
        QCOMPARE(f.scratch.read("a.txt"), QByteArray("edited since\n"));
        f.scratch.commit(u"on top"_s);
        QVERIFY_FAILS(undoLanding(repository, *landing), ErrorCode::Conflict);
    }

    void lineEndsAreThoseOfTheCheckout()
    {
        const ScratchRepository scratch;
        scratch.write(".gitattributes", "*.txt text eol=crlf\n");
        scratch.write("a.txt", "one\r\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        scratch.write("a.txt", "one\r\ntwo\r\n", worktree);
        SnapshotMaker maker(scratch.path(), worktree, base, u"run-1"_s);
        const auto snapshot = maker.take(1, u"done"_s);
        QVERIFY_RESULT(snapshot);
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        LandingPlan plan;
        plan.base = base;
        plan.result = snapshot->commit;
        plan.message = u"Two"_s;
        QVERIFY_RESULT(land(*repository, plan));
        QCOMPARE(scratch.read("a.txt"), QByteArray("one\r\ntwo\r\n"));
        QCOMPARE(scratch.git({u"diff"_s, u"--numstat"_s, base, u"main"_s}), QByteArray("1\t0\ta.txt"));
        QCOMPARE(scratch.git({u"status"_s, u"--porcelain"_s}), QByteArray());
    }

    void noHookRuns()
    {
        const LandingFixture f;
        const QString canary = f.scratch.beside(u"canary"_s);
        for (const char* hook :
            {"pre-commit", "post-commit", "post-checkout", "reference-transaction", "post-merge", "commit-msg"}) {
            const QByteArray name = QByteArray(".git/hooks/") + hook;
            f.scratch.write(name, "#!/bin/sh\ntouch " + canary.toUtf8() + '\n');
            f.scratch.makeExecutable(name);
        }
        QVERIFY_RESULT(land(f.open(), f.plan(LandingWay::Merge)));
        QVERIFY(!QFileInfo::exists(canary));
    }

private:
    static void raise(const LandingFixture& f, const QString& obstacle, LandingPlan& plan)
    {
        const ScratchRepository& scratch = f.scratch;
        if (obstacle == u"dirty"_s)
            scratch.write("a.txt", "mine\n");
        if (obstacle == u"staged"_s) {
            scratch.write("a.txt", "mine\n");
            scratch.git({u"add"_s, u"a.txt"_s});
        }
        if (obstacle == u"untracked"_s)
            scratch.write("new.txt", "mine\n");
        if (obstacle == u"ignored"_s) {
            scratch.write(".git/info/exclude", "new.txt\n");
            scratch.write("new.txt", "mine\n");
        }
        if (obstacle == u"file-for-folder"_s)
            scratch.write("deep", "mine\n");
        if (obstacle == u"link-for-folder"_s)
            scratch.link("deep", QFile::encodeName(scratch.beside(u"wt"_s)));
        if (obstacle == u"folder-for-file"_s)
            scratch.write("new.txt/inner", "mine\n");
        if (obstacle == u"conflict"_s || obstacle == u"merge"_s || obstacle == u"rebase"_s) {
            scratch.write("a.txt", "1\n2\nmine\n4\n5\n");
            scratch.commit(u"mine"_s);
        }
        if (obstacle == u"merge"_s || obstacle == u"rebase"_s)
            (void)scratch.gitExitCode({obstacle, f.result});
        if (obstacle == u"rebase"_s)
            plan.branch = u"main"_s;
        if (obstacle == u"bisect"_s) {
            scratch.write("other.txt", "more\n");
            scratch.commit(u"more"_s);
            scratch.write("other.txt", "even more\n");
            scratch.commit(u"even more"_s);
            scratch.git({u"bisect"_s, u"start"_s, u"HEAD"_s, f.base});
            plan.branch = u"main"_s;
        }
        if (obstacle == u"locked"_s)
            scratch.write(".git/index.lock", "");
        if (obstacle == u"detached"_s)
            scratch.git({u"checkout"_s, u"-q"_s, u"--detach"_s});
        if (obstacle == u"landed"_s)
            scratch.git({u"merge"_s, u"-q"_s, f.result});
    }
};

REMIT_TEST_MAIN(TestLanding)
#include "tst_landing.moc"

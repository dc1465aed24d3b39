// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/repository.h"
#include "tests/git/results.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

class TestRepository : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aCheckoutTellsItsFacts()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "a\n");
        const QString head = scratch.commit(u"first"_s);
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        const RepositoryFacts& facts = repository->facts();
        QCOMPARE(facts.workdir, QFileInfo(scratch.path()).canonicalFilePath());
        QCOMPARE(facts.commonDir, facts.workdir + "/.git"_L1);
        QCOMPARE(facts.name, u"repo"_s);
        QCOMPARE(facts.headBranch, u"main"_s);
        QCOMPARE(facts.headCommit, head);
    }

    void aFolderBelowFindsTheRepository()
    {
        const ScratchRepository scratch;
        scratch.write("deep/er/a.txt", "a\n");
        scratch.commit(u"first"_s);
        const auto repository = Repository::open(scratch.path() + "/deep/er"_L1);
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->facts().workdir, QFileInfo(scratch.path()).canonicalFilePath());
    }

    void aLinkedWorktreeLeadsToTheCommonFolderAndItsOwnHead()
    {
        const ScratchRepository scratch;
        const QString first = scratch.commit(u"first"_s);
        scratch.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, scratch.beside(u"side"_s)});
        const auto repository = Repository::open(scratch.beside(u"side"_s));
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->facts().commonDir, QFileInfo(scratch.path() + "/.git"_L1).canonicalFilePath());
        QCOMPARE(repository->facts().headBranch, u"side"_s);
        QCOMPARE(repository->facts().headCommit, first);
        QCOMPARE(repository->facts().checkout, QFileInfo(scratch.beside(u"side"_s)).canonicalFilePath());
    }

    void headIsThatOfTheCheckoutThatWasOpened()
    {
        const ScratchRepository scratch;
        const QString first = scratch.commit(u"first"_s);
        const QString linked = scratch.addWorktree(u"wt"_s);
        const QString second = scratch.commit(u"second"_s);
        const auto main = Repository::open(scratch.path());
        const auto side = Repository::open(linked);
        QVERIFY_RESULT(main);
        QVERIFY_RESULT(side);
        QCOMPARE(main->resolve(u"HEAD"_s).value_or(QString()), second);
        QCOMPARE(side->resolve(u"HEAD"_s).value_or(QString()), first);
        QCOMPARE(side->resolve(u"main"_s).value_or(QString()), second);
    }

    void aGitFolderElsewhereMustSayWhereItsCheckoutIs()
    {
        const ScratchRepository scratch;
        const QString checkout = scratch.beside(u"apart"_s);
        scratch.git({u"init"_s, u"-q"_s, u"--separate-git-dir"_s, scratch.beside(u"apart.git"_s), checkout});
        QVERIFY_FAILS(Repository::open(checkout), ErrorCode::InvalidInput);
        scratch.git({u"config"_s, u"core.worktree"_s, checkout}, checkout);
        const auto repository = Repository::open(checkout);
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->facts().workdir, QFileInfo(checkout).canonicalFilePath());
    }

    void whatTheLibraryCannotReadIsSaidWithTheMend_data()
    {
        QTest::addColumn<QStringList>("setting");
        QTest::addColumn<QString>("said");
        QTest::newRow("reftable") << QStringList{u"extensions.refstorage"_s, u"reftable"_s} << u"refs migrate"_s;
        QTest::newRow("SHA-256") << QStringList{u"extensions.objectformat"_s, u"sha256"_s} << u"SHA-1"_s;
    }

    void whatTheLibraryCannotReadIsSaidWithTheMend()
    {
        QFETCH(QStringList, setting);
        QFETCH(QString, said);
        const ScratchRepository scratch;
        scratch.git({u"config"_s, u"core.repositoryformatversion"_s, u"1"_s});
        scratch.git(QStringList{u"config"_s} + setting);
        const auto repository = Repository::open(scratch.path());
        QVERIFY(!repository);
        QCOMPARE(repository.error().code, ErrorCode::InvalidInput);
        QVERIFY2(repository.error().detail.contains(said), qPrintable(repository.error().detail));
    }

    void aPlantedGitFileLeadsNowhere()
    {
        const ScratchRepository victim;
        victim.commit(u"first"_s);
        const ScratchRepository scratch;
        scratch.commit(u"first"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        const QString other = victim.addWorktree(u"wt"_s);
        const QByteArray gitFile = scratch.read(".git", other);
        scratch.write(".git", gitFile, worktree);
        QVERIFY_FAILS(Repository::open(worktree), ErrorCode::Refused);
    }

    void noRepositoryIsSaidSo()
    {
        const QTemporaryDir empty;
        QVERIFY_FAILS(Repository::open(empty.path()), ErrorCode::NotFound);
        QVERIFY_FAILS(Repository::open(empty.path() + "/absent"_L1), ErrorCode::NotFound);
    }

    void aDetachedHeadHasNoBranch()
    {
        const ScratchRepository scratch;
        const QString first = scratch.commit(u"first"_s);
        scratch.git({u"checkout"_s, u"-q"_s, u"--detach"_s});
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->facts().headBranch, QString());
        QCOMPARE(repository->facts().headCommit, first);
    }

    void aRepositoryWithoutCommitsOpens()
    {
        const ScratchRepository scratch;
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->facts().headBranch, u"main"_s);
        QCOMPARE(repository->facts().headCommit, QString());
        const auto head = repository->resolve(u"HEAD"_s);
        QVERIFY(!head);
        QVERIFY(head.error().detail.contains("no commit yet"_L1));
    }

    void aBareRepositoryOpensWithoutACheckout()
    {
        const ScratchRepository scratch;
        const QString first = scratch.commit(u"first"_s);
        scratch.git({u"clone"_s, u"-q"_s, u"--bare"_s, u"."_s, scratch.beside(u"shared.git"_s)});
        const auto repository = Repository::open(scratch.beside(u"shared.git"_s));
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->facts().workdir, QString());
        QCOMPARE(repository->facts().checkout, repository->facts().commonDir);
        QCOMPARE(repository->facts().name, u"shared"_s);
        QCOMPARE(repository->facts().headCommit, first);
    }

    void aSubmoduleIsARepositoryOfItsOwn()
    {
        const ScratchRepository inner;
        const QString first = inner.commit(u"first"_s);
        const ScratchRepository scratch;
        scratch.git(
            {u"-c"_s, u"protocol.file.allow=always"_s, u"submodule"_s, u"--quiet"_s, u"add"_s, inner.path(), u"sub"_s});
        const auto repository = Repository::open(scratch.path() + "/sub"_L1);
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->facts().workdir, QFileInfo(scratch.path() + "/sub"_L1).canonicalFilePath());
        QCOMPARE(repository->facts().headCommit, first);
    }

    void revisionsResolveToFullIds()
    {
        const ScratchRepository scratch;
        const QString first = scratch.commit(u"first"_s);
        const QString second = scratch.commit(u"second"_s);
        scratch.git({u"tag"_s, u"-a"_s, u"-m"_s, u"mark"_s, u"v1"_s});
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->resolve(u"HEAD~1"_s).value_or(QString()), first);
        QCOMPARE(repository->resolve(u"v1"_s).value_or(QString()), second);
        QCOMPARE(repository->resolve(second.left(8)).value_or(QString()), second);
        QVERIFY_FAILS(repository->resolve(u"nowhere"_s), ErrorCode::NotFound);
        QVERIFY_FAILS(repository->resolve(u"HEAD^{tree}"_s), ErrorCode::InvalidInput);
    }

    void filesAndContentsAreThoseOfTheCommit()
    {
        const ScratchRepository scratch;
        scratch.write("b/c.txt", "old\n");
        scratch.write("a.txt", QByteArray("nul\0byte", 8));
        const QString first = scratch.commit(u"first"_s);
        scratch.write("b/c.txt", "new\n");
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->files(first).value_or(QStringList()), QStringList({u"a.txt"_s, u"b/c.txt"_s}));
        QCOMPARE(repository->fileAt(first, u"b/c.txt"_s, 100).value_or(QByteArray()), QByteArray("old\n"));
        QCOMPARE(repository->fileAt(first, u"a.txt"_s, 100).value_or(QByteArray()), QByteArray("nul\0byte", 8));
        QVERIFY_FAILS(repository->fileAt(first, u"a.txt"_s, 7), ErrorCode::Refused);
        QVERIFY_FAILS(repository->fileAt(first, u"absent"_s, 7), ErrorCode::NotFound);
        QVERIFY_FAILS(repository->fileAt(first, u"b"_s, 7), ErrorCode::NotFound);
        QVERIFY_FAILS(repository->files(u"HEAD"_s), ErrorCode::InvalidInput);
    }

    void referencesAreListedByPrefixAndCounted()
    {
        const ScratchRepository scratch;
        const QString first = scratch.commit(u"first"_s);
        scratch.git({u"update-ref"_s, u"refs/remit/run-a/1"_s, first});
        scratch.git({u"update-ref"_s, u"refs/remit/run-b/1"_s, first});
        scratch.git({u"pack-refs"_s, u"--all"_s});
        scratch.git({u"update-ref"_s, u"refs/remit/run-a/2"_s, first});
        scratch.commit(u"second"_s);
        scratch.commit(u"third"_s);
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QCOMPARE(repository->references(u"refs/remit/run-a/"_s).value_or(QStringList()),
            QStringList({u"refs/remit/run-a/1"_s, u"refs/remit/run-a/2"_s}));
        QCOMPARE(repository->referenceTarget(u"refs/remit/run-b/1"_s).value_or(QString()), first);
        QVERIFY_FAILS(repository->referenceTarget(u"refs/remit/none"_s), ErrorCode::NotFound);
        QCOMPARE(repository->behind(first, u"main"_s).value_or(-1), 2);
        QVERIFY_FAILS(repository->behind(first, u"absent"_s), ErrorCode::NotFound);
    }
};

REMIT_TEST_MAIN(TestRepository)
#include "tst_repository.moc"

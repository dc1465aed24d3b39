// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/worktree.h"
#include "tests/git/results.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

RepositoryFacts factsOf(const ScratchRepository& scratch)
{
    const auto repository = Repository::open(scratch.path());
    return repository ? repository->facts() : RepositoryFacts();
}

} // namespace

class TestWorktree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theAdminFolderIsFoundInTheRepository()
    {
        const ScratchRepository scratch;
        scratch.commit(u"first"_s);
        const QString one = scratch.addWorktree(u"one"_s);
        QVERIFY(QDir().mkpath(scratch.beside(u"more"_s)));
        const QString two = scratch.addWorktree(u"more/one"_s);
        scratch.write(".git", "gitdir: /nowhere\n", two); // what stands in the worktree does not matter
        const RepositoryFacts facts = factsOf(scratch);
        QCOMPARE(adminDir(facts, one).value_or(QString()), facts.commonDir + "/worktrees/one"_L1);
        QCOMPARE(adminDir(facts, two).value_or(QString()), facts.commonDir + "/worktrees/one1"_L1);
        QVERIFY_FAILS(adminDir(facts, scratch.beside(u"three"_s)), ErrorCode::NotFound);
    }

    void aWorktreeGoesWithItsAdminFolder()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "a\n");
        scratch.commit(u"first"_s);
        const QString worktree = scratch.addWorktree(u"one"_s);
        scratch.write("made/by/agent", "x", worktree);
        const RepositoryFacts facts = factsOf(scratch);
        QVERIFY_RESULT(removeWorktree(facts, worktree));
        QVERIFY(!QFileInfo::exists(worktree));
        QVERIFY(!scratch.git({u"worktree"_s, u"list"_s}).contains("/one"));
        QVERIFY(!QFileInfo::exists(facts.commonDir + "/worktrees/one"_L1));
        QVERIFY_RESULT(removeWorktree(facts, worktree)); // twice is once
        QVERIFY(scratch.isSound());
    }

    void whatIsNoWorktreeStays()
    {
        const ScratchRepository scratch;
        scratch.commit(u"first"_s);
        const QString worktree = scratch.addWorktree(u"one"_s);
        scratch.write("keep", "k", scratch.beside(u"folder"_s));
        const RepositoryFacts facts = factsOf(scratch);
        QVERIFY_FAILS(removeWorktree(facts, scratch.path()), ErrorCode::Refused);
        QVERIFY_FAILS(removeWorktree(facts, scratch.beside(QString())), ErrorCode::Refused);
        QVERIFY_FAILS(removeWorktree(facts, scratch.beside(u"folder"_s)), ErrorCode::Refused);
        scratch.git({u"worktree"_s, u"lock"_s, worktree});
        QVERIFY_FAILS(removeWorktree(facts, worktree), ErrorCode::Busy);
        QVERIFY(QFileInfo::exists(worktree));
        QCOMPARE(scratch.read("keep", scratch.beside(u"folder"_s)), QByteArray("k"));
    }

    void aLinkInPlaceOfTheWorktreeIsRefused()
    {
        const ScratchRepository scratch;
        scratch.commit(u"first"_s);
        const QString worktree = scratch.addWorktree(u"one"_s);
        scratch.write("keep", "k", scratch.beside(u"victim"_s));
        QVERIFY(QFile::rename(worktree, scratch.beside(u"moved"_s)));
        QVERIFY(QFile::link(scratch.beside(u"victim"_s), worktree));
        QVERIFY_FAILS(removeWorktree(factsOf(scratch), worktree), ErrorCode::Refused);
        QCOMPARE(scratch.read("keep", scratch.beside(u"victim"_s)), QByteArray("k"));
    }

    void removalFollowsNoLinkAndOpensWhatWasShut()
    {
        const ScratchRepository scratch;
        scratch.write("keep", "k", scratch.beside(u"victim"_s));
        const QString folder = scratch.beside(u"folder"_s);
        scratch.write("shut/inner/file", "x", folder);
        scratch.link("to-victim", QFile::encodeName(scratch.beside(u"victim"_s)), folder);
        scratch.link("shut/to-file", QFile::encodeName(scratch.beside(u"victim/keep"_s)), folder);
        QCOMPARE(::mkfifo(QFile::encodeName(folder + "/pipe"_L1).constData(), 0644), 0);
        QCOMPARE(::chmod(QFile::encodeName(folder + "/shut/inner"_L1).constData(), 0), 0);
        QCOMPARE(::chmod(QFile::encodeName(folder + "/shut"_L1).constData(), 0500), 0);
        QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0), 0);
        QVERIFY_RESULT(removeFolder(folder));
        QVERIFY(!QFileInfo::exists(folder));
        QCOMPARE(scratch.read("keep", scratch.beside(u"victim"_s)), QByteArray("k"));
    }

    void aVeryDeepFolderGoes()
    {
        const ScratchRepository scratch;
        const QString folder = scratch.beside(u"deep"_s);
        QVERIFY(QDir().mkpath(folder));
        int parent = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        for (int depth = 0; depth < 3000; ++depth) { // 33 kB of path
            QCOMPARE(::mkdirat(parent, "0123456789", 0755), 0);
            const int child = ::openat(parent, "0123456789", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            QVERIFY(child >= 0);
            ::close(parent);
            parent = child;
        }
        ::close(parent);
        QVERIFY_RESULT(removeFolder(folder));
        QVERIFY(!QFileInfo::exists(folder));
    }

    void aTreeIsWrittenAsItsOwnAttributesSay()
    {
        const ScratchRepository scratch;
        scratch.write(".gitattributes", "*.bat text eol=crlf\n");
        scratch.write("run.bat", "one\ntwo\n");
        scratch.write("plain.txt", "one\n");
        scratch.write("deep/run.sh", "#!/bin/sh\n");
        scratch.makeExecutable("deep/run.sh");
        scratch.link("link", "plain.txt");
        const QString commit = scratch.commit(u"first"_s);
        scratch.write(".gitattributes", "* -text\n"); // the user's own checkout has no say
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        const QByteArray before = scratch.fingerprint();
        const QString folder = scratch.beside(u"out/clean"_s);
        QVERIFY_RESULT(exportTree(*repository, commit, folder));
        QCOMPARE(scratch.read("run.bat", folder), QByteArray("one\r\ntwo\r\n"));
        QCOMPARE(scratch.read("plain.txt", folder), QByteArray("one\n"));
        QVERIFY(QFileInfo(folder + "/deep/run.sh"_L1).isExecutable());
        QCOMPARE(QFileInfo(folder + "/link"_L1).readSymLink(), u"plain.txt"_s);
        QVERIFY(!QFileInfo::exists(folder + "/.git"_L1));
        QCOMPARE(scratch.fingerprint(), before);
        QVERIFY_FAILS(exportTree(*repository, commit, folder), ErrorCode::Refused);
    }

    void pointersOfGitLfsAreFilledFromItsStore()
    {
        const QByteArray content(3000, 'x');
        const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        const auto pointer = [](const QByteArray& oid) {
            return "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize 3000\n";
        };
        const ScratchRepository scratch;
        scratch.write("here.psd", pointer(hash));
        scratch.write("elsewhere.psd", pointer(QByteArray(64, 'a')));
        const QString commit = scratch.commit(u"first"_s);
        scratch.write(".git/lfs/objects/" + hash.first(2) + '/' + hash.sliced(2, 2) + '/' + hash, content);
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QVERIFY_RESULT(exportTree(*repository, commit, scratch.beside(u"out"_s)));
        QCOMPARE(scratch.read("here.psd", scratch.beside(u"out"_s)), content);
        QCOMPARE(scratch.read("elsewhere.psd", scratch.beside(u"out"_s)), pointer(QByteArray(64, 'a')));
    }

    void writingATreeRunsNoFilter()
    {
        const ScratchRepository scratch;
        const QString canary = scratch.beside(u"canary"_s);
        scratch.write("a.txt", "a\n");
        scratch.write(".gitattributes", "* filter=evil\n");
        const QString commit = scratch.commit(u"first"_s);
        scratch.git({u"config"_s, u"filter.evil.smudge"_s, u"touch "_s + canary});
        const auto repository = Repository::open(scratch.path());
        QVERIFY_RESULT(repository);
        QVERIFY_RESULT(exportTree(*repository, commit, scratch.beside(u"out"_s)));
        QVERIFY(!QFileInfo::exists(canary));
        QCOMPARE(scratch.read("a.txt", scratch.beside(u"out"_s)), QByteArray("a\n"));
    }
};

REMIT_TEST_MAIN(TestWorktree)
#include "tst_worktree.moc"

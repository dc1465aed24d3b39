// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/changes.h"
#include "runner/git/snapshot.h"
#include "tests/git/results.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** What git itself would store of a worktree. */
QString gitTree(const ScratchRepository& scratch, const QString& worktree)
{
    scratch.git({u"add"_s, u"-A"_s}, worktree);
    return QString::fromLatin1(scratch.git({u"write-tree"_s}, worktree));
}

SnapshotMaker makerFor(const ScratchRepository& scratch, const QString& worktree, const QString& base)
{
    return SnapshotMaker(scratch.path(), worktree, base, u"run-1"_s);
}

QByteArray treeList(const ScratchRepository& scratch, const QString& commit)
{
    return scratch.git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, commit});
}

} // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aBenignTreeIsWhatGitWouldStore_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QByteArray>("autocrlf");
        QTest::newRow("no attributes") << QByteArray() << QByteArray("false");
        QTest::newRow("line ends by attribute")
            << QByteArray("*.txt text eol=crlf\n*.bin -text\n") << QByteArray("false");
        QTest::newRow("automatic text") << QByteArray("* text=auto\n") << QByteArray("false");
        QTest::newRow("line ends by setting") << QByteArray() << QByteArray("input");
    }
    void aBenignTreeIsWhatGitWouldStore()
    {
        QFETCH(const QByteArray, attributes);
        QFETCH(const QByteArray, autocrlf);
        const ScratchRepository scratch;
        if (!attributes.isEmpty())
            scratch.write(".gitattributes", attributes);
        scratch.write(".gitignore", "*.log\n/build/\n!keep.log\n");
        scratch.write("a.txt", "one\ntwo\n");
        scratch.write("dir/b.txt", "b\n");
        scratch.write("dir/gone.txt", "gone\n");
        scratch.write("crlf.txt", "one\r\ntwo\r\n");
        scratch.write("run.sh", "#!/bin/sh\n");
        scratch.write("becomes-folder", "file\n");
        scratch.write("folder/becomes-file", "file\n");
        scratch.write("tracked.log.d/x", "x\n");
        scratch.link("link", "a.txt");
        const QString base = scratch.commit(u"base"_s);
        scratch.git({u"config"_s, u"core.autocrlf"_s, QString::fromLatin1(autocrlf)});
        const QString worktree = scratch.addWorktree(u"wt"_s);

        scratch.write("a.txt", "one\r\nthree\r\n", worktree);
        scratch.remove("dir/gone.txt", worktree);
        scratch.makeExecutable("run.sh", worktree);
        scratch.write("new/deep/er.txt", "new\n", worktree);
        scratch.write("new/\xff\xfe name.bin", QByteArray("\0\r\n\1", 4), worktree);
        scratch.write("x.log", "ignored", worktree);
        scratch.write("keep.log", "kept", worktree);
        scratch.write("build/out.o", "ignored", worktree);
        scratch.write("sub/build/in.o", "not ignored", worktree);
        scratch.remove("becomes-folder", worktree);
        scratch.write("becomes-folder/inside", "x\n", worktree);
        scratch.remove("folder/becomes-file", worktree);
        QVERIFY(QDir(worktree).rmdir(u"folder"_s));
        scratch.write("folder", "now a file\n", worktree);
        scratch.remove("link", worktree);
        scratch.link("link", "/etc/passwd", worktree);
        scratch.write("empty", "", worktree);

        SnapshotMaker maker = makerFor(scratch, worktree, base);
        const auto snapshot = maker.take(1, u"first"_s);
        QVERIFY_RESULT(snapshot);
        QCOMPARE(snapshot->tree, gitTree(scratch, worktree));
        QCOMPARE(snapshot->problems.size(), 0);
        QVERIFY(snapshot->changed);
        QCOMPARE(snapshot->ignoredLeft, QStringList({u"build/"_s, u"x.log"_s}));
        QVERIFY(scratch.isSound());
    }

    void snapshotsAreAChainOfCommitsUnderTheirReferences()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "one\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        const QByteArray head = scratch.read(".git/HEAD");
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        const auto first = maker.take(1, u"Nothing yet"_s);
        QVERIFY_RESULT(first);
        QVERIFY(!first->changed);
        scratch.write("a.txt", "two\n", worktree);
        const auto second = maker.take(2, u"Half way"_s);
        QVERIFY_RESULT(second);
        QVERIFY(second->changed);
        QCOMPARE(second->ref, u"refs/remit/run-1/2"_s);
        QCOMPARE(QString::fromLatin1(scratch.git({u"rev-parse"_s, second->ref})), second->commit);
        QCOMPARE(QString::fromLatin1(scratch.git({u"rev-parse"_s, second->commit + u'^'})), first->commit);
        QCOMPARE(QString::fromLatin1(scratch.git({u"rev-parse"_s, first->commit + u'^'})), base);
        QCOMPARE(scratch.git({u"log"_s, u"-1"_s, u"--format=%an <%ae> %cn %s"_s, second->ref}),
            QByteArray("Remit <remit@localhost> Remit Half way"));
        QVERIFY(scratch.git({u"reflog"_s, u"show"_s, second->ref}).contains("Half way"));
        const auto again = maker.take(3, u"The same"_s);
        QVERIFY_RESULT(again);
        QCOMPARE(again->commit, second->commit);
        QCOMPARE(again->number, 2);
        QCOMPARE(scratch.gitExitCode({u"rev-parse"_s, u"--verify"_s, u"-q"_s, u"refs/remit/run-1/3"_s}), 1);
        QCOMPARE(scratch.read(".git/HEAD"), head);
        QCOMPARE(scratch.git({u"status"_s, u"--porcelain"_s}), QByteArray());
        QVERIFY(scratch.isSound());
    }

    void anotherMakerGoesOnWhereTheFirstStopped()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "one\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        scratch.write("a.txt", "two\n", worktree);
        const auto first = makerFor(scratch, worktree, base).take(1, u"first"_s);
        QVERIFY_RESULT(first);
        SnapshotMaker later = makerFor(scratch, worktree, base);
        const auto same = later.take(2, u"second"_s);
        QVERIFY_RESULT(same);
        QCOMPARE(same->commit, first->commit);
        scratch.write("a.txt", "three\n", worktree);
        const auto second = later.take(2, u"second"_s);
        QVERIFY_RESULT(second);
        QCOMPARE(QString::fromLatin1(scratch.git({u"rev-parse"_s, second->commit + u'^'})), first->commit);
    }

    void aGoneWorktreeIsAnErrorAndNotAnEmptyTree()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "one\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        QVERIFY(QFile::rename(worktree, scratch.beside(u"moved"_s)));
        QVERIFY_FAILS(maker.take(1, u"first"_s), ErrorCode::NotFound);
        QVERIFY(QFile::link(scratch.beside(u"moved"_s), worktree));
        QVERIFY_FAILS(maker.take(1, u"first"_s), ErrorCode::Refused);
    }

    void rulesThatAnAgentWritesHideNoTrackedFile()
    {
        const ScratchRepository scratch;
        scratch.write(".gitignore", "*.tmp\n");
        scratch.write("src/main.c", "int main;\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        scratch.write("src/main.c", "int evil;\n", worktree);
        scratch.write("src/.gitignore", "*\n", worktree);
        scratch.write("src/hidden.c", "x\n", worktree);
        scratch.remove(".gitignore", worktree);
        scratch.write("noise.tmp", "still ignored", worktree);
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        const auto snapshot = maker.take(1, u"first"_s);
        QVERIFY_RESULT(snapshot);
        QCOMPARE(treeList(scratch, snapshot->commit), QByteArray("src/main.c"));
        QCOMPARE(scratch.git({u"show"_s, snapshot->commit + ":src/main.c"_L1}), QByteArray("int evil;"));
        QCOMPARE(snapshot->ignoredLeft, QStringList({u"noise.tmp"_s, u"src/.gitignore"_s, u"src/hidden.c"_s}));
    }

    void aRuleTakenBackShowsTheFile()
    {
        const ScratchRepository scratch;
        scratch.write(".gitignore", "dist/*\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        scratch.write(".gitignore", "dist/*\n!dist/keep.js\n", worktree);
        scratch.write("dist/keep.js", "k\n", worktree);
        scratch.write("dist/drop.js", "d\n", worktree);
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        const auto snapshot = maker.take(1, u"first"_s);
        QVERIFY_RESULT(snapshot);
        QCOMPARE(treeList(scratch, snapshot->commit), QByteArray(".gitignore\ndist/keep.js"));
    }

    void aSubmoduleStaysAtItsCommit()
    {
        const ScratchRepository inner;
        inner.write("a.txt", "a\n");
        inner.commit(u"first"_s);
        const ScratchRepository scratch;
        scratch.git(
            {u"-c"_s, u"protocol.file.allow=always"_s, u"submodule"_s, u"--quiet"_s, u"add"_s, inner.path(), u"sub"_s});
        scratch.write("a.txt", "a\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        const auto untouched = maker.take(1, u"first"_s);
        QVERIFY_RESULT(untouched);
        QVERIFY(!untouched->changed);
        QCOMPARE(untouched->problems.size(), 0);
        scratch.write("sub/evil", "x\n", worktree);
        const auto written = maker.take(2, u"second"_s);
        QVERIFY_RESULT(written);
        QVERIFY(!written->changed);
        QCOMPARE(written->problems.value(0).kind, u"nested-repository"_s);
        scratch.remove("sub/evil", worktree);
        QVERIFY(QDir(worktree).rmdir(u"sub"_s));
        const auto removed = maker.take(3, u"third"_s);
        QVERIFY_RESULT(removed);
        QVERIFY(removed->changed);
    }

    void anUnchangedLfsFileKeepsItsPointerAndAChangedOneIsTold()
    {
        const QByteArray content = QByteArray(5000, 'x');
        const QByteArray pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex() + "\nsize 5000\n";
        const ScratchRepository scratch;
        scratch.write(".gitattributes", "*.psd filter=lfs\n");
        scratch.write("same.psd", pointer);
        scratch.write("changed.psd", pointer);
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        scratch.write("same.psd", content, worktree);
        scratch.write("changed.psd", content + "more", worktree);
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        for (const int number : {1, 2}) { // the second from the cache
            const auto snapshot = maker.take(number, u"message"_s);
            QVERIFY_RESULT(snapshot);
            QCOMPARE(scratch.git({u"show"_s, snapshot->commit + ":same.psd"_L1}) + '\n', pointer);
            QCOMPARE(scratch.git({u"show"_s, snapshot->commit + ":changed.psd"_L1}), content + "more");
            QCOMPARE(snapshot->problems.size(), 1);
            QCOMPARE(snapshot->problems.first().kind, u"lfs"_s);
            QCOMPARE(snapshot->problems.first().path, QByteArray("changed.psd"));
        }
    }

    void countsFollowTheWorktree()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "1\n2\n3\n");
        scratch.write("long.txt", QByteArray("line\n").repeated(300));
        scratch.write("gone.txt", "1\n2\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        const auto none = maker.count();
        QVERIFY_RESULT(none);
        QCOMPARE(none->files, 0);
        scratch.write("a.txt", "1\ntwo\n3\n4\n", worktree);
        scratch.remove("gone.txt", worktree);
        scratch.write("new.txt", "n\n", worktree);
        QVERIFY(QFile::rename(worktree + "/long.txt"_L1, worktree + "/renamed.txt"_L1));
        scratch.write("huge.bin", QByteArray(3 << 20, 'h'), worktree);
        const auto some = maker.count();
        QVERIFY_RESULT(some);
        QCOMPARE(some->files, 5);
        QCOMPARE(some->added, 3);
        QCOMPARE(some->removed, 3);
        QCOMPARE(some->paths, QStringList({u"a.txt"_s, u"gone.txt"_s, u"new.txt"_s, u"renamed.txt"_s, u"huge.bin"_s}));
        QCOMPARE(scratch.git({u"for-each-ref"_s, u"refs/remit"_s}), QByteArray());
        const auto snapshot = maker.take(1, u"after counting"_s);
        QVERIFY_RESULT(snapshot);
        QCOMPARE(snapshot->tree, gitTree(scratch, worktree));
    }

    void aChangeWithinTheSameSizeAndMomentIsSeen()
    {
        const ScratchRepository scratch;
        scratch.write("a.txt", "0000\n");
        const QString base = scratch.commit(u"base"_s);
        const QString worktree = scratch.addWorktree(u"wt"_s);
        SnapshotMaker maker = makerFor(scratch, worktree, base);
        for (int round = 1; round <= 20; ++round) {
            const QByteArray content = QByteArray::number(1000 + round) + '\n';
            scratch.write("a.txt", content, worktree);
            const timespec old[2] = {{1000000000, 0}, {1000000000, 0}};
            QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(worktree + "/a.txt"_L1).constData(), old, 0), 0);
            const auto snapshot = maker.take(round, u"round"_s);
            QVERIFY_RESULT(snapshot);
            QCOMPARE(scratch.git({u"show"_s, snapshot->commit + ":a.txt"_L1}) + '\n', content);
        }
    }
};

REMIT_TEST_MAIN(TestSnapshot)
#include "tst_snapshot.moc"

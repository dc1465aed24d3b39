// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/shadowgit.h"
#include "tests/sandbox/gitrun.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

class TestBoxGit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void lookingAndStagingWork();
    void stashSavesAndBringsBack();
    void freshWorktreeIsCleanWithoutReadingFilesAgain();
    void changingHistoryFailsAndNothingOutsideChanges_data();
    void changingHistoryFailsAndNothingOutsideChanges();
    void attackOnTheRepositoryLeavesItByteForByte_data();
    void attackOnTheRepositoryLeavesItByteForByte();
    void hostGitRunsNothingOfTheAgentAfterwards();
    void doNotPathsCannotBeChanged_data();
    void doNotPathsCannotBeChanged();
    void readOnlyWorktreeStaysAsItIs();
    void objectsOfAlternatesCanBeRead();
    void shallowRepositoryCanBeRead();
    void plantedLinkAtAMountPointIsRefused_data();
    void plantedLinkAtAMountPointIsRefused();
};

void TestBoxGit::lookingAndStagingWork()
{
    REMIT_NEED_BOX();
    GitRun git;
    const BoxOutcome outcome
        = git.inBox("set -e; echo '# more' >> src/orders.py; echo new > new.txt\n"
                    "git status --porcelain; git add -A; git diff --cached --stat | tail -1\n"
                    "git log --format=%s; git show topic:README.md; git describe --tags\n"
                    "git branch --format='%(refname)'; git rev-parse HEAD; git blame README.md | wc -l");
    QVERIFY2(outcome.exitCode() == 0, outcome.text().constData());
    const QByteArray head = git.repository.git({u"rev-parse"_s, u"HEAD"_s});
    QVERIFY2(outcome.out.startsWith(" M src/orders.py\n?? new.txt\n 2 files changed, 2 insertions(+)\nSecond\nFirst\n"
                                    "Orders\nv1\n"),
        outcome.text().constData());
    QVERIFY2(outcome.out.contains("refs/heads/topic\n" + head + "\n1\n"), outcome.text().constData());
    QCOMPARE(outcome.err, QByteArray());
}

void TestBoxGit::stashSavesAndBringsBack()
{
    REMIT_NEED_BOX();
    GitRun git;
    const QByteArray before = fingerprint(git.commonDir);
    const BoxOutcome outcome = git.inBox("echo '# more' >> src/orders.py; git stash; git stash list | wc -l; "
                                         "git stash apply; git diff --stat | tail -1");
    QVERIFY2(outcome.out.contains("\n1\n"), outcome.text().constData());
    QVERIFY2(outcome.out.endsWith(" 1 file changed, 1 insertion(+)\n"), outcome.text().constData());
    QCOMPARE(fingerprint(git.commonDir), before);
}

void TestBoxGit::freshWorktreeIsCleanWithoutReadingFilesAgain()
{
    REMIT_NEED_BOX();
    GitRun git;
    // diff-files believes the index alone: it would name every file if owners or inodes had to match.
    const BoxOutcome outcome = git.inBox("git diff-files; git diff-index --quiet HEAD && echo clean");
    QVERIFY2(outcome.out == "clean\n", outcome.text().constData());
}

void TestBoxGit::changingHistoryFailsAndNothingOutsideChanges_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char* command : {"commit -m x", "commit --amend -m x", "commit --no-verify -m x", "branch mine",
             "branch -D topic", "branch -f topic HEAD~1", "tag mine", "tag -d v1", "checkout -b mine", "checkout topic",
             "switch -c mine", "reset --hard HEAD~1", "cherry-pick HEAD~1", "update-ref refs/heads/topic HEAD~1",
             "symbolic-ref HEAD refs/heads/topic", "push origin HEAD:topic",
             "-c remote.origin.url=. push origin HEAD:refs/heads/mine", "config user.name evil",
             "config --worktree core.fsmonitor evil", "remote add other /tmp/x", "worktree add --detach inner",
             "pack-refs --all", "notes add -m x", "replace HEAD HEAD~1 --force", "fetch origin", "pull"}) {
        QTest::newRow(command) << QByteArray(command);
    }
}

void TestBoxGit::changingHistoryFailsAndNothingOutsideChanges()
{
    REMIT_NEED_BOX();
    QFETCH(QByteArray, command);
    GitRun git;
    const QByteArray before = fingerprint(git.commonDir);
    const QByteArray remote = fingerprint(git.repository.beside(u"remote.git"_s));
    const BoxOutcome outcome = git.inBox("echo '# more' >> src/orders.py; git add -A; git " + command);
    const bool keepsToTheShadow = command.startsWith("notes") || command.startsWith("replace");
    QVERIFY2(keepsToTheShadow || outcome.exitCode() > 0, outcome.text().constData());
    QCOMPARE(fingerprint(git.commonDir), before);
    QCOMPARE(fingerprint(git.repository.beside(u"remote.git"_s)), remote);
    QVERIFY(git.repository.isSound());
}

void TestBoxGit::attackOnTheRepositoryLeavesItByteForByte_data()
{
    QTest::addColumn<QByteArray>("attack");

    // $C is COMMON, $A its folder for this worktree.
    QTest::newRow("remove all of it") << QByteArray("rm -rf $C; rm -rf $C/objects $C/refs $C/worktrees");
    QTest::newRow("configuration that runs a program")
        << QByteArray("git config core.fsmonitor $PWD/evil; echo '[core]fsmonitor=evil' >> $C/config; "
                      "echo '[core]fsmonitor=evil' > $C/config.new && mv -f $C/config.new $C/config; "
                      "echo '[core]fsmonitor=evil' > $A/config.worktree");
    QTest::newRow("hooks") << QByteArray("printf '#!/bin/sh\\nevil' > $C/hooks/post-checkout; mv $C/hooks $C/h; "
                                         "mkdir $C/hooks; cp /bin/true $C/hooks/pre-commit");
    QTest::newRow("refs moved away") << QByteArray(
        "mv $C/refs $C/refs2; mkdir -p $C/refs/heads; git rev-parse HEAD~1 > $C/refs/heads/main; "
        "git rev-parse HEAD~1 > $C/refs/heads/topic; echo > $C/packed-refs; rm -f $C/packed-refs");
    QTest::newRow("objects made writable and changed") << QByteArray(
        "chmod -R u+w /run/box/objects; for f in /run/box/objects/[0-9a-f]*/*; do echo evil > $f; rm -f $f; done; "
        "mv $C/objects $C/o; mkdir $C/objects; rm -rf /run/box/objects");
    QTest::newRow("redirected worktree folder") << QByteArray(
        "echo /tmp > $A/commondir; echo /tmp > $A/gitdir; mv $A $A.old; mv $C/worktrees $C/w; ln -s /tmp $A");
    QTest::newRow("the .git file") << QByteArray(
        "rm -f .git; mv .git g; echo 'gitdir: /tmp/evil' > .git; ln -sf /tmp/evil .git; cp /etc/passwd .git; "
        "mkdir x; mv -T x .git; mv .git/../.git y; chmod 777 .git; "
        "python3 -c \"import ctypes; c = ctypes.CDLL(None); open('z', 'w').close(); "
        "print(c.renameat2(-100, b'z', -100, b'.git', 2))\"; cd ..; mv run-1 run-9");
    QTest::newRow("sibling worktree") << QByteArray(
        "rm -rf ../run-2; echo evil > ../run-2/README.md; cat ../run-2/.git");
    QTest::newRow("main checkout") << QByteArray("echo evil > $C/../README.md; rm -rf $C/../src; cat $C/../README.md");
}

void TestBoxGit::attackOnTheRepositoryLeavesItByteForByte()
{
    REMIT_NEED_BOX();
    QFETCH(QByteArray, attack);
    GitRun git;
    const QByteArray common = fingerprint(git.commonDir);
    const QByteArray checkout = fingerprint(git.repository.path());
    const QByteArray sibling = fingerprint(git.sibling);
    const QByteArray pointer = git.repository.read(".git", git.worktree);
    const BoxOutcome outcome
        = git.inBox("C=" + git.commonDir.toUtf8() + "; A=" + git.adminDir().toUtf8() + "\n" + attack);
    QVERIFY2(outcome.result.started, outcome.text().constData());
    QCOMPARE(fingerprint(git.commonDir), common);
    QCOMPARE(fingerprint(git.repository.path()), checkout);
    QCOMPARE(fingerprint(git.sibling), sibling);
    QVERIFY(QFileInfo(git.worktree + u"/.git"_s).isFile() && !QFileInfo(git.worktree + u"/.git"_s).isSymLink());
    QCOMPARE(git.repository.read(".git", git.worktree), pointer);
    QVERIFY(git.repository.isSound());
}

void TestBoxGit::hostGitRunsNothingOfTheAgentAfterwards()
{
    REMIT_NEED_BOX();
    GitRun git;
    const QByteArray witness = git.run.path(u"witness"_s).toUtf8();
    const BoxOutcome outcome = git.inBox("C=" + git.commonDir.toUtf8() + "; printf '#!/bin/sh\\ntouch " + witness
        + "\\n' > evil; chmod +x evil; git config core.fsmonitor $PWD/evil; for h in post-checkout pre-commit "
          "post-index-change; do cp evil $C/hooks/$h; done; echo '* filter=evil' > .gitattributes; "
          "git config filter.evil.clean $PWD/evil; printf '[core]\\n fsmonitor = %s\\n' $PWD/evil > .git-config; true");
    QVERIFY2(outcome.result.started, outcome.text().constData());
    git.repository.git({u"status"_s}, git.worktree);
    git.repository.git({u"add"_s, u"-A"_s}, git.worktree);
    git.repository.git({u"status"_s});
    QVERIFY(!QFileInfo::exists(QFile::decodeName(witness)));
}

void TestBoxGit::doNotPathsCannotBeChanged_data()
{
    QTest::addColumn<QByteArray>("attack");
    QTest::newRow("write") << QByteArray("echo evil > src/auth/login.py; echo evil > src/auth/new.py");
    QTest::newRow("remove") << QByteArray("rm -rf src/auth .github; rm -rf src");
    QTest::newRow("move away") << QByteArray("mv src/auth src/b; mv .github g; mv src/auth/login.py .");
    QTest::newRow("move the folder above away")
        << QByteArray("mv src s && mkdir -p src/auth && echo evil > src/auth/login.py");
    QTest::newRow("exchange") << QByteArray(
        "mkdir -p x/auth; echo evil > x/auth/login.py; python3 -c \"import ctypes; c = ctypes.CDLL(None); "
        "print(c.renameat2(-100, b'x', -100, b'src', 2), c.renameat2(-100, b'x/auth', -100, b'src/auth', 2))\"");
    QTest::newRow("modes and times") << QByteArray("chmod -R 777 src/auth .github; touch src/auth/login.py");
    QTest::newRow("second name of the file")
        << QByteArray("ln src/auth/login.py l && echo evil > l; ln .github/workflows/ci.yml m && echo evil > m");
    QTest::newRow("through git") << QByteArray(
        "git rm -rqf src/auth .github; git checkout HEAD~1 -- src; git clean -fdx");
}

void TestBoxGit::doNotPathsCannotBeChanged()
{
    REMIT_NEED_BOX();
    QFETCH(QByteArray, attack);
    GitRun git;
    const QByteArray source = fingerprint(git.worktree + u"/src/auth"_s);
    const QByteArray workflow = fingerprint(git.worktree + u"/.github"_s);
    BoxSpec spec = git.spec(attack + "\necho fine >> src/orders.py");
    spec.readOnlyInWorktree
        = {git.worktree + u"/src/auth"_s, git.worktree + u"/.github"_s, git.worktree + u"/src/auth/login.py"_s};
    const BoxOutcome outcome = runBox(spec);
    QVERIFY2(outcome.result.started, outcome.text().constData());
    QCOMPARE(fingerprint(git.worktree + u"/src/auth"_s), source);
    QCOMPARE(fingerprint(git.worktree + u"/.github"_s), workflow);
    QVERIFY2(git.repository.read("src/orders.py", git.worktree).endsWith("fine\n"), outcome.text().constData());
}

void TestBoxGit::readOnlyWorktreeStaysAsItIs()
{
    REMIT_NEED_BOX();
    GitRun git;
    const QByteArray before = fingerprint(git.worktree);
    BoxSpec spec
        = git.spec("echo x > new; echo x >> README.md; rm README.md; chmod 777 README.md; git checkout HEAD~1 -- .; "
                   "git log --oneline | wc -l; git status --porcelain; echo note > ~/note; cat ~/note");
    spec.worktreeReadOnly = true;
    spec.readOnlyInWorktree = {git.worktree + u"/src/auth"_s};
    const BoxOutcome outcome = runBox(spec);
    QVERIFY2(outcome.out == "2\nnote\n", outcome.text().constData());
    QCOMPARE(fingerprint(git.worktree), before);
}

void TestBoxGit::objectsOfAlternatesCanBeRead()
{
    REMIT_NEED_BOX();
    GitRun git;
    // The repository borrows from one that borrows from another, and has nothing of its own.
    const QString middle = git.repository.beside(u"middle"_s);
    const QString last = git.repository.beside(u"last"_s);
    git.repository.git({u"clone"_s, u"-q"_s, u"--shared"_s, git.repository.path(), middle});
    git.repository.git({u"clone"_s, u"-q"_s, u"--shared"_s, middle, last});
    const QString worktree = last + u"-tree"_s;
    git.repository.git({u"worktree"_s, u"add"_s, u"-q"_s, u"--detach"_s, worktree}, last);
    const QString common = QFileInfo(last + u"/.git"_s).canonicalFilePath();
    BoxSpec spec = git.run.spec("git log --format=%s && git status --porcelain && git diff HEAD~1 --stat | wc -l");
    spec.worktree = QFileInfo(worktree).canonicalFilePath();
    spec.commonDir = common;
    spec.adminName = u"last-tree"_s;
    spec.shadow = git.run.path(u"git"_s);
    const auto shadow = makeShadowGit(common, common + u"/worktrees/last-tree"_s, spec.shadow);
    QVERIFY2(shadow.has_value(), shadow ? "" : qPrintable(shadow.error().detail));
    spec.alternates = shadow->alternates;
    QCOMPARE(spec.alternates.size(), 2);
    const BoxOutcome outcome = runBox(spec);
    QVERIFY2(outcome.out == "Second\nFirst\n2\n", outcome.text().constData());
    QCOMPARE(outcome.err, QByteArray());
}

void TestBoxGit::shallowRepositoryCanBeRead()
{
    REMIT_NEED_BOX();
    GitRun git;
    const QString clone = git.repository.beside(u"shallow"_s);
    git.repository.git({u"clone"_s, u"-q"_s, u"--depth=1"_s, u"file://"_s + git.repository.path(), clone});
    git.repository.git({u"worktree"_s, u"add"_s, u"-q"_s, u"--detach"_s, clone + u"-tree"_s}, clone);
    const QString common = QFileInfo(clone + u"/.git"_s).canonicalFilePath();
    BoxSpec spec = git.run.spec("git log --format=%s; git rev-parse --is-shallow-repository; git status --porcelain");
    spec.worktree = QFileInfo(clone + u"-tree"_s).canonicalFilePath();
    spec.commonDir = common;
    spec.adminName = u"shallow-tree"_s;
    spec.shadow = git.run.path(u"git"_s);
    QVERIFY(makeShadowGit(common, common + u"/worktrees/shallow-tree"_s, spec.shadow).has_value());
    const BoxOutcome outcome = runBox(spec);
    QVERIFY2(outcome.out == "Second\ntrue\n" && outcome.err.isEmpty(), outcome.text().constData());
}

void TestBoxGit::plantedLinkAtAMountPointIsRefused_data()
{
    QTest::addColumn<QByteArray>("attack");
    // What a box before this one left behind. $C is the shadow, from inside.
    QTest::newRow("do-not folder") << QByteArray("rm -rf src/auth; ln -s $T src/auth");
    QTest::newRow("folder above it") << QByteArray("mv src s; mkdir -p $T/auth 2>/dev/null; ln -s $T src");
    QTest::newRow("do-not folder is a pipe") << QByteArray("rm -rf src/auth; mkfifo src/auth");
    QTest::newRow("do-not folder is gone") << QByteArray("rm -rf src/auth");
}

void TestBoxGit::plantedLinkAtAMountPointIsRefused()
{
    REMIT_NEED_BOX();
    QFETCH(QByteArray, attack);
    GitRun git;
    const QString target = git.run.path(u"target"_s);
    QVERIFY(QDir().mkpath(target + u"/auth"_s));
    const BoxOutcome first = git.inBox("T=" + target.toUtf8() + "\n" + attack);
    QVERIFY2(first.result.started, first.text().constData());
    const QByteArray before = fingerprint(target);
    BoxSpec spec = git.spec("echo ran > ran");
    spec.readOnlyInWorktree = {git.worktree + u"/src/auth"_s};
    const BoxOutcome second = runBox(spec);
    QVERIFY2(
        !second.result.started && second.result.error.startsWith(u"The box is not made"_s), second.text().constData());
    QVERIFY(!QFileInfo::exists(git.worktree + u"/ran"_s));
    QCOMPARE(fingerprint(target), before);
}

REMIT_TEST_MAIN(TestBoxGit)
#include "tst_boxgit.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/shadowgit.h"
#include "tests/sandbox/gitrun.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <functional>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

class TestShadowGit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void referencesAreThoseOfTheRepository();
    void othersWorkIsNotNamed();
    void configurationNamesNoRemoteProgramOrPerson();
    void settingsThatDecideHowFilesLookAreKept();
    void indexKeepsItsTime();
    void nothingOfTheRepositoryIsTouched();
    void alternatesAreFollowedThroughLoops();
    void relativeAndMissingAlternatesAreUnderstood();
    void whatCannotBeDoneIsSaid_data();
    void whatCannotBeDoneIsSaid();

private:
    static QByteArray packedRefs(const GitRun& git) { return git.run.read(u"git/packed-refs"_s); }
    static ShadowGit make(const GitRun& git)
    {
        const auto shadow = makeShadowGit(git.commonDir, git.adminDir(), git.run.path(u"git"_s));
        if (!shadow)
            qFatal("%ls", qUtf16Printable(shadow.error().detail));
        return *shadow;
    }
};

void TestShadowGit::referencesAreThoseOfTheRepository()
{
    const GitRun git;
    git.repository.git({u"pack-refs"_s, u"--all"_s});
    git.repository.git({u"branch"_s, u"loose/one"_s});
    git.repository.git({u"update-ref"_s, u"refs/remotes/origin/main"_s, u"HEAD~1"_s});
    git.repository.git({u"symbolic-ref"_s, u"refs/remotes/origin/HEAD"_s, u"refs/remotes/origin/main"_s});
    git.repository.git({u"symbolic-ref"_s, u"refs/remotes/origin/dangling"_s, u"refs/remotes/origin/gone"_s});
    make(git);
    QByteArray expected = "# pack-refs with: sorted \n"
        + git.repository.git({u"for-each-ref"_s, u"--format=%(objectname) %(refname)"_s}) + '\n';
    QCOMPARE(packedRefs(git), expected);
    QVERIFY(QDir(git.run.path(u"git/refs/heads"_s)).isEmpty());
    QCOMPARE(git.run.read(u"git/worktrees/run-1/HEAD"_s).trimmed(), git.repository.git({u"rev-parse"_s, u"HEAD"_s}));
    QCOMPARE(git.run.read(u"git/objects/info/alternates"_s), QByteArray("/run/box/objects\n"));
}

void TestShadowGit::othersWorkIsNotNamed()
{
    const GitRun git;
    git.repository.git({u"update-ref"_s, u"refs/remit/other-run/1"_s, u"HEAD"_s});
    git.repository.write("README.md", "changed\n");
    git.repository.git({u"stash"_s});
    make(git);
    QVERIFY2(!packedRefs(git).contains("remit") && !packedRefs(git).contains("stash"), packedRefs(git).constData());
}

void TestShadowGit::configurationNamesNoRemoteProgramOrPerson()
{
    const GitRun git;
    git.repository.git({u"config"_s, u"user.email"_s, u"ann@example.org"_s});
    git.repository.git({u"config"_s, u"credential.helper"_s, u"store"_s});
    git.repository.git({u"config"_s, u"core.fsmonitor"_s, u"/bin/evil"_s});
    git.repository.git({u"config"_s, u"core.sshCommand"_s, u"ssh -i key"_s});
    git.repository.git({u"config"_s, u"http.extraHeader"_s, u"Authorization: secret"_s});
    git.repository.git({u"config"_s, u"include.path"_s, u"/home/ann/.gitsecret"_s});
    make(git);
    const QByteArray config = git.run.read(u"git/config"_s);
    for (const char* word : {"ann", "remote", "credential", "evil", "ssh", "secret", "include"})
        QVERIFY2(!config.contains(word), word);
    QVERIFY(config.contains("email = agent@remit.invalid"));
}

void TestShadowGit::settingsThatDecideHowFilesLookAreKept()
{
    const GitRun git;
    git.repository.git({u"config"_s, u"core.autocrlf"_s, u"input"_s});
    git.repository.git(
        {u"config"_s, u"core.eol"_s, u"a\"b\\c\nd"_s}); // nonsense, but nothing may break out of its line
    git.repository.git({u"config"_s, u"core.fileMode"_s, u"false"_s});
    make(git);
    const QString config = git.run.path(u"git/config"_s);
    const auto value
        = [&](const QString& key) { return git.repository.git({u"config"_s, u"--file"_s, config, u"--get"_s, key}); };
    QCOMPARE(value(u"core.autocrlf"_s), QByteArray("input"));
    QCOMPARE(value(u"core.eol"_s), QByteArray("a\"b\\c\nd"));
    QCOMPARE(value(u"core.filemode"_s), QByteArray("false"));
}

void TestShadowGit::indexKeepsItsTime()
{
    const GitRun git;
    make(git);
    const QFileInfo original(git.adminDir() + u"/index"_s);
    const QFileInfo copy(git.run.path(u"git/worktrees/run-1/index"_s));
    QCOMPARE(copy.lastModified(), original.lastModified());
    QCOMPARE(copy.size(), original.size());
}

void TestShadowGit::nothingOfTheRepositoryIsTouched()
{
    const GitRun git;
    const QByteArray before = fingerprint(git.commonDir);
    make(git);
    QCOMPARE(fingerprint(git.commonDir), before);
}

void TestShadowGit::alternatesAreFollowedThroughLoops()
{
    const GitRun git;
    for (const QString& name : {u"a"_s, u"b"_s})
        QVERIFY(QDir().mkpath(git.run.path(name + u"/info"_s)));
    git.run.write(u"a/info/alternates"_s, git.run.path(u"b"_s).toUtf8() + '\n');
    git.run.write(u"b/info/alternates"_s,
        "# a comment\n\n" + git.run.path(u"a"_s).toUtf8() + "\n" + git.commonDir.toUtf8() + "/objects\n");
    QFile file(git.commonDir + u"/objects/info/alternates"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(git.run.path(u"a"_s).toUtf8()) > 0);
    file.close();
    const ShadowGit shadow = make(git);
    QCOMPARE(shadow.alternates, QStringList({git.run.path(u"a"_s), git.run.path(u"b"_s)}));
    QCOMPARE(git.run.read(u"git/objects/info/alternates"_s),
        "/run/box/objects\n" + git.run.path(u"a"_s).toUtf8() + '\n' + git.run.path(u"b"_s).toUtf8() + '\n');
}

void TestShadowGit::relativeAndMissingAlternatesAreUnderstood()
{
    const GitRun git;
    QVERIFY(QDir().mkpath(git.commonDir + u"/other"_s));
    QVERIFY(QFile::link(git.run.path(u"home"_s), git.run.path(u"link"_s)));
    QFile file(git.commonDir + u"/objects/info/alternates"_s);
    QVERIFY(file.open(QIODevice::WriteOnly)
        && file.write("../other\n/no/such/folder\n" + git.run.path(u"link"_s).toUtf8() + "\n") > 0);
    file.close();
    QCOMPARE(make(git).alternates, QStringList({git.commonDir + u"/other"_s, git.run.path(u"home"_s)}));
}

void TestShadowGit::whatCannotBeDoneIsSaid_data()
{
    QTest::addColumn<std::function<void(const GitRun&, QString&, QString&, QString&)>>("change");
    QTest::addColumn<ErrorCode>("code");
    using Change = std::function<void(const GitRun&, QString&, QString&, QString&)>;
    const auto row = [](const char* name, Change change, ErrorCode code) { QTest::newRow(name) << change << code; };
    row(
        "worktree of another repository",
        [](const GitRun&, QString&, QString& admin, QString&) { admin = u"/tmp/other/worktrees/run-1"_s; },
        ErrorCode::InvalidInput);
    row(
        "name that leads out", [](const GitRun&, QString&, QString& admin, QString&) { admin += u"/.."_s; },
        ErrorCode::InvalidInput);
    row(
        "worktree that is gone", [](const GitRun&, QString&, QString& admin, QString&) { admin += u"0"_s; },
        ErrorCode::Io);
    row(
        "folder that exists",
        [](const GitRun& git, QString&, QString&, QString& folder) { folder = git.run.path(u"home"_s); },
        ErrorCode::AlreadyExists);
    row(
        "no repository",
        [](const GitRun& git, QString& common, QString& admin, QString&) {
            common = git.run.path(u"home"_s);
            admin = common + u"/worktrees/run-1"_s;
        },
        ErrorCode::NotFound);
    row(
        "references in a reftable",
        [](const GitRun& git, QString&, QString&, QString&) { QVERIFY(QDir(git.commonDir).mkdir(u"reftable"_s)); },
        ErrorCode::Refused);
    row(
        "format of tomorrow",
        [](const GitRun& git, QString&, QString&, QString&) {
            git.repository.git({u"config"_s, u"core.repositoryformatversion"_s, u"99"_s});
        },
        ErrorCode::Git);
    row(
        "index is a pipe",
        [](const GitRun& git, QString&, QString&, QString&) {
            const QByteArray index = git.adminDir().toUtf8() + "/index";
            QVERIFY(::unlink(index.constData()) == 0 && ::mkfifo(index.constData(), 0600) == 0);
        },
        ErrorCode::Git);
}

void TestShadowGit::whatCannotBeDoneIsSaid()
{
    using Change = std::function<void(const GitRun&, QString&, QString&, QString&)>;
    QFETCH(Change, change);
    QFETCH(ErrorCode, code);
    const GitRun git;
    QString common = git.commonDir;
    QString admin = git.adminDir();
    QString folder = git.run.path(u"git"_s);
    change(git, common, admin, folder);
    const auto shadow = makeShadowGit(common, admin, folder);
    QVERIFY(!shadow.has_value());
    QVERIFY2(shadow.error().code == code, qPrintable(shadow.error().detail));
    QVERIFY(!shadow.error().detail.isEmpty());
}

REMIT_TEST_MAIN(TestShadowGit)
#include "tst_shadowgit.moc"

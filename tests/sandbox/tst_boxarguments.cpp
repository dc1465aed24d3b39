// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/box.h"
#include "tests/sandbox/gitrun.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

namespace {

BoxSpec plainSpec()
{
    BoxSpec spec;
    spec.worktree = u"/data/worktrees/shop/run-1"_s;
    spec.commonDir = u"/home/ann/shop/.git"_s;
    spec.adminName = u"run-1"_s;
    spec.shadow = u"/data/runs/run-1/git"_s;
    spec.home = u"/data/runs/run-1/home"_s;
    spec.boxInit = u"/usr/libexec/remit/remit-box-init"_s;
    spec.argv = {"/usr/bin/agent", "-p"};
    return spec;
}

constexpr BoxDescriptors kDescriptors{11, 12, 13, 16, 14, 15};

BoxHost plainHost()
{
    return {{{"/bin", "usr/bin"}, {"/lib64", ""}}, {"/proc/irq", "/proc/sys"}, {"/proc/kcore"}, 4026531836, 4026531840};
}

/** One mount a line, as a person would read it. */
QByteArray readable(const QByteArrayList& words)
{
    QByteArray text;
    for (const QByteArray& word : words)
        text += (word.startsWith("--") ? "\n" : " ") + word;
    return text.trimmed() + '\n';
}

QByteArray golden(const QString& name)
{
    QFile file(QFINDTESTDATA(u"../data/sandbox/"_s + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestBoxArguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void wholeListIsTheGoldenOne_data();
    void wholeListIsTheGoldenOne();
    void oddNamesStayWholeWords_data();
    void oddNamesStayWholeWords();
    void zeroByteIsRefused_data();
    void zeroByteIsRefused();
    void commandHasToBeAbsolute();
    void thisMachineTellsItsRoot();
    void pathsOfARealRunAreAccepted();
    void badPathIsRefused_data();
    void badPathIsRefused();
    void linkInTheShadowIsRefused_data();
    void linkInTheShadowIsRefused();
};

void TestBoxArguments::wholeListIsTheGoldenOne_data()
{
    QTest::addColumn<BoxSpec>("spec");

    QTest::newRow("run.txt") << plainSpec();

    BoxSpec check = plainSpec(); // a clean checkout without git
    check.commonDir.clear();
    check.adminName.clear();
    check.shadow.clear();
    QTest::newRow("check.txt") << check;

    BoxSpec full = plainSpec();
    full.alternates = {u"/home/ann/mirror/objects"_s};
    full.readOnlyPaths = {u"/opt/node"_s, u"/usr/lib/already-there"_s, u"/home/ann/.local/bin/agent"_s};
    full.readOnlyInWorktree = {full.worktree + u"/src/auth/deep"_s, full.worktree + u"/.github"_s,
        full.worktree + u"/src/auth"_s, full.worktree + u"/src/auth-old/x"_s};
    full.briefFile = u"/data/runs/run-1/brief.md"_s;
    full.listeners = {u"3129"_s, u"3128"_s};
    full.maximumProcesses = 64;
    full.maximumFileBytes = 1'000'000;
    QTest::newRow("full.txt") << full;

    BoxSpec shims = plainSpec();
    shims.policy.shim = u"/usr/libexec/remit/remit-box-shim"_s;
    shims.policy.rules = "deny\tpush\tgit\tpush\n";
    shims.policy.programs = {"git", "rm"};
    shims.policy.git = u"/usr/bin/git"_s;
    shims.policy.gitPlaces = {u"/usr/bin/git"_s, u"/usr/lib/git-core/git"_s};
    QTest::newRow("shims.txt") << shims;

    BoxSpec frozen = full;
    frozen.worktreeReadOnly = true;
    QTest::newRow("readonly.txt") << frozen;
}

void TestBoxArguments::wholeListIsTheGoldenOne()
{
    QFETCH(BoxSpec, spec);
    const auto words = boxArguments(spec, kDescriptors, plainHost());
    QVERIFY(words.has_value());
    const QByteArray text = readable(*words);
    if (qEnvironmentVariableIsSet("REMIT_REFRESH_GOLDEN")) {
        QFile file(
            QStringLiteral(QT_TESTCASE_SOURCEDIR "/../data/sandbox/") + QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QCOMPARE(text, golden(QString::fromUtf8(QTest::currentDataTag())));
}

void TestBoxArguments::oddNamesStayWholeWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("space") << u"my shop"_s;
    QTest::newRow("newline") << u"my\nshop"_s;
    QTest::newRow("leading dashes") << u"--bind"_s;
    QTest::newRow("two dashes") << u"--"_s;
    QTest::newRow("quotes and dollars") << u"'\"$(x)`"_s;
    QTest::newRow("umlaut") << u"Läden"_s;
}

void TestBoxArguments::oddNamesStayWholeWords()
{
    REMIT_NEED_BOX();
    QFETCH(QString, name);
    const ScratchRun run;
    const QString worktree = run.path(u"trees/"_s + name);
    QVERIFY(QDir().mkpath(worktree + u"/do not"_s));
    BoxSpec spec = run.spec("pwd; echo x > made; echo x > 'do not/made'");
    spec.worktree = worktree;
    spec.readOnlyInWorktree = {worktree + u"/do not"_s};
    const auto words = boxArguments(spec, kDescriptors, plainHost());
    QVERIFY(words.has_value());
    QCOMPARE(words->count(QFile::encodeName(worktree)), 3); // source, destination, --chdir
    const BoxOutcome outcome = runBox(spec);
    QVERIFY2(outcome.out == QFile::encodeName(worktree) + '\n', outcome.text().constData());
    QVERIFY(QFile::exists(worktree + u"/made"_s));
    QVERIFY(!QFile::exists(worktree + u"/do not/made"_s));
}

void TestBoxArguments::zeroByteIsRefused_data()
{
    QTest::addColumn<BoxSpec>("spec");
    const QString zero = u"x"_s + QChar(u'\0') + u"--bind"_s + QChar(u'\0') + u"/"_s;
    const auto with = [&](auto change) {
        BoxSpec spec = plainSpec();
        change(spec);
        return spec;
    };
    QTest::newRow("worktree") << with([&](BoxSpec& spec) { spec.worktree += zero; });
    QTest::newRow("home") << with([&](BoxSpec& spec) { spec.home += zero; });
    QTest::newRow("read-only path") << with([&](BoxSpec& spec) { spec.readOnlyPaths.append(u"/opt/"_s + zero); });
    QTest::newRow("do-not path") << with(
        [&](BoxSpec& spec) { spec.readOnlyInWorktree.append(spec.worktree + u'/' + zero); });
    QTest::newRow("worktree name") << with([&](BoxSpec& spec) { spec.adminName += zero; });
    QTest::newRow("argument") << with([&](BoxSpec& spec) { spec.argv.append(zero.toUtf8()); });
    QTest::newRow("port") << with([&](BoxSpec& spec) { spec.listeners.append(zero); });
    QTest::newRow("variable") << with([&](BoxSpec& spec) { spec.environment.append("A=" + zero.toUtf8()); });
    QTest::newRow("variable without a name") << with([&](BoxSpec& spec) { spec.environment.append("=x"); });
}

void TestBoxArguments::zeroByteIsRefused()
{
    QFETCH(BoxSpec, spec);
    const auto words = boxArguments(spec, kDescriptors, plainHost());
    QVERIFY(!words.has_value());
    QCOMPARE(words.error().code, ErrorCode::InvalidInput);
}

void TestBoxArguments::commandHasToBeAbsolute()
{
    BoxSpec spec = plainSpec();
    spec.argv = {"agent"};
    QVERIFY(!boxArguments(spec, kDescriptors, plainHost()).has_value());
    spec.argv.clear();
    QVERIFY(!boxArguments(spec, kDescriptors, plainHost()).has_value());
    spec = plainSpec();
    spec.readOnlyInWorktree = {u"/data/worktrees/shop/run-10/x"_s};
    QVERIFY(!boxArguments(spec, kDescriptors, plainHost()).has_value());
}

void TestBoxArguments::thisMachineTellsItsRoot()
{
    const auto host = thisBoxHost();
    QVERIFY(host.has_value());
    QVERIFY(host->pidNamespace != 0 && host->netNamespace != 0 && host->pidNamespace != host->netNamespace);
    QVERIFY(host->procFolders.contains("/proc/sys"));
    QVERIFY(!host->procSecrets.contains("/proc/meminfo"));
    QVERIFY(std::ranges::any_of(host->rootEntries, [](const auto& entry) { return entry.path == "/bin"; }));
}

void TestBoxArguments::pathsOfARealRunAreAccepted()
{
    GitRun git;
    BoxSpec spec = git.spec("true");
    spec.readOnlyInWorktree = {git.worktree + u"/src/auth"_s, git.worktree + u"/README.md"_s};
    spec.readOnlyPaths = {u"/usr/bin"_s};
    const auto checked = checkBoxPaths(spec);
    QVERIFY2(checked.has_value(), checked ? "" : qPrintable(checked.error().detail));
}

void TestBoxArguments::badPathIsRefused_data()
{
    QTest::addColumn<std::function<void(BoxSpec&, const ScratchRun&)>>("change");
    QTest::addColumn<QString>("says");
    using Change = std::function<void(BoxSpec&, const ScratchRun&)>;
    const auto row
        = [](const char* name, Change change, const QString& says) { QTest::newRow(name) << change << says; };
    const auto link = [](const ScratchRun& run, const QString& target) {
        const QString path = run.path(u"link"_s);
        if (!QFile::link(target, path))
            qWarning("no link");
        return path;
    };

    row("worktree is gone", [](BoxSpec& s, const ScratchRun& r) { s.worktree = r.path(u"no"_s); }, u"does not exist"_s);
    row("worktree is relative", [](BoxSpec& s, const ScratchRun&) { s.worktree = u"tree"_s; }, u"not an absolute"_s);
    row(
        "worktree through a link", [=](BoxSpec& s, const ScratchRun& r) { s.worktree = link(r, s.worktree); },
        u"symbolic link"_s);
    row(
        "worktree with a slash at its end", [](BoxSpec& s, const ScratchRun&) { s.worktree += u'/'; },
        u"symbolic link"_s);
    row("worktree with dots", [](BoxSpec& s, const ScratchRun&) { s.worktree += u"/../run-1"_s; }, u"symbolic link"_s);
    row("worktree is a file", [](BoxSpec& s, const ScratchRun&) { s.worktree += u"/README.md"_s; }, u"not a folder"_s);
    row("home through a link", [=](BoxSpec& s, const ScratchRun& r) { s.home = link(r, s.home); }, u"symbolic link"_s);
    row(
        "home in the worktree",
        [](BoxSpec& s, const ScratchRun&) {
            s.home = s.worktree + u"/home"_s;
            QVERIFY(QDir().mkdir(s.home));
        },
        u"a mount of its own"_s);
    row(
        "shadow in the worktree", [](BoxSpec& s, const ScratchRun&) { s.worktree = QFileInfo(s.shadow).path(); },
        u""_s);
    row(
        "no .git in the worktree",
        [](BoxSpec& s, const ScratchRun&) { QVERIFY(QFile::remove(s.worktree + u"/.git"_s)); },
        u"/.git does not exist"_s);
    row(
        ".git is a link",
        [](BoxSpec& s, const ScratchRun& r) {
            QVERIFY(QFile::rename(s.worktree + u"/.git"_s, r.path(u"g"_s)));
            QVERIFY(QFile::link(r.path(u"g"_s), s.worktree + u"/.git"_s));
        },
        u"symbolic link"_s);
    row(
        "worktree name leads elsewhere", [](BoxSpec& s, const ScratchRun&) { s.adminName = u"../.."_s; },
        u"not the name of a worktree"_s);
    row(
        "do-not path outside", [](BoxSpec& s, const ScratchRun&) { s.readOnlyInWorktree = {u"/usr/bin"_s}; },
        u"does not lie in the worktree"_s);
    row(
        "do-not path is all of it", [](BoxSpec& s, const ScratchRun&) { s.readOnlyInWorktree = {s.worktree}; },
        u"does not lie in the worktree"_s);
    row(
        "do-not path with dots",
        [](BoxSpec& s, const ScratchRun&) { s.readOnlyInWorktree = {s.worktree + u"/src/../src/auth"_s}; },
        u"symbolic link"_s);
    row(
        "do-not path with a name that is not text",
        [](BoxSpec& s, const ScratchRun&) {
            QFile file(s.worktree + u"/x"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(::rename(file.fileName().toUtf8().constData(), (s.worktree.toUtf8() + "/\xff").constData()) == 0);
            s.readOnlyInWorktree = {s.worktree + u'/' + QFile::decodeName("\xff")};
        },
        u"does not exist"_s);
    row(
        "tool in the worktree", [](BoxSpec& s, const ScratchRun&) { s.readOnlyPaths = {s.worktree + u"/src"_s}; },
        u"which an agent can write"_s);
    row(
        "tool in the repository", [](BoxSpec& s, const ScratchRun&) { s.readOnlyPaths = {s.commonDir + u"/hooks"_s}; },
        u"which an agent can write"_s);
    row(
        "tool folder that holds the run", [](BoxSpec& s, const ScratchRun& r) { s.readOnlyPaths = {r.path()}; },
        u"cannot be shown as a whole"_s);
    row("the whole root", [](BoxSpec& s, const ScratchRun&) { s.readOnlyPaths = {u"/"_s}; }, u"cannot be shown"_s);
    row(
        "the whole home",
        [](BoxSpec& s, const ScratchRun&) {
            s.readOnlyPaths = {QDir(u"/root"_s).exists() && ::geteuid() == 0 ? u"/root"_s : QDir::homePath()};
        },
        u""_s);
    row(
        "box-init is not executable", [](BoxSpec& s, const ScratchRun&) { s.boxInit = s.worktree + u"/README.md"_s; },
        u"not executable"_s);
    row("box-init is gone", [](BoxSpec& s, const ScratchRun&) { s.boxInit = u"/no/init"_s; }, u"does not exist"_s);
    row("brief is a folder", [](BoxSpec& s, const ScratchRun&) { s.briefFile = s.home; }, u"not a regular file"_s);
}

void TestBoxArguments::badPathIsRefused()
{
    using Change = std::function<void(BoxSpec&, const ScratchRun&)>;
    QFETCH(Change, change);
    QFETCH(QString, says);
    GitRun git;
    BoxSpec spec = git.spec("true");
    change(spec, git.run);
    const auto checked = checkBoxPaths(spec);
    ::unlink((git.worktree.toUtf8() + "/\xff").constData()); // QTemporaryDir cannot
    QVERIFY(!checked.has_value());
    QVERIFY2(checked.error().detail.contains(says), qPrintable(checked.error().detail));
}

void TestBoxArguments::linkInTheShadowIsRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"HEAD", "config", "hooks", "info", "packed-refs", "objects", "objects/info", "refs",
             "refs/heads", "refs/remotes", "refs/tags", "worktrees", "worktrees/run-1", "worktrees/run-1/HEAD",
             "worktrees/run-1/commondir", "worktrees/run-1/gitdir"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestBoxArguments::linkInTheShadowIsRefused()
{
    QFETCH(QString, name);
    GitRun git;
    const BoxSpec spec = git.spec("true");
    const QString path = spec.shadow + u'/' + name;
    QVERIFY(QFile::rename(path, git.run.path(u"moved"_s)));
    QVERIFY(QFile::link(git.run.path(u"moved"_s), path));
    const auto checked = checkBoxPaths(spec);
    QVERIFY(!checked.has_value());
    QVERIFY2(checked.error().detail.contains(u"symbolic link"_s), qPrintable(checked.error().detail));
}

REMIT_TEST_MAIN(TestBoxArguments)
#include "tst_boxarguments.moc"

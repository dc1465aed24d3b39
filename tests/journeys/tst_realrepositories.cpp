// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/realerrand.h"
#include "tests/journeys/windowdriver.h"
#include "tests/support/remitctl.h"
#include "tests/support/testmain.h"
#include "views/review/diffview.h"
#include "views/widgets/remitstyle.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTurns = 5; ///< of scenarioOf()
constexpr int kPage = 60'000; ///< ms: a page that reads journals and git of a large repository

/** A change of this project, and one of the library whose source npm has. */
const Edit kOurs{.file = u"README.md"_s,
    .old = u"# Remit"_s,
    .replacement = u"# Remit on an errand"_s,
    .newFile = u"docs/errand.md"_s};
const Edit kTheirs{.file = u"lib/util.js"_s,
    .old = u"/* eslint guard-for-in:0 */"_s,
    .replacement = u"/* eslint guard-for-in:0, errand:0 */"_s,
    .newFile = u"lib/errand.js"_s};

} // namespace

/** From contract to landed commit on repositories that nobody made for a test, by a scripted and by a real agent. */
class TestRealRepositories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_style = RemitStyle::install(*qApp); }
    void init()
    {
        // What the offscreen platform says of a window that is raised or has a smallest size is no fault of ours.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_ctl = std::make_unique<RemitCtl>();
        qputenv("REMIT_HOME", m_ctl->home().toUtf8());
    }
    void cleanup() { m_ctl.reset(); }

    void aScriptedAgentsRunOnThisProjectLands();
    void claudesRunOnThisProjectLands();
    void aScriptedAgentsRunOnANpmPackageLands();
    void claudesRunOnANpmPackageLands();

private:
    [[nodiscard]] QString repository() const { return m_ctl->file(u"repository"_s); }
    QByteArray git(const QStringList& arguments) const; // NOLINT(modernize-use-nodiscard): often for its effect
    void cloneThisProject() const;
    void commitTheNpmPackage() const;
    void scriptedLands(const Edit& edit);
    void claudeLands(const Edit& edit);
    void lands(const Edit& edit, const QString& contract) const;
    void isShown(const QString& run, const Edit& edit) const;

    RemitStyle* m_style = nullptr;
    std::unique_ptr<RemitCtl> m_ctl;
};

QByteArray TestRealRepositories::git(const QStringList& arguments) const
{
    QProcess process;
    process.start(u"git"_s, QStringList{u"-C"_s, repository()} + arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

void TestRealRepositories::cloneThisProject() const
{
    if (!QFileInfo::exists(QStringLiteral(PROJECT_TOP "/.git")))
        QSKIP("This source tree is no git checkout.");
    QCOMPARE(QProcess::execute(
                 u"git"_s, {u"clone"_s, u"--quiet"_s, u"--no-hardlinks"_s, QStringLiteral(PROJECT_TOP), repository()}),
        0);
    git({u"checkout"_s, u"--quiet"_s, u"-B"_s, u"main"_s});
    git({u"config"_s, u"user.name"_s, u"Ada Tester"_s});
    git({u"config"_s, u"user.email"_s, u"ada@example.org"_s});
}

void TestRealRepositories::commitTheNpmPackage() const
{
    const QString source = qEnvironmentVariable("REMIT_NPM_SOURCE");
    if (source.isEmpty())
        QSKIP("REMIT_NPM_SOURCE does not name the folder of a package; ./dev test --real-agents fetches one.");
    QCOMPARE(QProcess::execute(u"cp"_s, {u"-r"_s, source, repository()}), 0);
    git({u"init"_s, u"--quiet"_s, u"--initial-branch=main"_s});
    git({u"config"_s, u"user.name"_s, u"Ada Tester"_s});
    git({u"config"_s, u"user.email"_s, u"ada@example.org"_s});
    git({u"add"_s, u"--all"_s, u"--force"_s});
    git({u"commit"_s, u"--quiet"_s, u"-m"_s, u"As published"_s});
    QVERIFY(git({u"ls-files"_s}).count('\n') > 2000);
}

void TestRealRepositories::scriptedLands(const Edit& edit)
{
    if (QTest::currentTestResolved())
        return;
    lands(edit, m_ctl->write(u"contract.toml"_s, scriptedContract(edit)));
}

void TestRealRepositories::claudeLands(const Edit& edit)
{
    if (QTest::currentTestResolved())
        return;
    if (qEnvironmentVariableIsEmpty("REMIT_REAL_CLAUDE"))
        QSKIP("REMIT_REAL_CLAUDE does not name the program of Claude Code; ./dev test --real-agents installs it.");
    const ScriptedModel model(*m_ctl, scenarioOf(edit));
    lands(edit, m_ctl->write(u"contract.toml"_s, claudeContract(edit)));
    QVERIFY2(model.log().count('\n') >= kTurns, model.log().constData());
}

void TestRealRepositories::aScriptedAgentsRunOnThisProjectLands()
{
    cloneThisProject();
    scriptedLands(kOurs);
}

void TestRealRepositories::aScriptedAgentsRunOnANpmPackageLands()
{
    commitTheNpmPackage();
    scriptedLands(kTheirs);
}

void TestRealRepositories::claudesRunOnThisProjectLands()
{
    cloneThisProject();
    claudeLands(kOurs);
}

void TestRealRepositories::claudesRunOnANpmPackageLands()
{
    commitTheNpmPackage();
    claudeLands(kTheirs);
}

void TestRealRepositories::lands(const Edit& edit, const QString& contract) const
{
    const QByteArray base = git({u"rev-parse"_s, u"HEAD"_s});
    const CtlResult ran
        = (*m_ctl)({u"run"_s, u"--repo"_s, repository(), u"--contract"_s, contract, u"--wait"_s, u"--json"_s});
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    const QJsonObject record = ran.object();
    const QString run = record.value(u"run_id").toString();
    QCOMPARE(record.value(u"status").toString(), u"OK"_s);
    QVERIFY(record.value(u"before"_s)["exit"_L1].toInt(0) != 0);
    QCOMPARE(record.value(u"after"_s)["exit"_L1].toInt(-1), 0);
    QCOMPARE(record.value(u"changed_files").toInt(), 2);
    QCOMPARE(record.value(u"claim"_s)["status"_L1].toString(), u"OK"_s);
    for (const QJsonValue& finding : record.value(u"findings").toArray())
        QVERIFY2(finding["kind"_L1].toString() != u"no-end-of-run", "END_OF_RUN was not read");

    // The work stands in a worktree of its own and in the queue; the repository is as it was.
    QFile changed(record.value(u"worktree").toString() + u'/' + edit.file);
    QVERIFY2(changed.open(QIODevice::ReadOnly), qPrintable(changed.fileName()));
    QVERIFY(changed.readAll().contains(edit.replacement.toUtf8()));
    QCOMPARE(git({u"rev-parse"_s, u"HEAD"_s}), base);
    QCOMPARE(git({u"status"_s, u"--porcelain"_s}), QByteArray());
    const QJsonArray queue = (*m_ctl)({u"queue"_s, u"--json"_s}).array();
    QCOMPARE(queue.size(), 1);
    QCOMPARE(queue.first()["run_id"_L1].toString(), run);
    isShown(run, edit);

    const CtlResult accepted = (*m_ctl)({u"review"_s, run, u"accept"_s, u"--how"_s, u"squash"_s, u"--json"_s});
    QVERIFY2(accepted.code == 0, accepted.err.constData());
    QCOMPARE(git({u"rev-parse"_s, u"main^"_s}), base);
    QCOMPARE(git({u"diff"_s, u"--name-only"_s, u"main^"_s, u"main"_s}),
        edit.newFile < edit.file ? (edit.newFile + u'\n' + edit.file).toUtf8()
                                 : (edit.file + u'\n' + edit.newFile).toUtf8());
    QVERIFY(git({u"show"_s, u"main:"_s + edit.file}).contains(edit.replacement.toUtf8()));
    QCOMPARE(git({u"status"_s, u"--porcelain"_s}), QByteArray());
    QCOMPARE(git({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s, u"--no-progress"_s}), QByteArray());
    const CtlResult verified = (*m_ctl)({u"journal"_s, run, u"--verify"_s});
    QVERIFY2(verified.code == 0, verified.err.constData());
}

void TestRealRepositories::isShown(const QString& run, const Edit& edit) const
{
    const QByteArray diff = (*m_ctl)({u"diff"_s, run}).out;
    QVERIFY2(diff.contains("\n-") && diff.contains(edit.replacement.toUtf8()), diff.constData());
    QVERIFY2(diff.contains("+++ b/" + edit.newFile.toUtf8()), diff.constData());

    WindowDriver window(*m_style);
    window.application().open({.run = run, .size = {1440, 900}});
    QTRY_COMPARE_WITH_TIMEOUT(window.textOf(u"runTitle"_s), edit.title(), kPage);
    QStringList files{edit.file, edit.newFile};
    files.sort();
    QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), files, kPage);
    QTRY_VERIFY_WITH_TIMEOUT(window.find<DiffView>(u"diff"_s)->changeCount() > 0, kPage);
}

REMIT_GUI_TEST_MAIN(TestRealRepositories)
#include "tst_realrepositories.moc"

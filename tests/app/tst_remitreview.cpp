// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kScript = "mkdir -p src; echo new > src/new.txt\n"
                           "if grep -q 'add a second line' \"$REMIT_BRIEF\"; then echo second >> src/new.txt; fi\n"
                           "echo 'Wrote src/new.txt.'; echo 'STATUS: OK'; echo END_OF_RUN\n";

} // namespace

/** A person's verdicts by the command line, and what they leave in a real repository. */
class TestRemitReview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void acceptLandsTheResultInTheChosenWay_data();
    void acceptLandsTheResultInTheChosenWay();
    void aBranchLeavesTheCheckoutAlone();
    void aPatchAppliesAndChangesNothingByItself();
    void previewChangesNothing();
    void whatIsLeftOutDoesNotLand();
    void acceptAfterTheBranchWentOn();
    void aConflictIsRefusedAndChangesNothing();
    void anAcceptedRunCannotBeAcceptedAgain();
    void undoTakesAnAcceptBack();
    void anAcceptThatWasKilledIsSettledByTheNextCommand_data();
    void anAcceptThatWasKilledIsSettledByTheNextCommand();
    void rejectLandsNothingAndCanBeUndone();
    void deferHidesARunFromTheQueueUntilThen();
    void sendBackGoesOnInTheSameWorktreeWithTheComments();
    void sendBackNeedsAWord();
    void aVerdictLetsTheWorktreeGo_data();
    void aVerdictLetsTheWorktreeGo();
    void aWorktreeThatAPersonWentOnInStays();
    void sendBackAfterAnUndoMakesTheWorktreeAgain();
    void aRunThatGoesOnHasNoVerdict();

private:
    [[nodiscard]] CtlResult review(const QStringList& arguments) const
    {
        return (*m_ctl)(QStringList{u"review"_s, m_run} + arguments + QStringList{u"--json"_s});
    }
    [[nodiscard]] QString head(const QString& revision = u"HEAD"_s) const
    {
        return QString::fromLatin1(m_repository->git({u"rev-parse"_s, revision}));
    }
    [[nodiscard]] QString verdict() const { return m_ctl->show(m_run).value(u"verdict").toString(); }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QString m_run;
    QString m_base;
};

void TestRemitReview::init()
{
    QTest::failOnWarning();
    m_ctl = std::make_unique<RemitCtl>();
    m_repository = std::make_unique<ScratchRepository>();
    m_repository->write("src/a.txt", "one\n");
    m_base = m_repository->commit(u"First"_s);
    const CtlResult result = m_ctl->runToItsEnd(m_repository->path(), {.script = kScript});
    QVERIFY2(result.code == 0, (result.err + result.out).constData());
    m_run = result.object().value(u"run_id").toString();
}

void TestRemitReview::cleanup()
{
    // Whatever the verdict was: the repository is sound, nothing stands uncommitted, the trail is whole.
    QVERIFY(m_repository->isSound());
    QCOMPARE(m_repository->git({u"status"_s, u"--porcelain"_s}), QByteArray());
    QCOMPARE((*m_ctl)({u"journal"_s, m_run, u"--verify"_s}).code, 0);
    m_ctl.reset();
    m_repository.reset();
}

void TestRemitReview::acceptLandsTheResultInTheChosenWay_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<int>("parents");
    QTest::newRow("squash") << u"squash"_s << 1;
    QTest::newRow("merge") << u"merge"_s << 2;
    QTest::newRow("cherry-pick") << u"cherry-pick"_s << 1;
}

void TestRemitReview::acceptLandsTheResultInTheChosenWay()
{
    QFETCH(QString, way);
    QFETCH(int, parents);
    const CtlResult result = review({u"accept"_s, u"--how"_s, way, u"--message"_s, u"Add the file"_s});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(result.object().value(u"commits").toArray().last().toString(), head());
    QCOMPARE(result.object().value(u"how").toString(), way);
    QCOMPARE(m_repository->read("src/new.txt"), QByteArray("new\n"));
    QCOMPARE(m_repository->git({u"show"_s, u"HEAD:src/new.txt"_s}), QByteArray("new"));
    QCOMPARE(m_repository->git({u"rev-list"_s, u"--parents"_s, u"-1"_s, u"HEAD"_s}).split(' ').size() - 1, parents);
    QCOMPARE(head(u"HEAD^1"_s), m_base);
    QCOMPARE(m_repository->git({u"symbolic-ref"_s, u"HEAD"_s}), QByteArray("refs/heads/main"));
    QCOMPARE(verdict(), u"accepted"_s);
    QVERIFY((*m_ctl)({u"queue"_s, u"--json"_s}).array().isEmpty());
}

void TestRemitReview::aBranchLeavesTheCheckoutAlone()
{
    const CtlResult result = review({u"accept"_s, u"--how"_s, u"branch"_s});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(head(), m_base);
    const QString branch = result.object().value(u"branch").toString();
    QVERIFY(branch.contains(m_run));
    QCOMPARE(m_repository->git({u"show"_s, branch + u":src/new.txt"_s}), QByteArray("new"));
}

void TestRemitReview::aPatchAppliesAndChangesNothingByItself()
{
    const QString file = m_ctl->file(u"change.patch"_s);
    const CtlResult result = review({u"accept"_s, u"--how"_s, u"patch"_s, u"--output"_s, file});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(head(), m_base);
    QCOMPARE(review({u"undo"_s}).code, 0);
    const CtlResult inDocument = review({u"accept"_s, u"--how"_s, u"patch"_s});
    QVERIFY(inDocument.object().value(u"patch").toString().contains(u"+new"_s));
    m_repository->git({u"apply"_s, u"--index"_s, u"--check"_s, file});
    m_repository->git({u"apply"_s, u"--index"_s, file});
    m_repository->git({u"commit"_s, u"--quiet"_s, u"-m"_s, u"By hand"_s});
    QCOMPARE(m_repository->read("src/new.txt"), QByteArray("new\n"));
}

void TestRemitReview::previewChangesNothing()
{
    const QByteArray before = m_repository->fingerprint();
    const CtlResult result = review({u"accept"_s, u"--preview"_s});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.object().value(u"behind").toInt(-1), 0);
    QVERIFY(result.object().value(u"conflicts").toArray().isEmpty());
    QCOMPARE(m_repository->fingerprint(), before);
    QVERIFY(verdict() != u"accepted");
}

void TestRemitReview::whatIsLeftOutDoesNotLand()
{
    const QByteArray script = "echo extra > src/extra.txt\n" + kScript;
    m_run = m_ctl->runToItsEnd(m_repository->path(), {.script = script}).object().value(u"run_id").toString();
    const CtlResult result = review({u"accept"_s, u"--leave-out"_s, u"src/extra.txt"_s});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(
        m_repository->git({u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"HEAD"_s}), QByteArray("src/a.txt\nsrc/new.txt"));
}

void TestRemitReview::acceptAfterTheBranchWentOn()
{
    m_repository->write("src/b.txt", "theirs\n");
    const QString theirs = m_repository->commit(u"Meanwhile"_s);
    QCOMPARE(review({u"accept"_s, u"--preview"_s}).object().value(u"behind").toInt(), 1);
    const CtlResult result = review({u"accept"_s});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(head(u"HEAD^"_s), theirs);
    QCOMPARE(m_repository->read("src/b.txt"), QByteArray("theirs\n"));
    QCOMPARE(m_repository->read("src/new.txt"), QByteArray("new\n"));
}

void TestRemitReview::aConflictIsRefusedAndChangesNothing()
{
    m_repository->write("src/new.txt", "another\n");
    const QString theirs = m_repository->commit(u"Meanwhile"_s);
    for (const QString& way : {u"squash"_s, u"merge"_s, u"cherry-pick"_s}) {
        const CtlResult result = review({u"accept"_s, u"--how"_s, way});
        QCOMPARE(result.code, 3);
        QVERIFY2(result.err.contains("src/new.txt"), result.err.constData());
        QCOMPARE(head(), theirs);
    }
    QVERIFY(verdict() != u"accepted");
}

void TestRemitReview::anAcceptedRunCannotBeAcceptedAgain()
{
    QCOMPARE(review({u"accept"_s}).code, 0);
    const QString landed = head();
    for (const QString& verdict : {u"accept"_s, u"reject"_s, u"defer"_s}) {
        const CtlResult again = review({verdict});
        QCOMPARE(again.code, 3);
        QVERIFY(again.err.contains("has a verdict already"));
    }
    QCOMPARE(head(), landed);
}

void TestRemitReview::anAcceptThatWasKilledIsSettledByTheNextCommand_data()
{
    QTest::addColumn<bool>("landed");
    QTest::newRow("after the branch moved") << true;
    QTest::newRow("before") << false;
}

/** As it leaves the data folder: what it was about to do, and no verdict. */
void TestRemitReview::anAcceptThatWasKilledIsSettledByTheNextCommand()
{
    QFETCH(bool, landed);
    const QString before = head();
    m_repository->git({u"merge"_s, u"-q"_s, u"--squash"_s, m_ctl->show(m_run).value(u"ref").toString()});
    const QString after = m_repository->commit(u"As the accept had made it"_s);
    if (!landed)
        m_repository->git({u"reset"_s, u"-q"_s, u"--hard"_s, before});
    const QJsonObject verdict{{u"verdict"_s, u"accepted"_s}, {u"how"_s, u"squash"_s}, {u"branch"_s, u"main"_s},
        {u"before"_s, before}, {u"commits"_s, QJsonArray{after}}};
    QVERIFY(QDir().mkpath(m_ctl->home() + u"/landings"_s));
    const QString mark = m_ctl->write(u"home/landings/"_s + m_run,
        QJsonDocument({{u"repository"_s, m_repository->path()}, {u"verdict"_s, verdict}}).toJson());
    QCOMPARE((*m_ctl)({u"list"_s}).code, 0);
    QCOMPARE(this->verdict(), landed ? u"accepted"_s : u"new"_s);
    QVERIFY(!QFile::exists(mark));
    if (!landed)
        return;
    QCOMPARE(review({u"undo"_s}).code, 0);
    QCOMPARE(head(), before);
}

void TestRemitReview::undoTakesAnAcceptBack()
{
    QCOMPARE(review({u"undo"_s}).code, 3);
    QCOMPARE(review({u"accept"_s}).code, 0);
    QVERIFY(head() != m_base);
    const CtlResult result = review({u"undo"_s});
    QVERIFY2(result.code == 0, result.err.constData());
    QCOMPARE(head(), m_base);
    QVERIFY(!QFile::exists(m_repository->path() + u"/src/new.txt"_s));
    QCOMPARE(verdict(), u"seen"_s);
    QCOMPARE((*m_ctl)({u"queue"_s, u"--json"_s}).array().size(), 1);
    QCOMPARE(review({u"accept"_s, u"--how"_s, u"merge"_s}).code, 0);
}

void TestRemitReview::rejectLandsNothingAndCanBeUndone()
{
    const auto standing = [this] {
        return m_repository->git({u"show-ref"_s}) + m_repository->git({u"status"_s, u"--porcelain"_s, u"--ignored"_s})
            + m_repository->git({u"log"_s, u"--all"_s});
    };
    const QByteArray before = standing();
    QCOMPARE(review({u"reject"_s, u"--comment"_s, u"Not this way."_s}).code, 0);
    QCOMPARE(verdict(), u"rejected"_s);
    QCOMPARE(standing(), before);
    QVERIFY((*m_ctl)({u"queue"_s, u"--json"_s}).array().isEmpty());
    QCOMPARE(review({u"undo"_s}).code, 0);
    QCOMPARE(verdict(), u"seen"_s);
    QVERIFY(!m_ctl->show(m_run).value(u"ref").toString().isEmpty());
}

void TestRemitReview::aWorktreeThatAPersonWentOnInStays()
{
    const QString worktree = m_ctl->show(m_run).value(u"worktree").toString();
    m_repository->write("src/mine.txt", "written by hand after the last snapshot\n", worktree);
    QCOMPARE(review({u"reject"_s, u"--comment"_s, u"Not this way."_s}).code, 0);
    QCOMPARE(m_repository->read("src/mine.txt", worktree), "written by hand after the last snapshot\n");
    QVERIFY(m_ctl->hasEvent(m_run, "note"));
}

void TestRemitReview::deferHidesARunFromTheQueueUntilThen()
{
    QCOMPARE(review({u"defer"_s, u"--until"_s, u"tomorrow"_s}).code, 2);
    QCOMPARE(review({u"defer"_s}).code, 0);
    QCOMPARE(verdict(), u"deferred"_s);
    QVERIFY((*m_ctl)({u"queue"_s, u"--json"_s}).array().isEmpty());
    QCOMPARE(review({u"defer"_s, u"--until"_s, u"2026-01-01"_s}).code, 0); // past: it waits again
    QCOMPARE((*m_ctl)({u"queue"_s, u"--json"_s}).array().size(), 1);
    QCOMPARE(review({u"accept"_s}).code, 0);
}

void TestRemitReview::sendBackGoesOnInTheSameWorktreeWithTheComments()
{
    const CtlResult result = review({u"send-back"_s, u"--comment"_s, u"Please add a second line to it."_s});
    QVERIFY2(result.code == 0, result.err.constData());
    const QString next = result.object().value(u"next").toString();
    QCOMPARE((*m_ctl)({u"log"_s, next, u"--follow"_s}).code, 0);
    QCOMPARE(verdict(), u"sent_back"_s);
    const QJsonObject record = m_ctl->show(next);
    QCOMPARE(record.value(u"status").toString(), u"OK"_s);
    QCOMPARE(record.value(u"worktree"), m_ctl->show(m_run).value(u"worktree"));
    QFile brief(m_ctl->runFolder(next) + u"/brief.md"_s);
    QVERIFY(brief.open(QIODevice::ReadOnly));
    QVERIFY(brief.readAll().contains("Please add a second line to it."));
    const QByteArray since
        = m_repository->git({u"diff"_s, m_ctl->show(m_run).value(u"ref").toString(), record.value(u"ref").toString()});
    QVERIFY2(since.contains("\n+second") && !since.contains("\n+new"), since.constData());
    QCOMPARE(review({u"undo"_s}).code, 3); // it goes on as another
    m_run = next;
    QCOMPARE(review({u"accept"_s}).code, 0);
    QCOMPARE(m_repository->read("src/new.txt"), QByteArray("new\nsecond\n"));
}

void TestRemitReview::sendBackNeedsAWord()
{
    const CtlResult result = review({u"send-back"_s});
    QCOMPARE(result.code, 2);
    QVERIFY(verdict() != u"sent_back");
}

void TestRemitReview::aVerdictLetsTheWorktreeGo_data()
{
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<bool>("stays");
    QTest::newRow("accept") << u"accept"_s << false;
    QTest::newRow("reject") << u"reject"_s << false;
    QTest::newRow("defer") << u"defer"_s << true;
}

void TestRemitReview::aVerdictLetsTheWorktreeGo()
{
    QFETCH(QString, verdict);
    QFETCH(bool, stays);
    const QString worktree = m_ctl->show(m_run).value(u"worktree").toString();
    const QString ref = m_ctl->show(m_run).value(u"ref").toString();
    QVERIFY(QFileInfo::exists(worktree + u"/src/new.txt"_s));
    QCOMPARE(review({verdict}).code, 0);
    QCOMPARE(QFileInfo::exists(worktree), stays);
    QCOMPARE(m_repository->git({u"worktree"_s, u"list"_s}).split('\n').size(), stays ? 2 : 1);
    QCOMPARE(m_repository->git({u"show"_s, ref + u":src/new.txt"_s}), QByteArray("new"));
    QCOMPARE((*m_ctl)({u"diff"_s, m_run}).code, 0);
}

void TestRemitReview::sendBackAfterAnUndoMakesTheWorktreeAgain()
{
    const QString worktree = m_ctl->show(m_run).value(u"worktree").toString();
    QCOMPARE(review({u"reject"_s}).code, 0);
    QVERIFY(!QFileInfo::exists(worktree));
    QCOMPARE(review({u"undo"_s}).code, 0);
    const CtlResult result = review({u"send-back"_s, u"--comment"_s, u"Please add a second line to it."_s});
    QVERIFY2(result.code == 0, result.err.constData());
    const QString next = result.object().value(u"next").toString();
    QCOMPARE((*m_ctl)({u"log"_s, next, u"--follow"_s}).code, 0);
    const QJsonObject record = m_ctl->show(next);
    QCOMPARE(record.value(u"status").toString(), u"OK"_s);
    QCOMPARE(record.value(u"worktree").toString(), worktree);
    QCOMPARE(m_repository->git({u"status"_s, u"--porcelain"_s}, worktree), QByteArray("?? src/new.txt"));
    m_run = next;
    QCOMPARE(review({u"accept"_s}).code, 0);
    QCOMPARE(m_repository->read("src/new.txt"), QByteArray("new\nsecond\n"));
}

void TestRemitReview::aRunThatGoesOnHasNoVerdict()
{
    m_run = m_ctl->launch(m_repository->path(), {.script = "sleep 600\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(m_run, "run.started"), 30'000);
    for (const QString& verdict : {u"accept"_s, u"reject"_s, u"defer"_s, u"send-back"_s})
        QCOMPARE(review({verdict, u"--comment"_s, u"x"_s}).code, 3);
    QCOMPARE((*m_ctl)({u"stop"_s, m_run}).code, 0);
}

REMIT_TEST_MAIN(TestRemitReview)
#include "tst_remitreview.moc"

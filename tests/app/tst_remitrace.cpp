// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kGood = "mkdir -p src; echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n";
const QByteArray kOther = "mkdir -p src; echo wrong > src/other.txt; echo 'STATUS: OK'; echo END_OF_RUN\n";
const QByteArray kSilent = "sleep 300\n";
const QByteArray kLimits = "wall_clock = \"1m\"\nidle = \"4s\"\n";

} // namespace

/** A whole race by the command line: real runs in the box, one accepted, the others kept as rejected. */
class TestRemitRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void resultsStandSideBySideAndOneIsAccepted();
    void undoingTheAcceptTakesTheRejectionsBack();
    void whatStillRunsIsStoppedAndRejected();
    void anAcceptThatWasKilledIsSettledByTheNextCommand();
    void whereverAnAcceptIsKilledTheNextCommandMakesItWhole();
    void anUndoThatWasKilledIsSettledByTheNextCommand();
    void aRejectionByHandStays();
    void allStartFromTheSameCommit();
    void oneThatCannotStartStartsNone();
    void whatIsMissingMayBeLeftOut();
    void contractsThatAskForSomethingElseDoNotRace();
    void aRaceCountsOnceForTheReviewDebt();

private:
    /** Each script a contract of its own; --wait. */
    [[nodiscard]] CtlResult race(const QByteArrayList& scripts, const QStringList& more) const
    {
        QStringList arguments{u"race"_s, u"--repo"_s, m_repository->path(), u"--json"_s};
        for (const QByteArray& script : scripts)
            arguments += {u"--contract"_s, m_ctl->write({.script = script, .limits = kLimits})};
        return (*m_ctl)(arguments + more);
    }
    /** The finished race's runs, the best first. */
    [[nodiscard]] QStringList finishedRace(const QByteArrayList& scripts)
    {
        const CtlResult result = race(scripts, {u"--wait"_s});
        m_document = result.object();
        m_code = result.code;
        QStringList runs;
        for (const QJsonValue& run : m_document.value(u"runs").toArray())
            runs.append(run.toObject().value(u"run_id").toString());
        return runs;
    }
    [[nodiscard]] QJsonObject review(const QString& run, const QString& verdict) const
    {
        const CtlResult result = (*m_ctl)({u"review"_s, run, verdict, u"--json"_s});
        return result.code == 0 ? result.object() : QJsonObject();
    }
    [[nodiscard]] QString verdict(const QString& run) const { return m_ctl->show(run).value(u"verdict").toString(); }
    /** As a process that was killed behind the verdict leaves it. */
    void leaveMark(const QString& run, const QByteArray& deed) const
    {
        QVERIFY(QDir().mkpath(m_ctl->home() + u"/races"_s));
        (void)m_ctl->write(u"home/races/"_s + run, deed);
    }
    /** Takes the last verdict event's effect away by undoing it, so that only the mark tells of it. */
    void take(const QString& run) const { QVERIFY(!review(run, u"undo"_s).isEmpty()); }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QJsonObject m_document;
    int m_code = -1;
};

void TestRemitRace::init()
{
    QTest::failOnWarning();
    m_ctl = std::make_unique<RemitCtl>();
    m_repository = std::make_unique<ScratchRepository>();
    m_repository->write("src/a.txt", "one\n");
    m_repository->commit(u"First"_s);
}

void TestRemitRace::cleanup()
{
    QVERIFY(m_repository->isSound());
    QVERIFY(QDir(m_ctl->home() + u"/races"_s).entryList(QDir::Files).isEmpty()); // nothing is left to settle
    m_ctl.reset();
    m_repository.reset();
}

void TestRemitRace::resultsStandSideBySideAndOneIsAccepted()
{
    const QStringList runs = finishedRace({kOther, kSilent, kGood});
    QCOMPARE(runs.size(), 3);
    QCOMPARE(m_code, 0);
    const QJsonArray records = m_document.value(u"runs").toArray();
    const QString race = m_document.value(u"race").toString();
    QVERIFY(race.startsWith(u"race-"));
    QCOMPARE(records.at(0)[u"status"].toString(), u"OK"_s);
    QStringList statuses;
    for (const QJsonValue& record : records) {
        statuses.append(record[u"status"].toString());
        QCOMPARE(record[u"race"].toString(), race);
    }
    QVERIFY2(statuses.contains(u"LIMIT"_s), qPrintable(statuses.join(u' ')));

    const CtlResult shown = (*m_ctl)({u"race"_s, u"show"_s, race});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.out.indexOf(runs.at(0).toUtf8()) < shown.out.indexOf(runs.at(1).toUtf8()));
    QVERIFY(shown.out.contains("Order: OK first"));
    QCOMPARE((*m_ctl)({u"race"_s, u"show"_s, runs.at(2), u"--json"_s}).object().value(u"race").toString(), race);
    QCOMPARE((*m_ctl)({u"race"_s, u"show"_s, u"race-none"_s, u"--json"_s}).code, 2);

    const QJsonObject accepted = review(runs.at(0), u"accept"_s);
    QCOMPARE(accepted.value(u"rejected").toArray().size(), 2);
    QVERIFY(!accepted.contains(u"stopped"));
    QCOMPARE(m_repository->read("src/new.txt"), QByteArray("new\n"));
    QCOMPARE(verdict(runs.at(0)), u"accepted"_s);
    for (const QString& loser : {runs.at(1), runs.at(2)}) {
        QCOMPARE(verdict(loser), u"rejected"_s);
        QVERIFY(contentOf(m_ctl->runFolder(loser) + u"/journal.jsonl"_s)
                .contains(QByteArray("Another run of the race was accepted: ") + runs.at(0).toUtf8()));
        QCOMPARE((*m_ctl)({u"journal"_s, loser, u"--verify"_s}).code, 0);
        QCOMPARE((*m_ctl)({u"diff"_s, loser}).code, 0); // its snapshots stay
    }
    QVERIFY((*m_ctl)({u"queue"_s, u"--json"_s}).array().isEmpty());
}

void TestRemitRace::undoingTheAcceptTakesTheRejectionsBack()
{
    const QStringList runs = finishedRace({kGood, kOther});
    QCOMPARE(runs.size(), 2);
    QVERIFY(!review(runs.at(0), u"accept"_s).isEmpty());
    QCOMPARE(verdict(runs.at(1)), u"rejected"_s);
    const QJsonObject undone = review(runs.at(0), u"undo"_s);
    QCOMPARE(undone.value(u"reopened").toArray(), QJsonArray{runs.at(1)});
    for (const QString& run : runs)
        QCOMPARE(verdict(run), u"seen"_s);
    QVERIFY(!QFile::exists(m_repository->path() + u"/src/new.txt"_s));
    QCOMPARE(review(runs.at(0), u"accept"_s).value(u"rejected").toArray(), QJsonArray{runs.at(1)}); // again
}

void TestRemitRace::whatStillRunsIsStoppedAndRejected()
{
    const QByteArray talking = "i=0; while [ $i -lt 50 ]; do i=$((i+1)); echo $i; sleep 1; done\n";
    const CtlResult started = race({kGood, talking}, {});
    QCOMPARE(started.code, 0);
    const QJsonArray ids = started.object().value(u"run_ids").toArray();
    const QString good = ids.at(0).toString();
    const QString other = ids.at(1).toString();
    QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(good), u"finished"_s, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(other, "run.started"), 60'000);
    const QJsonObject accepted = review(good, u"accept"_s);
    QCOMPARE(accepted.value(u"stopped").toArray(), QJsonArray{other});
    QCOMPARE(accepted.value(u"rejected").toArray(), QJsonArray{other});
    QCOMPARE(m_ctl->show(other).value(u"status").toString(), u"STOPPED"_s);
    QCOMPARE(verdict(other), u"rejected"_s);
}

void TestRemitRace::anAcceptThatWasKilledIsSettledByTheNextCommand()
{
    const QStringList runs = finishedRace({kGood, kOther});
    QCOMPARE(runs.size(), 2);
    QVERIFY(!review(runs.at(0), u"accept"_s).isEmpty());
    take(runs.at(1)); // now the one is accepted and the other is open, as if the killing had come between
    QCOMPARE(verdict(runs.at(1)), u"seen"_s);
    leaveMark(runs.at(0), "accept");
    QCOMPARE((*m_ctl)({u"list"_s}).code, 0);
    QCOMPARE(verdict(runs.at(1)), u"rejected"_s);
    QVERIFY(!QFile::exists(m_ctl->home() + u"/races/"_s + runs.at(0)));

    take(runs.at(0));
    QCOMPARE(verdict(runs.at(1)), u"seen"_s);
    leaveMark(runs.at(0), "accept"); // it was killed before it had landed: nothing came of it
    QCOMPARE((*m_ctl)({u"list"_s}).code, 0);
    QCOMPARE(verdict(runs.at(1)), u"seen"_s);
}

void TestRemitRace::whereverAnAcceptIsKilledTheNextCommandMakesItWhole()
{
    const QByteArray talking = "i=0; while [ $i -lt 50 ]; do i=$((i+1)); echo $i; sleep 1; done\n";
    const QJsonArray ids = race({kGood, talking}, {}).object().value(u"run_ids").toArray();
    const QString good = ids.at(0).toString();
    const QString other = ids.at(1).toString();
    QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(good), u"finished"_s, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(other, "run.started"), 60'000);
    const auto accepting = m_ctl->start({u"review"_s, good, u"accept"_s});
    const QString journal = m_ctl->runFolder(good) + u"/journal.jsonl"_s;
    while (accepting->state() == QProcess::Running && !contentOf(journal).contains("\"verdict\":\"accepted\""))
        accepting->waitForFinished(1);
    accepting->kill(); // it has landed, and the other is being stopped
    accepting->waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT((*m_ctl)({u"list"_s}).code == 0 && verdict(other) == u"rejected", 60'000);
    QCOMPARE(verdict(good), u"accepted"_s);
    QCOMPARE(m_repository->read("src/new.txt"), QByteArray("new\n"));
    QCOMPARE((*m_ctl)({u"journal"_s, other, u"--verify"_s}).code, 0);
}

void TestRemitRace::anUndoThatWasKilledIsSettledByTheNextCommand()
{
    const QStringList runs = finishedRace({kGood, kOther});
    QCOMPARE(runs.size(), 2);
    QVERIFY(!review(runs.at(0), u"accept"_s).isEmpty());
    leaveMark(runs.at(0), "undo"); // killed before anything was undone: the rejection holds
    QCOMPARE((*m_ctl)({u"list"_s}).code, 0);
    QCOMPARE(verdict(runs.at(1)), u"rejected"_s);
}

void TestRemitRace::aRejectionByHandStays()
{
    const QStringList runs = finishedRace({kGood, kOther});
    QCOMPARE(runs.size(), 2);
    QVERIFY(!review(runs.at(1), u"reject"_s).isEmpty());
    QVERIFY(!review(runs.at(0), u"accept"_s).contains(u"rejected"));
    QVERIFY(!review(runs.at(0), u"undo"_s).contains(u"reopened"));
    QCOMPARE(verdict(runs.at(1)), u"rejected"_s);
}

void TestRemitRace::allStartFromTheSameCommit()
{
    QVERIFY(QDir().mkpath(m_ctl->home() + u"/config"_s));
    (void)m_ctl->write(u"home/config/settings.toml"_s, "slots = 1\n"); // the second waits
    const CtlResult started = race({"sleep 2; " + kGood, kGood}, {});
    QVERIFY2(started.code == 0, started.err.constData());
    const QJsonArray ids = started.object().value(u"run_ids").toArray();
    const QByteArray base = m_repository->git({u"rev-parse"_s, u"HEAD"_s});
    m_repository->write("src/b.txt", "later\n");
    m_repository->commit(u"Second"_s);
    for (const QJsonValue& id : ids) {
        QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(id.toString()), u"finished"_s, 60'000);
        QCOMPARE(m_ctl->show(id.toString()).value(u"base").toString().toLatin1(), base);
    }
}

void TestRemitRace::oneThatCannotStartStartsNone()
{
    const QString contract = m_ctl->write({.script = kGood, .limits = kLimits});
    const CtlResult result = (*m_ctl)({u"race"_s, u"--repo"_s, m_repository->path(), u"--contract"_s, contract,
        u"--agents"_s, u"command,claude-code,no-such-agent"_s});
    QCOMPARE(result.code, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains("no-such-agent: "), result.err.constData());
    QVERIFY((*m_ctl)({u"list"_s, u"--json"_s}).array().isEmpty());
    for (const QString& wrong : {u"command"_s, u"command,,command"_s, u"command:,command"_s})
        QCOMPARE((*m_ctl)({u"race"_s, u"--contract"_s, contract, u"--agents"_s, wrong}).code, 2);
    QCOMPARE((*m_ctl)({u"race"_s, u"--contract"_s, contract}).code, 2);
}

void TestRemitRace::whatIsMissingMayBeLeftOut()
{
    m_ctl->setVariable(u"PATH"_s, u"/usr/bin:/bin"_s); // where no claude is
    const QString contract = m_ctl->write({.script = kGood, .limits = kLimits});
    const QStringList arguments{u"race"_s, u"--repo"_s, m_repository->path(), u"--contract"_s, contract, u"--json"_s,
        u"--available"_s, u"--agents"_s};
    const CtlResult one = (*m_ctl)(arguments + QStringList{u"command,claude-code"_s});
    QCOMPARE(one.code, 6);
    QVERIFY(one.err.contains("claude-code is not installed here and is left out."));
    QVERIFY((*m_ctl)({u"list"_s, u"--json"_s}).array().isEmpty());
    const CtlResult two = (*m_ctl)(arguments + QStringList{u"command,claude-code,command"_s, u"--wait"_s});
    QVERIFY2(two.code == 0, two.err.constData());
    QCOMPARE(two.object().value(u"runs").toArray().size(), 2);
}

void TestRemitRace::contractsThatAskForSomethingElseDoNotRace()
{
    const QString one = m_ctl->write({.script = kGood, .limits = kLimits});
    const QString other = m_ctl->write({.script = kGood, .check = "test -f src/other.txt", .limits = kLimits});
    const CtlResult result
        = (*m_ctl)({u"race"_s, u"--repo"_s, m_repository->path(), u"--contract"_s, one, u"--contract"_s, other});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("test -f src/other.txt"), result.err.constData());
    QVERIFY((*m_ctl)({u"list"_s, u"--json"_s}).array().isEmpty());
}

void TestRemitRace::aRaceCountsOnceForTheReviewDebt()
{
    QVERIFY(QDir().mkpath(m_ctl->home() + u"/config"_s));
    (void)m_ctl->write(u"home/config/settings.toml"_s, "review_debt = 1\n");
    QCOMPARE(finishedRace({kGood, kGood}).size(), 2); // two runs, one decision
    const CtlResult next = m_ctl->runToItsEnd(m_repository->path(), {.title = u"Another"_s, .script = kGood});
    QCOMPARE(next.code, 0);
}

REMIT_TEST_MAIN(TestRemitRace)
#include "tst_remitrace.moc"

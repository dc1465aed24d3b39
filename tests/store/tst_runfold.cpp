// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/auditrecord.h"
#include "runner/store/runfold.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

const RunId kRun = RunId::fromText(u"paginate-get-orders-20261121-0253-k3f9"_s);

QJsonObject object(const char* json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("not an object: %s", json);
    return document.object();
}

struct Line {
    const char* type;
    const char* data;
};

/** Events one second apart from 1,000 ms on. */
QList<Event> events(const QList<Line>& lines)
{
    QList<Event> list;
    for (const Line& line : lines)
        list.append({list.size() + 1, (list.size() + 1) * 1000, QString::fromLatin1(line.type), object(line.data)});
    return list;
}

RunFold folded(const QList<Event>& list)
{
    RunFold fold(kRun);
    for (const Event& event : list)
        fold.apply(event);
    return fold;
}

RunFold folded(const QList<Line>& lines)
{
    return folded(events(lines));
}

const Line kCreated{event::runCreated,
    R"({"run":"x","title":"Paginate","contract_hash":"c0ffee","repository":"/src/shop","base":"ba5e",)"
    R"("agent":"claude-code","model":"m1","parent":"p-20261120-0253-k3f9"})"};

const QList<Line> kWholeRun{
    kCreated,
    {event::runState, R"({"from":"queued","to":"preparing"})"},
    {event::worktreeMade, R"({"path":"/w/t","commit":"ba5e"})"},
    {event::checkDone, R"({"when":"before","command":"npm test","exit":1,"duration_ms":900,"output":"before.log"})"},
    {event::runStarted, R"({"level":"A"})"},
    {event::runState, R"({"from":"preparing","to":"running"})"},
    {event::agentSession, R"({"session":"s","model":"m2"})"},
    {event::toolStart, R"({"id":"1","name":"Edit","kind":"edit"})"},
    {event::toolStart, R"({"id":"2","name":"Edit","kind":"edit"})"},
    {event::toolStart, R"({"id":"3","name":"Bash","kind":"command"})"},
    {event::llmCall, R"({"model":"m2","input":10,"output":20,"cache_read":3,"cost_usd":0.25,"source":"gateway"})"},
    {event::llmCall, R"({"model":"m2","input":1,"output":2,"cache_write":4,"cost_usd":0.5,"source":"gateway"})"},
    {event::filesChanged, R"({"paths":["a"],"count":1,"added":5,"removed":2})"},
    {event::snapshotMade, R"({"n":1,"ref":"refs/remit/x/1","commit":"5a","files":2,"added":9,"removed":3})"},
    {event::limitWarning, R"({"limit":"cost_usd","used":1.7,"allowed":2,"unit":"usd","source":"gateway"})"},
    {event::limitReached, R"({"limit":"cost_usd","used":2.1,"allowed":2,"unit":"usd","source":"gateway"})"},
    {event::runEnded, R"({"exit":0,"by":"limit","limit":"cost_usd","reason":"Stopped at $2.10 of $2.00."})"},
    {event::claimMade, R"({"status":"OK","end_of_run":true,"text":"All done."})"},
    {event::runState, R"({"from":"running","to":"verifying"})"},
    {event::checkDone, R"({"when":"after","command":"npm test","exit":0,"duration_ms":800})"},
    {event::checkDone, R"({"when":"again","command":"npm test","exit":7,"duration_ms":700})"},
    {event::findingMade, R"({"kind":"too-large","severity":"high","path":"a","line":3,"detail":"It is large."})"},
    {event::findingMade, R"({"kind":"weird-name","severity":"low","path":"b","line":null,"detail":"Odd."})"},
};

} // namespace

class TestRunFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aTestOfAnAgentIsDecidedFromItsBeginning()
    {
        const Line created{event::runCreated, R"({"run":"x","title":"Test of it","purpose":"agent-test"})"};
        const RunFold begun = folded({created});
        QCOMPARE(begun.row().review, ReviewState::Rejected);
        QVERIFY(begun.row().verdictText.contains(u"nothing to review"_s));
        QList<Event> whole = events({created, {event::runState, R"({"to":"preparing"})"}});
        AuditRecord record = folded(whole).record();
        record.verdict = ReviewState::New; // as who did not know of it would write it
        whole.append({3, 3000, QString::fromLatin1(event::runFinished), toShowJson(record)});
        QCOMPARE(folded(whole).record().verdict, ReviewState::Rejected);
        QList<Event> killed = events({created, {event::runInterrupted, R"({"reason":"killed"})"}});
        QCOMPARE(folded(killed).row().review, ReviewState::Rejected);
        const auto again = RunFold::fromJson(kRun, folded(killed).toJson());
        QVERIFY(again);
        QCOMPARE(again->row(), folded(killed).row());
    }

    void aRunUnderWayIsKnown()
    {
        const RunFold fold = folded(kWholeRun);
        const AuditRecord& r = fold.record();
        QCOMPARE(r.runId, kRun.text());
        QCOMPARE(r.contractTitle, u"Paginate"_s);
        QCOMPARE(r.repository, u"/src/shop"_s);
        QCOMPARE(r.model, u"m2"_s);
        QCOMPARE(r.state, RunState::Verifying);
        QVERIFY(!r.status);
        QCOMPARE(r.startedAtMs, 2000);
        QCOMPARE(r.endedAtMs, 17'000);
        QCOMPARE(r.endedBy, EndedBy::Limit);
        QCOMPARE(r.limit, LimitName::Cost);
        QCOMPARE(r.reason, u"Stopped at $2.10 of $2.00."_s);
        QCOMPARE(r.level, u"A"_s);
        QCOMPARE(r.worktree, u"/w/t"_s);
        QCOMPARE(r.ref, u"refs/remit/x/1"_s);
        QCOMPARE(r.toolCalls, (QMap<QString, qint64>{{u"Bash"_s, 1}, {u"Edit"_s, 2}}));
        QCOMPARE(r.llmCalls, 2);
        QVERIFY((r.tokens == Tokens{11, 22, 3, 4}));
        QCOMPARE(r.costMicroUsd, 750'000);
        QCOMPARE(r.changedFiles, 2);
        QCOMPARE(r.added, 9);
        QCOMPARE(r.removed, 3);
        QVERIFY((r.before == CheckResult{u"npm test"_s, 1, 900, false, u"before.log"_s}));
        QVERIFY((r.after == CheckResult{u"npm test"_s, 0, 800, false, QString()}));
        QCOMPARE(r.limits.size(), 1);
        QCOMPARE(r.limits.first().used, 2.1);
        QCOMPARE(r.claimStatus, u"OK"_s);
        QCOMPARE(r.claimText, u"All done."_s);
        QCOMPARE(r.findings.size(), 2);
        QCOMPARE(r.findings.first().line, 3);
        QVERIFY(!r.findings.last().line);
        const RunRow row = fold.row();
        QCOMPARE(row.createdAtMs, 1000);
        QCOMPARE(row.parent, u"p-20261120-0253-k3f9"_s);
        QCOMPARE(row.findings, 2);
        QCOMPARE(row.highFindings, 1);
        QCOMPARE(row.review, ReviewState::New);
    }

    void theFinishedRecordReplacesWhatWasGathered()
    {
        AuditRecord record = folded(kWholeRun).record();
        record.status = RunStatus::Limit;
        record.state = RunState::Finished;
        record.outputSummary = u"All done."_s;
        record.costMicroUsd = 2'100'000;
        record.findings.append({u"secret-added"_s, FindingSeverity::High, u"c"_s, 1, u"A key."_s});
        QList<Event> list = events(kWholeRun);
        list.append({24, 24'000, QString::fromLatin1(event::runFinished), toShowJson(record)});
        QVERIFY(folded(list).record() == record);
    }

    void aFinishedRecordThatWasCutKeepsWhatTheJournalTold()
    {
        AuditRecord record = folded(kWholeRun).record();
        record.status = RunStatus::Limit;
        QJsonObject cut = toShowJson(record);
        cut.insert(u"findings"_s, QJsonArray());
        QList<Event> list = events(kWholeRun);
        list.append({24, 24'000, QString::fromLatin1(event::runFinished), cut});
        QCOMPARE(folded(list).record().findings.size(), 2);
        list.last().data = object(R"({"status":"LIMIT","ended_by":"limit","cut":true})");
        const AuditRecord rest = folded(list).record();
        QCOMPARE(rest.state, RunState::Finished);
        QCOMPARE(rest.status, RunStatus::Limit);
        QCOMPARE(rest.costMicroUsd, 750'000);
    }

    void anInterruptedRunEndedWithItsLastEvent()
    {
        const RunFold fold = folded({kCreated, {event::runState, R"({"to":"running"})"},
            {event::runInterrupted, R"({"reason":"The machine went down."})"}});
        QCOMPARE(fold.record().state, RunState::Finished);
        QCOMPARE(fold.record().status, RunStatus::Interrupted);
        QCOMPARE(fold.record().endedBy, EndedBy::Interrupted);
        QCOMPARE(fold.record().endedAtMs, 2000);
        QCOMPARE(fold.record().reason, u"The machine went down."_s);
    }

    void verdictsHoldUntilTheyAreUndone_data()
    {
        QTest::addColumn<QList<QByteArray>>("verdicts");
        QTest::addColumn<QString>("review");
        QTest::addColumn<qint64>("decidedAt");
        QTest::addColumn<qint64>("deferredUntil");
        const QByteArray seen = R"({"verdict":"seen"})";
        const QByteArray accepted = R"({"verdict":"accepted","how":"squash","commits":["a","b"],"text":"Good."})";
        const QByteArray deferred = R"({"verdict":"deferred","until":99000})";
        const QByteArray rejected = R"({"verdict":"rejected","text":"No."})";
        const auto row
            = [](const char* name, QList<QByteArray> verdicts, const char* review, qint64 decidedAt, qint64 until) {
                  QTest::newRow(name) << verdicts << QString::fromLatin1(review) << decidedAt << until;
              };
        row("none", {}, "new", 0, 0);
        row("seen", {seen}, "seen", 0, 0);
        row("accepted", {seen, accepted}, "accepted", 3000, 0);
        row("deferred", {seen, deferred}, "deferred", 0, 99'000);
        row("deferred, then rejected", {deferred, rejected}, "rejected", 3000, 0);
        row("undone", {seen, accepted, R"({"verdict":"seen","undo_of":3})"}, "seen", 0, 0);
        row("undone without anything before", {accepted, R"({"verdict":"seen","undo_of":2})"}, "seen", 0, 0);
        row("undone to a deferral", {deferred, rejected, R"({"verdict":"seen","undo_of":3})"}, "deferred", 0, 99'000);
        row("given again", {accepted, R"({"verdict":"seen","undo_of":2})", rejected}, "rejected", 4000, 0);
        row("not a verdict", {seen, R"({"verdict":"maybe"})"}, "seen", 0, 0);
    }
    void verdictsHoldUntilTheyAreUndone()
    {
        QFETCH(QList<QByteArray>, verdicts);
        QFETCH(QString, review);
        QFETCH(qint64, decidedAt);
        QFETCH(qint64, deferredUntil);
        QList<Line> lines{kCreated};
        for (const QByteArray& verdict : verdicts)
            lines.append(Line{event::verdictGiven, verdict.constData()});
        const RunFold fold = folded(lines);
        QCOMPARE(toText(fold.record().verdict), review);
        const RunRow row = fold.row();
        QCOMPARE(toText(row.review), review);
        QCOMPARE(row.verdictAtMs, decidedAt);
        QCOMPARE(row.deferredUntilMs, deferredUntil);
        const bool accepted = review == u"accepted"_s;
        QCOMPARE(row.verdictHow, accepted ? u"squash"_s : QString());
        QCOMPARE(row.verdictCommit, accepted ? u"b"_s : QString());
    }

    void theGatewayCountsBeforeTheAgent()
    {
        const Line self{event::llmCall, R"({"input":100,"cost_usd":9,"source":"self-reported"})"};
        const Line gateway{event::llmCall, R"({"input":5,"cost_usd":1,"source":"gateway"})"};
        const Line total{event::agentResult, R"({"error":false,"cost_usd":3,"tokens":{"input":7}})"};
        QCOMPARE(folded({kCreated, total}).record().costMicroUsd, 3'000'000);
        QCOMPARE(folded({kCreated, self, total}).record().costMicroUsd, 9'000'000);
        QCOMPARE(folded({kCreated, self, gateway, self, total}).record().costMicroUsd, 1'000'000);
        QCOMPARE(folded({kCreated, self, gateway, self}).record().llmCalls, 1);
        QVERIFY(!folded({kCreated}).record().llmCalls);
    }

    void aCallWithoutAPriceMakesTheCostUnknown()
    {
        const RunFold fold = folded({kCreated, {event::llmCall, R"({"cost_usd":1,"source":"gateway"})"},
            {event::llmCall, R"({"input":5,"source":"gateway"})"}});
        QVERIFY(!fold.record().costMicroUsd);
        QCOMPARE(fold.record().llmCalls, 2);
    }

    void theSourceOfTheFiguresIsKnown()
    {
        QCOMPARE(folded({kCreated}).record().metering, Metering::Unknown);
        const RunFold began = folded({kCreated, {event::runStarted, R"({"level":"A","metering":"gateway"})"}});
        QCOMPARE(began.record().metering, Metering::Gateway);
        QCOMPARE(began.record().llmCalls, 0); // counted, and none yet
        QCOMPARE(began.row().metering, Metering::Gateway);
        const Line self{event::llmCall, R"({"input":100,"output":1,"cost_usd":9,"source":"self-reported"})"};
        QCOMPARE(folded({kCreated, self}).record().metering, Metering::SelfReported);
        const Line refused{event::llmCall, R"({"source":"gateway","status":429,"side":true})"};
        QVERIFY(!folded({kCreated, refused}).record().llmCalls);
    }

    void theAgentsOwnFiguresStandBesideTheGateways()
    {
        const Line gateway{event::llmCall, R"({"input":5,"output":1,"cost_usd":1,"source":"gateway"})"};
        const Line own{event::agentUsage,
            R"({"llm_calls":2,"tokens":{"input":9,"output":3,"cache_read":0,"cache_write":0},"cost_usd":2})"};
        const AuditRecord both = folded({kCreated, gateway, own}).record();
        QCOMPARE(both.llmCalls, 1);
        QCOMPARE(both.costMicroUsd, 1'000'000);
        QVERIFY((both.selfReported == UsageReport{2, Tokens{9, 3, 0, 0}, 2'000'000}));
        const AuditRecord alone = folded({kCreated, own}).record();
        QCOMPARE(alone.metering, Metering::SelfReported);
        QVERIFY((alone.tokens == Tokens{9, 3, 0, 0}));
    }

    void theQuestionStandsInTheRow()
    {
        const RunFold fold = folded(
            {kCreated, {event::claimMade, R"({"status":"QUESTION","end_of_run":true,"question":"Which one?"})"}});
        QCOMPARE(fold.record().question, u"Which one?"_s);
        QCOMPARE(fold.row().question, u"Which one?"_s);
    }

    void wrongValuesChangeNothing()
    {
        const RunFold before = folded(kWholeRun);
        QList<Event> list = events(kWholeRun);
        const QList<Line> wrong{{event::runState, R"({"to":"flying"})"}, {event::runState, R"({"to":5})"},
            {event::filesChanged, R"({"count":-1,"added":"x","removed":1.5})"},
            {event::limitWarning, R"({"limit":"patience"})"}, {event::findingMade, R"({"detail":"no kind"})"},
            {event::verdictGiven, R"({"verdict":7})"}, {event::toolStart, R"({"name":{}})"},
            {event::worktreeMade, R"({"path":[]})"}, {"never.heard.of", R"({"x":1})"}, {event::note, "{}"}};
        for (const Line& line : wrong)
            list.append({list.size() + 1, 23'000, QString::fromLatin1(line.type), object(line.data)});
        QVERIFY(folded(list).record() == before.record());
    }

    void aFoldGoesOnFromAnyPointAsIfNothingHadBeen()
    {
        QList<Line> lines = kWholeRun;
        lines += {{event::runState, R"({"to":"finished"})"}, {event::verdictGiven, R"({"verdict":"seen"})"},
            {event::verdictGiven, R"({"verdict":"accepted","how":"merge","commits":["a"]})"},
            {event::verdictGiven, R"({"verdict":"seen","undo_of":26})"}};
        const QList<Event> list = events(lines);
        const RunFold straight = folded(list);
        for (qsizetype stop = 0; stop <= list.size(); ++stop) {
            const QByteArray saved = QJsonDocument(folded(list.first(stop)).toJson()).toJson();
            auto fold = RunFold::fromJson(kRun, QJsonDocument::fromJson(saved).object());
            QVERIFY(fold);
            for (const Event& event : list.sliced(stop))
                fold->apply(event);
            QVERIFY(fold->record() == straight.record());
            QVERIFY(fold->row() == straight.row());
        }
    }

    void aDamagedStateIsRefused()
    {
        QVERIFY(!RunFold::fromJson(kRun, {}));
        QJsonObject json = folded(kWholeRun).toJson();
        const RunId other = RunId::fromText(u"other-20261121-0253-k3f9"_s);
        QVERIFY(!RunFold::fromJson(other, json));
        json.insert(u"version"_s, 0);
        QVERIFY(!RunFold::fromJson(kRun, json));
    }

    void aBrokenJournalIsAFindingAndTheReason()
    {
        RunFold fold = folded(kWholeRun);
        JournalState state;
        state.how = JournalState::How::Broken;
        state.brokenAt = 412;
        state.head = u"abc"_s;
        fold.conclude(state);
        fold.conclude(state);
        QCOMPARE(fold.record().findings.size(), 3);
        QCOMPARE(fold.record().findings.last().kind, u"journal-broken"_s);
        QVERIFY(fold.row().reason.contains(u"from event 412 on"_s));
        QCOMPARE(fold.record().journalHead, u"abc"_s);
    }
};

REMIT_TEST_MAIN(TestRunFold)
#include "tst_runfold.moc"

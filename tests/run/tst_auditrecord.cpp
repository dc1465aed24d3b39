// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/auditrecord.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AuditRecord fullRecord()
{
    AuditRecord record;
    record.runId = u"fix-20261121-0253-k3f9"_s;
    record.agent = u"claude-code"_s;
    record.model = u"claude-sonnet-4-5"_s;
    record.race = u"race-fix-20261121-0253-k3f9"_s;
    record.contractTitle = u"Fix \"it\"\n漢字"_s;
    record.contractHash = QString(64, u'a');
    record.repository = u"/home/x/shop api"_s;
    record.base = QString(40, u'b');
    record.startedAtMs = 1'795'229'587'123;
    record.endedAtMs = 1'795'229'999'001;
    record.status = RunStatus::Limit;
    record.endedBy = EndedBy::Limit;
    record.limit = LimitName::Cost;
    record.inputSummary = u"in"_s;
    record.outputSummary = u"out"_s;
    record.outputSizeBytes = 5'000'000'000;
    record.changedFiles = 3;
    record.added = 10;
    record.removed = 2;
    record.toolCalls = {{u"Bash"_s, 4}, {u"Edit"_s, 2}};
    record.llmCalls = 12;
    record.tokens = Tokens{1, 2, 3, 4};
    record.costMicroUsd = 2'000'001;
    record.metering = Metering::Gateway;
    record.selfReported = {11, Tokens{4, 3, 2, 1}, 1'999'999};
    record.cause = u"rate_limited"_s;
    record.question = u"Which one?"_s;
    record.before = CheckResult{u"npm test"_s, 1, 1234, false, u"before.log"_s};
    record.after = CheckResult{u"npm test"_s, 124, 300'000, true, QString()};
    record.verdict = ReviewState::Deferred;
    record.journalHead = QString(64, u'c');
    record.state = RunState::Finished;
    record.reason = u"Stopped at $2.00 of $2.00."_s;
    record.worktree = u"/w"_s;
    record.ref = u"refs/remit/x/3"_s;
    record.claimStatus = u"OK"_s;
    record.claimText = u"Done."_s;
    record.agentStarted = false;
    record.level = u"A-"_s;
    record.findings = {{u"out-of-scope"_s, FindingSeverity::High, u"a.c"_s, 7, u"x"_s},
        {u"out-of-scope"_s, FindingSeverity::Low, u"b.c"_s, std::nullopt, u"y"_s},
        {u"too-large"_s, FindingSeverity::Medium, QString(), std::nullopt, u"z"_s}};
    record.limits = {
        {LimitName::Cost, 2.000001, 2.0, u"usd"_s, u"gateway"_s}, {LimitName::Idle, 5, 180'000, u"ms"_s, u"harness"_s}};
    return record;
}

} // namespace

class AuditRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theShownDocumentReadsBackEqual();
    void anEmptyRecordReadsBackEqual();
    void theAuditLineHasExactlyTheFixedKeys();
    void whatIsUnknownIsNullAndNeverZero();
    void timesAreIsoUtcAndMoneyIsExact();
    void aRecordFromBeforeIsWhole();
    void aDamagedDocumentNamesTheKey_data();
    void aDamagedDocumentNamesTheKey();
};

void AuditRecordTest::theShownDocumentReadsBackEqual()
{
    const AuditRecord record = fullRecord();
    const QByteArray bytes = QJsonDocument(toShowJson(record)).toJson();
    const auto back = auditRecordFrom(QJsonDocument::fromJson(bytes).object());
    QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == record);
}

void AuditRecordTest::anEmptyRecordReadsBackEqual()
{
    const auto back = auditRecordFrom(toShowJson(AuditRecord{}));
    QVERIFY(back);
    QVERIFY(*back == AuditRecord{});
}

void AuditRecordTest::theAuditLineHasExactlyTheFixedKeys()
{
    const QStringList keys = toAuditJson(fullRecord()).keys();
    QStringList fixed
        = u"run_id agent model contract_title contract_hash repository base started_at ended_at duration_s status "
          "ended_by limit input_summary output_summary output_size_bytes changed_files added removed tool_calls "
          "llm_calls tokens cost_usd metering self_reported cause question before after findings verdict race "
          "journal_head"_s.split(u' ');
    fixed.sort();
    QCOMPARE(keys, fixed);
    const QJsonObject object = toAuditJson(fullRecord());
    QCOMPARE(object[u"findings"_s].toObject()[u"out-of-scope"_s].toInt(), 2);
    QCOMPARE(object[u"before"_s].toObject().keys(), QStringList({u"command"_s, u"duration_s"_s, u"exit"_s}));
    QCOMPARE(object[u"tool_calls"_s].toObject()[u"Bash"_s].toInt(), 4);
}

void AuditRecordTest::whatIsUnknownIsNullAndNeverZero()
{
    const QJsonObject object = toAuditJson(AuditRecord{});
    for (const auto key :
        {"llm_calls"_L1, "tokens"_L1, "cost_usd"_L1, "before"_L1, "after"_L1, "status"_L1, "ended_by"_L1, "limit"_L1,
            "started_at"_L1, "ended_at"_L1, "duration_s"_L1, "self_reported"_L1, "cause"_L1, "question"_L1})
        QVERIFY2(object.contains(key) && object[key].isNull(), key.data());
}

void AuditRecordTest::timesAreIsoUtcAndMoneyIsExact()
{
    const QJsonObject object = toAuditJson(fullRecord());
    QCOMPARE(object[u"started_at"_s].toString(), u"2026-11-21T02:53:07.123Z"_s);
    QCOMPARE(object[u"duration_s"_s].toDouble(), 411.878);
    QCOMPARE(object[u"cost_usd"_s].toDouble(), 2.000001);
    QCOMPARE(object[u"limit"_s].toString(), u"cost_usd"_s);
}

void AuditRecordTest::aRecordFromBeforeIsWhole()
{
    QJsonObject object = toShowJson(fullRecord());
    for (const auto key : {"metering"_L1, "self_reported"_L1, "cause"_L1, "question"_L1})
        object.remove(key);
    const auto unmetered = auditRecordFrom(object);
    QVERIFY(unmetered);
    QCOMPARE(unmetered->metering, Metering::Unknown);
    QVERIFY(unmetered->selfReported.isEmpty());
    object.insert(u"limits"_s,
        QJsonArray{QJsonObject{{u"name"_s, u"llm_calls"_s}, {u"used"_s, 1}, {u"allowed"_s, 2}, {u"unit"_s, u"calls"_s},
            {u"source"_s, u"self-reported"_s}}});
    QCOMPARE(auditRecordFrom(object)->metering, Metering::SelfReported); // its meters tell
}

void AuditRecordTest::aDamagedDocumentNamesTheKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("named");
    QTest::newRow("missing") << u"run_id"_s << QJsonValue(QJsonValue::Undefined) << u"run_id"_s;
    QTest::newRow("wrong type") << u"added"_s << QJsonValue(u"3"_s) << u"added"_s;
    QTest::newRow("unknown word") << u"status"_s << QJsonValue(u"FINE"_s) << u"status"_s;
    QTest::newRow("no time") << u"started_at"_s << QJsonValue(u"yesterday"_s) << u"started_at"_s;
    QTest::newRow("beyond whole numbers") << u"removed"_s << QJsonValue(1e300) << u"removed"_s;
    QTest::newRow("inside") << u"tokens"_s << QJsonValue(QJsonObject{{u"input"_s, 1}}) << u"tokens.output"_s;
    QTest::newRow("null where a value must be") << u"state"_s << QJsonValue(QJsonValue::Null) << u"state"_s;
    QTest::newRow("unknown metering") << u"metering"_s << QJsonValue(u"guess"_s) << u"metering"_s;
    QTest::newRow("inside a list") << u"findings"_s << QJsonValue(QJsonArray{QJsonValue(3)}) << u"findings.kind"_s;
}

void AuditRecordTest::aDamagedDocumentNamesTheKey()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, named);
    QJsonObject object = toShowJson(fullRecord());
    if (value.isUndefined())
        object.remove(key);
    else
        object.insert(key, value);
    const auto back = auditRecordFrom(object);
    QVERIFY(!back);
    QCOMPARE(back.error().code, ErrorCode::Corrupt);
    QVERIFY2(back.error().detail.contains(named), qPrintable(back.error().detail));
}

REMIT_TEST_MAIN(AuditRecordTest)
#include "tst_auditrecord.moc"

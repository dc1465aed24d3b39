// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/auditrecord.h"
#include "runner/run/selfreport.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <utility>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr double kLargestWhole = 9007199254740992.0; // 2^53: beyond, JSON numbers lose digits

/// Takes values out of an object and remembers the first key that is missing or wrong.
class Fields {
public:
    explicit Fields(QJsonObject object, QString prefix = {})
        : m_object(std::move(object))
        , m_prefix(std::move(prefix))
    {
    }

    QString text(QLatin1StringView key) { return checked(key, &QJsonValue::isString).toString(); }
    QString textIfThere(QLatin1StringView key) { return has(key) ? text(key) : QString(); }
    /// Of keys that came later: a record without them is whole.
    [[nodiscard]] bool has(QLatin1StringView key) const
    {
        return !m_object.value(key).isUndefined() && !m_object.value(key).isNull();
    }
    bool truth(QLatin1StringView key) { return checked(key, &QJsonValue::isBool).toBool(); }
    double number(QLatin1StringView key) { return checked(key, &QJsonValue::isDouble).toDouble(); }
    qint64 whole(QLatin1StringView key) { return rounded(key, number(key)); }
    QJsonObject object(QLatin1StringView key) { return checked(key, &QJsonValue::isObject).toObject(); }
    QJsonArray array(QLatin1StringView key) { return checked(key, &QJsonValue::isArray).toArray(); }

    bool isNull(QLatin1StringView key)
    {
        if (!m_object.contains(key))
            wrong(key);
        return m_object.value(key).isNull();
    }

    qint64 time(QLatin1StringView key)
    {
        if (isNull(key))
            return 0;
        const QDateTime time = QDateTime::fromString(text(key), Qt::ISODateWithMs);
        if (!time.isValid())
            wrong(key);
        return time.isValid() ? time.toMSecsSinceEpoch() : 0;
    }

    /// Seconds or dollars as thousandths or millionths.
    qint64 scaled(QLatin1StringView key, double scale) { return rounded(key, number(key) * scale); }

    template <typename T>
    T word(QLatin1StringView key, std::optional<T> (*from)(const QString&))
    {
        const auto value = from(text(key));
        if (!value)
            wrong(key);
        return value.value_or(T{});
    }

    template <typename T>
    std::optional<T> wordOrNull(QLatin1StringView key, std::optional<T> (*from)(const QString&))
    {
        return isNull(key) ? std::nullopt : std::optional(word(key, from));
    }

    void wrong(QLatin1StringView key)
    {
        if (m_wrong.isEmpty())
            m_wrong = m_prefix + key;
    }
    void adopt(const Fields& inner)
    {
        if (m_wrong.isEmpty())
            m_wrong = inner.m_wrong;
    }
    [[nodiscard]] const QString& firstWrong() const { return m_wrong; }

private:
    const QJsonObject m_object;
    QString m_prefix;
    QString m_wrong;

    QJsonValue checked(QLatin1StringView key, bool (QJsonValue::*is)() const)
    {
        const QJsonValue value = m_object.value(key);
        if (!(value.*is)())
            wrong(key);
        return value;
    }

    qint64 rounded(QLatin1StringView key, double value)
    {
        if (!std::isfinite(value) || std::abs(value) > kLargestWhole) {
            wrong(key);
            return 0;
        }
        return qRound64(value);
    }
};

std::optional<CheckResult> check(Fields& fields, QLatin1StringView key)
{
    if (fields.isNull(key))
        return std::nullopt;
    Fields inner(fields.object(key), key + u'.');
    CheckResult result{.command = inner.text("command"_L1),
        .exit = int(inner.whole("exit"_L1)),
        .durationMs = inner.scaled("duration_s"_L1, 1000),
        .timedOut = inner.truth("timed_out"_L1),
        .outputFile = inner.text("output_file"_L1),
        .limit = inner.textIfThere("limit"_L1)};
    fields.adopt(inner);
    return result;
}

std::optional<Tokens> tokens(Fields& fields)
{
    if (fields.isNull("tokens"_L1))
        return std::nullopt;
    Fields inner(fields.object("tokens"_L1), u"tokens."_s);
    const Tokens result{
        inner.whole("input"_L1), inner.whole("output"_L1), inner.whole("cache_read"_L1), inner.whole("cache_write"_L1)};
    fields.adopt(inner);
    return result;
}

QMap<QString, qint64> toolCalls(Fields& fields)
{
    QMap<QString, qint64> calls;
    const QJsonObject object = fields.object("tool_calls"_L1);
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isDouble())
            fields.wrong("tool_calls"_L1);
        calls.insert(it.key(), it.value().toInteger());
    }
    return calls;
}

QList<Finding> findings(Fields& fields)
{
    QList<Finding> list;
    for (const QJsonValue value : fields.array("findings"_L1)) {
        Fields inner(value.toObject(), u"findings."_s);
        Finding finding{.kind = inner.text("kind"_L1),
            .severity = inner.word("severity"_L1, &findingSeverityFrom),
            .path = inner.text("path"_L1),
            .line = std::nullopt,
            .detail = inner.text("detail"_L1)};
        if (!inner.isNull("line"_L1))
            finding.line = int(inner.whole("line"_L1));
        fields.adopt(inner);
        list.append(finding);
    }
    return list;
}

QList<LimitUse> limits(Fields& fields)
{
    QList<LimitUse> list;
    for (const QJsonValue value : fields.array("limits"_L1)) {
        Fields inner(value.toObject(), u"limits."_s);
        list.append({inner.word("name"_L1, &limitNameFrom), inner.number("used"_L1), inner.number("allowed"_L1),
            inner.text("unit"_L1), inner.text("source"_L1)});
        fields.adopt(inner);
    }
    return list;
}

/// Records from before these keys tell by the meters who counted.
Metering meteringOf(Fields& fields, const QList<LimitUse>& limits)
{
    if (fields.has("metering"_L1))
        return fields.word("metering"_L1, &meteringFrom);
    const auto calls = std::ranges::find(limits, LimitName::LlmCalls, &LimitUse::name);
    return calls == limits.end() ? Metering::Unknown : meteringFrom(calls->source).value_or(Metering::Unknown);
}

void readHead(Fields& fields, AuditRecord& record)
{
    record.runId = fields.text("run_id"_L1);
    record.agent = fields.text("agent"_L1);
    record.model = fields.text("model"_L1);
    record.contractTitle = fields.text("contract_title"_L1);
    record.contractHash = fields.text("contract_hash"_L1);
    record.repository = fields.text("repository"_L1);
    record.base = fields.text("base"_L1);
    record.startedAtMs = fields.time("started_at"_L1);
    record.endedAtMs = fields.time("ended_at"_L1);
    record.status = fields.wordOrNull("status"_L1, &runStatusFrom);
    record.endedBy = fields.wordOrNull("ended_by"_L1, &endedByFrom);
    record.limit = fields.wordOrNull("limit"_L1, &limitNameFrom);
    record.inputSummary = fields.text("input_summary"_L1);
    record.outputSummary = fields.text("output_summary"_L1);
    record.outputSizeBytes = fields.whole("output_size_bytes"_L1);
    record.changedFiles = fields.whole("changed_files"_L1);
    record.added = fields.whole("added"_L1);
    record.removed = fields.whole("removed"_L1);
    record.toolCalls = toolCalls(fields);
    if (!fields.isNull("llm_calls"_L1))
        record.llmCalls = fields.whole("llm_calls"_L1);
    record.tokens = tokens(fields);
    if (!fields.isNull("cost_usd"_L1))
        record.costMicroUsd = fields.scaled("cost_usd"_L1, 1e6);
    record.before = check(fields, "before"_L1);
    record.after = check(fields, "after"_L1);
    record.verdict = fields.word("verdict"_L1, &reviewStateFrom);
    record.race = fields.textIfThere("race"_L1); // older records have none
    record.journalHead = fields.text("journal_head"_L1);
}

void readRest(Fields& fields, AuditRecord& record)
{
    record.state = fields.word("state"_L1, &runStateFrom);
    record.reason = fields.text("reason"_L1);
    record.worktree = fields.text("worktree"_L1);
    record.ref = fields.text("ref"_L1);
    Fields claim(fields.object("claim"_L1), u"claim."_s);
    record.claimStatus = claim.text("status"_L1);
    record.claimText = claim.text("text"_L1);
    fields.adopt(claim);
    record.agentStarted = fields.truth("agent_started"_L1);
    record.level = fields.text("level"_L1);
    record.findings = findings(fields);
    record.limits = limits(fields);
    record.metering = meteringOf(fields, record.limits);
    if (fields.has("self_reported"_L1))
        record.selfReported = usageReportFrom(fields.object("self_reported"_L1));
    if (fields.has("cause"_L1))
        record.cause = fields.text("cause"_L1);
    if (fields.has("question"_L1))
        record.question = fields.text("question"_L1);
}

} // namespace

Result<AuditRecord> auditRecordFrom(const QJsonObject& object)
{
    AuditRecord record;
    Fields fields(object);
    readHead(fields, record);
    readRest(fields, record);
    if (!fields.firstWrong().isEmpty())
        return failure(ErrorCode::Corrupt,
            u"The record is damaged: %1 is missing or has a wrong value."_s.arg(fields.firstWrong()));
    return record;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/auditrecord.h"

#include "runner/run/selfreport.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QJsonValue timeValue(qint64 ms)
{
    if (ms <= 0)
        return QJsonValue::Null;
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

template <typename T>
QJsonValue wordOrNull(const std::optional<T>& value)
{
    return value ? QJsonValue(toText(*value)) : QJsonValue(QJsonValue::Null);
}

QJsonValue numberOrNull(const std::optional<qint64>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue tokensValue(const std::optional<Tokens>& tokens)
{
    if (!tokens)
        return QJsonValue::Null;
    return QJsonObject{{u"input"_s, tokens->input}, {u"output"_s, tokens->output}, {u"cache_read"_s, tokens->cacheRead},
        {u"cache_write"_s, tokens->cacheWrite}};
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue checkValue(const std::optional<CheckResult>& check)
{
    if (!check)
        return QJsonValue::Null;
    return QJsonObject{{u"exit"_s, check->exit}, {u"duration_s"_s, double(check->durationMs) / 1000.0},
        {u"command"_s, check->command}};
}

QJsonValue wholeCheckValue(const std::optional<CheckResult>& check)
{
    if (!check)
        return QJsonValue::Null;
    QJsonObject object = checkValue(check).toObject();
    object.insert(u"timed_out"_s, check->timedOut);
    if (!check->limit.isEmpty())
        object.insert(u"limit"_s, check->limit);
    object.insert(u"output_file"_s, check->outputFile);
    return object;
}

QJsonObject findingCounts(const QList<Finding>& findings)
{
    QMap<QString, qint64> counts;
    for (const Finding& finding : findings)
        ++counts[finding.kind];
    QJsonObject object;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonObject toolCalls(const QMap<QString, qint64>& calls)
{
    QJsonObject object;
    for (auto it = calls.cbegin(); it != calls.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonArray findingList(const QList<Finding>& findings)
{
    QJsonArray list;
    for (const Finding& finding : findings)
        list.append(QJsonObject{{u"kind"_s, finding.kind}, {u"severity"_s, toText(finding.severity)},
            {u"path"_s, finding.path}, {u"line"_s, finding.line ? QJsonValue(*finding.line) : QJsonValue::Null},
            {u"detail"_s, finding.detail}});
    return list;
}

QJsonArray limitList(const QList<LimitUse>& limits)
{
    QJsonArray list;
    for (const LimitUse& use : limits)
        list.append(QJsonObject{{u"name"_s, toText(use.name)}, {u"used"_s, use.used}, {u"allowed"_s, use.allowed},
            {u"unit"_s, use.unit}, {u"source"_s, use.source}});
    return list;
}

} // namespace

QJsonObject toAuditJson(const AuditRecord& record)
{
    const bool ended = record.startedAtMs > 0 && record.endedAtMs >= record.startedAtMs;
    return {
        {u"run_id"_s, record.runId},
        {u"agent"_s, record.agent},
        {u"model"_s, record.model},
        {u"contract_title"_s, record.contractTitle},
        {u"contract_hash"_s, record.contractHash},
        {u"repository"_s, record.repository},
        {u"base"_s, record.base},
        {u"started_at"_s, timeValue(record.startedAtMs)},
        {u"ended_at"_s, timeValue(record.endedAtMs)},
        {u"duration_s"_s,
            ended ? QJsonValue(double(record.endedAtMs - record.startedAtMs) / 1000.0) : QJsonValue::Null},
        {u"status"_s, wordOrNull(record.status)},
        {u"ended_by"_s, wordOrNull(record.endedBy)},
        {u"limit"_s, wordOrNull(record.limit)},
        {u"input_summary"_s, record.inputSummary},
        {u"output_summary"_s, record.outputSummary},
        {u"output_size_bytes"_s, record.outputSizeBytes},
        {u"changed_files"_s, record.changedFiles},
        {u"added"_s, record.added},
        {u"removed"_s, record.removed},
        {u"tool_calls"_s, toolCalls(record.toolCalls)},
        {u"llm_calls"_s, numberOrNull(record.llmCalls)},
        {u"tokens"_s, tokensValue(record.tokens)},
        {u"cost_usd"_s,
            record.costMicroUsd ? QJsonValue(double(*record.costMicroUsd) / 1e6) : QJsonValue(QJsonValue::Null)},
        {u"metering"_s, toText(record.metering)},
        {u"self_reported"_s,
            record.selfReported.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(toJson(record.selfReported))},
        {u"cause"_s, textOrNull(record.cause)},
        {u"question"_s, textOrNull(record.question)},
        {u"before"_s, checkValue(record.before)},
        {u"after"_s, checkValue(record.after)},
        {u"findings"_s, findingCounts(record.findings)},
        {u"verdict"_s, toText(record.verdict)},
        {u"race"_s, record.race.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(record.race)},
        {u"journal_head"_s, record.journalHead},
    };
}

QJsonObject toShowJson(const AuditRecord& record)
{
    QJsonObject object = toAuditJson(record);
    object.insert(u"before"_s, wholeCheckValue(record.before));
    object.insert(u"after"_s, wholeCheckValue(record.after));
    object.insert(u"state"_s, toText(record.state));
    object.insert(u"reason"_s, record.reason);
    object.insert(u"worktree"_s, record.worktree);
    object.insert(u"ref"_s, record.ref);
    object.insert(u"claim"_s, QJsonObject{{u"status"_s, record.claimStatus}, {u"text"_s, record.claimText}});
    object.insert(u"agent_started"_s, record.agentStarted);
    object.insert(u"level"_s, record.level);
    object.insert(u"findings"_s, findingList(record.findings));
    object.insert(u"limits"_s, limitList(record.limits));
    return object;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/rowjson.h"

#include <QDateTime>
#include <QTimeZone>

namespace remit::ctl {

namespace {

QJsonValue moment(qint64 ms)
{
    return ms > 0 ? QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODateWithMs))
                  : QJsonValue();
}

template <typename T>
QJsonValue word(const std::optional<T>& value)
{
    return value ? QJsonValue(toText(*value)) : QJsonValue();
}

} // namespace

QJsonObject toJson(const RunRow& row)
{
    return {{QStringLiteral("run_id"), row.runId}, {QStringLiteral("title"), row.title},
        {QStringLiteral("repository"), row.repository}, {QStringLiteral("agent"), row.agent},
        {QStringLiteral("model"), row.model}, {QStringLiteral("state"), toText(row.state)},
        {QStringLiteral("status"), word(row.status)}, {QStringLiteral("ended_by"), word(row.endedBy)},
        {QStringLiteral("limit"), word(row.limit)}, {QStringLiteral("verdict"), toText(row.review)},
        {QStringLiteral("reason"), row.reason}, {QStringLiteral("created_at"), moment(row.createdAtMs)},
        {QStringLiteral("started_at"), moment(row.startedAtMs)}, {QStringLiteral("ended_at"), moment(row.endedAtMs)},
        {QStringLiteral("changed_files"), row.changedFiles}, {QStringLiteral("added"), row.added},
        {QStringLiteral("removed"), row.removed},
        {QStringLiteral("llm_calls"), row.llmCalls ? QJsonValue(*row.llmCalls) : QJsonValue()},
        {QStringLiteral("cost_usd"), row.costMicroUsd ? QJsonValue(double(*row.costMicroUsd) / 1e6) : QJsonValue()},
        {QStringLiteral("metering"), toText(row.metering)},
        {QStringLiteral("question"), row.question.isEmpty() ? QJsonValue() : QJsonValue(row.question)},
        {QStringLiteral("findings"), row.findings}, {QStringLiteral("high_findings"), row.highFindings},
        {QStringLiteral("parent"), row.parent.isEmpty() ? QJsonValue() : QJsonValue(row.parent)},
        {QStringLiteral("race"), row.race.isEmpty() ? QJsonValue() : QJsonValue(row.race)}};
}

} // namespace remit::ctl

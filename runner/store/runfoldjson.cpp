// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The state of a fold, to go on with later.
#include "runner/run/auditrecord.h"
#include "runner/store/runfold.h"

#include <QJsonArray>

namespace remit {
namespace {

using namespace Qt::StringLiterals;

constexpr int kVersion = 1;

} // namespace

QJsonObject RunFold::Calls::toJson() const
{
    return {{u"count"_s, count}, {u"input"_s, tokens.input}, {u"output"_s, tokens.output},
        {u"cache_read"_s, tokens.cacheRead}, {u"cache_write"_s, tokens.cacheWrite}, {u"cost"_s, costMicroUsd},
        {u"unknown"_s, costUnknown}};
}

void RunFold::Calls::readFrom(const QJsonObject& object)
{
    const auto number = [&](QLatin1StringView key) { return object.value(key).toInteger(); };
    count = number("count"_L1);
    tokens = {number("input"_L1), number("output"_L1), number("cache_read"_L1), number("cache_write"_L1)};
    costMicroUsd = number("cost"_L1);
    costUnknown = object.value("unknown"_L1).toBool();
}

QJsonObject RunFold::toJson() const
{
    QJsonArray verdicts;
    for (const Verdict& verdict : m_verdicts)
        verdicts.append(QJsonObject{{u"seq"_s, verdict.seq}, {u"at"_s, verdict.atMs},
            {u"review"_s, toText(verdict.review)}, {u"until"_s, verdict.untilMs}, {u"how"_s, verdict.how},
            {u"commit"_s, verdict.commit}, {u"text"_s, verdict.text}});
    return {{u"version"_s, kVersion}, {u"record"_s, toShowJson(m_record)}, {u"created"_s, m_createdAtMs},
        {u"last"_s, m_lastEventMs}, {u"parent"_s, m_parent}, {u"gateway"_s, m_gateway.toJson()},
        {u"self"_s, m_selfReported.toJson()}, {u"verdicts"_s, verdicts}};
}

std::optional<RunFold> RunFold::fromJson(const RunId& run, const QJsonObject& object)
{
    RunFold fold(run);
    const auto record = auditRecordFrom(object.value("record"_L1).toObject());
    if (object.value("version"_L1).toInt() != kVersion || !record || record->runId != run.text())
        return {};
    fold.m_record = *record;
    fold.m_createdAtMs = object.value("created"_L1).toInteger();
    fold.m_lastEventMs = object.value("last"_L1).toInteger();
    fold.m_parent = object.value("parent"_L1).toString();
    fold.m_gateway.readFrom(object.value("gateway"_L1).toObject());
    fold.m_selfReported.readFrom(object.value("self"_L1).toObject());
    const QJsonArray verdicts = object.value("verdicts"_L1).toArray();
    for (const QJsonValue& value : verdicts) {
        const auto review = reviewStateFrom(value["review"_L1].toString());
        if (!review)
            return {};
        fold.m_verdicts.append(
            {value["seq"_L1].toInteger(), value["at"_L1].toInteger(), *review, value["until"_L1].toInteger(),
                value["how"_L1].toString(), value["commit"_L1].toString(), value["text"_L1].toString()});
    }
    return fold;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/callrecord.h"

#include <QJsonObject>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QJsonObject common(const Exchange::Outcome& outcome, const QString& model)
{
    QJsonObject data{{u"id"_s, outcome.usage.id}, {u"model"_s, model}, {u"source"_s, u"gateway"_s},
        {u"duration_ms"_s, outcome.durationMs}, {u"status"_s, outcome.status}};
    const auto& tokens = outcome.usage.tokens;
    if (!tokens)
        return data;
    data.insert(u"input"_s, tokens->input);
    data.insert(u"output"_s, tokens->output);
    data.insert(u"cache_read"_s, tokens->cacheRead);
    data.insert(u"cache_write"_s, tokens->cacheWrite);
    if (outcome.usage.extras.cacheWriteHour > 0)
        data.insert(u"cache_write_1h"_s, outcome.usage.extras.cacheWriteHour);
    if (outcome.usage.extras.webSearches > 0)
        data.insert(u"web_searches"_s, outcome.usage.extras.webSearches);
    return data;
}

} // namespace

QJsonObject callRecord(const Exchange::Outcome& outcome, const QString& model, const CallCost& cost)
{
    QJsonObject data = common(outcome, model);
    if (cost.microUsd)
        data.insert(u"cost_usd"_s, static_cast<double>(*cost.microUsd) / 1e6);
    else
        data.insert(u"cost_unknown"_s, cost.unknownBecause);
    if (!outcome.whole || !(outcome.usage.complete || outcome.usage.settled))
        data.insert(u"partial"_s, true);
    return data;
}

QJsonObject sideRecord(const Exchange::Outcome& outcome, const QString& model)
{
    QJsonObject data = common(outcome, model);
    data.insert(u"side"_s, true);
    return data;
}

} // namespace remit

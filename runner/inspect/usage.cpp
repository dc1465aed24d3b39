// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"
#include "runner/inspect/notices.h"

#include <QLocale>

#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr double kAllowedShare = 0.02;

struct Total {
    double tokens = 0;
    double usd = 0;
    bool hasTokens = false;
    bool hasUsd = false;
    bool cumulative = false; ///< tokens count from the session's beginning, earlier runs included
};

void add(double& sum, bool& has, const QJsonValue& value)
{
    if (!value.isDouble() || !std::isfinite(value.toDouble()) || value.toDouble() < 0)
        return;
    sum += value.toDouble();
    has = true;
}

void addTokens(Total& total, const QJsonObject& data)
{
    for (const auto key : {"input"_L1, "output"_L1, "cache_read"_L1, "cache_write"_L1})
        add(total.tokens, total.hasTokens, data.value(key));
}

/// What the stream's own last word says; without one, the sum of the calls that it reported.
Total reported(const QList<Event>& events)
{
    Total calls;
    Total result;
    for (const Event& event : events) {
        if (event.type == QLatin1StringView(event::llmCall) && event.data.value(u"source"_s) == u"self-reported"_s) {
            addTokens(calls, event.data);
            add(calls.usd, calls.hasUsd, event.data.value(u"cost_usd"_s));
        } else if (event.type == QLatin1StringView(event::agentResult)) {
            result = {};
            addTokens(result, event.data.value(u"tokens"_s).toObject());
            result.cumulative = event.data.value(u"cumulative"_s).toBool();
            add(result.usd, result.hasUsd, event.data.value(u"cost_usd"_s));
        }
    }
    if (!result.hasTokens) {
        result.cumulative = false;
        result.tokens = calls.tokens;
        result.hasTokens = calls.hasTokens;
    }
    if (!result.hasUsd) {
        result.usd = calls.usd;
        result.hasUsd = calls.hasUsd;
    }
    return result;
}

Total counted(const QList<Event>& events)
{
    Total total;
    bool everyPrice = true;
    for (const Event& event : events) {
        if (event.type != QLatin1StringView(event::llmCall) || event.data.value(u"source"_s) != u"gateway"_s)
            continue;
        addTokens(total, event.data);
        add(total.usd, total.hasUsd, event.data.value(u"cost_usd"_s));
        everyPrice = everyPrice && event.data.value(u"cost_usd"_s).isDouble();
    }
    total.hasUsd = total.hasUsd && everyPrice;
    return total;
}

bool disagree(double one, double other)
{
    return std::abs(one - other) > kAllowedShare * std::max(one, other);
}

Finding finding(const QString& gateway, const QString& agent, bool agentSaysLess)
{
    return {u"usage-disagrees"_s, agentSaysLess ? FindingSeverity::Medium : FindingSeverity::Low, {}, std::nullopt,
        u"The gateway counted %1, the agent reports %2. The gateway's figure holds."_s.arg(gateway, agent)};
}

} // namespace

QList<Finding> inspections::usage(const InspectionInput& input, const ChangedFiles&)
{
    Findings findings;
    const Total gateway = counted(input.events);
    const Total agent = reported(input.events);
    const QLocale c = QLocale::c();
    if (const Notices lies = noticesOf(input.events, u"unbelievable"); !lies.howOften.isEmpty())
        findings.append({u"usage-disagrees"_s, FindingSeverity::Medium, {}, std::nullopt,
            u"The agent reported figures that cannot be true, %1: %2"_s.arg(lies.howOften, lies.first)});
    const bool mayBeMore = agent.cumulative && agent.tokens > gateway.tokens;
    if (gateway.hasTokens && agent.hasTokens && !mayBeMore && disagree(gateway.tokens, agent.tokens))
        findings.append(finding(c.toString(qint64(gateway.tokens)) + u" tokens"_s,
            c.toString(qint64(agent.tokens)) + u" tokens"_s, agent.tokens < gateway.tokens));
    if (gateway.hasUsd && agent.hasUsd && disagree(gateway.usd, agent.usd))
        findings.append(finding(
            u'$' + c.toString(gateway.usd, 'f', 4), u'$' + c.toString(agent.usd, 'f', 4), agent.usd < gateway.usd));
    return findings;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/selfreport.h"

#include <algorithm>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr double kAllowedShare = 0.02;
constexpr double kFewTokens = 20;
constexpr qint64 kLargestFigure = 1'000'000'000'000'000; // sums of many fit
constexpr double kMicro = 1e6;

std::optional<qint64> figure(const QJsonObject& data, QLatin1StringView key)
{
    const double value = data.value(key).toDouble(-1);
    if (!std::isfinite(value) || value < 0 || value > double(kLargestFigure) || value != std::floor(value))
        return std::nullopt;
    return qint64(value);
}

std::optional<qint64> microUsd(const QJsonObject& data)
{
    const double value = data.value("cost_usd"_L1).toDouble(-1) * kMicro;
    if (!std::isfinite(value) || value < 0 || value > double(kLargestFigure))
        return std::nullopt;
    return std::llround(value);
}

/** Unset without input and output: half a report would be held against a whole one. */
std::optional<Tokens> tokensIn(const QJsonObject& data)
{
    const auto input = figure(data, "input"_L1);
    const auto output = figure(data, "output"_L1);
    const auto cached = [&](QLatin1StringView key) { return figure(data, key).value_or(0); };
    if (!input || !output)
        return std::nullopt;
    return Tokens{*input, *output, cached("cache_read"_L1), cached("cache_write"_L1)};
}

qint64 sumOf(qint64 one, qint64 other)
{
    return std::min(one + other, kLargestFigure);
}

Tokens sumOf(const Tokens& one, const Tokens& other)
{
    return {sumOf(one.input, other.input), sumOf(one.output, other.output), sumOf(one.cacheRead, other.cacheRead),
        sumOf(one.cacheWrite, other.cacheWrite)};
}

/** Unset where the whole is less than what went before: then one of them is wrong. */
template <typename T>
std::optional<T> without(const std::optional<T>& whole, const std::optional<T>& before)
{
    if (!whole || !before)
        return std::nullopt;
    if constexpr (std::is_same_v<T, Tokens>) {
        const Tokens left{whole->input - before->input, whole->output - before->output,
            whole->cacheRead - before->cacheRead, whole->cacheWrite - before->cacheWrite};
        const bool fell = std::min({left.input, left.output, left.cacheRead, left.cacheWrite}) < 0;
        return fell ? std::nullopt : std::optional(left);
    } else {
        return *whole < *before ? std::nullopt : std::optional(*whole - *before);
    }
}

double inputOf(const Tokens& tokens)
{
    return double(tokens.input) + double(tokens.cacheRead) + double(tokens.cacheWrite);
}

} // namespace

void SelfReport::take(const QString& type, const QJsonObject& data)
{
    if (type == QLatin1StringView(event::runCreated)) {
        m_isLaterRound = !data.value("parent"_L1).toString().isEmpty();
    } else if (type == QLatin1StringView(event::agentSession)) {
        m_session = data.value("session"_L1).toString();
    } else if (type == QLatin1StringView(event::agentResult)) {
        m_ended = true;
        m_cumulative = data.value("cumulative"_L1).toBool();
        m_totals.tokens = tokensIn(data.value("tokens"_L1).toObject());
        m_totals.costMicroUsd = microUsd(data);
    } else if (type == QLatin1StringView(event::llmCall)) {
        if (data.value("source"_L1).toString() == "gateway"_L1 || data.value("side"_L1).toBool())
            return;
        m_calls.llmCalls = m_calls.llmCalls.value_or(0) + 1;
        const auto tokens = tokensIn(data);
        m_everyCallHasTokens = m_everyCallHasTokens && tokens;
        m_calls.tokens = sumOf(m_calls.tokens.value_or(Tokens{}), tokens.value_or(Tokens{}));
        const auto cost = microUsd(data);
        m_everyCallHasCost = m_everyCallHasCost && cost;
        m_calls.costMicroUsd = sumOf(m_calls.costMicroUsd.value_or(0), cost.value_or(0));
    }
}

UsageReport SelfReport::usage(const std::optional<UsageReport>& before) const
{
    UsageReport totals = m_totals;
    if (m_cumulative && !(before && before->isEmpty())) {
        const UsageReport earlier = before.value_or(UsageReport{});
        totals.tokens = without(totals.tokens, earlier.tokens);
        totals.costMicroUsd = without(totals.costMicroUsd, earlier.costMicroUsd);
    }
    const bool summed = m_calls.llmCalls.has_value();
    UsageReport told;
    if (summed && m_everyCallHasTokens)
        told.tokens = m_calls.tokens;
    if (summed && m_everyCallHasCost)
        told.costMicroUsd = m_calls.costMicroUsd;
    UsageReport usage{m_calls.llmCalls, totals.tokens ? totals.tokens : told.tokens,
        totals.costMicroUsd ? totals.costMicroUsd : told.costMicroUsd};
    // Totals beyond the calls are of calls that it did not tell one by one.
    if (totals.tokens && told.tokens
        && (differs(inputOf(*totals.tokens), inputOf(*told.tokens), kFewTokens)
            || differs(double(totals.tokens->output), double(told.tokens->output), kFewTokens)))
        usage.llmCalls.reset();
    return usage;
}

std::optional<UsageReport> SelfReport::sessionTotals() const
{
    if (!m_ended || m_totals.isEmpty() || (m_isLaterRound && !m_cumulative))
        return std::nullopt;
    return m_totals;
}

QJsonObject toJson(const UsageReport& usage)
{
    QJsonValue tokens = QJsonValue::Null;
    if (usage.tokens)
        tokens = QJsonObject{{u"input"_s, usage.tokens->input}, {u"output"_s, usage.tokens->output},
            {u"cache_read"_s, usage.tokens->cacheRead}, {u"cache_write"_s, usage.tokens->cacheWrite}};
    return {{u"llm_calls"_s, usage.llmCalls ? QJsonValue(*usage.llmCalls) : QJsonValue(QJsonValue::Null)},
        {u"tokens"_s, tokens},
        {u"cost_usd"_s,
            usage.costMicroUsd ? QJsonValue(double(*usage.costMicroUsd) / kMicro) : QJsonValue(QJsonValue::Null)}};
}

UsageReport usageReportFrom(const QJsonObject& object)
{
    return {figure(object, "llm_calls"_L1), tokensIn(object.value("tokens"_L1).toObject()), microUsd(object)};
}

bool differs(double one, double other, double floor)
{
    return std::abs(one - other) > std::max(floor, kAllowedShare * std::max(one, other));
}

} // namespace remit

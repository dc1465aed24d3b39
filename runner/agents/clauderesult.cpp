// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/clauderesult.h"

#include "runner/agents/claudeusage.h"
#include "runner/agents/usagefigures.h"
#include "runner/budget/figures.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Totals {
    Tokens tokens;
    qint64 microUsd = 0;
};

/** The sum over models; unset if any figure is none. */
std::optional<Totals> sumOf(const QJsonObject& models)
{
    Totals totals;
    for (const QJsonValue& entry : models) {
        const QJsonObject model = entry.toObject();
        const auto input = countFrom(model.value("inputTokens"_L1));
        const auto output = countFrom(model.value("outputTokens"_L1));
        const auto cacheRead = countFrom(model.value("cacheReadInputTokens"_L1));
        const auto cacheWrite = countFrom(model.value("cacheCreationInputTokens"_L1));
        const auto cost = microUsdFrom(model.value("costUSD"_L1));
        if (!input || !output || !cacheRead || !cacheWrite || !cost)
            return std::nullopt;
        totals.tokens.input += *input;
        totals.tokens.output += *output;
        totals.tokens.cacheRead += *cacheRead;
        totals.tokens.cacheWrite += *cacheWrite;
        totals.microUsd += *cost;
    }
    return totals;
}

void insertTotals(const QJsonObject& event, ClaudeResult& result)
{
    const QJsonObject usage = event.value("usage"_L1).toObject();
    const auto tokens = anthropicTokens(usage);
    result.badFigures = result.badFigures || (!tokens && !usage.isEmpty());
    const QJsonValue since = event.value("model_usage_since_last_result"_L1);
    const QJsonValue models = since.isObject() ? since : event.value("modelUsage"_L1);
    if (models.isObject()) {
        if (const auto totals = sumOf(models.toObject())) {
            result.data.insert(u"tokens"_s, tokensData(totals->tokens));
            result.data.insert(u"cost_usd"_s, static_cast<double>(totals->microUsd) / 1e6);
            if (!since.isObject())
                result.data.insert(u"cumulative"_s, true);
        } else {
            result.badFigures = true;
        }
        return;
    }
    if (tokens)
        result.data.insert(u"tokens"_s, tokensData(*tokens));
    if (result.totalMicroUsd)
        result.data.insert(u"cost_usd"_s, static_cast<double>(*result.totalMicroUsd) / 1e6);
}

} // namespace

ClaudeResult readClaudeResult(const QJsonObject& event)
{
    constexpr qsizetype kLongestReason = 80;
    ClaudeResult result;
    const QString terminal = event.value("terminal_reason"_L1).toString();
    const QString reason = terminal.isEmpty() ? event.value("subtype"_L1).toString() : terminal;
    result.data.insert(u"error"_s, event.value("is_error"_L1).toBool(true));
    result.data.insert(u"reason"_s, reason.left(kLongestReason));
    if (const auto status = countFrom(event.value("api_error_status"_L1), 999))
        result.data.insert(u"api_status"_s, *status);
    if (const QJsonValue turns = event.value("num_turns"_L1); !turns.isUndefined()) {
        if (const auto count = countFrom(turns))
            result.data.insert(u"turns"_s, *count);
        else
            result.badFigures = true;
    }
    if (const QJsonValue cost = event.value("total_cost_usd"_L1); !cost.isUndefined() && !cost.isNull()) {
        result.totalMicroUsd = microUsdFrom(cost);
        result.badFigures = result.badFigures || !result.totalMicroUsd;
    }
    insertTotals(event, result);
    return result;
}

} // namespace remit

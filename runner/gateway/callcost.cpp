// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/callcost.h"

#include <algorithm>

namespace remit {

CallCost costOf(const PriceTable& prices, const QString& model, const CallUsage& usage)
{
    if (!usage.tokens)
        return {{}, QStringLiteral("the answer does not tell its tokens")};
    if (!usage.offList.isEmpty())
        return {{}, QStringLiteral("no list price: ") + usage.offList};
    if (!prices.priceOf(model))
        return {{}, QStringLiteral("the model has no price")};
    if (const auto cost = prices.costMicroUsd(model, *usage.tokens, usage.extras))
        return {cost, {}};
    const bool tokensAlone = prices.costMicroUsd(model, *usage.tokens).has_value();
    return {{},
        tokensAlone ? QStringLiteral("the model has no price for long caching or for searches")
                    : QStringLiteral("its tokens are too many to be true")};
}

std::optional<qint64> mostMicroUsd(const PriceTable& prices, const CallRequest& call)
{
    if (!prices.priceOf(call.model))
        return std::nullopt;
    if (!call.mostInput)
        return Ledger::kUnbounded;
    const qint64 input = *call.mostInput;
    const qint64 output = call.mostOutput;
    const auto asInput
        = prices.costMicroUsd(call.model, {.input = input, .output = output, .cacheRead = 0, .cacheWrite = 0});
    const Tokens written{.input = 0, .output = output, .cacheRead = 0, .cacheWrite = input};
    const auto asWritten = prices.costMicroUsd(
        call.model, written, {.cacheWriteHour = call.cachesForAnHour ? input : 0, .webSearches = 0});
    return asInput && asWritten ? std::max(*asInput, *asWritten) : Ledger::kUnbounded;
}

std::optional<qint64> mostMicroUsd(
    const PriceTable& prices, const CallRequest& call, const QString& model, const CallUsage& said)
{
    if (!said.tokens || !said.offList.isEmpty())
        return std::nullopt;
    Tokens tokens = *said.tokens;
    tokens.output = std::max(tokens.output, call.mostOutput);
    return prices.costMicroUsd(model, tokens, said.extras);
}

} // namespace remit

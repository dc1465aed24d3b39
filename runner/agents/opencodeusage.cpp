// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/opencodeusage.h"

#include "runner/agents/usagefigures.h"
#include "runner/budget/figures.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

std::optional<Tokens> tokensIn(QJsonObject said)
{
    const QJsonObject cache = said.value("cache"_L1).toObject();
    said.insert(u"cache_read"_s, cache.value("read"_L1));
    said.insert(u"cache_write"_s, cache.value("write"_L1));
    UsageFigures figures(said);
    Tokens tokens{
        figures.of("input"_L1), figures.of("output"_L1), figures.of("cache_read"_L1), figures.of("cache_write"_L1)};
    const qint64 reasoning = figures.of("reasoning"_L1);
    const qint64 total = figures.of("total"_L1);
    if (total == 0 || total != tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite)
        tokens.output += reasoning;
    return tokens.output <= kLargestTokenCount ? figures.checked(tokens) : std::nullopt;
}

} // namespace

OpenCodeUsage readOpenCodeUsage(const QJsonObject& part)
{
    OpenCodeUsage usage;
    const QJsonValue said = part.value("tokens"_L1);
    if (said.isObject())
        usage.tokens = tokensIn(said.toObject());
    const bool saysTokens = !said.isUndefined() && !said.isNull() && !(said.isObject() && said.toObject().isEmpty());
    usage.badFigures = saysTokens && !usage.tokens;
    const QJsonValue cost = part.value("cost"_L1);
    if (cost.isUndefined() || cost.isNull())
        return usage;
    usage.microUsd = microUsdFrom(cost);
    usage.badFigures = usage.badFigures || !usage.microUsd;
    if (usage.microUsd == 0 && usage.tokens != Tokens{})
        usage.microUsd.reset();
    return usage;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/usagefigures.h"

#include "runner/budget/figures.h"

#include <algorithm>

namespace remit {

UsageFigures::UsageFigures(QJsonObject usage)
    : m_usage(std::move(usage))
{
}

qint64 UsageFigures::of(QLatin1StringView name)
{
    const QJsonValue value = m_usage.value(name);
    if (value.isUndefined() || value.isNull())
        return 0;
    const auto count = countFrom(value);
    m_wrong = m_wrong || !count;
    m_any = true;
    return count.value_or(0);
}

std::optional<Tokens> UsageFigures::checked(const Tokens& tokens) const
{
    const bool negative = std::min({tokens.input, tokens.output, tokens.cacheRead, tokens.cacheWrite}) < 0;
    return m_wrong || !m_any || negative ? std::nullopt : std::optional<Tokens>(tokens);
}

QJsonObject tokensData(const Tokens& tokens)
{
    return {{QStringLiteral("input"), tokens.input}, {QStringLiteral("output"), tokens.output},
        {QStringLiteral("cache_read"), tokens.cacheRead}, {QStringLiteral("cache_write"), tokens.cacheWrite}};
}

void insertTokens(QJsonObject& call, const Tokens& tokens)
{
    const QJsonObject data = tokensData(tokens);
    for (auto it = data.begin(); it != data.end(); ++it)
        call.insert(it.key(), it.value());
}

void addTokens(Tokens& sum, const Tokens& more)
{
    sum.input += more.input;
    sum.output += more.output;
    sum.cacheRead += more.cacheRead;
    sum.cacheWrite += more.cacheWrite;
}

} // namespace remit

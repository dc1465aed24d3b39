// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/codexusage.h"

#include "runner/agents/usagefigures.h"

namespace remit {

using namespace Qt::StringLiterals;

std::optional<Tokens> codexTokens(const QJsonObject& usage)
{
    UsageFigures figures(usage);
    Tokens tokens;
    tokens.cacheRead = figures.of("cached_input_tokens"_L1);
    tokens.cacheWrite = figures.of("cache_write_input_tokens"_L1);
    tokens.input = figures.of("input_tokens"_L1) - tokens.cacheRead - tokens.cacheWrite;
    tokens.output = figures.of("output_tokens"_L1);
    return figures.checked(tokens);
}

} // namespace remit

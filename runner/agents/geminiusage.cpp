// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/geminiusage.h"

#include "runner/agents/usagefigures.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

std::optional<Tokens> geminiReportedTokens(const QJsonObject& stats)
{
    UsageFigures figures(stats);
    const qint64 input = figures.of("input_tokens"_L1);
    const qint64 output = figures.of("output_tokens"_L1);
    const qint64 total = figures.of("total_tokens"_L1);
    Tokens tokens;
    tokens.cacheRead = figures.of("cached"_L1);
    tokens.input = input - tokens.cacheRead;
    tokens.output = std::max(output, total - input);
    return figures.checked(tokens);
}

} // namespace remit

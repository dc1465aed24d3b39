// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/qwenusage.h"

#include "runner/agents/claudeusage.h"

namespace remit {

QwenUsage readQwenUsage(const QJsonValue& usage)
{
    QwenUsage read;
    if (usage.isUndefined() || usage.isNull())
        return read;
    read.tokens = anthropicTokens(usage.toObject());
    const bool cachedFits = read.tokens && read.tokens->cacheRead + read.tokens->cacheWrite <= read.tokens->input;
    if (!cachedFits) {
        read.badFigures = !usage.isObject() || !usage.toObject().isEmpty();
        read.tokens.reset();
        return read;
    }
    read.tokens->input -= read.tokens->cacheRead + read.tokens->cacheWrite;
    if (*read.tokens == Tokens{})
        read.tokens.reset();
    return read;
}

} // namespace remit

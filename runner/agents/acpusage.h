// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QJsonObject>

#include <optional>

namespace remit {

/** Tokens as an ACP agent reports them. */
struct AcpTokens {
    std::optional<Tokens> tokens; ///< unset: none were named, or one of them is no figure
    bool isBad = false; ///< it names something that is no figure
};

/**
 * A usage object, in camelCase or snake_case, of a call or of a whole prompt. Some agents count what came from the
 * cache into the input and some do not; their total says which, and Tokens::input is always without.
 */
[[nodiscard]] AcpTokens acpTokens(const QJsonObject& usage);

/**
 * What the result of session/prompt says of all its calls together: the sum over models where there is one, helpers
 * included, else a usage that is more than the context of the last call (`lastContext`, tokens). What is not is that
 * call's alone, and the sum stays unknown.
 */
[[nodiscard]] AcpTokens acpPromptTokens(const QJsonObject& result, std::optional<qint64> lastContext);

[[nodiscard]] QJsonObject tokensJson(const Tokens& tokens);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QJsonObject>

#include <optional>

namespace remit {

/**
 * `usage` of turn.completed: what the whole thread has used so far, resumed parts included. Its input includes the
 * cached tokens, ours does not. Unset: there is none, or a figure cannot be true.
 */
[[nodiscard]] std::optional<Tokens> codexTokens(const QJsonObject& usage);

} // namespace remit

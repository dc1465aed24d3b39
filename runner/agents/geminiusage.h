// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QJsonObject>

#include <optional>

namespace remit {

/**
 * `stats` of the closing event: what this process has used. Its input includes the cached tokens, ours does not; the
 * tokens of thoughts are in its total alone and count as output. Unset: there are none, or a figure cannot be true.
 */
[[nodiscard]] std::optional<Tokens> geminiReportedTokens(const QJsonObject& stats);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QJsonObject>

#include <optional>

namespace remit {

/** What a step_finish of opencode says of its call. */
struct OpenCodeUsage {
    std::optional<Tokens> tokens;
    std::optional<qint64> microUsd; ///< unset where it says 0 for tokens that were used: it has no price then
    bool badFigures = false; ///< something was no figure and is left out
};

/**
 * tokens {input, output, reasoning, cache {read, write}, total} and cost. Input is without cached tokens. The tokens of
 * reasoning are output; they stand beside it, unless the total says that they are in it.
 */
[[nodiscard]] OpenCodeUsage readOpenCodeUsage(const QJsonObject& part);

} // namespace remit

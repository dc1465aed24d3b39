// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QJsonObject>

#include <optional>

namespace remit {

/** What aider says of one exchange with the model. */
struct AiderUsage {
    std::optional<Tokens> tokens;
    std::optional<qint64> microUsd; ///< of this exchange; unset: no price is known, or it is no figure
    std::optional<qint64> sessionMicroUsd; ///< of the process so far
    bool hasCost = false; ///< the report is over: nothing can follow the cost
    bool exact = false; ///< the analytics line told the figures unrounded
    bool badFigures = false; ///< something was no figure and is left out
};

/** How much of a usage report a text is. It may stand on several lines: wrapped, or with the cost on one of its own. */
enum class AiderReport { None, Part, Whole };

/**
 * "Tokens: 2.1k sent, 1.2k cache write, 800 cache hit, 340 received. Cost: $0.01 message, $0.02 session.", the lines
 * joined by a blank. The cache parts and the cost are absent where there are none. Counts are rounded: below 1,000 as
 * they are, below 10,000 as "2.1k", above as "12k". `usage` is filled if it is whole.
 */
[[nodiscard]] AiderReport readAiderReport(const QString& text, AiderUsage& usage);
/**
 * The line that `--analytics-log` adds after it, {"event": "message_send", "properties": {…}}: the same without
 * rounding, but without the cache parts, which stay as they are. False: it says nothing of usage.
 */
[[nodiscard]] bool refineAiderUsage(const QJsonObject& analytics, AiderUsage& usage);

} // namespace remit

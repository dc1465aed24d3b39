// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

namespace remit::ctl {

/** "12 (self-reported)"; "unknown". */
[[nodiscard]] QString callsText(const std::optional<qint64>& calls, Metering metering);
/** "$0.0123 (gateway)"; "unknown". */
[[nodiscard]] QString costText(const std::optional<qint64>& microUsd, Metering metering);
/** "$0.0123" for a table that has the source beside it. */
[[nodiscard]] QString bareCost(const std::optional<qint64>& microUsd);
/** What the agent says itself: "calls 12, tokens in 3400, out 120, cost $0.0123", each "unknown" where it does not say.
 */
[[nodiscard]] QString ownFigures(const UsageReport& usage);

} // namespace remit::ctl

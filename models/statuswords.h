// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QString>

#include <optional>

namespace remit {

/** "OK", "Too large", "Limit: cost": the outcome in one or two words. Unset: "Unknown". */
[[nodiscard]] QString statusWord(std::optional<RunStatus> status, std::optional<LimitName> limit = {});
[[nodiscard]] QString limitWord(LimitName limit); ///< "cost", "time", "changed lines"
/** "2 OK", "1 limit": how many ended so. */
[[nodiscard]] QString statusCount(RunStatus status, int count);

[[nodiscard]] QString stateWord(RunState state); ///< "Queued", "Verifying"
[[nodiscard]] QString reviewWord(ReviewState state); ///< "Sent back", "Accepted"
[[nodiscard]] QString endedByPhrase(std::optional<EndedBy> endedBy); ///< "Ended by the agent"

} // namespace remit

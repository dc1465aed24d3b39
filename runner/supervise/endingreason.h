// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/supervise/agentrun.h"

namespace remit {

/** Why a run that its agent ended has the status that it has: what decided it, and nothing that is also so. `cause`:
 * what the agent ended on, if that decided it. */
[[nodiscard]] QString outcomeReason(
    const AuditRecord& record, const AgentOutcome& outcome, bool endOfRun, const std::optional<EndCause>& cause);

/** Of a run that a limit ended (outcome.limit is set). `cause`: what it spent the time on. */
[[nodiscard]] QString limitReason(const AgentOutcome& outcome, const std::optional<EndCause>& cause);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"
#include "runner/run/run.h"

namespace remit {

/**
 * What follows the run.finished event, all of it derived from the journal and safe to do twice: result.json, the line
 * of runs.jsonl, the index, and the run's mark as active taken away.
 */
[[nodiscard]] Result<> publishRecord(const Paths& paths, const AuditRecord& record);
/** result.json alone: it follows the verdicts too, and with them the head of the journal. */
[[nodiscard]] Result<> writeResult(const Paths& paths, const AuditRecord& record);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/run.h"

namespace remit {

/**
 * Appends a run's record as one line of runs.jsonl, durably, one process at a time. A run that stands there already is
 * left alone, so it may be called again after a crash. A torn last line is cut off first: its run is appended anew.
 */
[[nodiscard]] Result<> appendAuditRecord(const QString& file, const AuditRecord& record);

} // namespace remit

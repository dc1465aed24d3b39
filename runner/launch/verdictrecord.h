// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/journal/journal.h"
#include "runner/run/paths.h"
#include "runner/run/run.h"

namespace remit {

/** Puts a verdict into the run's journal and then into all that is made from it. */
[[nodiscard]] Result<> recordVerdict(const Paths& paths, const RunId& run, Journal& journal, const QJsonObject& data);

/** The snapshots hold the work of a decided run, so its checkout may go. What cannot be removed now is left to
 * retention, and noted. */
void letWorktreeGo(const AuditRecord& record, Journal& journal);

/** Accepted, rejected or sent back. */
[[nodiscard]] bool isDecided(const AuditRecord& record);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/run.h"

#include <QJsonObject>

namespace remit {

/** The line of runs.jsonl: the fixed keys of the audit record, findings as kind → count, times in ISO 8601 UTC. */
[[nodiscard]] QJsonObject toAuditJson(const AuditRecord& record);

/** The document of `show --json` and result.json: the audit keys plus state, reason, worktree, ref, findings and limits
 * as lists. */
[[nodiscard]] QJsonObject toShowJson(const AuditRecord& record);

/** Reads toShowJson() back. A missing or wrong value is an error that names the key. */
[[nodiscard]] Result<AuditRecord> auditRecordFrom(const QJsonObject& object);

} // namespace remit

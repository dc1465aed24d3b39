// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/paths.h"
#include "runner/store/runstore.h"

namespace remit {

/** Makes rows from journals. Idempotent: keyed by run and seq, it goes on where it left off. */
class Index {
public:
    explicit Index(RunStore& store, Paths paths);
    /** Brings one run's rows up to its journal. */
    [[nodiscard]] Result<> importRun(const RunId& run);
    /** All runs whose journal grew since; returns how many changed. */
    [[nodiscard]] Result<int> importAll();
    /** Drops every row and reads all journals again. */
    [[nodiscard]] Result<int> reindex();

private:
    RunStore& m_store;
    Paths m_paths;
};

/** The record of a run as its journal tells it (also of one that is under way). */
[[nodiscard]] Result<AuditRecord> recordFromJournal(const Paths& paths, const RunId& run);

} // namespace remit

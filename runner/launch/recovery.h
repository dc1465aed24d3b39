// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/launch/runlock.h"
#include "runner/run/paths.h"

namespace remit {

/** What stands on disk of a run that is marked active. */
enum class Standing {
    Waiting, ///< queued, never started
    Attended, ///< its supervisor lives
    Abandoned, ///< started, and its supervisor is dead
    Ended, ///< finished; only its publication is missing
    Unborn, ///< its making was cut off before the first event: there is nothing of it
};

[[nodiscard]] Standing standingOf(const Paths& paths, const RunId& run);
/** The same for a caller that holds the supervisor lock: never Attended. */
[[nodiscard]] Standing standingByJournal(const Paths& paths, const RunId& run);

/**
 * Gives an abandoned run its end: makes sure that nothing of it lives (pid, start time and boot id are checked before
 * any signal), takes a last snapshot, records run.interrupted and run.finished, publishes. The worktree is not touched.
 * The caller holds the run's supervisor lock. Needs no event loop.
 */
[[nodiscard]] Result<> endAbandoned(const Paths& paths, const RunId& run);

/** Ends a waiting run as STOPPED. The caller holds its supervisor lock. */
[[nodiscard]] Result<> endWaiting(const Paths& paths, const RunId& run, const QString& by);

/** Publishes a finished run once more. */
[[nodiscard]] Result<> republish(const Paths& paths, const RunId& run);

} // namespace remit

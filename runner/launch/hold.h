// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"

namespace remit {

/**
 * Asks the supervisor of a run to hold every process of its agent in place, for at most the hold time of the settings.
 * `by`: "desktop", "remitctl". Refused: its agent is not at work. Blocks until it is done, 10 s at most; for the CLI
 * and worker threads.
 */
[[nodiscard]] Result<> freezeRun(const Paths& paths, const RunId& run, const QString& by);

/** Lets a frozen run go on. Refused where a limit holds it: a limit is not lifted by a thaw. Otherwise as above. */
[[nodiscard]] Result<> thawRun(const Paths& paths, const RunId& run, const QString& by);

} // namespace remit

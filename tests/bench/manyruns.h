// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/paths.h"
#include "runner/run/runrow.h"

namespace remit::bench {

/** A finished run that awaits a person; another one for each number, in every group of the queue. */
[[nodiscard]] RunRow waitingRun(int number, const QString& repository);

/** The journal of such a run as its supervisor would have left it, whole and verified. */
[[nodiscard]] QByteArray journalOf(const RunRow& row, const QString& base, const QString& ref);

/** Writes journals of `count` such runs and the index over them. Ends the program when that cannot be done. */
void makeManyRuns(const Paths& paths, int count, const QString& repository);

} // namespace remit::bench

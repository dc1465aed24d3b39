// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/paths.h"
#include "runner/store/runfold.h"

namespace remit {

/** A fold together with how far in the journal it stands. */
struct Folded {
    RunFold fold;
    JournalState state;
};

/** Reads a journal on from `from`, or from its beginning if there is nothing to go on from or the file is another one
 * than it was. */
[[nodiscard]] Result<Folded> foldJournal(
    const Paths& paths, const RunId& run, std::optional<Folded> from = std::nullopt);

} // namespace remit

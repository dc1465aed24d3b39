// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/review/reviewnotes.h"
#include "runner/run/paths.h"

namespace remit {

/** Reads `runs/RUN/review.json`; none yet: empty notes. */
[[nodiscard]] Result<ReviewNotes> readNotes(const Paths& paths, const RunId& run);
/** Replaces it as a whole. */
[[nodiscard]] Result<> writeNotes(const Paths& paths, const RunId& run, const ReviewNotes& notes);

} // namespace remit

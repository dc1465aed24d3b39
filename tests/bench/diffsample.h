// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/diffview.h"

namespace remit::bench {

/** A C++ file of some 85,000 lines and the same with 2,000 edits; always the same bytes. */
[[nodiscard]] DiffContent largeCppChange();

/** A small change with everything in it: folds, changed words, a finding, a comment. */
[[nodiscard]] DiffContent smallCppChange();
[[nodiscard]] QList<Finding> smallFindings();
[[nodiscard]] QList<DiffComment> smallComments();

} // namespace remit::bench

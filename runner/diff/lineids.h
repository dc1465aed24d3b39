// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/diff/diff.h"

#include <vector>

namespace remit {

/** Both sides as numbers: two lines have the same number exactly when they are equal in the whitespace mode. */
struct LineIds {
    std::vector<int> oldIds;
    std::vector<int> newIds;
    int distinct = 0; ///< numbers are 0 … distinct - 1
};

[[nodiscard]] LineIds lineIds(const LineTable& oldSide, const LineTable& newSide, WhitespaceMode whitespace);

} // namespace remit

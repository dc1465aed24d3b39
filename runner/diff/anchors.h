// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace remit {

struct LineIds;

/** What differs on each side: 1 at each line that is not part of the common subsequence. */
struct LineMarks {
    std::vector<char> oldDiffers;
    std::vector<char> newDiffers;
};

/**
 * Lines that occur exactly once on each side are anchors; the longest run of anchors in order cuts both sides into
 * small boxes, each of which is cut again by the lines that are unique within it. What has no anchor goes to Myers.
 * That is fast, and it keeps moved and rewritten functions whole, where Myers alone threads through their braces.
 */
[[nodiscard]] LineMarks markDifferences(const LineIds& ids);

} // namespace remit

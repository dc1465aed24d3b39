// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffplace.h"
#include "runner/diff/diff.h"

namespace remit {

/** A place where the text that was searched for stands; characters of the decoded line. */
struct DiffMatch {
    DiffPlace place;
    int start = 0;
    int length = 0;
    friend bool operator==(const DiffMatch&, const DiffMatch&) = default;
};

inline constexpr int kMostMatches = 100'000;

/**
 * All occurrences on both sides in the order of the rows, at most kMostMatches; an unchanged line counts once, on the
 * new side. Letter case counts only if the text has a capital.
 */
[[nodiscard]] QList<DiffMatch> findInDiff(
    const QList<DiffRow>& rows, const LineTable& oldSide, const LineTable& newSide, const QString& text);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace remit::bench {

/** One measured figure. With an anchor, `ratio` is value ÷ anchorValue. */
struct Figure {
    QString name;
    double value = 0;
    QString unit;
    QString goal; ///< in words: "≤ 40 MB"
    std::optional<bool> holds; ///< unset: there is no goal
    QString anchor; ///< what was measured beside it
    double anchorValue = 0;
};

/** One JSON object on a line of standard output. */
void print(const Figure& figure);

/** Peak resident memory of this process so far, bytes. */
[[nodiscard]] qint64 peakResidentBytes();

} // namespace remit::bench

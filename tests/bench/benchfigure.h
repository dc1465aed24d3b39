// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace remit::bench {

/** One measured figure beside what it is measured against. */
struct Figure {
    QString name;
    double value = 0;
    QString unit;
    QString anchor; ///< what it is compared with; empty: nothing
    std::optional<double> anchorValue;
    QString goal; ///< as a person reads it; empty: none, and nothing to hold
    bool holds = true;
};

/** One JSON object, one line. */
[[nodiscard]] QByteArray toJsonLine(const Figure& figure);
void print(const Figure& figure);

/** The nearest rank; `share` 0.5 is the median. The list must not be empty. */
[[nodiscard]] double percentile(QList<double> values, double share);

/** Resident memory of this process in MB (10⁶ bytes), now and at its greatest. */
[[nodiscard]] double residentMb();
[[nodiscard]] double residentPeakMb();

} // namespace remit::bench

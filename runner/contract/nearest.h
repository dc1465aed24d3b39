// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace remit {

/** The number of letters to add, drop, change or swap with a neighbour to make one word of the other. */
[[nodiscard]] qsizetype editDistance(QStringView first, QStringView second);

/** The word of `known` that was probably meant, or an empty string if none is near. */
[[nodiscard]] QString nearestWord(const QString& word, const QStringList& known);

/** Text from outside, fit for a message: control, format and bidi characters escaped, cut to `longest` characters. */
[[nodiscard]] QString printable(const QString& text, qsizetype longest = 60);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/globpattern.h"

#include <QStringList>

/**
 * The grammar of a glob, see glob.h. `\\` makes the next of `* ? [ ] { } , ! \\` an ordinary character. All functions
 * but GlobPattern::problemWith() want a glob without a problem.
 */
namespace remit::globsyntax {

inline constexpr qsizetype kMostAlternatives = 256;

/** Each combination of the braces, as globs without braces; more than kMostAlternatives are cut off. */
[[nodiscard]] QStringList expandBraces(const QString& glob);

/** A glob without braces, segment by segment; a trailing `/` or `**` asks for at least one name below. */
[[nodiscard]] QList<GlobPattern::Segment> segmentsOf(const QString& plainGlob);

} // namespace remit::globsyntax

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace remit {

/** A glob near `glob` that matches at least one of `files` (a folder that moved, a slip of the pen), or an empty
 * string. */
[[nodiscard]] QString nearestGlob(const QString& glob, const QStringList& files);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArray>
#include <QString>

namespace remit {

/**
 * The key in a file: one line. Refused unless it is a regular file of the user's own that nobody else may read (mode
 * 0600 or stricter), no link. Messages name the file and what to do, never what it holds.
 */
[[nodiscard]] Result<QByteArray> readKeyFile(const QString& path);

/** Why these bytes cannot be a key, as a clause ("is empty"); empty: they can. A key goes into one line of a request's
 * head. */
[[nodiscard]] QString keyProblem(QByteArrayView key);
inline constexpr qsizetype kLongestKey = 4096;

/** Overwrites it. Copies that share its bytes are not reached. */
void wipe(QByteArray& secret);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace remit {

/** Bytes that the files below these folders take on the disk. Follows no link, reads no file; what cannot be looked at
 * counts as nothing. */
[[nodiscard]] qint64 diskUse(const QStringList& folders);

} // namespace remit

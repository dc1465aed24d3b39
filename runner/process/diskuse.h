// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace remit {

/**
 * Bytes that the files below these folders take on the disk, however deep they lie. Follows no link, reads no file,
 * stays on each folder's own file system and counts a file with several names once. A folder that its owner has shut is
 * opened while it is looked at and shut again. What moves meanwhile may be missed or counted twice; what belongs to
 * somebody else and is shut cannot be looked at. Any thread.
 */
[[nodiscard]] qint64 diskUse(const QStringList& folders);

} // namespace remit

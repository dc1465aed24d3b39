// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace remit {

/** What of a shadow git dir stays read-only in the box, relative to it: all that decides what git runs and which commit
 * a name stands for. The objects, the index and refs/stash stay writable. */
[[nodiscard]] QByteArrayList frozenShadowPaths(const QByteArray& adminName);

} // namespace remit

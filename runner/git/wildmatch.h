// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace remit {

/**
 * gitignore's pattern language over one relative path: `*`, `?` and `[…]` stay within a name, `**` between slashes
 * crosses folders, a backslash takes the next character as it is. Time is at most pattern × path: a pattern made to
 * be slow is not.
 */
[[nodiscard]] bool wildmatch(QByteArrayView pattern, QByteArrayView path);

} // namespace remit

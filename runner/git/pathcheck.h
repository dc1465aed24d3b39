// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace remit {

/** What git, here or on another system, makes of one name in a tree. */
enum class NameVerdict {
    Fine,
    Deceptive, ///< holds control or invisible characters; can be stored
    Forbidden, ///< some system reads it as .git; no tree may hold it
};
[[nodiscard]] NameVerdict judgeName(const QByteArray& name);

/** ".git" in any case: the mark of a repository. */
[[nodiscard]] bool isGitFolderName(const QByteArray& name);

/** Control, bidi or invisible characters (bytes that are no UTF-8 are none of these). In displaypath.cpp. */
[[nodiscard]] bool holdsDeceptiveCharacters(const QByteArray& name);

} // namespace remit

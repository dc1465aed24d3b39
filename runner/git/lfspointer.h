// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace remit {

/** What git-lfs keeps in a tree instead of a large file. */
struct LfsPointer {
    QByteArray sha256; ///< sixty-four hexadecimal digits
    qint64 size = 0;
};

/** No pointer is larger. */
inline constexpr qsizetype kLfsPointerMaximum = 1024;

/** nullopt if the text is not exactly a pointer of version 1. */
[[nodiscard]] std::optional<LfsPointer> lfsPointerFrom(const QByteArray& text);

/** Whether the open file holds just what the pointer stands for; reads it in pieces. */
[[nodiscard]] bool holdsLfsContent(int file, const LfsPointer& pointer);

} // namespace remit

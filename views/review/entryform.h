// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace remit {

struct DiffContent;
struct DiffDocument;

/** How a changed file is shown. */
enum class EntryForm {
    Text,
    Image,
    Binary,
    SymbolicLink,
    Submodule,
    TooLarge,
    NoContent, ///< only the mode or the name changed, or an empty file came or went
    Unreadable,
};

/** Pure. By mode, size, flags and content. */
[[nodiscard]] EntryForm entryFormOf(const DiffContent& content);

/** Facts for the top of a text diff: renamed, deleted, new mode, line ends, no colours. */
[[nodiscard]] QStringList entryNotices(const DiffContent& content, const DiffDocument& document);

/** "Executable: 644 → 755", or empty if the mode is the same or there is only one. */
[[nodiscard]] QString modeNotice(quint32 oldMode, quint32 newMode);

} // namespace remit

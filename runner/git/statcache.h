// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/treeitems.h"

#include <sys/stat.h>

namespace remit {

/**
 * What was in a file when it was last read, kept as long as nothing about the file moved. A writer can set a file's
 * mtime but not its ctime, so an entry is believed only if that is older than the look itself.
 */
class StatCache {
public:
    /** Fills it from the index that `git worktree add` left, so that the first look reads nothing that is unchanged. */
    void seed(const QString& indexFile);

    /** The entry for this path if the file is still the same, else null. */
    [[nodiscard]] const TreeItem* find(const QByteArray& path, const struct stat& status) const;
    /** `lookedAt`: clock() before the file was looked at. */
    void insert(const QByteArray& path, const struct stat& status, qint64 lookedAt, const TreeItem& item);
    void remove(const QByteArray& path) { m_entries.remove(path); }

    /** Nanoseconds of the clock that file times are taken from. */
    [[nodiscard]] static qint64 clock();

private:
    /** As much as git's index keeps of a stat: numbers of 32 bits are cut to that on both sides. */
    struct Entry {
        quint32 device = 0;
        quint32 inode = 0;
        quint32 size = 0;
        qint64 modified = 0;
        qint64 changed = 0;
        TreeItem item;
    };

    QHash<QByteArray, Entry> m_entries;
};

} // namespace remit

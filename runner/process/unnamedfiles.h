// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace remit {

/** What processes hold that no folder names and no resident size shows. */
struct UnnamedFiles {
    qint64 memoryBytes = 0; ///< in memory files (memfd) beyond what is mapped, and so resident, anyway
    qint64 diskBytes = 0; ///< in files that were deleted while open
    friend bool operator==(const UnnamedFiles&, const UnnamedFiles&) = default;
};

/** Looks at every descriptor of these processes; each file counts once. What is deleted on a file system that lies in
 * memory is left to those who ask that file system. */
[[nodiscard]] UnnamedFiles unnamedFilesOf(const QList<qint64>& pids);

/** Bytes in use on the file systems in memory that are mounted at /tmp and /dev/shm of a process's own root; 0 for one
 * that has none of its own there. */
[[nodiscard]] qint64 memoryFileSystemsOf(qint64 pid);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/repository.h"

namespace remit {

enum class ChangeKind { Added, Modified, Deleted, Renamed, TypeChanged };
[[nodiscard]] QString toText(ChangeKind kind); ///< "A", "M", "D", "R", "T"

/** One changed file between two commits. Paths are bytes as git has them, decoded for show by displayPath(). */
struct FileChange {
    ChangeKind kind = ChangeKind::Modified;
    QByteArray path; ///< new side; old side of a deletion
    QByteArray oldPath; ///< of a rename, else equal to path
    QString oldBlob; ///< object id, empty if there is none
    QString newBlob;
    quint32 oldMode = 0;
    quint32 newMode = 0;
    qint64 oldSize = 0;
    qint64 newSize = 0;
    bool binary = false;
    qint64 added = 0;
    qint64 removed = 0;
    friend bool operator==(const FileChange&, const FileChange&) = default;
};

/** Printable form: control, bidi and invalid bytes escaped. */
[[nodiscard]] QString displayPath(const QByteArray& path);

/** Base to result, renames found, in path order. */
[[nodiscard]] Result<QList<FileChange>> changesBetween(
    const Repository& repository, const QString& fromCommit, const QString& toCommit);

/** Unified diff as `git diff` would print it (no colour), at most `maximum` bytes. */
[[nodiscard]] Result<QByteArray> patchBetween(const Repository& repository, const QString& fromCommit,
    const QString& toCommit, int contextLines = 3, qsizetype maximum = 64 << 20);

/** A blob's bytes, at most `maximum` (then Refused, naming the size). */
[[nodiscard]] Result<QByteArray> blob(const Repository& repository, const QString& id, qsizetype maximum);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/cleanfilter.h"
#include "runner/git/snapshot.h"
#include "runner/git/statcache.h"

#include <sys/stat.h>

namespace remit {

/** Why a file is not in the tree. Fatal: the object database failed, the whole snapshot stops. */
struct NotTaken {
    enum class Why { Vanished, LeftOut, Fatal };
    Why why = Why::Vanished;
    QString kind; ///< of the problem
    QString detail; ///< of the problem or the error
    ErrorCode code = ErrorCode::Io;
};

/** All content is stored; or, for counting, that of large files is only looked at as far as needed. */
enum class TakeDepth { Stored, Counted };

/** Larger files count as changed, without lines, until a snapshot takes them. */
inline constexpr qint64 kCountMaximum = 1 << 20;

/** Turns one file of a worktree into an entry of a tree. */
class FileTaker {
public:
    FileTaker(git_repository* repository, const git_oid& base, const BaseTree& tree, qint64 maximumFile);

    void seed(const QString& indexFile) { m_cache.seed(indexFile); }
    /**
     * `status` is the file's lstat; regular files and links only. An entry with a zero id (Counted only) stands for
     * content that was not looked at. `notes` gets what is worth saying of a file that is taken.
     */
    [[nodiscard]] std::expected<TreeItem, NotTaken> take(int folder, const QByteArray& name, const QByteArray& path,
        const struct stat& status, TakeDepth depth, QList<SnapshotProblem>& notes);

private:
    using Taken = std::expected<TreeItem, NotTaken>;
    [[nodiscard]] Taken takeLink(int folder, const QByteArray& name, const QByteArray& path, TakeDepth depth);
    [[nodiscard]] Taken takeContent(int file, const QByteArray& path, const struct stat& status, TakeDepth depth);
    void noteFilter(const QByteArray& path, bool wasPointer);
    [[nodiscard]] Taken store(const QByteArray& bytes, quint32 mode, TakeDepth depth);
    [[nodiscard]] QByteArray baseText(const QByteArray& path, qsizetype maximum) const;
    [[nodiscard]] quint32 modeFor(const QByteArray& path, const struct stat& status) const;

    git_repository* m_repository; // the owner's, outlives us
    const BaseTree& m_tree;
    CleanFilter m_filter;
    StatCache m_cache;
    QHash<QByteArray, SnapshotProblem> m_notes; ///< what was worth saying when a file was last read
    qint64 m_maximumFile;
    bool m_modesCount = true; ///< core.fileMode
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/repository.h"

#include <QHash>

namespace remit {

/** Something of a worktree that a snapshot cannot hold or that deceives; the snapshot goes on without it. */
struct SnapshotProblem {
    QString kind; ///< "nested-repository", "weird-name", "unreadable", "special-file", "too-large", "path-too-deep"
    QByteArray path;
    QString detail; ///< with the mend
};

struct Snapshot {
    QString ref; ///< refs/remit/RUN/N
    int number = 0;
    QString commit;
    QString tree;
    bool changed = false; ///< tree differs from the base's
    QList<SnapshotProblem> problems;
    QStringList ignoredLeft; ///< ignored files that appeared (at most 100 named)
};

/**
 * Takes commits of a worktree that an agent wrote: hostile data. Reads with openat2 beneath the worktree, never through
 * a link, regular files only; runs no program, filter or hook; a private in-memory index with a stat cache, so that a
 * second snapshot reads only what changed. The user's index, HEAD and branches are not touched.
 */
class SnapshotMaker {
public:
    /** `maximumFile`: larger files are a problem "too-large" and left out. */
    SnapshotMaker(
        QString repositoryPath, QString worktree, QString baseCommit, QString runId, qint64 maximumFile = 100 << 20);
    ~SnapshotMaker();

    /** Writes objects and the ref refs/remit/RUN/number. With the same tree as the last one it returns that one again.
     */
    [[nodiscard]] Result<Snapshot> take(int number, const QString& message);
    /** Only counts: changed files and lines against the base, for the live limits. */
    struct Count {
        qint64 files = 0;
        qint64 added = 0;
        qint64 removed = 0;
        QStringList paths;
    };
    [[nodiscard]] Result<Count> count();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/** Removes the locks of references that a killed supervisor of this run left: with them, git refuses to tidy up. The
 * caller holds the run's lock, so nobody else writes there. */
void clearSnapshotLocks(const Repository& repository, const QString& runId);
/** Lets the snapshots of a run go: all refs/remit/RUN/…; git collects their objects when it likes. */
[[nodiscard]] Result<> dropSnapshots(const Repository& repository, const QString& runId);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/snapshot.h"

#include <QFuture>
#include <QThreadPool>

#include <memory>

namespace remit {

/** Takes snapshots and counts on one thread of its own, one after the other, so that a large worktree never holds up a
 * limit. */
class SnapshotWorker {
public:
    SnapshotWorker(const QString& repository, const QString& worktree, const QString& base, const QString& runId);
    /** Waits for the step under way. */
    ~SnapshotWorker();

    [[nodiscard]] QFuture<Result<Snapshot>> take(int number, const QString& message);
    [[nodiscard]] QFuture<Result<SnapshotMaker::Count>> count();
    /** What worktree and home take on the disk. */
    [[nodiscard]] QFuture<qint64> diskUse(const QStringList& folders);

private:
    QThreadPool m_thread;
    std::unique_ptr<SnapshotMaker> m_maker;
};

} // namespace remit

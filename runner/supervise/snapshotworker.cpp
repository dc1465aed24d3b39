// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/snapshotworker.h"

#include "runner/process/diskuse.h"

#include <QtConcurrentRun>

namespace remit {

SnapshotWorker::SnapshotWorker(
    const QString& repository, const QString& worktree, const QString& base, const QString& runId)
    : m_maker(std::make_unique<SnapshotMaker>(repository, worktree, base, runId))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setObjectName(QStringLiteral("snapshots"));
}

SnapshotWorker::~SnapshotWorker()
{
    m_thread.waitForDone();
}

QFuture<Result<Snapshot>> SnapshotWorker::take(int number, const QString& message)
{
    return QtConcurrent::run(
        &m_thread, [maker = m_maker.get(), number, message] { return maker->take(number, message); });
}

QFuture<Result<SnapshotMaker::Count>> SnapshotWorker::count()
{
    return QtConcurrent::run(&m_thread, [maker = m_maker.get()] { return maker->count(); });
}

QFuture<qint64> SnapshotWorker::diskUse(const QStringList& folders)
{
    return QtConcurrent::run(&m_thread, [folders] { return remit::diskUse(folders); });
}

} // namespace remit

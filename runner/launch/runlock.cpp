// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/runlock.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <ctime>

namespace remit {

bool hasSupervisor(const Paths& paths, const RunId& run)
{
    const auto lock = FileLock::take(paths.supervisorLock(run));
    return !lock && lock.error().code == ErrorCode::Busy;
}

ProcessIdentity supervisorOf(const Paths& paths, const RunId& run)
{
    QFile file(paths.supervisorLock(run));
    return file.open(QIODevice::ReadOnly) ? processIdentityFrom(QJsonDocument::fromJson(file.read(4096)).object())
                                          : ProcessIdentity{};
}

Result<FileLock> takeSupervisorLock(const Paths& paths, const RunId& run)
{
    auto lock = FileLock::take(paths.supervisorLock(run));
    for (int again = 0; again < 3 && !lock && lock.error().code == ErrorCode::Busy; ++again) {
        const timespec pause{0, 2'000'000};
        ::nanosleep(&pause, nullptr);
        lock = FileLock::take(paths.supervisorLock(run));
    }
    return lock;
}

ActiveRuns::ActiveRuns(const Paths& paths)
    : m_folder(paths.data() + QStringLiteral("/active"))
{
}

Result<> ActiveRuns::add(const RunId& run) const
{
    QFile file(m_folder + u'/' + run.text());
    if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly))
        return failure(
            ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

Result<> ActiveRuns::remove(const RunId& run) const
{
    QFile file(m_folder + u'/' + run.text());
    if (file.exists() && !file.remove())
        return failure(
            ErrorCode::Io, QStringLiteral("%1 cannot be removed: %2.").arg(file.fileName(), file.errorString()));
    return {};
}

QList<RunId> ActiveRuns::all() const
{
    QList<RunId> runs;
    const QStringList names = QDir(m_folder).entryList(QDir::Files, QDir::Time | QDir::Reversed);
    for (const QString& name : names) {
        const RunId run = RunId::fromText(name);
        if (run.isValid())
            runs.append(run);
    }
    return runs;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxmembers.h"

#include "runner/process/procstat.h"

#include <unistd.h>

namespace remit {

BoxMembers::BoxMembers(quint64 pidNamespace)
    : m_pidNamespace(pidNamespace)
{
}

BoxMembers::BoxMembers(ProcessIdentity keeper, QList<qint64> others)
    : m_keeper(std::move(keeper))
    , m_others(std::move(others))
{
}

/** The process below which all of them are. */
qint64 BoxMembers::top() const
{
    return isAlive(m_keeper) ? m_keeper.pid : ::getpid();
}

QList<qint64> BoxMembers::live() const
{
    if (!m_keeper.isValid())
        return processesInNamespace(m_pidNamespace);
    const qint64 above = top();
    QList<qint64> pids = descendantsOf(above);
    pids.removeIf([&](qint64 pid) { return pid == above || pid == m_keeper.pid || m_others.contains(pid); });
    return pids;
}

bool BoxMembers::contains(qint64 pid) const
{
    if (!m_keeper.isValid())
        return m_pidNamespace != 0 && pidNamespaceOf(pid) == m_pidNamespace;
    if (pid == m_keeper.pid || m_others.contains(pid))
        return false;
    const qint64 above = top();
    for (qint64 at = pid; at > 1;) {
        const auto stat = procStatOf(at);
        if (!stat)
            return false;
        if (stat->parent == above)
            return true;
        at = stat->parent;
    }
    return false;
}

} // namespace remit

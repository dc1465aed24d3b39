// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/treewatch.h"

#include "runner/process/procstat.h"

#include <algorithm>
#include <chrono>

#include <unistd.h>

namespace remit {
namespace {

using namespace std::chrono_literals;

constexpr auto kWalkAtLeastEvery = 2s;
constexpr qint64 kGone = -1;

qint64 usedBy(clockid_t clock)
{
    timespec used = {};
    if (::clock_gettime(clock, &used) != 0)
        return kGone;
    return qint64{used.tv_sec} * 1'000'000'000 + used.tv_nsec;
}

/** The processes below `pid`, itself left out, for a kernel that does not list children. */
QList<qint64> belowByParents(qint64 pid)
{
    QList<qint64> all = descendantsOf(pid);
    all.removeOne(pid);
    return all;
}

} // namespace

TreeWatch::TreeWatch(ProcessIdentity root)
    : m_root(std::move(root))
{
}

TreeWatch::Look TreeWatch::look()
{
    const bool moved = !m_walked.isValid() || anyMoved();
    if (!moved && m_settled && m_walked.durationElapsed() < kWalkAtLeastEvery)
        return {m_use, false};
    const std::vector<Member> before = std::exchange(m_members, {});
    const bool whole = walk();
    m_settled = whole && std::ranges::equal(m_members, before, {}, &Member::pid, &Member::pid);
    return {m_use, moved || !m_settled};
}

QList<qint64> TreeWatch::processes() const
{
    QList<qint64> pids;
    for (const Member& member : m_members)
        pids.append(member.pid);
    return pids;
}

bool TreeWatch::anyMoved() const
{
    return std::ranges::any_of(m_members, [](const Member& member) { return usedBy(member.clock) != member.used; });
}

bool TreeWatch::walk()
{
    static const qint64 pageSize = ::sysconf(_SC_PAGESIZE);
    static const qint64 ticksPerSecond = ::sysconf(_SC_CLK_TCK);
    m_use = {};
    m_walked.start();
    bool whole = true;
    QList<qint64> pids{m_root.pid};
    for (qsizetype i = 0; i < pids.size(); ++i) {
        Member member{pids.at(i)};
        const bool known = ::clock_getcpuclockid(static_cast<pid_t>(member.pid), &member.clock) == 0;
        member.used = known ? usedBy(member.clock) : kGone;
        const auto stat = procStatOf(member.pid);
        if (i == 0 && (!stat || stat->startTime != m_root.startTime))
            return true;
        whole = whole && stat && known;
        if (!stat)
            continue;
        // A zombie is one of them only so that a new one unsettles us: its children went to another parent just now.
        m_members.push_back(member);
        if (!stat->isAlive())
            continue;
        ++m_use.processes;
        m_use.residentBytes += stat->residentPages * pageSize;
        m_use.cpuMs += stat->cpuTicks * 1000 / ticksPerSecond;
        const auto children = childrenOf(*stat);
        if (children)
            pids += *children;
        else if (i == 0)
            pids += belowByParents(m_root.pid);
    }
    return whole;
}

} // namespace remit

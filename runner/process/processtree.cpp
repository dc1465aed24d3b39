// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/processtree.h"

#include "runner/process/procstat.h"

#include <QFile>
#include <QMultiHash>

#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace remit {
namespace {

QString currentBootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    return QString::fromLatin1(file.read(64).trimmed());
}

} // namespace

std::optional<ProcessIdentity> identityOf(qint64 pid)
{
    const auto stat = procStatOf(pid);
    if (!stat)
        return {};
    return ProcessIdentity{pid, stat->startTime, currentBootId()};
}

bool isAlive(const ProcessIdentity& identity)
{
    const auto stat = procStatOf(identity.pid);
    return stat && stat->isAlive() && stat->startTime == identity.startTime && currentBootId() == identity.bootId;
}

bool killProcess(const ProcessIdentity& identity)
{
    if (!identity.isValid())
        return false;
    // By number: the header of glibc 2.41 does not declare these for C++.
    const auto descriptor = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(identity.pid), 0));
    if (descriptor < 0)
        return false;
    // The descriptor holds on to one process; only now does a comparison of the pid's start time mean that very one.
    const bool sent = isAlive(identity) && ::syscall(SYS_pidfd_send_signal, descriptor, SIGKILL, nullptr, 0) == 0;
    ::close(descriptor);
    return sent;
}

QJsonObject toJson(const ProcessIdentity& identity)
{
    return {{QStringLiteral("pid"), identity.pid},
        {QStringLiteral("start_time"), static_cast<qint64>(identity.startTime)},
        {QStringLiteral("boot_id"), identity.bootId}};
}

ProcessIdentity processIdentityFrom(const QJsonObject& object)
{
    return {object.value(QLatin1String("pid")).toInteger(),
        static_cast<quint64>(object.value(QLatin1String("start_time")).toInteger()),
        object.value(QLatin1String("boot_id")).toString()};
}

quint64 pidNamespaceOf(qint64 pid)
{
    struct stat status{};
    const QByteArray path = "/proc/" + QByteArray::number(pid) + "/ns/pid";
    return pid > 0 && ::stat(path.constData(), &status) == 0 ? status.st_ino : 0;
}

QList<qint64> processesInNamespace(quint64 pidNamespace)
{
    QList<qint64> found;
    if (pidNamespace == 0)
        return found;
    for (const qint64 pid : allProcesses()) {
        if (pidNamespaceOf(pid) != pidNamespace)
            continue;
        const auto stat = procStatOf(pid);
        if (stat && stat->isAlive())
            found.append(pid);
    }
    return found;
}

QList<qint64> descendantsOf(qint64 pid)
{
    QMultiHash<qint64, qint64> children;
    QList<qint64> found;
    for (const ProcStat& stat : liveProcesses()) {
        children.insert(stat.parent, stat.pid);
        if (stat.pid == pid)
            found.append(pid);
    }
    for (qsizetype i = 0; i < found.size(); ++i)
        found.append(children.values(found.at(i)));
    return found;
}

TreeUse useOf(const QList<qint64>& pids)
{
    static const qint64 pageSize = ::sysconf(_SC_PAGESIZE);
    static const qint64 ticksPerSecond = ::sysconf(_SC_CLK_TCK);
    TreeUse use;
    for (const qint64 pid : pids) {
        const auto stat = procStatOf(pid);
        if (!stat || !stat->isAlive())
            continue;
        ++use.processes;
        use.residentBytes += stat->residentPages * pageSize;
        use.cpuMs += stat->cpuTicks * 1000 / ticksPerSecond;
    }
    return use;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/procstat.h"

#include <QDirIterator>
#include <QFile>

namespace remit {

std::optional<ProcStat> parseProcStat(const QByteArray& line)
{
    const qsizetype open = line.indexOf(" (");
    const qsizetype close = line.lastIndexOf(") ");
    if (open < 1 || close < open)
        return {};
    const QByteArrayList fields = line.mid(close + 2).simplified().split(' ');
    constexpr int kFirst = 3; // fields.at(0) is field 3 of proc_pid_stat(5)
    constexpr int kLast = 24;
    if (fields.size() <= kLast - kFirst || fields.at(0).size() != 1)
        return {};
    bool allNumbers = true;
    const auto field = [&](int number) {
        bool isNumber = false;
        const qint64 value = fields.at(number - kFirst).toLongLong(&isNumber);
        allNumbers = allNumbers && isNumber;
        return value;
    };
    ProcStat stat;
    stat.pid = line.first(open).toLongLong(&allNumbers);
    stat.state = fields.at(0).at(0);
    stat.parent = field(4);
    stat.cpuTicks = field(14) + field(15) + field(16) + field(17);
    stat.startTime = static_cast<quint64>(field(22));
    stat.residentPages = field(24);
    return allNumbers ? std::optional(stat) : std::nullopt;
}

std::optional<ProcStat> procStatOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (pid <= 0 || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    return parseProcStat(file.read(4096)); // ESRCH while reading gives nothing, which does not parse
}

QList<ProcStat> liveProcesses()
{
    QList<ProcStat> all;
    QDirIterator folders(QStringLiteral("/proc"), {QStringLiteral("[0-9]*")}, QDir::Dirs);
    while (folders.hasNext()) {
        const auto stat = procStatOf(folders.nextFileInfo().fileName().toLongLong());
        if (stat && stat->isAlive())
            all.append(*stat);
    }
    return all;
}

} // namespace remit

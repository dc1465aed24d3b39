// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace remit {

/** What we use of /proc/PID/stat. Times are clock ticks. */
struct ProcStat {
    qint64 pid = 0;
    char state = '?';
    qint64 parent = 0;
    qint64 cpuTicks = 0; ///< user and system, with the children that were waited for
    qint64 threads = 1;
    quint64 startTime = 0; ///< since boot
    qint64 residentPages = 0;
    [[nodiscard]] bool isAlive() const { return state != 'Z' && state != 'X' && state != 'x'; }
};

/** Pure. The name of a program may hold anything, blanks and brackets too: fields count from the last `)`. */
[[nodiscard]] std::optional<ProcStat> parseProcStat(QByteArrayView line);
/** A process whose first thread has ended shows as a zombie without memory and lives on in the others: then state and
 * memory are those of another thread. */
[[nodiscard]] std::optional<ProcStat> procStatOf(qint64 pid);
/** The number of every process that is there now, zombies too, in no order. */
[[nodiscard]] QList<qint64> allProcesses();
/** Of everything that lives now, in no order. A process that vanishes meanwhile is left out. */
[[nodiscard]] QList<ProcStat> liveProcesses();
/** Children that the threads of a process have now, zombies too; 0 stands for one that went while it was listed, and
 * some may be left out while others come or go. Unset: the process is gone, or the kernel does not tell. */
[[nodiscard]] std::optional<QList<qint64>> childrenOf(const ProcStat& process);

/** Folder of a process's control group in the unified hierarchy; empty: it is gone, or there is no such hierarchy. */
[[nodiscard]] QString controlGroupOf(qint64 pid);

} // namespace remit

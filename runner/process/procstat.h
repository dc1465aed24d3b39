// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace remit {

/** What we use of /proc/PID/stat. Times are clock ticks. */
struct ProcStat {
    qint64 pid = 0;
    char state = '?';
    qint64 parent = 0;
    qint64 cpuTicks = 0; ///< user and system, with the children that were waited for
    quint64 startTime = 0; ///< since boot
    qint64 residentPages = 0;
    [[nodiscard]] bool isAlive() const { return state != 'Z' && state != 'X' && state != 'x'; }
};

/** Pure. The name of a program may hold anything, blanks and brackets too: fields count from the last `)`. */
[[nodiscard]] std::optional<ProcStat> parseProcStat(const QByteArray& line);
[[nodiscard]] std::optional<ProcStat> procStatOf(qint64 pid);
/** Of everything that lives now, in no order. A process that vanishes meanwhile is left out. */
[[nodiscard]] QList<ProcStat> liveProcesses();

} // namespace remit

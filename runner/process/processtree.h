// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace remit {

/** One process beyond doubt: a pid is reused, these three together are not. */
struct ProcessIdentity {
    qint64 pid = 0;
    quint64 startTime = 0; ///< field 22 of /proc/PID/stat, clock ticks since boot
    QString bootId;
    [[nodiscard]] bool isValid() const { return pid > 0; }
    friend bool operator==(const ProcessIdentity&, const ProcessIdentity&) = default;
};

[[nodiscard]] std::optional<ProcessIdentity> identityOf(qint64 pid);
[[nodiscard]] bool isAlive(const ProcessIdentity& identity); ///< a zombie is not alive
/** SIGKILL through a pidfd, only if it is that very process. True if a signal was sent. */
bool killProcess(const ProcessIdentity& identity);
[[nodiscard]] QJsonObject toJson(const ProcessIdentity& identity);
[[nodiscard]] ProcessIdentity processIdentityFrom(const QJsonObject& object);

/** What a tree uses together. */
struct TreeUse {
    int processes = 0;
    qint64 residentBytes = 0;
    qint64 cpuMs = 0;
    friend bool operator==(const TreeUse&, const TreeUse&) = default;
};

/** Inode of /proc/PID/ns/pid, 0 if it cannot be read. */
[[nodiscard]] quint64 pidNamespaceOf(qint64 pid);
/** All live processes whose pid namespace is that one (zombies left out). Reads /proc once. */
[[nodiscard]] QList<qint64> processesInNamespace(quint64 pidNamespace);
/** All live descendants of a process, itself first. */
[[nodiscard]] QList<qint64> descendantsOf(qint64 pid);
[[nodiscard]] TreeUse useOf(const QList<qint64>& pids);

} // namespace remit

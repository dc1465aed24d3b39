// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <array>

#include <sys/types.h>

namespace remit::bench {

/**
 * Processes of this user that have nothing to do with any box: children of ours in sessions of their own, with the
 * names that a careless stop would look for. Each tells of every signal that it gets. To be made before there are
 * threads.
 */
class Bystanders {
public:
    Bystanders();
    ~Bystanders();
    Q_DISABLE_COPY_MOVE(Bystanders)

    /** Signals that any of them got so far; one that was killed or stands still counts as one. */
    [[nodiscard]] int signalsSeen() const;

private:
    static constexpr int kMany = 8;
    std::array<pid_t, kMany> m_processes{};
    int m_told = -1; ///< read end: a byte for each signal
};

} // namespace remit::bench

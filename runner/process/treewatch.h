// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/processtree.h"

#include <QElapsedTimer>

#include <vector>

#include <time.h>

namespace remit {

/**
 * Looks at a process and all below it many times a second, at next to no cost while they rest.
 *
 * Memory grows by page faults and processes come by forks, and both cost time of a processor that the kernel charges
 * to a process of the tree: at once when it pauses, with the next tick of its processor, a few milliseconds later,
 * while it runs. So while no clock of a known process has moved, the last sum stands; one that has moved has the whole
 * tree walked. A walk is no picture of one moment: two in a row must find the same processes before it is believed that
 * all are known, and every two seconds there is one in any case (the kernel may fold small pages into large ones by
 * itself).
 */
class TreeWatch {
public:
    explicit TreeWatch(ProcessIdentity root);

    struct Look {
        TreeUse use;
        bool ran = false; ///< something of it has run since the look before
    };
    [[nodiscard]] Look look();
    [[nodiscard]] QList<qint64> processes() const; ///< of the last walk

private:
    struct Member {
        qint64 pid = 0;
        clockid_t clock = 0;
        qint64 used = 0; ///< nanoseconds by that clock, read before anything else of it
    };

    [[nodiscard]] bool anyMoved() const;
    /** False: it met a process that was gone at the second look, and with it perhaps a child of that one. */
    bool walk();

    ProcessIdentity m_root;
    std::vector<Member> m_members;
    TreeUse m_use;
    QElapsedTimer m_walked;
    bool m_settled = false; ///< the last two walks were whole and found the same
};

} // namespace remit

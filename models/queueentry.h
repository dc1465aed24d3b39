// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviewqueue.h"

namespace remit {

/** A row of the queue: the head of a group, or a run with what it is sorted by. */
struct ReviewQueue::Entry {
    Group group = Group::Ready;
    int count = 0; ///< of a head
    qint64 key = 0; ///< place within the group, the least first
    QByteArrayView packed; ///< null: the head of the group

    [[nodiscard]] bool isHead() const { return packed.isNull(); }

    /** Head first, then what needs a person first; the id makes the order total. */
    static bool less(const Entry& a, const Entry& b)
    {
        if (a.group != b.group)
            return a.group < b.group;
        if (a.isHead() || b.isHead())
            return a.isHead() && !b.isHead();
        if (a.key != b.key)
            return a.key < b.key;
        return runIdOf(a.packed) < runIdOf(b.packed);
    }

    static bool same(const Entry& a, const Entry& b) { return a.count == b.count && a.packed == b.packed; }
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviewqueue.h"

namespace remit {

/** A row of the queue: the head of a group, a race, or a run, with what it is sorted by. */
struct ReviewQueue::Entry {
    Group group = Group::Ready;
    int count = 0; ///< of a head: its rows; of a race: its runs
    qint64 key = 0; ///< place within the group, the least first
    QByteArrayView packed; ///< null: the head of the group; of a race: its best run
    QByteArrayView race; ///< id; empty: none
    int rank = kAlone; ///< among the rows of a race, which have one key
    int finished = 0; ///< of a race: runs that have ended

    static constexpr int kAlone = -1; ///< not under the row of a race
    static constexpr int kRace = 0; ///< that row itself

    [[nodiscard]] bool isHead() const { return packed.isNull(); }
    [[nodiscard]] bool isRace() const { return rank == kRace; }
    [[nodiscard]] bool isRacer() const { return rank > kRace; }
    [[nodiscard]] QByteArrayView id() const { return isRace() ? race : runIdOf(packed); }

    /** Head first, then what needs a person first; a race before its runs; the id makes the order total. */
    static bool less(const Entry& a, const Entry& b)
    {
        if (a.group != b.group)
            return a.group < b.group;
        if (a.isHead() || b.isHead())
            return a.isHead() && !b.isHead();
        if (a.key != b.key)
            return a.key < b.key;
        if (a.rank >= kRace && b.rank >= kRace && a.race == b.race)
            return a.rank != b.rank ? a.rank < b.rank : runIdOf(a.packed) < runIdOf(b.packed);
        if (const int byRace = placeOf(a).compare(placeOf(b)); byRace != 0)
            return byRace < 0;
        return runIdOf(a.packed) < runIdOf(b.packed);
    }

    static bool same(const Entry& a, const Entry& b)
    {
        return a.count == b.count && a.finished == b.finished && a.packed == b.packed;
    }

private:
    static QByteArrayView placeOf(const Entry& entry) { return entry.rank >= kRace ? entry.race : QByteArrayView(); }
};

} // namespace remit

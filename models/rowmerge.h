// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace remit {

/** One step from a sorted list to its successor. Positions hold at the moment when the step is taken, in order. */
struct MergeStep {
    enum class Kind { Remove, Insert, Change };
    Kind kind = Kind::Change;
    int at = 0; ///< first row
    int count = 0;
    int from = 0; ///< first row in the new list (Insert, Change)
    friend bool operator==(const MergeStep&, const MergeStep&) = default;
};

/**
 * The fewest ranges that bring `current` to `next`. Both are sorted by the strict order `less`; two rows of which
 * neither is less are the same row, and `same` says whether it looks the same.
 */
template <typename Row, typename Less, typename Same>
[[nodiscard]] QList<MergeStep> mergePlan(const QList<Row>& current, const QList<Row>& next, Less less, Same same)
{
    QList<MergeStep> plan;
    const auto add = [&plan](MergeStep::Kind kind, int at, int from) {
        if (!plan.isEmpty()) {
            MergeStep& last = plan.last();
            const bool grows = kind == MergeStep::Kind::Remove ? last.at == at : last.at + last.count == at;
            if (last.kind == kind && grows) {
                ++last.count;
                return;
            }
        }
        plan.append({kind, at, 1, from});
    };
    qsizetype old = 0;
    qsizetype fresh = 0;
    int at = 0;
    while (old < current.size() || fresh < next.size()) {
        const bool gone = fresh == next.size() || (old < current.size() && less(current[old], next[fresh]));
        const bool added = !gone && (old == current.size() || less(next[fresh], current[old]));
        if (gone) {
            add(MergeStep::Kind::Remove, at, 0);
            ++old;
            continue;
        }
        if (added)
            add(MergeStep::Kind::Insert, at, int(fresh));
        else if (!same(current[old], next[fresh]))
            add(MergeStep::Kind::Change, at, int(fresh));
        if (!added)
            ++old;
        ++fresh;
        ++at;
    }
    return plan;
}

} // namespace remit

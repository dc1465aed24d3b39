// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/anchors.h"

#include "runner/diff/lineids.h"
#include "runner/diff/myers.h"

#include <algorithm>
#include <cmath>

namespace remit {

namespace {

constexpr int kDeepest = 48; // levels of anchors within anchors
constexpr int kSmall = 24; // lines of a box that Myers takes at once

struct Box {
    int a0 = 0;
    int a1 = 0;
    int b0 = 0;
    int b1 = 0;
    int depth = 0;
};

struct Pair {
    int a = 0;
    int b = 0;
};

/** The longest subsequence of the pairs (in order of a) whose b rises too. */
std::vector<Pair> longestRising(const std::vector<Pair>& pairs)
{
    std::vector<int> tails; // index of the pair that ends the best run of each length
    std::vector<int> before(pairs.size(), -1);
    for (int i = 0; i < int(pairs.size()); ++i) {
        const auto at = std::ranges::lower_bound(
            tails, pairs[size_t(i)].b, {}, [&pairs](int index) { return pairs[size_t(index)].b; });
        before[size_t(i)] = at == tails.begin() ? -1 : *(at - 1);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<Pair> run;
    for (int i = tails.empty() ? -1 : tails.back(); i >= 0; i = before[size_t(i)])
        run.push_back(pairs[size_t(i)]);
    std::ranges::reverse(run);
    return run;
}

class Marker {
public:
    explicit Marker(const LineIds& ids)
        : m_ids(ids)
        , m_counts(size_t(ids.distinct))
        , m_myers(std::max(256, int(std::sqrt(double(ids.oldIds.size() + ids.newIds.size())))))
    {
        m_marks.oldDiffers.assign(ids.oldIds.size(), 0);
        m_marks.newDiffers.assign(ids.newIds.size(), 0);
    }

    LineMarks run()
    {
        std::vector<Box> open{{0, int(m_ids.oldIds.size()), 0, int(m_ids.newIds.size()), 0}};
        while (!open.empty()) {
            Box box = open.back();
            open.pop_back();
            trim(box);
            if (box.a0 == box.a1 || box.b0 == box.b1) {
                std::fill(m_marks.oldDiffers.begin() + box.a0, m_marks.oldDiffers.begin() + box.a1, char(1));
                std::fill(m_marks.newDiffers.begin() + box.b0, m_marks.newDiffers.begin() + box.b1, char(1));
                continue;
            }
            const bool small = box.a1 - box.a0 + box.b1 - box.b0 <= kSmall;
            const std::vector<Pair> anchors = small || box.depth >= kDeepest ? std::vector<Pair>() : anchorsOf(box);
            if (anchors.empty())
                compare(box);
            else
                cut(box, anchors, open);
        }
        return std::move(m_marks);
    }

private:
    struct Count {
        int inOld = 0;
        int inNew = 0;
        int newAt = 0;
    };

    void trim(Box& box) const
    {
        const auto& a = m_ids.oldIds;
        const auto& b = m_ids.newIds;
        while (box.a0 < box.a1 && box.b0 < box.b1 && a[size_t(box.a0)] == b[size_t(box.b0)])
            ++box.a0, ++box.b0;
        while (box.a0 < box.a1 && box.b0 < box.b1 && a[size_t(box.a1 - 1)] == b[size_t(box.b1 - 1)])
            --box.a1, --box.b1;
    }

    void count(const Box& box)
    {
        for (int i = box.a0; i < box.a1; ++i)
            ++m_counts[size_t(m_ids.oldIds[size_t(i)])].inOld;
        for (int i = box.b0; i < box.b1; ++i) {
            Count& entry = m_counts[size_t(m_ids.newIds[size_t(i)])];
            ++entry.inNew;
            entry.newAt = i;
        }
    }

    void forget(const Box& box)
    {
        for (int i = box.a0; i < box.a1; ++i)
            m_counts[size_t(m_ids.oldIds[size_t(i)])] = {};
        for (int i = box.b0; i < box.b1; ++i)
            m_counts[size_t(m_ids.newIds[size_t(i)])] = {};
    }

    std::vector<Pair> anchorsOf(const Box& box)
    {
        count(box);
        std::vector<Pair> pairs;
        for (int i = box.a0; i < box.a1; ++i) {
            const Count& entry = m_counts[size_t(m_ids.oldIds[size_t(i)])];
            if (entry.inOld == 1 && entry.inNew == 1)
                pairs.push_back({i, entry.newAt});
        }
        forget(box);
        return longestRising(pairs);
    }

    static void cut(const Box& box, const std::vector<Pair>& anchors, std::vector<Box>& open)
    {
        int a = box.a0;
        int b = box.b0;
        for (const Pair& anchor : anchors) {
            if (anchor.a > a || anchor.b > b)
                open.push_back({a, anchor.a, b, anchor.b, box.depth + 1});
            a = anchor.a + 1;
            b = anchor.b + 1;
        }
        open.push_back({a, box.a1, b, box.b1, box.depth + 1});
    }

    /** Myers over the lines that occur on both sides of the box; the others differ in any case. */
    void compare(const Box& box)
    {
        count(box);
        gather(m_ids.oldIds, box.a0, box.a1, m_marks.oldDiffers, m_old);
        gather(m_ids.newIds, box.b0, box.b1, m_marks.newDiffers, m_new);
        forget(box);
        m_myers.compare(m_old.ids, m_new.ids, m_old.differs, m_new.differs);
        for (size_t i = 0; i < m_old.at.size(); ++i)
            m_marks.oldDiffers[size_t(m_old.at[i])] = m_old.differs[i];
        for (size_t i = 0; i < m_new.at.size(); ++i)
            m_marks.newDiffers[size_t(m_new.at[i])] = m_new.differs[i];
    }

    struct Gathered {
        std::vector<int> ids;
        std::vector<int> at;
        std::vector<char> differs;
    };

    void gather(const std::vector<int>& ids, int from, int to, std::vector<char>& differs, Gathered& into) const
    {
        into.ids.clear();
        into.at.clear();
        for (int i = from; i < to; ++i) {
            const Count& entry = m_counts[size_t(ids[size_t(i)])];
            if (entry.inOld == 0 || entry.inNew == 0) {
                differs[size_t(i)] = 1;
                continue;
            }
            into.ids.push_back(ids[size_t(i)]);
            into.at.push_back(i);
        }
        into.differs.assign(into.ids.size(), 0);
    }

    const LineIds& m_ids;
    std::vector<Count> m_counts;
    Myers m_myers;
    LineMarks m_marks;
    Gathered m_old;
    Gathered m_new;
};

} // namespace

LineMarks markDifferences(const LineIds& ids)
{
    return Marker(ids).run();
}

} // namespace remit

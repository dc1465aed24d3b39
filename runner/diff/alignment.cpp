// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/diff.h"
#include "runner/diff/resemblance.h"

#include <algorithm>

namespace remit {

namespace {

constexpr double kAlike = 0.45; // less in common: two lines, not one line changed
constexpr qint64 kMostCells = 40'000; // of the exact table; bigger changes look ahead instead
constexpr int kLookAhead = 12;

struct Pair {
    int oldLine = 0;
    int newLine = 0;
};

std::vector<WordBag> bagsOf(const LineTable& side, int start, int count)
{
    std::vector<WordBag> bags;
    bags.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        bags.emplace_back(side.line(start + i));
    return bags;
}

/** The pairs in order with the greatest sum of resemblance; indexes within the change. */
std::vector<Pair> bestPairs(const std::vector<WordBag>& olds, const std::vector<WordBag>& news)
{
    const size_t width = news.size() + 1;
    std::vector<float> best(width * (olds.size() + 1));
    std::vector<char> paired(best.size());
    for (size_t i = olds.size(); i-- > 0;) {
        for (size_t j = news.size(); j-- > 0;) {
            const size_t at = i * width + j;
            best[at] = std::max(best[at + width], best[at + 1]);
            const auto alike = float(olds[i].resemblance(news[j]));
            if (alike >= kAlike && alike + best[at + width + 1] >= best[at]) {
                best[at] = alike + best[at + width + 1];
                paired[at] = 1;
            }
        }
    }
    std::vector<Pair> pairs;
    for (size_t i = 0, j = 0; i < olds.size() && j < news.size();) {
        const size_t at = i * width + j;
        if (paired[at])
            pairs.push_back({int(i++), int(j++)});
        else if (best[at + width] >= best[at + 1])
            ++i;
        else
            ++j;
    }
    return pairs;
}

/** For big changes: each old line takes the first that resembles it a little further down. */
std::vector<Pair> nearPairs(const std::vector<WordBag>& olds, const std::vector<WordBag>& news)
{
    std::vector<Pair> pairs;
    int from = 0;
    for (int i = 0; i < int(olds.size()) && from < int(news.size()); ++i) {
        int bestAt = -1;
        double bestAlike = kAlike;
        for (int j = from; j < std::min(from + kLookAhead, int(news.size())); ++j) {
            const double alike = olds[size_t(i)].resemblance(news[size_t(j)]);
            if (alike > bestAlike) {
                bestAlike = alike;
                bestAt = j;
            }
        }
        if (bestAt < 0)
            continue;
        pairs.push_back({i, bestAt});
        from = bestAt + 1;
    }
    return pairs;
}

class Aligner {
public:
    Aligner(const LineTable& oldSide, const LineTable& newSide)
        : m_oldSide(oldSide)
        , m_newSide(newSide)
    {
    }

    void add(const DiffBlock& block)
    {
        if (block.equal) {
            for (int i = 0; i < block.oldCount; ++i)
                m_rows.append({block.oldStart + i, block.newStart + i, false, -1});
            return;
        }
        ++m_change;
        int oldAt = 0;
        int newAt = 0;
        for (const Pair& pair : pairsOf(block)) {
            addLoose(block, oldAt, pair.oldLine, newAt, pair.newLine);
            m_rows.append({block.oldStart + pair.oldLine, block.newStart + pair.newLine, true, m_change});
            oldAt = pair.oldLine + 1;
            newAt = pair.newLine + 1;
        }
        addLoose(block, oldAt, block.oldCount, newAt, block.newCount);
    }

    QList<DiffRow> take() { return std::move(m_rows); }

private:
    std::vector<Pair> pairsOf(const DiffBlock& block) const
    {
        if (block.oldCount == 0 || block.newCount == 0)
            return {};
        const auto olds = bagsOf(m_oldSide, block.oldStart, block.oldCount);
        const auto news = bagsOf(m_newSide, block.newStart, block.newCount);
        return qint64(block.oldCount) * block.newCount <= kMostCells ? bestPairs(olds, news) : nearPairs(olds, news);
    }

    /** Lines without a like stand beside each other from the top, so that a rewritten passage stays short. */
    void addLoose(const DiffBlock& block, int oldFrom, int oldTo, int newFrom, int newTo)
    {
        for (int i = oldFrom, j = newFrom; i < oldTo || j < newTo; ++i, ++j) {
            m_rows.append({i < oldTo ? block.oldStart + i : -1, j < newTo ? block.newStart + j : -1, true, m_change});
        }
    }

    const LineTable& m_oldSide;
    const LineTable& m_newSide;
    QList<DiffRow> m_rows;
    int m_change = -1;
};

} // namespace

QList<DiffRow> alignRows(const QList<DiffBlock>& blocks, const LineTable& oldSide, const LineTable& newSide)
{
    Aligner aligner(oldSide, newSide);
    for (const DiffBlock& block : blocks)
        aligner.add(block);
    return aligner.take();
}

} // namespace remit

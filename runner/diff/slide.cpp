// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/slide.h"

#include "runner/diff/lineids.h"

#include <algorithm>

namespace remit {

namespace {

constexpr int kFurthest = 60; // lines a block may move; the cuts are looked at one by one
constexpr int kDeepIndent = 80;

/** Columns before the first character; -1: nothing but white space. */
int indentOf(QByteArrayView line)
{
    int columns = 0;
    for (const char c : line) {
        if (c == ' ')
            ++columns;
        else if (c == '\t')
            columns += 8 - columns % 8;
        else if (c != '\r')
            return std::min(columns, kDeepIndent);
    }
    return -1;
}

/** How badly a cut before `line` reads: deep is bad, after a blank line is good, before a closing line is bad. */
int cutCost(const LineTable& side, int line)
{
    int indent = -1;
    for (int i = line; i < side.count() && i < line + 4 && indent < 0; ++i)
        indent = indentOf(side.line(i));
    int before = -1;
    for (int i = line - 1; i >= 0 && i >= line - 4 && before < 0; --i)
        before = indentOf(side.line(i));
    int cost = std::max(indent, 0) * 10;
    if (line == 0 || indentOf(side.line(line - 1)) < 0)
        cost -= 12;
    if (line < side.count() && indentOf(side.line(line)) < 0)
        cost += 6;
    if (indent >= 0 && indent < before)
        cost += 8;
    return cost;
}

/** The best shift of the lines [start, start + length) of `side`, between `-up` and `down`. */
int bestShift(const LineTable& side, int start, int length, int up, int down)
{
    int best = down;
    int bestCost = cutCost(side, start + down) + cutCost(side, start + length + down);
    for (int shift = down - 1; shift >= -up; --shift) {
        const int cost = cutCost(side, start + shift) + cutCost(side, start + length + shift);
        if (cost < bestCost) {
            best = shift;
            bestCost = cost;
        }
    }
    return best;
}

} // namespace

void slideBlocks(QList<DiffBlock>& blocks, const LineIds& ids, const LineTable& oldSide, const LineTable& newSide)
{
    if (blocks.isEmpty())
        return;
    // An empty equal block at either end takes what a change there leaves behind.
    if (!blocks.first().equal)
        blocks.prepend({true, 0, 0, 0, 0});
    if (!blocks.last().equal)
        blocks.append({true, oldSide.count(), 0, newSide.count(), 0});
    for (qsizetype i = 1; i + 1 < blocks.size(); ++i) {
        DiffBlock& block = blocks[i];
        DiffBlock& before = blocks[i - 1];
        DiffBlock& after = blocks[i + 1];
        if (block.equal || (block.oldCount != 0) == (block.newCount != 0))
            continue;
        const bool added = block.oldCount == 0;
        const std::vector<int>& lines = added ? ids.newIds : ids.oldIds;
        const int start = added ? block.newStart : block.oldStart;
        const int length = added ? block.newCount : block.oldCount;
        // A neighbour keeps at least one line, or two changes would touch.
        const int roomUp = before.oldCount - (i > 1 ? 1 : 0);
        const int roomDown = after.oldCount - (i + 2 < blocks.size() ? 1 : 0);
        int up = 0;
        while (
            up < std::min(roomUp, kFurthest) && lines[size_t(start - up - 1)] == lines[size_t(start + length - up - 1)])
            ++up;
        int down = 0;
        while (
            down < std::min(roomDown, kFurthest) && lines[size_t(start + down)] == lines[size_t(start + length + down)])
            ++down;
        if (up == 0 && down == 0)
            continue;
        const int shift = bestShift(added ? newSide : oldSide, start, length, up, down);
        if (shift == 0)
            continue;
        block.oldStart += shift;
        block.newStart += shift;
        before.oldCount += shift;
        before.newCount += shift;
        after.oldStart += shift;
        after.newStart += shift;
        after.oldCount -= shift;
        after.newCount -= shift;
    }
    blocks.removeIf([](const DiffBlock& block) { return block.oldCount == 0 && block.newCount == 0; });
}

} // namespace remit

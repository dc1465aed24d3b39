// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/anchors.h"
#include "runner/diff/diff.h"
#include "runner/diff/lineids.h"
#include "runner/diff/slide.h"

namespace remit {

namespace {

QList<DiffBlock> blocksOf(const LineMarks& marks)
{
    QList<DiffBlock> blocks;
    const auto& inOld = marks.oldDiffers;
    const auto& inNew = marks.newDiffers;
    size_t a = 0;
    size_t b = 0;
    while (a < inOld.size() || b < inNew.size()) {
        const size_t startA = a;
        const size_t startB = b;
        while (a < inOld.size() && b < inNew.size() && !inOld[a] && !inNew[b])
            ++a, ++b;
        const bool equal = a > startA;
        if (!equal) {
            while (a < inOld.size() && inOld[a])
                ++a;
            while (b < inNew.size() && inNew[b])
                ++b;
        }
        blocks.append({equal, int(startA), int(a - startA), int(startB), int(b - startB)});
    }
    return blocks;
}

} // namespace

QList<DiffBlock> diffLines(const LineTable& oldSide, const LineTable& newSide, WhitespaceMode whitespace)
{
    const LineIds ids = lineIds(oldSide, newSide, whitespace);
    QList<DiffBlock> blocks = blocksOf(markDifferences(ids));
    slideBlocks(blocks, ids, oldSide, newSide);
    return blocks;
}

} // namespace remit

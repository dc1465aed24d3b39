// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffdocument.h"

#include "views/review/diffview.h"
#include "views/review/entryform.h"

#include <algorithm>

namespace remit {

namespace {

constexpr qsizetype kColoredAtMost = 12 << 20; // bytes of a side

bool allReturn(const LineTable& side)
{
    for (int i = 0; i < side.count(); ++i) {
        if (!side.line(i).endsWith('\r') && (i + 1 < side.count() || side.endsWithNewline()))
            return false;
    }
    return true;
}

int widestOf(const LineTable& side)
{
    qsizetype widest = 0;
    for (int i = 0; i < side.count(); ++i) {
        const QByteArrayView line = side.line(i);
        // Only what may be the widest is looked at for tabs, which are at most four columns.
        if (line.size() * 4 > widest)
            widest = std::max(widest, line.size() + 3 * std::ranges::count(line, '\t'));
    }
    return int(std::min<qsizetype>(widest, 2'000'000));
}

} // namespace

QString DiffDocument::decoded(DiffSide which, int line) const
{
    QByteArrayView bytes = side(which).line(line);
    if (hidesReturns && bytes.endsWith('\r'))
        bytes.chop(1);
    return QString::fromUtf8(bytes);
}

int DiffDocument::partnerOf(int alignedRow, DiffSide which) const
{
    const DiffRow& row = rows.aligned()[alignedRow];
    if (!row.changed)
        return -1;
    return which == DiffSide::Old ? row.newLine : row.oldLine;
}

DiffDocumentPtr compareSides(const DiffContent& content, WhitespaceMode whitespace)
{
    auto document = std::make_shared<DiffDocument>();
    document->oldSide = LineTable(content.sides.oldBytes);
    document->newSide = LineTable(content.sides.newBytes);
    const LineTable& oldSide = document->oldSide;
    const LineTable& newSide = document->newSide;
    const QList<DiffBlock> blocks = diffLines(oldSide, newSide, whitespace);
    for (const DiffBlock& block : blocks) {
        document->added += block.equal ? 0 : block.newCount;
        document->removed += block.equal ? 0 : block.oldCount;
    }
    document->rows = DiffRows(alignRows(blocks, oldSide, newSide), oldSide.count(), newSide.count());
    document->widestColumns = std::max(widestOf(oldSide), widestOf(newSide));
    document->hidesReturns
        = (oldSide.hasCarriageReturns() || newSide.hasCarriageReturns()) && allReturn(oldSide) && allReturn(newSide);
    document->hasColors = std::max(oldSide.bytes().size(), newSide.bytes().size()) <= kColoredAtMost;
    document->notices = entryNotices(content, *document);
    return document;
}

} // namespace remit

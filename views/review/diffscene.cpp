// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffscene.h"

#include <algorithm>

namespace remit {

DiffColumns DiffScene::columns(DiffSide side) const
{
    DiffColumns found = DiffColumns::of(rows.layout(), side, width, metrics);
    found.code -= scrollX;
    return found;
}

int DiffScene::codeWidth() const
{
    const DiffColumns side = DiffColumns::of(rows.layout(), DiffSide::Old, width, metrics);
    return side.right - side.code;
}

int DiffScene::widestCode() const
{
    return document ? int((document->widestColumns + 2) * metrics.column) : 0;
}

void DiffScene::updateIndex()
{
    QList<RowIndex::Exception> exceptions;
    for (int row = 0; row < rows.count(); ++row) {
        const DisplayRow& shown = rows.at(row);
        if (shown.kind == DisplayRow::Kind::Fold)
            exceptions.append({row, metrics.fold});
        else if (shown.kind == DisplayRow::Kind::Block)
            exceptions.append({row, bubbles[shown.index].heightFor(bubbleRect(row).width(), metrics)});
    }
    index = RowIndex(rows.count(), metrics.line, exceptions);
}

QRect DiffScene::rowRect(int row) const
{
    return {0, index.top(row) - scrollY, width, index.height(row)};
}

QRect DiffScene::bubbleRect(int row) const
{
    const DiffBubble& bubble = bubbles[rows.at(row).index];
    QRect rect(0, row < index.rows() ? index.top(row) - scrollY : 0, width, row < index.rows() ? index.height(row) : 0);
    if (bubble.kind() == DiffBubble::Kind::Notice)
        return rect;
    if (rows.layout() == DiffLayout::SideBySide) {
        const DiffColumns side = DiffColumns::of(rows.layout(), bubble.place().side, width, metrics);
        rect.setLeft(side.left);
        rect.setRight(side.right - 1);
    } else {
        rect.setLeft(metrics.numberWidth);
    }
    return rect;
}

DiffHit DiffScene::hitAt(const QPoint& point)
{
    DiffHit hit;
    const int content = point.y() + scrollY;
    if (rows.count() == 0 || content < 0 || content >= index.total())
        return hit;
    hit.row = index.rowAt(content);
    const DisplayRow& row = rows.at(hit.row);
    if (row.kind == DisplayRow::Kind::Fold) {
        hit.part = DiffHit::Part::Fold;
        return hit;
    }
    if (row.kind == DisplayRow::Kind::Block) {
        hit.part = DiffHit::Part::Bubble;
        hit.action = bubbles[row.index].actionAt(point, bubbleRect(hit.row), metrics);
        hit.side = bubbles[row.index].place().side;
        return hit;
    }
    if (rows.layout() == DiffLayout::SideBySide)
        hit.side = point.x() < width / 2 ? DiffSide::Old : DiffSide::New;
    else
        hit.side = row.shows == DisplayRow::Shows::Old ? DiffSide::Old : DiffSide::New;
    const DiffColumns side = columns(hit.side);
    const int line = rows.lineAt(hit.row, hit.side);
    hit.part = point.x() < side.sign + metrics.signWidth ? DiffHit::Part::Gutter : DiffHit::Part::Code;
    if (line < 0)
        return hit;
    const DrawnLine& drawn = lines.line(hit.side, line);
    const int drawnIndex = drawn.drawnIndexAt(point.x() - side.code, lines.look());
    hit.position = {line, hit.part == DiffHit::Part::Gutter ? 0 : drawn.visible().decodedAt(drawnIndex)};
    return hit;
}

QString DiffScene::selectedText() const
{
    if (!selection || selection->isEmpty() || !document)
        return {};
    const TextPosition first = selection->first();
    const TextPosition last = selection->last();
    QString text;
    for (int line = first.line; line <= std::min(last.line, document->side(selection->side).count() - 1); ++line) {
        const QString whole = document->decoded(selection->side, line);
        const int from = line == first.line ? first.index : 0;
        const int to = line == last.line ? last.index : int(whole.size());
        text += QStringView(whole).mid(from, to - from);
        if (line != last.line)
            text += u'\n';
    }
    return text;
}

} // namespace remit

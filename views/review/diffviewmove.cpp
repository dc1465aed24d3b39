// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffviewprivate.h"

#include <QScrollBar>

#include <algorithm>

namespace remit {

bool DiffView::goToNextChange()
{
    const DiffScene& scene = d->scene;
    const int change = scene.rows.changeBefore(scene.currentRow) + 1;
    if (change >= scene.rows.changeCount())
        return false;
    goToChange(change);
    return true;
}

bool DiffView::goToPreviousChange()
{
    const DiffScene& scene = d->scene;
    const int here = scene.rows.changeAt(scene.currentRow);
    const int change = here >= 0 ? here - 1 : scene.rows.changeBefore(scene.currentRow);
    if (change < 0)
        return false;
    goToChange(change);
    return true;
}

void DiffView::goToChange(int change)
{
    DiffScene& scene = d->scene;
    if (change < 0 || change >= scene.rows.changeCount())
        return;
    const DiffRows::Range rows = scene.rows.rowsOfChange(change);
    const int top = scene.index.top(rows.first);
    const int bottom = scene.index.top(rows.last + 1);
    // In sight as a whole it stays where it is; else it begins a quarter below the top.
    const int margin = 3 * scene.metrics.line;
    const bool seen = top >= scene.scrollY && bottom <= scene.scrollY + scene.height - margin;
    if (!seen)
        d->scrollTo(top - scene.height / 4);
    d->setCurrentRow(rows.first);
    d->setCurrentChange(change);
}

void DiffView::goToPlace(const DiffPlace& place)
{
    if (d->scene.rows.rowOf(place) < 0)
        d->changeRows([this, &place] { d->scene.rows.reveal(place); });
    const int row = d->scene.rows.rowOf(place);
    if (row < 0)
        return;
    d->scene.currentSide = place.side;
    d->setCurrentRow(row);
    d->ensureVisible(row);
}

void DiffView::toggleSeen()
{
    const int change = d->scene.currentChange;
    if (change < 0)
        return;
    const bool seen = !d->scene.seenChanges.contains(change);
    if (seen)
        d->scene.seenChanges.insert(change);
    else
        d->scene.seenChanges.remove(change);
    viewport()->update();
    Q_EMIT changeSeen(change, seen);
}

void DiffView::toggleLayout()
{
    setDiffLayout(d->layout == DiffLayout::Unified ? DiffLayout::SideBySide : DiffLayout::Unified);
}

void DiffView::openAllFolds()
{
    d->changeRows([this] { d->scene.rows.openAll(); });
}

void DiffView::find(const QString& text)
{
    DiffScene& scene = d->scene;
    d->searched = text;
    scene.matches = scene.document && !text.isEmpty()
        ? findInDiff(scene.rows.aligned(), scene.document->oldSide, scene.document->newSide, text)
        : QList<DiffMatch>();
    scene.matchesOfLine.clear();
    for (int i = 0; i < int(scene.matches.size()); ++i) {
        const DiffPlace& place = scene.matches[i].place;
        scene.matchesOfLine[DiffScene::lineKey(place.side, place.line - 1)].append(i);
        // An unchanged line stands on both sides.
        const int row = scene.rows.rowOf(place);
        const int oldLine = place.side == DiffSide::New ? scene.rows.lineAt(row, DiffSide::Old) : -1;
        if (oldLine >= 0 && !scene.rows.aligned()[scene.rows.at(row).index].changed)
            scene.matchesOfLine[DiffScene::lineKey(DiffSide::Old, oldLine)].append(i);
    }
    scene.currentMatch = -1;
    viewport()->update();
    if (scene.matches.isEmpty()) {
        Q_EMIT found(0, 0);
        return;
    }
    const DiffPlace here = currentPlace();
    const auto from = std::ranges::find_if(scene.matches,
        [&here](const DiffMatch& match) { return match.place.side == here.side && match.place.line >= here.line; });
    d->goToMatch(from == scene.matches.end() ? 0 : int(from - scene.matches.begin()));
}

void DiffView::findNext()
{
    if (const int count = int(d->scene.matches.size()); count > 0)
        d->goToMatch((d->scene.currentMatch + 1) % count);
}

void DiffView::findPrevious()
{
    if (const int count = int(d->scene.matches.size()); count > 0)
        d->goToMatch((std::max(d->scene.currentMatch, 0) + count - 1) % count);
}

void DiffView::Private::goToMatch(int match)
{
    scene.currentMatch = match;
    const DiffMatch found = scene.matches[match];
    view->goToPlace(found.place);
    ensureColumnVisible(found.place.side, found.place.line - 1, found.start + found.length);
    ensureColumnVisible(found.place.side, found.place.line - 1, found.start);
    view->viewport()->update();
    Q_EMIT view->found(match + 1, int(scene.matches.size()));
}

void DiffView::Private::scrollTo(int contentY)
{
    view->verticalScrollBar()->setValue(contentY);
}

void DiffView::Private::ensureVisible(int row)
{
    const int top = scene.index.top(row);
    const int bottom = top + scene.index.height(row);
    if (top < scene.scrollY || bottom > scene.scrollY + scene.height) {
        const bool near = bottom > scene.scrollY - scene.height && top < scene.scrollY + 2 * scene.height;
        if (!near)
            scrollTo(top - scene.height / 3);
        else
            scrollTo(top < scene.scrollY ? top : bottom - scene.height);
    }
}

void DiffView::Private::ensureColumnVisible(DiffSide side, int line, int index)
{
    if (!scene.document || line < 0)
        return;
    const DrawnLine& drawn = scene.lines.line(side, line);
    const int x = int(drawn.xOf(drawn.visible().drawnAt(index), scene.lines.look()));
    const int margin = int(8 * scene.metrics.column);
    if (x < scene.scrollX || x > scene.scrollX + scene.codeWidth() - margin)
        view->horizontalScrollBar()->setValue(x < scene.codeWidth() - margin ? 0 : x - scene.codeWidth() / 2);
}

void DiffView::Private::setCurrentRow(int row)
{
    row = std::clamp(row, 0, std::max(0, scene.rows.count() - 1));
    if (row == scene.currentRow)
        return;
    const int before = std::exchange(scene.currentRow, row);
    if (before < scene.rows.count())
        view->viewport()->update(scene.rowRect(before));
    view->viewport()->update(scene.rowRect(row));
    if (const int change = scene.rows.changeAt(row); change >= 0)
        setCurrentChange(change);
    announceRow();
    Q_EMIT view->currentPlaceChanged(view->currentPlace());
}

void DiffView::Private::setCurrentChange(int change)
{
    if (change == scene.currentChange)
        return;
    scene.currentChange = change;
    view->viewport()->update();
    Q_EMIT view->currentChangeChanged(change, scene.rows.changeCount());
}

void DiffView::Private::moveBy(int rows)
{
    setCurrentRow(scene.currentRow + rows);
    ensureVisible(scene.currentRow);
}

/** Enter or a click: a fold opens, a bubble does its first action. */
bool DiffView::Private::activateRow(int row)
{
    if (row < 0 || row >= scene.rows.count())
        return false;
    const DisplayRow shown = scene.rows.at(row);
    if (shown.kind == DisplayRow::Kind::Fold) {
        const DiffFold fold = scene.rows.fold(shown.index);
        changeRows([this, &shown] { scene.rows.openFold(shown.index); });
        const DiffRow& first = scene.rows.aligned()[fold.firstRow];
        setCurrentRow(scene.rows.rowOf({DiffSide::New, first.newLine + 1}));
        return true;
    }
    if (shown.kind == DisplayRow::Kind::Block) {
        const QList<DiffBubble::Action> actions = scene.bubbles[shown.index].actions();
        if (actions.isEmpty())
            return false;
        act(row, actions.first());
        return true;
    }
    return false;
}

void DiffView::Private::setSelection(const std::optional<DiffSelection>& selection)
{
    scene.selection = selection;
    view->viewport()->update();
}

} // namespace remit

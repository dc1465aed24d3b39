// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffviewprivate.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace remit {

namespace {

constexpr int kWheelLines = 3;
constexpr int kWheelNotch = 120;

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

void DiffView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->matches(QKeySequence::SelectAll) && d->scene.document) {
        const DiffSide side = d->scene.currentSide;
        const int last = d->scene.document->side(side).count() - 1;
        if (last >= 0)
            d->setSelection(DiffSelection{side, {0, 0}, {last, int(d->scene.document->decoded(side, last).size())}});
        return;
    }
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && d->singleKeys == SingleKeys::On && d->keyCommand(event->key()))
        return;
    if (!d->keyMove(event))
        event->ignore();
}

bool DiffView::Private::keyCommand(int key)
{
    switch (key) {
    case Qt::Key_N:
        return view->goToNextChange();
    case Qt::Key_P:
        return view->goToPreviousChange();
    case Qt::Key_V:
        view->toggleSeen();
        return true;
    case Qt::Key_C:
        view->beginComment();
        return true;
    case Qt::Key_M:
        view->toggleLayout();
        return true;
    default:
        return false;
    }
}

bool DiffView::Private::keyMove(QKeyEvent* event)
{
    const int page = std::max(1, scene.height / scene.metrics.line - 2);
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_PageUp:
        scrollTo(scene.scrollY - page * scene.metrics.line);
        setCurrentRow(scene.index.rowAt(std::max(0, scene.index.top(scene.currentRow) - page * scene.metrics.line)));
        ensureVisible(scene.currentRow);
        return true;
    case Qt::Key_PageDown:
        scrollTo(scene.scrollY + page * scene.metrics.line);
        setCurrentRow(scene.index.rowAt(scene.index.top(scene.currentRow) + page * scene.metrics.line));
        ensureVisible(scene.currentRow);
        return true;
    case Qt::Key_Home:
        moveBy(-scene.rows.count());
        return true;
    case Qt::Key_End:
        moveBy(scene.rows.count());
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool right = event->key() == Qt::Key_Right;
        QScrollBar* const bar = view->horizontalScrollBar();
        if (control || bar->maximum() == 0) {
            scene.currentSide = right ? DiffSide::New : DiffSide::Old;
            view->viewport()->update();
            announceRow();
            Q_EMIT view->currentPlaceChanged(view->currentPlace());
        } else {
            bar->setValue(bar->value() + (right ? bar->singleStep() : -bar->singleStep()));
        }
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activateRow(scene.currentRow);
    case Qt::Key_Delete: {
        if (scene.rows.count() == 0 || scene.rows.at(scene.currentRow).kind != DisplayRow::Kind::Block)
            return false;
        const QList<DiffBubble::Action> actions = scene.bubbles[scene.rows.at(scene.currentRow).index].actions();
        if (actions.size() < 2)
            return false;
        act(scene.currentRow, actions[1]);
        return true;
    }
    case Qt::Key_Escape:
        if (!scene.selection)
            return false;
        setSelection({});
        return true;
    default:
        return false;
    }
}

void DiffView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        d->press(event->position().toPoint(), event->modifiers());
}

void DiffView::Private::press(const QPoint& point, Qt::KeyboardModifiers modifiers)
{
    const DiffHit hit = scene.hitAt(point);
    if (hit.part == DiffHit::Part::Nothing) {
        setSelection({});
        return;
    }
    if (hit.part == DiffHit::Part::Fold) {
        activateRow(hit.row);
        return;
    }
    if (hit.part == DiffHit::Part::Bubble) {
        setCurrentRow(hit.row);
        act(hit.row, hit.action);
        return;
    }
    scene.currentSide = hit.side;
    const bool goesOn = (modifiers & Qt::ShiftModifier) && scene.selection && scene.selection->side == hit.side;
    const bool hasLine = scene.rows.lineAt(hit.row, hit.side) >= 0;
    if (hasLine && goesOn)
        setSelection(DiffSelection{hit.side, scene.selection->anchor, hit.position});
    else if (hasLine)
        setSelection(DiffSelection{hit.side, hit.position, hit.position});
    else
        setSelection({});
    dragging = hasLine;
    setCurrentRow(hit.row);
}

void DiffView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (d->dragging && (event->buttons() & Qt::LeftButton)) {
        d->drag(point);
        const bool outside = point.y() < 0 || point.y() >= viewport()->height();
        if (!outside)
            d->autoScroll.stop();
        else if (!d->autoScroll.isActive())
            d->autoScroll.start(40, this);
        return;
    }
    d->hover(point);
}

void DiffView::Private::drag(const QPoint& point)
{
    if (!scene.selection || scene.rows.count() == 0)
        return;
    // Whatever is under the pointer, the selection stays on its side: the nearest line of it.
    const QPoint inside(std::clamp(point.x(), 0, scene.width - 1), std::clamp(point.y(), 0, scene.height - 1));
    const int row = scene.index.rowAt(inside.y() + scene.scrollY);
    const DiffSide side = scene.selection->side;
    int nearest = row;
    while (nearest > 0 && scene.rows.lineAt(nearest, side) < 0)
        --nearest;
    const int line = scene.rows.lineAt(nearest, side);
    if (line < 0)
        return;
    const DrawnLine& drawn = scene.lines.line(side, line);
    const DiffColumns columns = scene.columns(side);
    const int index = nearest == row ? drawn.drawnIndexAt(inside.x() - columns.code, scene.lines.look())
                                     : int(drawn.visible().text().size());
    DiffSelection selection = *scene.selection;
    selection.head = {line, drawn.visible().decodedAt(index)};
    setSelection(selection);
}

void DiffView::Private::hover(const QPoint& point)
{
    const DiffHit hit = scene.hitAt(point);
    const bool points = hit.part == DiffHit::Part::Fold || hit.action != DiffBubble::Action::None;
    view->viewport()->setCursor(points        ? Qt::PointingHandCursor
            : hit.part == DiffHit::Part::Code ? Qt::IBeamCursor
                                              : Qt::ArrowCursor);
    const DiffHit before = std::exchange(scene.hovered, hit);
    const auto repaint = [this](const DiffHit& of) {
        if (of.row >= 0 && of.row < scene.rows.count()
            && (of.part == DiffHit::Part::Fold || of.part == DiffHit::Part::Bubble))
            view->viewport()->update(scene.rowRect(of.row));
    };
    if (before.row != hit.row || before.action != hit.action) {
        repaint(before);
        repaint(hit);
    }
}

void DiffView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    d->dragging = false;
    d->autoScroll.stop();
    if (d->scene.selection && d->scene.selection->isEmpty())
        d->setSelection({});
}

void DiffView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const DiffHit hit = d->scene.hitAt(event->position().toPoint());
    if (hit.part == DiffHit::Part::Gutter && d->scene.rows.lineAt(hit.row, hit.side) >= 0) {
        beginCommentAt({hit.side, hit.position.line + 1});
        return;
    }
    if (hit.part != DiffHit::Part::Code || d->scene.rows.lineAt(hit.row, hit.side) < 0) {
        mousePressEvent(event);
        return;
    }
    const QString text = d->scene.document->decoded(hit.side, hit.position.line);
    int first = std::min(hit.position.index, int(text.size()));
    int last = first;
    while (first > 0 && isWordPart(text[first - 1]))
        --first;
    while (last < text.size() && isWordPart(text[last]))
        ++last;
    d->setSelection(DiffSelection{hit.side, {hit.position.line, first}, {hit.position.line, last}});
}

void DiffView::wheelEvent(QWheelEvent* event)
{
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y()) || (event->modifiers() & Qt::ShiftModifier);
    if (sideways) {
        const int by = angle.x() != 0 ? angle.x() : angle.y();
        QScrollBar* const bar = horizontalScrollBar();
        bar->setValue(bar->value() - by * kWheelLines * bar->singleStep() / (2 * kWheelNotch));
    } else if (!pixels.isNull() && event->source() == Qt::MouseEventNotSynthesized
        && event->phase() != Qt::NoScrollPhase) {
        d->scrollTo(d->scene.scrollY - pixels.y());
    } else {
        d->wheelRest += angle.y() * kWheelLines;
        const int lines = d->wheelRest / kWheelNotch;
        d->wheelRest -= lines * kWheelNotch;
        d->scrollTo(d->scene.scrollY - lines * d->scene.metrics.line);
    }
    event->accept();
}

bool DiffView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && d)
        d->hover({-1, -1});
    return QAbstractScrollArea::viewportEvent(event);
}

void DiffView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != d->autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const QPoint point = viewport()->mapFromGlobal(QCursor::pos());
    const int beyond = point.y() < 0 ? point.y() : std::max(0, point.y() - viewport()->height() + 1);
    d->scrollTo(d->scene.scrollY + std::clamp(beyond, -3 * d->scene.metrics.line, 3 * d->scene.metrics.line));
    d->drag(point);
}

void DiffView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* const copy = menu->addAction(tr("Copy"), this, &DiffView::copySelection);
    copy->setEnabled(!selectedText().isEmpty());
    const DiffHit hit = d->scene.hitAt(event->pos());
    const bool onLine = d->scene.rows.lineAt(hit.row, hit.side) >= 0;
    const DiffPlace place{hit.side, hit.position.line + 1};
    QAction* const comment
        = menu->addAction(tr("Comment on this line"), this, [this, place] { beginCommentAt(place); });
    comment->setEnabled(onLine);
    QAction* const seen = menu->addAction(tr("Mark change as seen"), this, &DiffView::toggleSeen);
    seen->setEnabled(currentChange() >= 0);
    seen->setCheckable(true);
    seen->setChecked(d->scene.seenChanges.contains(currentChange()));
    menu->addSeparator();
    menu->addAction(tr("Show all lines"), this, &DiffView::openAllFolds);
    menu->popup(event->globalPos());
}

void DiffView::Private::announceRow()
{
    if (!QAccessible::isActive() || scene.rows.count() == 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(scene.currentRow);
    QAccessible::updateAccessibility(&event);
}

} // namespace remit

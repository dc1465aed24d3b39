// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffview.h"

#include "views/review/diffaccess.h"
#include "views/review/diffpainter.h"
#include "views/review/diffviewprivate.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>

namespace remit {

DiffView::DiffView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , d(std::make_unique<Private>(this))
{
    DiffViewAccess::install(); // first: naming a widget makes the interface that it has from then on
    setObjectName(QStringLiteral("diffView"));
    setAccessibleName(tr("Changes of a file"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    d->updateLook();
}

DiffView::~DiffView() = default;

void DiffView::setContent(const DiffContent& content)
{
    const bool sameFile = d->hasContent && d->content.change.path == content.change.path;
    if (!sameFile) {
        d->findings.clear();
        d->comments.clear();
        d->unsaved.clear();
        d->editing.reset();
        d->editor->hide();
        d->scene.seenChanges.clear();
        d->tellUnsaved();
    }
    d->content = content;
    d->hasContent = true;
    d->compare();
}

void DiffView::clear()
{
    ++d->generation;
    d->hasContent = false;
    d->content = {};
    d->show({});
}

void DiffView::setFindings(const QList<Finding>& findings)
{
    d->findings = findings;
    d->updateBubbles();
}

void DiffView::setComments(const QList<DiffComment>& comments)
{
    d->comments = comments;
    d->updateBubbles();
}

void DiffView::setSeenChanges(const QList<int>& changes)
{
    d->scene.seenChanges = {changes.begin(), changes.end()};
    viewport()->update();
}

void DiffView::setDiffLayout(DiffLayout layout)
{
    if (d->layout == layout)
        return;
    d->layout = layout;
    d->changeRows([this, layout] { d->scene.rows.setLayout(layout); });
    Q_EMIT diffLayoutChanged(layout);
}

DiffLayout DiffView::diffLayout() const
{
    return d->layout;
}

void DiffView::setWhitespace(WhitespaceMode whitespace)
{
    if (d->whitespace == whitespace)
        return;
    d->whitespace = whitespace;
    if (d->hasContent)
        d->compare();
}

void DiffView::setContextLines(int lines)
{
    d->contextLines = lines;
    d->changeRows([this, lines] { d->scene.rows.setContext(lines); });
}

void DiffView::setSingleKeys(SingleKeys keys)
{
    d->singleKeys = keys;
}

int DiffView::changeCount() const
{
    return d->scene.rows.changeCount();
}

int DiffView::currentChange() const
{
    return d->scene.currentChange;
}

QList<int> DiffView::seenChanges() const
{
    QList<int> changes(d->scene.seenChanges.begin(), d->scene.seenChanges.end());
    std::ranges::sort(changes);
    return changes;
}

int DiffView::added() const
{
    return d->scene.document ? d->scene.document->added : 0;
}

int DiffView::removed() const
{
    return d->scene.document ? d->scene.document->removed : 0;
}

DiffPlace DiffView::currentPlace() const
{
    return d->scene.rows.placeOf(d->scene.currentRow, d->scene.currentSide);
}

QString DiffView::selectedText() const
{
    return d->scene.selectedText();
}

bool DiffView::fitsSideBySide() const
{
    return d->fits;
}

bool DiffView::isColored() const
{
    const DiffScene& scene = d->scene;
    if (!scene.document || scene.rows.count() == 0)
        return true;
    const int last = scene.index.rowAt(scene.scrollY + scene.height - 1);
    for (int row = scene.index.rowAt(scene.scrollY); row <= last; ++row) {
        for (const DiffSide side : {DiffSide::Old, DiffSide::New}) {
            const int line = scene.rows.lineAt(row, side);
            if (line >= 0 && !d->colors.isSettled(side, line))
                return false;
        }
    }
    return true;
}

bool DiffView::hasUnsavedComment() const
{
    return d->editing.has_value() || !d->unsaved.isEmpty();
}

QSize DiffView::sizeHint() const
{
    return {900, 500};
}

void DiffView::copySelection()
{
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void DiffView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    DiffPainter(d->scene, &painter).paint(event->rect());
}

void DiffView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    d->updateGeometry();
}

void DiffView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::ApplicationFontChange:
    case QEvent::StyleChange:
    case QEvent::DevicePixelRatioChange:
        d->updateLook();
        break;
    default:
        break;
    }
}

void DiffView::scrollContentsBy(int dx, int dy)
{
    d->scene.scrollX = horizontalScrollBar()->value();
    d->scene.scrollY = verticalScrollBar()->value();
    if (dx != 0)
        viewport()->update();
    else
        viewport()->scroll(0, dy);
    d->placeEditor();
    d->overview->update();
}

void DiffView::focusInEvent(QFocusEvent* event)
{
    d->scene.focused = true;
    viewport()->update();
    d->announceRow();
    QAbstractScrollArea::focusInEvent(event);
}

void DiffView::focusOutEvent(QFocusEvent* event)
{
    d->scene.focused = false;
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

} // namespace remit

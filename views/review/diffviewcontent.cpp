// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffviewprivate.h"
#include "views/review/entryform.h"
#include "views/review/entrynotice.h"
#include "views/review/imagediff.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QScrollBar>
#include <QtConcurrent>

#include <algorithm>

namespace remit {

namespace {

constexpr int kFewestColumns = 50; // of code on a side; less is better read unified

} // namespace

DiffView::Private::Private(DiffView* of)
    : view(of)
    , scene(&colors)
    , overview(new OverviewBar(scene, of))
    , editor(new CommentEditor(of->viewport()))
{
    scene.tokens = &ColorTokens::of(of->palette());
    editor->hide();
    QObject::connect(&colors, &SyntaxColors::colored, of,
        [this](DiffSide side, int first, int last) { repaintLines(side, first, last); });
    QObject::connect(overview, &OverviewBar::pointed, of, [this](int at) { scrollTo(at - scene.height / 2); });
    QObject::connect(editor, &CommentEditor::saved, of, [this] { endEditing(true); });
    QObject::connect(editor, &CommentEditor::left, of, [this] { endEditing(false); });
    QObject::connect(editor, &QPlainTextEdit::textChanged, of, [this] { placeEditor(); });
}

QString DiffView::Private::path() const
{
    return QString::fromUtf8(content.change.path);
}

/** Compares on a worker thread; what is shown stays until that is done. */
void DiffView::Private::compare()
{
    const int mine = ++generation;
    switch (entryFormOf(content)) {
    case EntryForm::Text:
        break;
    case EntryForm::Image:
        show({});
        showEntry(new ImageDiff(content, view));
        return;
    default:
        show({});
        showEntry(new EntryNotice(content, view));
        return;
    }
    colors.warmUp(path());
    QtConcurrent::run(compareSides, content, whitespace).then(view, [this, mine](const DiffDocumentPtr& document) {
        if (mine == generation)
            show(document);
    });
}

void DiffView::Private::showEntry(QWidget* widget)
{
    entry = widget;
    entry->setGeometry(view->rect());
    entry->show();
    view->setFocusProxy(entry);
    Q_EMIT view->contentShown();
}

void DiffView::Private::show(const DiffDocumentPtr& document)
{
    delete std::exchange(entry, nullptr);
    view->setFocusProxy(nullptr);
    scene.document = document;
    scene.lines.setDocument(document);
    colors.setDocument(document, path());
    scene.rows = document ? document->rows : DiffRows();
    scene.rows.setLayout(layout);
    scene.rows.setContext(contextLines);
    scene.selection.reset();
    scene.hovered = {};
    scene.matches.clear();
    scene.matchesOfLine.clear();
    scene.currentMatch = -1;
    scene.currentChange = -1;
    scene.currentRow = 0;
    updateLook();
    updateBubbles();
    view->horizontalScrollBar()->setValue(0);
    view->verticalScrollBar()->setValue(0);
    if (scene.rows.changeCount() > 0)
        setCurrentRow(scene.rows.rowsOfChange(0).first);
    setCurrentChange(scene.rows.changeCount() > 0 ? 0 : -1);
    view->viewport()->update();
    if (!searched.isEmpty() && document)
        view->find(searched);
    if (document)
        Q_EMIT view->contentShown();
}

void DiffView::Private::updateLook()
{
    const DiffDocument* document = scene.document.get();
    const int lastLine = document ? std::max(document->oldSide.count(), document->newSide.count()) : 0;
    scene.tokens = &ColorTokens::of(view->palette());
    scene.metrics = DiffMetrics::of(TypeScale::current(), lastLine);
    scene.lines.setLook(
        {scene.tokens, scene.metrics.code, QRawFont::fromFont(scene.metrics.code), scene.metrics.column});
    editor->setFont(scene.metrics.base);
    updateGeometry();
}

/** The list of bubbles anew: facts, findings, comments, what is being written. */
void DiffView::Private::updateBubbles()
{
    QList<DiffBubble> bubbles;
    scene.marked.clear();
    if (scene.document) {
        for (const QString& notice : scene.document->notices)
            bubbles.append(DiffBubble::notice(notice));
    }
    for (const Finding& finding : std::as_const(findings)) {
        bubbles.append(DiffBubble::of(finding));
        if (finding.line && *finding.line > 0) {
            const quint64 key = DiffScene::lineKey(DiffSide::New, *finding.line - 1);
            scene.marked[key] = std::max(scene.marked.value(key, finding.severity), finding.severity);
        }
    }
    const auto isEdited = [this](const DiffPlace& place, const QString& id) {
        return editing && editing->place == place && editing->id == id;
    };
    for (const DiffComment& comment : std::as_const(comments)) {
        DiffBubble bubble = DiffBubble::of(comment);
        if (const int kept = unsavedAt(comment.place, comment.id); kept >= 0)
            bubble.setUnsaved(unsaved[kept].text);
        if (isEdited(comment.place, comment.id))
            bubble.setEditorHeight(editor->wantedHeight());
        bubbles.append(bubble);
    }
    QList<Unsaved> fresh = unsaved;
    if (editing)
        fresh.append(*editing);
    for (const Unsaved& text : std::as_const(fresh)) {
        if (!text.id.isEmpty())
            continue;
        DiffComment comment;
        comment.place = text.place;
        DiffBubble bubble = DiffBubble::of(comment);
        bubble.setUnsaved(text.text);
        if (isEdited(text.place, text.id))
            bubble.setEditorHeight(editor->wantedHeight());
        bubbles.append(bubble);
    }
    changeRows([this, &bubbles] {
        scene.bubbles = bubbles;
        QList<DiffPlace> places;
        for (const DiffBubble& bubble : std::as_const(scene.bubbles))
            places.append(bubble.place());
        scene.rows.setBlocks(places);
    });
}

/** Keeps the line at the top and the current line where they are, whatever the change does to the rows. */
void DiffView::Private::changeRows(const std::function<void()>& change)
{
    const int topRow = scene.index.rows() > 0 ? scene.index.rowAt(scene.scrollY) : -1;
    int anchorRow = topRow;
    while (anchorRow >= 0 && anchorRow < scene.rows.count() && scene.rows.placeOf(anchorRow).line == 0)
        ++anchorRow;
    const bool anchored = anchorRow >= 0 && anchorRow < std::min(scene.rows.count(), scene.index.rows());
    const DiffPlace anchor = anchored ? scene.rows.placeOf(anchorRow) : DiffPlace();
    const int offset = anchored && scene.scrollY > 0 ? scene.index.top(anchorRow) - scene.scrollY : 0;
    const bool keep = anchored && scene.scrollY > 0;
    const DiffPlace current = scene.rows.placeOf(scene.currentRow, scene.currentSide);
    change();
    updateGeometry();
    if (const int row = scene.rows.rowOf(current); row >= 0)
        scene.currentRow = row;
    scene.currentRow = std::clamp(scene.currentRow, 0, std::max(0, scene.rows.count() - 1));
    if (const int row = scene.rows.rowOf(anchor); keep && row >= 0)
        scrollTo(scene.index.top(row) - offset);
    scene.hovered = {};
    placeEditor();
    view->viewport()->update();
    overview->refresh();
}

void DiffView::Private::updateGeometry()
{
    view->setViewportMargins(0, 0, OverviewBar::kWidth, 0);
    const QRect inside = view->rect();
    overview->setGeometry(inside.right() + 1 - OverviewBar::kWidth, inside.top(), OverviewBar::kWidth, inside.height());
    overview->refresh();
    scene.width = view->viewport()->width();
    scene.height = view->viewport()->height();
    if (!scene.bubbles.isEmpty() || scene.rows.count() == scene.index.rows() || scene.document)
        scene.updateIndex();
    updateScrollRanges();
    if (entry)
        entry->setGeometry(inside);
    placeEditor();
    const DiffColumns half = DiffColumns::of(DiffLayout::SideBySide, DiffSide::Old, scene.width, scene.metrics);
    const bool nowFits = half.right - half.code >= kFewestColumns * scene.metrics.column;
    if (std::exchange(fits, nowFits) != nowFits)
        Q_EMIT view->fitsSideBySideChanged(nowFits);
}

void DiffView::Private::updateScrollRanges()
{
    QScrollBar* const vertical = view->verticalScrollBar();
    vertical->setPageStep(std::max(1, scene.height - scene.metrics.line));
    vertical->setSingleStep(scene.metrics.line);
    vertical->setRange(0, std::max(0, scene.index.total() - scene.height));
    QScrollBar* const horizontal = view->horizontalScrollBar();
    horizontal->setPageStep(std::max(1, scene.codeWidth()));
    horizontal->setSingleStep(int(4 * scene.metrics.column));
    horizontal->setRange(0, std::max(0, scene.widestCode() - scene.codeWidth()));
    scene.scrollX = horizontal->value();
    scene.scrollY = vertical->value();
}

void DiffView::Private::repaintLines(DiffSide side, int first, int last)
{
    const int bottomRow = scene.rows.count() > 0 ? scene.index.rowAt(scene.scrollY + scene.height) : -1;
    for (int row = scene.rows.count() > 0 ? scene.index.rowAt(scene.scrollY) : 0; row <= bottomRow; ++row) {
        const int line = scene.rows.lineAt(row, side);
        if (line >= first && line <= last)
            view->viewport()->update(scene.rowRect(row));
    }
}

} // namespace remit

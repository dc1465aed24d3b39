// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingwords.h"
#include "views/review/diffviewprivate.h"

#include <algorithm>

namespace remit {

void DiffView::beginComment()
{
    beginCommentAt(currentPlace());
}

void DiffView::beginCommentAt(const DiffPlace& place, const QString& text)
{
    if (!d->scene.document)
        return;
    const int kept = d->unsavedAt(place, {});
    d->beginEditing(place, {}, kept >= 0 ? d->unsaved[kept].text : text);
}

void DiffView::keepUnsaved()
{
    if (d->editing)
        d->endEditing(false);
    const QList<Private::Unsaved> written = std::exchange(d->unsaved, {});
    if (written.isEmpty())
        return;
    d->updateBubbles();
    d->tellUnsaved();
    for (const Private::Unsaved& text : written) {
        if (text.id.isEmpty())
            Q_EMIT commentAdded(text.place, text.text);
        else
            Q_EMIT commentEdited(text.id, text.text);
    }
}

int DiffView::Private::unsavedAt(const DiffPlace& place, const QString& id) const
{
    const auto found = std::ranges::find_if(
        unsaved, [&](const Unsaved& text) { return text.id == id && (!id.isEmpty() || text.place == place); });
    return found == unsaved.end() ? -1 : int(found - unsaved.begin());
}

void DiffView::Private::tellUnsaved()
{
    const bool has = view->hasUnsavedComment();
    if (std::exchange(hadUnsaved, has) != has)
        Q_EMIT view->unsavedCommentChanged(has);
}

void DiffView::Private::beginEditing(const DiffPlace& place, const QString& id, const QString& text)
{
    if (editing)
        endEditing(false);
    if (const int kept = unsavedAt(place, id); kept >= 0)
        unsaved.removeAt(kept);
    scene.rows.reveal(place);
    editing = Unsaved{place, id, text};
    editor->setPlainText(text);
    editor->moveCursor(QTextCursor::End);
    editor->show();
    updateBubbles();
    for (int row = 0; row < scene.rows.count(); ++row) {
        const DisplayRow& shown = scene.rows.at(row);
        if (shown.kind == DisplayRow::Kind::Block && scene.bubbles[shown.index].isEditing())
            ensureVisible(row);
    }
    editor->setFocus();
    tellUnsaved();
}

/** Not saved, the text stays as an unsaved comment that can be opened again; an empty one goes. */
void DiffView::Private::endEditing(bool save)
{
    if (!editing)
        return;
    const Unsaved edited = *editing;
    const QString text = editor->toPlainText();
    const bool empty = text.trimmed().isEmpty();
    editing.reset();
    editor->hide();
    if (!save && !empty && text != edited.text)
        unsaved.append({edited.place, edited.id, text});
    else if (!save && !empty && edited.id.isEmpty())
        unsaved.append({edited.place, {}, text});
    updateBubbles();
    view->setFocus();
    tellUnsaved();
    if (!save || empty)
        return;
    if (edited.id.isEmpty())
        Q_EMIT view->commentAdded(edited.place, text);
    else
        Q_EMIT view->commentEdited(edited.id, text);
}

void DiffView::Private::placeEditor()
{
    if (!editing)
        return;
    for (int row = 0; row < scene.rows.count() && row < scene.index.rows(); ++row) {
        const DisplayRow& shown = scene.rows.at(row);
        if (shown.kind != DisplayRow::Kind::Block || !scene.bubbles[shown.index].isEditing())
            continue;
        DiffBubble& bubble = scene.bubbles[shown.index];
        const int wanted = editor->wantedHeight();
        const QRect frame = bubble.frame(scene.bubbleRect(row));
        if (frame.height() < wanted || frame.height() > wanted + scene.metrics.line) {
            bubble.setEditorHeight(wanted);
            scene.updateIndex();
            updateScrollRanges();
            view->viewport()->update();
            overview->refresh();
        }
        editor->setGeometry(bubble.frame(scene.bubbleRect(row)).adjusted(3, 0, 0, 0));
        return;
    }
}

void DiffView::Private::act(int row, DiffBubble::Action action)
{
    const DisplayRow& shown = scene.rows.at(row);
    if (shown.kind != DisplayRow::Kind::Block)
        return;
    const DiffBubble bubble = scene.bubbles[shown.index];
    switch (action) {
    case DiffBubble::Action::None:
        return;
    case DiffBubble::Action::Comment:
        view->beginCommentAt(bubble.place(), bubble.finding().detail);
        return;
    case DiffBubble::Action::Dismiss:
        Q_EMIT view->findingDismissed(bubble.finding());
        return;
    case DiffBubble::Action::Edit:
        beginEditing(bubble.place(), bubble.comment().id, bubble.comment().text);
        return;
    case DiffBubble::Action::Delete:
        if (const int kept = unsavedAt(bubble.place(), bubble.comment().id); kept >= 0) {
            unsaved.removeAt(kept);
            updateBubbles();
            tellUnsaved();
        }
        if (!bubble.comment().id.isEmpty())
            Q_EMIT view->commentDeleted(bubble.comment().id);
        return;
    }
}

} // namespace remit

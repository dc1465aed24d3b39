// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/commenteditor.h"
#include "views/review/diffscene.h"
#include "views/review/diffview.h"
#include "views/review/overviewbar.h"
#include "views/review/syntaxcolors.h"

#include <QBasicTimer>

namespace remit {

/** The parts of a diff view and what they do together. Its files: diffview (public calls), diffviewcontent (what is
 * shown), diffviewcomments (writing), diffviewmove (going places), diffviewinput (mouse and keys). */
class DiffView::Private {
public:
    explicit Private(DiffView* of);

    struct Unsaved {
        DiffPlace place;
        QString id; ///< of the comment that is edited; empty: a new one
        QString text;
    };

    // what is shown
    void compare();
    void show(const DiffDocumentPtr& document);
    void showEntry(QWidget* widget);
    void updateLook();
    void updateBubbles();
    /** After rows or sizes changed: heights, scroll ranges, overview. Keeps the row at the top in its place. */
    void updateGeometry();
    void updateScrollRanges();
    void changeRows(const std::function<void()>& change);
    void repaintLines(DiffSide side, int first, int last);
    [[nodiscard]] QString path() const;

    // going places
    void scrollTo(int contentY);
    void ensureVisible(int row);
    void setCurrentRow(int row);
    void setCurrentChange(int change);
    void moveBy(int rows);
    void goToMatch(int match);
    void ensureColumnVisible(DiffSide side, int line, int index);
    bool activateRow(int row);
    void setSelection(const std::optional<DiffSelection>& selection);

    // writing
    void beginEditing(const DiffPlace& place, const QString& id, const QString& text);
    void endEditing(bool save);
    void placeEditor();
    void act(int row, DiffBubble::Action action);
    [[nodiscard]] int unsavedAt(const DiffPlace& place, const QString& id) const;
    void tellUnsaved();

    // input
    void press(const QPoint& point, Qt::KeyboardModifiers modifiers);
    void drag(const QPoint& point);
    void hover(const QPoint& point);
    bool keyCommand(int key);
    bool keyMove(QKeyEvent* event);
    void announceRow();

    DiffView* view;
    SyntaxColors colors;
    DiffScene scene;
    OverviewBar* overview;
    CommentEditor* editor;
    QWidget* entry = nullptr; ///< covers the view when the file is not text
    DiffContent content;
    int generation = 0;
    bool hasContent = false;
    DiffLayout layout = DiffLayout::SideBySide;
    WhitespaceMode whitespace = WhitespaceMode::Exact;
    int contextLines = 3;
    SingleKeys singleKeys = SingleKeys::On;
    QList<Finding> findings;
    QList<DiffComment> comments;
    QList<Unsaved> unsaved;
    std::optional<Unsaved> editing;
    QString searched;
    bool fits = true;
    bool dragging = false;
    int wheelRest = 0; ///< eighths of a degree not yet scrolled
    QBasicTimer autoScroll;
    bool hadUnsaved = false;
};

} // namespace remit

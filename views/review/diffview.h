// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "models/diffplace.h"
#include "runner/diff/diff.h"

#include <QAbstractScrollArea>

#include <memory>

namespace remit {

/** One changed file as the view shows it. */
struct DiffContent {
    FileChange change;
    FileSides sides;
    QString problem; ///< why it cannot be shown, if it cannot; a sentence for people
};

/**
 * A changed file, side by side or unified, with syntax colours, changed words, folds, findings, comments, search and an
 * overview bar instead of the scroll bar. What is not text (image, binary, symbolic link, submodule, too big) gets a
 * form of its own in the same place. Only what is seen is painted; comparing and colouring run on worker threads, and
 * the old content stays until the new one is complete. Everything is called on the GUI thread.
 *
 * Findings and comments are given anew as a whole whenever they change; the view never changes them by itself but asks
 * with a signal. The order of calls does not matter.
 *
 * Keys, while the view has the focus: n/p change, v seen, c comment, m layout, arrows and Page keys, Home/End,
 * Ctrl+C; [ ] j k r a s x d u / belong to the page and are passed on. A page that offers the same as actions connects
 * them to the slots and turns the single keys off here.
 */
class DiffView : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class SingleKeys { On, Off };

    explicit DiffView(QWidget* parent = nullptr);
    ~DiffView() override;

    /** Shows another file from its top (or the same file anew, keeping the place). Findings, comments and seen changes
     * of another file are forgotten. */
    void setContent(const DiffContent& content);
    void clear();
    /** Those of this file. Acknowledged ones are left out by the caller. A finding without a line stands on top. */
    void setFindings(const QList<Finding>& findings);
    void setComments(const QList<DiffComment>& comments);
    void setSeenChanges(const QList<int>& changes);

    void setDiffLayout(DiffLayout layout);
    [[nodiscard]] DiffLayout diffLayout() const;
    void setWhitespace(WhitespaceMode whitespace);
    /** Unchanged lines kept around a change, 3 at first; less than 0: all, nothing is folded. */
    void setContextLines(int lines);
    void setSingleKeys(SingleKeys keys);

    [[nodiscard]] int changeCount() const;
    [[nodiscard]] int currentChange() const; ///< from 0; -1: none
    [[nodiscard]] QList<int> seenChanges() const;
    [[nodiscard]] int added() const; ///< lines
    [[nodiscard]] int removed() const;
    /** The line that the keyboard is on. */
    [[nodiscard]] DiffPlace currentPlace() const;
    [[nodiscard]] QString selectedText() const;
    /** False when a side would get under 50 columns of code: the page then offers unified. */
    [[nodiscard]] bool fitsSideBySide() const;
    /** The lines in sight have their syntax colours, or will never have any. */
    [[nodiscard]] bool isColored() const;
    /** A comment is being written, or was left with Esc and is kept here unsaved. */
    [[nodiscard]] bool hasUnsavedComment() const;

    /** Hands over as comments what was written and not saved: before another file takes the place of this one. */
    void keepUnsaved();

    QSize sizeHint() const override;

public Q_SLOTS:
    /** False: there is no further change in this file; the page goes on to the next file. */
    bool goToNextChange();
    bool goToPreviousChange();
    void goToChange(int change);
    /** Opens the fold that the line is in. */
    void goToPlace(const remit::DiffPlace& place);
    void toggleSeen(); ///< of the current change
    void toggleLayout();
    void openAllFolds();
    /** Opens the editor below the current line; Ctrl+Enter saves, Esc keeps the draft. */
    void beginComment();
    void beginCommentAt(const remit::DiffPlace& place, const QString& text = {});
    void copySelection();
    /** Marks all occurrences (letter case counts only if the text has a capital) and goes to the next from here. Empty:
     * no search. */
    void find(const QString& text);
    void findNext();
    void findPrevious();

Q_SIGNALS:
    /** The content is compared and shown; counts are known. */
    void contentShown();
    void currentChangeChanged(int change, int count);
    void currentPlaceChanged(const remit::DiffPlace& place);
    void diffLayoutChanged(remit::DiffLayout layout);
    void fitsSideBySideChanged(bool fits);
    /** A person marked a change. The page stores it; the view shows it already. */
    void changeSeen(int change, bool seen);
    void commentAdded(const remit::DiffPlace& place, const QString& text);
    void commentEdited(const QString& id, const QString& text);
    void commentDeleted(const QString& id);
    void unsavedCommentChanged(bool has);
    /** Dismiss was pressed on a finding: the page asks for the reason. */
    void findingDismissed(const remit::Finding& finding);
    /** `current` from 1, 0: none. */
    void found(int current, int total);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    class Private;
    friend class DiffViewAccess; ///< reads what is shown for screen readers
    std::unique_ptr<Private> d;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QListView;
class QMenu;
QT_END_NAMESPACE

namespace remit {

class CountPill;
class ReviewQueue;

/** The queue with its head: title, count against the limit, filter and search. The model outlives it. */
class QueueView : public QWidget {
    Q_OBJECT

public:
    explicit QueueView(ReviewQueue& queue, QWidget* parent = nullptr);

    /** "8 of 10"; a limit of 0: only the count. */
    void setCount(int toReview, int limit);
    /** Marks a run as the open one without saying so; it stays marked when rows move. Empty: none. */
    void setCurrentRun(const QString& runId);
    [[nodiscard]] QString currentRun() const { return m_current; }
    void openSearch();
    void focusList();
    /** What the rows need in height, with the head. */
    [[nodiscard]] int contentHeight() const;

Q_SIGNALS:
    /** A person went to another run. */
    void runChosen(const QString& runId);
    void contentHeightChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    void makeSearch();
    void makeList();
    void closeSearch();
    void fillFilterMenu();
    void markCurrent();
    void take(const QModelIndex& index);

    ReviewQueue& m_queue;
    QString m_current;
    bool m_rowsGoing = false; ///< the list looks for another row by itself: nobody chose that
    CountPill* m_count = nullptr;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    QMenu* m_filterMenu = nullptr;
};

} // namespace remit

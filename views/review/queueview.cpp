// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/queueview.h"

#include "models/formats.h"
#include "models/reviewqueue.h"
#include "views/review/queuedelegate.h"
#include "views/widgets/countpill.h"
#include "views/widgets/iconbutton.h"
#include "views/widgets/label.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSet>

using namespace Qt::StringLiterals;

namespace remit {

QueueView::QueueView(ReviewQueue& queue, QWidget* parent)
    : QWidget(parent)
    , m_queue(queue)
{
    setObjectName(u"queue"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    makeSearch();
    column->addWidget(m_search->parentWidget());
    makeList();
    column->addWidget(m_list, 1);
}

QWidget* QueueView::makeHead()
{
    auto* head = new QWidget(this);
    head->setFixedHeight(TypeScale::current().columnHead());
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(new Label(tr("To review"), TextRole::Strong));
    m_count = new CountPill;
    m_count->setObjectName(u"queueCount"_s);
    row->addWidget(m_count);
    row->addStretch(1);
    auto* filter = new IconButton(Icon::Filter, tr("Filter the queue"));
    auto* search = new IconButton(Icon::Search, tr("Search the queue"));
    search->setObjectName(u"queueSearchButton"_s);
    m_filterMenu = new QMenu(filter);
    connect(m_filterMenu, &QMenu::aboutToShow, this, &QueueView::fillFilterMenu);
    connect(filter, &IconButton::clicked, m_filterMenu,
        [this, filter] { m_filterMenu->popup(filter->mapToGlobal(QPoint(0, filter->height()))); });
    connect(search, &IconButton::clicked, this, &QueueView::openSearch);
    row->addWidget(filter);
    row->addWidget(search);
    return head;
}

void QueueView::makeSearch()
{
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(12, 0, 12, 8);
    m_search = new QLineEdit;
    m_search->setObjectName(u"queueSearch"_s);
    m_search->setPlaceholderText(tr("Title, repository, agent or status"));
    m_search->setAccessibleName(tr("Search the queue"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    row->addWidget(m_search);
    holder->hide();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) { m_queue.setFilterText(text); });
}

void QueueView::makeList()
{
    m_list = new QListView(this);
    m_list->setObjectName(u"queueList"_s);
    m_list->setAccessibleName(tr("Runs to review"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->verticalScrollBar()->setSingleStep(24);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    connect(&m_queue, &ReviewQueue::rowsAboutToBeRemoved, this, [this] { m_rowsGoing = true; }); // before the list
    m_list->setModel(&m_queue);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueueView::take);
    connect(&m_queue, &ReviewQueue::rowsRemoved, this, [this] {
        m_rowsGoing = false;
        markCurrent();
    });
    connect(&m_queue, &ReviewQueue::modelReset, this, &QueueView::markCurrent);
    connect(&m_queue, &ReviewQueue::rowsInserted, this, &QueueView::markCurrent);
    connect(&m_queue, &ReviewQueue::modelReset, this, &QueueView::contentHeightChanged);
    connect(&m_queue, &ReviewQueue::rowsInserted, this, &QueueView::contentHeightChanged);
    connect(&m_queue, &ReviewQueue::rowsRemoved, this, &QueueView::contentHeightChanged);
}

void QueueView::take(const QModelIndex& index)
{
    const QString run = index.data(ReviewQueue::RunIdRole).toString();
    if (m_rowsGoing || run.isEmpty() || run == m_current)
        return;
    m_current = run;
    Q_EMIT runChosen(run);
}

void QueueView::setCount(int toReview, int limit)
{
    //: runs that await review, and how many may before new ones are held back
    m_count->setText(limit > 0 ? format::countOf(toReview, limit) : format::number(toReview));
}

void QueueView::setCurrentRun(const QString& runId)
{
    m_current = runId;
    markCurrent();
}

void QueueView::markCurrent()
{
    const int row = m_queue.rowOf(m_current);
    const QModelIndex index = row < 0 ? QModelIndex() : m_queue.index(row);
    if (m_list->currentIndex() == index && m_list->selectionModel()->isSelected(index))
        return;
    if (!index.isValid()) {
        m_list->clearSelection();
        return;
    }
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
}

void QueueView::openSearch()
{
    m_search->parentWidget()->show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void QueueView::closeSearch()
{
    m_search->clear();
    m_search->parentWidget()->hide();
    focusList();
}

void QueueView::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

int QueueView::contentHeight() const
{
    int height = TypeScale::current().columnHead() + 8;
    const int rows = m_queue.rowCount();
    constexpr int kEnough = 40; // more never fits beside the files
    for (int row = 0; row < rows && row < kEnough; ++row)
        height += m_list->sizeHintForRow(row);
    return height;
}

bool QueueView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
        closeSearch();
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
        focusList();
        if (m_queue.rowOf(m_current) < 0) {
            const int row = m_queue.rowOf(m_queue.neighbour({}, 1));
            if (row >= 0)
                m_list->setCurrentIndex(m_queue.index(row));
        }
        return true;
    }
    return false;
}

/** One entry for each repository in the queue, and one that takes the filter away. */
void QueueView::fillFilterMenu()
{
    m_filterMenu->clear();
    const auto add = [this](const QString& name, const QString& text) {
        QAction* action = m_filterMenu->addAction(QString(name).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(m_queue.filterText() == text);
        connect(action, &QAction::triggered, this, [this, text] {
            m_search->parentWidget()->setVisible(!text.isEmpty());
            m_search->setText(text);
        });
    };
    add(tr("All runs"), {});
    m_filterMenu->addSeparator();
    constexpr int kMost = 20;
    QSet<QString> names;
    for (int row = 0; row < m_queue.rowCount() && names.size() < kMost; ++row) {
        const QString name = m_queue.index(row).data(ReviewQueue::RepositoryNameRole).toString();
        if (!name.isEmpty() && !names.contains(name)) {
            names.insert(name);
            add(name, name);
        }
    }
}

} // namespace remit

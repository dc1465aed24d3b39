// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/filesview.h"

#include "models/changedfiles.h"
#include "models/formats.h"
#include "views/review/filesdelegate.h"
#include "views/widgets/countpill.h"
#include "views/widgets/label.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kManyFiles = 30; ///< from here on the tree can be filtered

} // namespace

FilesView::FilesView(ChangedFiles& files, QWidget* parent)
    : QWidget(parent)
    , m_files(files)
{
    setObjectName(u"files"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(12, 0, 12, 8);
    m_filter = new QLineEdit;
    m_filter->setObjectName(u"filesFilter"_s);
    m_filter->setPlaceholderText(tr("Part of a path"));
    m_filter->setAccessibleName(tr("Filter the files"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) { m_files.setFilterText(text); });
    row->addWidget(m_filter);
    column->addWidget(holder);
    makeTree();
    column->addWidget(m_tree, 1);
    describe();
}

QWidget* FilesView::makeHead()
{
    auto* head = new QWidget(this);
    head->setFixedHeight(TypeScale::current().columnHead());
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(new Label(tr("Files"), TextRole::Strong));
    m_reviewed = new CountPill;
    m_reviewed->setObjectName(u"reviewedCount"_s);
    row->addWidget(m_reviewed);
    row->addStretch(1);
    m_added = new Label({}, TextRole::Small, IconTone::Ok);
    m_removed = new Label({}, TextRole::Small, IconTone::Bad);
    row->addWidget(m_added);
    row->setSpacing(6);
    row->addWidget(m_removed);
    return head;
}

void FilesView::makeTree()
{
    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"filesTree"_s);
    m_tree->setAccessibleName(tr("Changed files"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0); // the delegate indents
    m_tree->setUniformRowHeights(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setMouseTracking(true);
    m_tree->setItemDelegate(new FilesDelegate(m_tree));
    m_tree->viewport()->setBackgroundRole(QPalette::Window);
    m_tree->setModel(&m_files);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (index.data(ChangedFiles::IsFolderRole).toBool())
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
        else
            take(index);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const QString path = index.data(ChangedFiles::PathRole).toString();
        if (!index.data(ChangedFiles::IsFolderRole).toBool() && !path.isEmpty() && path != m_current)
            take(index);
    });
    connect(&m_files, &ChangedFiles::modelReset, this, [this] {
        m_tree->expandAll();
        setCurrentFile(m_current);
        describe();
    });
    connect(&m_files, &ChangedFiles::dataChanged, this, &FilesView::describe);
}

void FilesView::take(const QModelIndex& index)
{
    m_current = index.data(ChangedFiles::PathRole).toString();
    Q_EMIT fileChosen(m_current);
}

void FilesView::setCurrentFile(const QString& path)
{
    m_current = path;
    const QModelIndex index = m_files.indexOf(path);
    if (!index.isValid()) {
        m_tree->clearSelection();
        return;
    }
    m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_tree->scrollTo(index);
}

void FilesView::describe()
{
    const qsizetype files = m_files.changes().size();
    m_reviewed->setText(files == 0 ? QString() : tr("%1 of %2 reviewed").arg(m_files.reviewedCount()).arg(files));
    m_added->setText(m_files.added() > 0 ? format::added(m_files.added()) : QString());
    m_removed->setText(m_files.removed() > 0 ? format::removed(m_files.removed()) : QString());
    m_filter->parentWidget()->setVisible(files >= kManyFiles || !m_filter->text().isEmpty());
}

bool FilesView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_filter->clear();
        m_tree->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/changedfiles.h"

#include "models/findingwords.h"
#include "models/formats.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace remit {

/** A folder or a file; its id is its place in m_nodes. */
struct ChangedFiles::Node {
    QString name;
    QString path;
    int parent = -1;
    int row = 0;
    int change = -1; ///< place in m_changes; -1: a folder
    qint64 added = 0;
    qint64 removed = 0;
    QList<int> children;
};

ChangedFiles::ChangedFiles(QObject* parent)
    : QAbstractItemModel(parent)
{
    m_nodes.emplace_back();
}

ChangedFiles::~ChangedFiles() = default;

const ChangedFiles::Node& ChangedFiles::node(const QModelIndex& index) const
{
    return m_nodes.at(index.isValid() ? std::size_t(index.internalId()) : 0);
}

QModelIndex ChangedFiles::index(int row, int column, const QModelIndex& parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, 0, quintptr(node(parent).children.at(row)));
}

QModelIndex ChangedFiles::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const int parent = node(child).parent;
    return parent <= 0 ? QModelIndex() : createIndex(m_nodes.at(std::size_t(parent)).row, 0, quintptr(parent));
}

int ChangedFiles::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent).children.size());
}

int ChangedFiles::columnCount(const QModelIndex& parent) const
{
    Q_UNUSED(parent)
    return 1;
}

bool ChangedFiles::isReviewed(const Node& node) const
{
    return node.change >= 0 && m_reviewed.contains(node.path);
}

QVariant ChangedFiles::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& at = node(index);
    const bool folder = at.change < 0;
    switch (role) {
    case Qt::DisplayRole:
        return at.name;
    case Qt::ToolTipRole:
    case PathRole:
        return at.path;
    case Qt::AccessibleTextRole:
        return accessibleText(at);
    case IsFolderRole:
        return folder;
    case KindRole:
        return folder ? QString() : toText(m_changes.at(at.change).kind);
    case AddedRole:
        return at.added;
    case RemovedRole:
        return at.removed;
    case SeverityRole:
        return folder ? -1 : m_severities.value(at.path, -1);
    case CommentsRole:
        return folder ? 0 : m_comments.value(at.path);
    case ReviewedRole:
        return isReviewed(at);
    default:
        return {};
    }
}

QString ChangedFiles::accessibleText(const Node& node) const
{
    if (node.change < 0)
        return tr("Folder %1").arg(node.path);
    static const char* const kKinds[] = {QT_TR_NOOP("added"), QT_TR_NOOP("modified"), QT_TR_NOOP("deleted"),
        QT_TR_NOOP("renamed"), QT_TR_NOOP("type changed")};
    QStringList facts{node.name, tr(kKinds[int(m_changes.at(node.change).kind)]),
        tr("%1 added").arg(format::number(node.added)), tr("%1 removed").arg(format::number(node.removed))};
    if (isReviewed(node))
        facts.append(tr("reviewed"));
    if (const int severity = m_severities.value(node.path, -1); severity >= 0)
        facts.append(tr("finding: %1").arg(severityWord(FindingSeverity(severity))));
    if (const int comments = m_comments.value(node.path); comments > 0)
        facts.append(tr("%n comment(s)", nullptr, comments));
    return facts.join(u", "_s);
}

void ChangedFiles::setChanges(const QList<FileChange>& changes)
{
    beginResetModel();
    m_changes = changes;
    m_paths.clear();
    for (const FileChange& change : changes)
        m_paths.append(displayPath(change.path));
    build();
    endResetModel();
}

void ChangedFiles::setFilterText(const QString& text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    build();
    endResetModel();
}

void ChangedFiles::setFindings(const QList<Finding>& findings)
{
    m_severities.clear();
    for (const Finding& finding : findings) {
        const int worst = m_severities.value(finding.path, -1);
        m_severities.insert(finding.path, std::max(worst, int(finding.severity)));
    }
    tellAllChanged();
}

void ChangedFiles::setNotes(const ReviewNotes& notes)
{
    m_comments.clear();
    for (const ReviewComment& comment : notes.comments)
        ++m_comments[comment.path];
    m_reviewed = QSet<QString>(notes.reviewedFiles.cbegin(), notes.reviewedFiles.cend());
    tellAllChanged();
}

void ChangedFiles::tellAllChanged()
{
    for (std::size_t id = 0; id < m_nodes.size(); ++id) {
        const Node& folder = m_nodes[id];
        if (folder.children.isEmpty())
            continue;
        const QModelIndex parent = id == 0 ? QModelIndex() : createIndex(folder.row, 0, quintptr(id));
        Q_EMIT dataChanged(index(0, 0, parent), index(int(folder.children.size()) - 1, 0, parent));
    }
}

void ChangedFiles::build()
{
    m_nodes.clear();
    m_nodes.emplace_back();
    m_nodeOfPath.clear();
    m_order.clear();
    QHash<QString, int> folders;
    for (qsizetype i = 0; i < m_paths.size(); ++i) {
        const QString& path = m_paths.at(i);
        if (!m_filter.isEmpty() && !path.contains(m_filter, Qt::CaseInsensitive))
            continue;
        int parent = 0;
        for (qsizetype slash = path.indexOf(u'/'); slash >= 0; slash = path.indexOf(u'/', slash + 1)) {
            const QString folder = path.left(slash);
            int& id = folders[folder];
            if (id == 0) {
                id = int(m_nodes.size());
                m_nodes.push_back({.name = folder.section(u'/', -1), .path = folder, .parent = parent, .children = {}});
                m_nodes[std::size_t(parent)].children.append(id);
            }
            parent = id;
        }
        const FileChange& change = m_changes.at(i);
        m_nodes[std::size_t(parent)].children.append(int(m_nodes.size()));
        m_nodes.push_back({.name = path.section(u'/', -1),
            .path = path,
            .parent = parent,
            .change = int(i),
            .added = change.added,
            .removed = change.removed,
            .children = {}});
    }
    finish(0);
}

/** Joins, sorts and adds up what is below a folder, and lists its files. */
void ChangedFiles::finish(int id)
{
    for (const int child : m_nodes[std::size_t(id)].children)
        collapse(child);
    Node& folder = m_nodes[std::size_t(id)];
    std::ranges::sort(folder.children, [this](int a, int b) {
        const Node& left = m_nodes[std::size_t(a)];
        const Node& right = m_nodes[std::size_t(b)];
        if ((left.change < 0) != (right.change < 0))
            return left.change < 0;
        return left.name < right.name;
    });
    for (qsizetype row = 0; row < folder.children.size(); ++row) {
        const int child = folder.children.at(row);
        Node& below = m_nodes[std::size_t(child)];
        below.row = int(row);
        if (below.change < 0) {
            finish(child);
        } else {
            m_nodeOfPath.insert(below.path, child);
            m_order.append(below.path);
        }
        folder.added += below.added;
        folder.removed += below.removed;
    }
}

/** A folder whose only child is a folder takes that child's place: "src" and "orders" become "src/orders". */
void ChangedFiles::collapse(int id)
{
    Node& folder = m_nodes[std::size_t(id)];
    while (folder.change < 0 && folder.children.size() == 1) {
        const Node& only = m_nodes[std::size_t(folder.children.first())];
        if (only.change >= 0)
            return;
        folder.name += u'/' + only.name;
        folder.path = only.path;
        folder.children = QList<int>(only.children);
        for (const int child : std::as_const(folder.children))
            m_nodes[std::size_t(child)].parent = id;
    }
}

const FileChange* ChangedFiles::change(const QString& path) const
{
    const qsizetype at = m_paths.indexOf(path);
    return at < 0 ? nullptr : &m_changes.at(at);
}

QModelIndex ChangedFiles::indexOf(const QString& path) const
{
    const auto id = m_nodeOfPath.constFind(path);
    return id == m_nodeOfPath.cend() ? QModelIndex() : createIndex(m_nodes.at(std::size_t(*id)).row, 0, quintptr(*id));
}

QString ChangedFiles::neighbour(const QString& path, int step) const
{
    const qsizetype at = m_order.indexOf(path);
    if (at < 0)
        return m_order.value(0);
    return m_order.value(at + step);
}

int ChangedFiles::reviewedCount() const
{
    return int(std::ranges::count_if(m_paths, [this](const QString& path) { return m_reviewed.contains(path); }));
}

qint64 ChangedFiles::added() const
{
    return std::accumulate(m_changes.cbegin(), m_changes.cend(), qint64(0),
        [](qint64 sum, const FileChange& change) { return sum + change.added; });
}

qint64 ChangedFiles::removed() const
{
    return std::accumulate(m_changes.cbegin(), m_changes.cend(), qint64(0),
        [](qint64 sum, const FileChange& change) { return sum + change.removed; });
}

} // namespace remit

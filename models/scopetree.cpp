// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scopetree.h"

#include "models/formats.h"
#include "runner/contract/glob.h"

#include <QHash>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// The name as a glob that matches it alone.
QString literal(const QString& path)
{
    QString glob;
    for (const QChar c : path) {
        if (QStringView(u"*?[]{},!\\").contains(c))
            glob += u'\\';
        glob += c;
    }
    return glob;
}

} // namespace

struct ScopeTree::Node {
    QString name;
    QString path;
    Node* parent = nullptr;
    int row = 0;
    bool isFolder = false;
    int files = 0;
    int matches = 0;
    std::vector<std::unique_ptr<Node>> children;
    QHash<QString, Node*> folders; ///< of the children, by name, while the tree is built
};

ScopeTree::ScopeTree(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->isFolder = true;
}

ScopeTree::~ScopeTree() = default;

void ScopeTree::setFiles(const QStringList& files)
{
    if (files == m_files)
        return;
    beginResetModel();
    m_files = files;
    m_root = std::make_unique<Node>();
    m_root->isFolder = true;
    for (const QString& file : files)
        insert(file);
    sort(*m_root);
    count(*m_root, GlobSet(m_globs));
    endResetModel();
}

void ScopeTree::insert(const QString& path)
{
    Node* folder = m_root.get();
    const QStringList parts = path.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool isFolder = i + 1 < parts.size();
        Node*& known = folder->folders[parts.at(i)];
        if (known == nullptr || !isFolder) {
            auto node = std::make_unique<Node>();
            node->name = parts.at(i);
            node->path = folder->path.isEmpty() ? parts.at(i) : folder->path + u'/' + parts.at(i);
            node->parent = folder;
            node->isFolder = isFolder;
            known = node.get();
            folder->children.push_back(std::move(node));
        }
        folder = known;
    }
}

void ScopeTree::sort(Node& node)
{
    node.folders.clear();
    std::ranges::stable_sort(node.children, [](const auto& a, const auto& b) {
        return a->isFolder != b->isFolder ? a->isFolder : a->name.compare(b->name, Qt::CaseInsensitive) < 0;
    });
    for (int row = 0; const auto& child : node.children) {
        child->row = row++;
        sort(*child);
    }
}

void ScopeTree::count(Node& node, const GlobSet& scope)
{
    node.files = node.isFolder ? 0 : 1;
    node.matches = !node.isFolder && scope.matches(node.path) ? 1 : 0;
    for (const auto& child : node.children) {
        count(*child, scope);
        node.files += child->files;
        node.matches += child->matches;
    }
}

void ScopeTree::setScope(const QStringList& globs)
{
    if (globs == m_globs)
        return;
    m_globs = globs;
    count(*m_root, GlobSet(globs));
    announce({});
}

void ScopeTree::announce(const QModelIndex& parent)
{
    const int rows = rowCount(parent);
    if (rows == 0)
        return;
    Q_EMIT dataChanged(index(0, Name, parent), index(rows - 1, Matches, parent));
    for (int row = 0; row < rows; ++row)
        announce(index(row, Name, parent));
}

ScopeTree::Node* ScopeTree::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex ScopeTree::indexOf(const QString& path) const
{
    const Node* node = m_root.get();
    for (const QString& part : path.split(u'/')) {
        const auto found
            = std::ranges::find_if(node->children, [&part](const auto& child) { return child->name == part; });
        if (found == node->children.end())
            return {};
        node = found->get();
    }
    return createIndex(node->row, Name, node);
}

QModelIndex ScopeTree::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    if (column < 0 || column >= ColumnCount || row < 0 || row >= static_cast<int>(node->children.size())
        || parent.column() > 0)
        return {};
    return createIndex(row, column, node->children.at(static_cast<size_t>(row)).get());
}

QModelIndex ScopeTree::parent(const QModelIndex& index) const
{
    const Node* parent = index.isValid() ? nodeOf(index)->parent : nullptr;
    return parent == nullptr || parent == m_root.get() ? QModelIndex() : createIndex(parent->row, Name, parent);
}

int ScopeTree::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int ScopeTree::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString ScopeTree::matchText(const Node& node) const
{
    if (node.matches == 0)
        return {};
    return node.isFolder ? tr("%1 of %n files", nullptr, node.files).arg(format::number(node.matches)) : tr("in scope");
}

QVariant ScopeTree::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? node.name : matchText(node);
    case Qt::AccessibleTextRole: {
        const QString text = matchText(node);
        return index.column() == Matches ? text : text.isEmpty() ? node.name : u"%1, %2"_s.arg(node.name, text);
    }
    case Qt::TextAlignmentRole:
        return index.column() == Matches ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                                         : QVariant();
    case PathRole:
        return node.path;
    case IsFolderRole:
        return node.isFolder;
    case FileCountRole:
        return node.files;
    case MatchCountRole:
        return node.matches;
    case GlobRole:
        return node.isFolder ? literal(node.path) + u"/**"_s : literal(node.path);
    default:
        return {};
    }
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace remit {

class GlobSet;

/** The files of a commit as folders, each with how many of its files a scope matches. Folders first, by name. */
class ScopeTree : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Matches, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole, ///< "src/orders"
        IsFolderRole,
        FileCountRole,
        MatchCountRole,
        GlobRole, ///< what names it in a scope: "src/orders/**"
    };

    explicit ScopeTree(QObject* parent = nullptr);
    ~ScopeTree() override;

    void setFiles(const QStringList& files);
    void setScope(const QStringList& globs);
    [[nodiscard]] QModelIndex indexOf(const QString& path) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    using QObject::parent;

private:
    struct Node;
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    void insert(const QString& path);
    static void sort(Node& node);
    static void count(Node& node, const GlobSet& scope);
    [[nodiscard]] QString matchText(const Node& node) const;
    void announce(const QModelIndex& parent);

    std::unique_ptr<Node> m_root;
    QStringList m_files;
    QStringList m_globs;
};

} // namespace remit

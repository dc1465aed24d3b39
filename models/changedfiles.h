// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/changes.h"
#include "runner/review/reviewnotes.h"
#include "runner/run/run.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <memory>
#include <vector>

namespace remit {

/**
 * The files that a run changed, as a tree whose chains of single folders are one row ("src/orders"). Folders first,
 * then files, each by name. Files are known by their display path. A new change list or filter is a reset, everything
 * else a dataChanged.
 */
class ChangedFiles : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole + 1, ///< display path; of a folder without the slash
        IsFolderRole,
        KindRole, ///< "M", "A", "D", "R", "T"
        AddedRole, ///< lines; of a folder the sum
        RemovedRole,
        SeverityRole, ///< FindingSeverity as int of the worst finding there, -1: none
        CommentsRole, ///< how many drafts and sent comments
        ReviewedRole,
    };

    explicit ChangedFiles(QObject* parent = nullptr);
    ~ChangedFiles() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    void setChanges(const QList<FileChange>& changes);
    void setFindings(const QList<Finding>& findings);
    void setNotes(const ReviewNotes& notes);
    void setFilterText(const QString& text);

    [[nodiscard]] const QList<FileChange>& changes() const { return m_changes; }
    [[nodiscard]] const FileChange* change(const QString& path) const; ///< null: unknown
    [[nodiscard]] QModelIndex indexOf(const QString& path) const; ///< of a file; invalid when filtered out
    /** The file `step` further in the order of the tree; the first if `path` is not there; empty at either end. */
    [[nodiscard]] QString neighbour(const QString& path, int step) const;
    [[nodiscard]] int reviewedCount() const;
    [[nodiscard]] qint64 added() const;
    [[nodiscard]] qint64 removed() const;

private:
    struct Node;

    [[nodiscard]] const Node& node(const QModelIndex& index) const;
    [[nodiscard]] QString accessibleText(const Node& node) const;
    [[nodiscard]] bool isReviewed(const Node& node) const;
    void build();
    void finish(int id);
    void collapse(int id);
    void tellAllChanged();

    QList<FileChange> m_changes;
    QStringList m_paths; ///< of m_changes, for show
    QString m_filter;
    QHash<QString, int> m_severities;
    QHash<QString, int> m_comments;
    QSet<QString> m_reviewed;
    std::vector<Node> m_nodes; ///< the root is the first
    QHash<QString, int> m_nodeOfPath;
    QStringList m_order; ///< paths in the order of the tree
};

} // namespace remit

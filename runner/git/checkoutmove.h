// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/gitlibrary.h"
#include "runner/git/handle.h"

#include <QByteArrayList>
#include <QStringList>

#include <functional>

namespace remit {

/**
 * Takes one checkout from one tree to another, only the paths that differ, or leaves it as it was. HEAD and branches
 * are not its business.
 */
class CheckoutMove {
public:
    /** `gitDir`: the checkout's own git folder. `from` and `to` are commits or trees. */
    [[nodiscard]] static Result<CheckoutMove> prepare(const QString& gitDir, const git_oid& from, const git_oid& to);

    /** Paths whose local changes would be lost, staged, unstaged or never added; changes nothing. */
    [[nodiscard]] Result<QStringList> inTheWay() const;
    /** Safe mode; undoes itself if it fails half-way. `written` is called after each file. */
    [[nodiscard]] Result<> apply(const std::function<void()>& written);
    /** Back to the first tree after apply(), the index to its very bytes. */
    [[nodiscard]] Result<> rollBack();
    /**
     * After a crash in the middle: back to the first tree wherever a file is what we wrote, whole or in part. Files
     * that someone changed since are left and returned.
     */
    [[nodiscard]] Result<QStringList> recover();
    /** After a crash behind it: on to the second tree, wherever a file is what we wrote, whole or in part. As above. */
    [[nodiscard]] Result<QStringList> finish();
    /** What the checkout holds is on the disk. */
    [[nodiscard]] Result<> flush() const;

private:
    CheckoutMove() = default;
    [[nodiscard]] Result<> checkout(git_tree* target, git_tree* baseline, unsigned strategy,
        const QByteArrayList& paths, const std::function<void()>& written, QStringList* conflicts) const;
    [[nodiscard]] Result<QStringList> staged() const;
    [[nodiscard]] QStringList filesForFolders() const;
    [[nodiscard]] Result<> settle(git_tree* target, git_tree* baseline, const QByteArrayList& paths);
    [[nodiscard]] Result<> beginIndex();
    [[nodiscard]] Result<> publishIndex();
    [[nodiscard]] Result<> replaceIndex(const QByteArray& bytes) const;
    [[nodiscard]] QString ownIndex() const;
    [[nodiscard]] QByteArrayList ownPaths(QStringList& foreign) const;
    [[nodiscard]] bool isForeign(const QByteArray& path) const;
    [[nodiscard]] Result<QByteArray> contentIn(git_tree* tree, const QByteArray& path) const;

    QString m_gitDir;
    RepositoryHandle m_handle;
    TreeHandle m_from;
    TreeHandle m_to;
    QByteArrayList m_paths; ///< that differ
    QByteArray m_indexBytes; ///< as they were when it was last looked at
};

} // namespace remit

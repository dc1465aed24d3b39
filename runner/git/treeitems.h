// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/gitlibrary.h"
#include "runner/git/handle.h"

#include <QHash>
#include <QSet>

namespace remit {

/** One entry of a tree, whatever its depth. */
struct TreeItem {
    git_oid id{};
    quint32 mode = 0;

    friend bool operator==(const TreeItem& a, const TreeItem& b)
    {
        return a.mode == b.mode && git_oid_equal(&a.id, &b.id) != 0;
    }
};

/** A whole tree, flat: path → entry. */
using TreeItems = QHash<QByteArray, TreeItem>;

/** The tree a worktree began with. */
struct BaseTree {
    TreeItems items;
    QSet<QByteArray> folders; ///< every folder that holds one of them, without "" for the top
};

[[nodiscard]] BaseTree baseTreeOf(git_index* index);
/** Puts one entry into an in-memory index; fails with libgit2's words for a path that no tree may hold. */
[[nodiscard]] Result<> addItem(git_index* index, const QByteArray& path, const TreeItem& item);

} // namespace remit

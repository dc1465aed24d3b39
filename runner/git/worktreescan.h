// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/descriptor.h"
#include "runner/git/filetaker.h"
#include "runner/git/ignorerules.h"

#include <vector>

namespace remit {

/** What a worktree holds at one moment. */
struct ScannedTree {
    TreeItems items;
    QList<SnapshotProblem> problems;
    QStringList ignoredLeft;
};

/**
 * One walk over a worktree that an agent wrote: folder by folder below an open descriptor, no link followed, nothing
 * waited for, no depth, number or name of entries that it does not survive. What is tracked at the base cannot be
 * hidden by an ignore rule, a planted .git or a mode: it is taken, or the base's version stays and a problem says so.
 */
class WorktreeScan {
public:
    WorktreeScan(git_repository* repository, const BaseTree& base, FileTaker& taker, TakeDepth depth);

    [[nodiscard]] Result<ScannedTree> scan(const QString& worktree);

private:
    struct Level {
        Descriptor folder;
        QByteArray path; ///< "" is the top
        QByteArrayList names;
        qsizetype next = 0;
        bool ignored = false; ///< untracked files below are
        bool rules = false; ///< an ignore level was entered
    };

    [[nodiscard]] Result<> scanEntry(Level& level, const QByteArray& name);
    [[nodiscard]] Result<> scanFile(Level& level, const QByteArray& name, const QByteArray& path, struct stat status);
    void enterFolder(const Level& above, const QByteArray& name, const QByteArray& path);
    void scanSubmodule(const Level& above, const QByteArray& name, const QByteArray& path);
    [[nodiscard]] static bool isNested(const Level& level);
    void enterRules(Level& level);
    void addGlobalRules();

    void problem(const QString& kind, const QByteArray& path, const QString& detail);
    void keepBase(const QByteArray& path);
    void keepBaseBelow(const QByteArray& folder);
    void leaveIgnored(const QByteArray& path);

    git_repository* m_repository;
    const BaseTree& m_base;
    FileTaker& m_taker;
    TakeDepth m_depth;
    IgnoreRules m_rules;
    std::vector<Level> m_levels;
    ScannedTree m_found;
    qsizetype m_problems = 0;
};

} // namespace remit

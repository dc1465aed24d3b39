// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/repository.h"
#include "runner/process/process.h"

#include <functional>

namespace remit {

/**
 * Making and removing the checkout of a run. Making starts the hardened `git worktree add --detach` through Process
 * (it needs the user's smudge filters and git's speed); hooks, fsmonitor and network protocols are off.
 */
[[nodiscard]] ProcessSetup worktreeAddSetup(
    const RepositoryFacts& repository, const QString& path, const QString& commit);

/** Where git keeps the worktree's own files: COMMON/worktrees/NAME, found in COMMON and never read from the worktree.
 */
[[nodiscard]] Result<QString> adminDir(const RepositoryFacts& repository, const QString& worktree);

/** Writes a commit's tree into a new empty folder (the clean checkout of a check), through libgit2: no program is
 * started. */
[[nodiscard]] Result<> exportTree(const Repository& repository, const QString& commit, const QString& folder);

/** Brings a fresh checkout of `from` to the tree of `to`, with its HEAD and index left at `from`: as if the difference
 * had just been written there. Through libgit2, as above. */
[[nodiscard]] Result<> restoreTree(
    const Repository& repository, const QString& folder, const QString& from, const QString& to);

/** Puts the .git file of a worktree back if it is anything else than the file that leads to its admin folder: where no
 * box held it, an agent may have replaced it, and git would run what a strange one says. True: it had to. */
[[nodiscard]] Result<bool> mendGitFile(const RepositoryFacts& repository, const QString& worktree);

/** Removes a worktree fd-relative without following links, restores modes first, prunes its admin folder. The caller
 * has made sure that a snapshot holds its work. */
[[nodiscard]] Result<> removeWorktree(const RepositoryFacts& repository, const QString& worktree);
/** The same walk for any folder of ours. */
[[nodiscard]] Result<> removeFolder(const QString& folder);

/** Environment and fixed arguments of every `git` that we start on the host. */
[[nodiscard]] QByteArrayList hardenedGitEnvironment();
[[nodiscard]] QByteArrayList hardenedGitArguments();

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/changes.h"
#include "runner/git/gitlibrary.h"
#include "runner/git/handle.h"

namespace remit {

/** How a diff is made, the same everywhere: files above this are told as binary, as git's core.bigFileThreshold does.
 */
inline constexpr git_off_t kDiffMaximum = 64 << 20;

/** A list wants one entry for a file that became a link; a patch wants it removed and added, as git writes it. */
enum class DiffPurpose { List, Patch, PatchWithBinaries };

/** Tree to tree with renames found as `git diff` finds them. Either tree may be null (nothing). */
[[nodiscard]] Result<DiffHandle> diffTrees(
    git_repository* repository, git_tree* from, git_tree* to, DiffPurpose purpose, int contextLines = 3);

/** The same for the list between two in-memory indexes. */
[[nodiscard]] Result<DiffHandle> diffIndexes(git_repository* repository, git_index* from, git_index* to);

/** What a diff says, in path order. */
[[nodiscard]] Result<QList<FileChange>> changesOf(git_repository* repository, git_diff* diff);

/** Unified text of a diff; cut after the last whole line within `maximum`. */
[[nodiscard]] Result<QByteArray> patchText(git_diff* diff, qsizetype maximum);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/gitlibrary.h"
#include "runner/git/handle.h"

namespace remit {

/**
 * Puts the content that git-lfs keeps in COMMON/lfs in place of the pointers of a tree just written to `folder`, as its
 * smudge filter would, without starting it. A pointer whose content is not here stays.
 */
[[nodiscard]] Result<> fillLfsContent(
    git_repository* repository, git_index* index, const QString& commonDir, const QString& folder);

} // namespace remit

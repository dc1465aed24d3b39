// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/repositoryprivate.h"

#include <vector>

namespace remit {

/**
 * The trees and blobs of `tree` that `older` does not have at the same place, as long as they are at most `maximum`;
 * nothing if they are more. Folders that are the same are not looked into.
 */
[[nodiscard]] Result<std::optional<std::vector<git_oid>>> newObjects(
    git_repository* repository, const git_oid& older, const git_oid& tree, size_t maximum);

/**
 * Brings these objects to the disk, whatever else waits to be written there. Those that stand in a pack are there
 * already.
 */
[[nodiscard]] Result<> flushObjects(const QString& commonDir, const std::vector<git_oid>& objects);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QString>

namespace remit {

/** Where a repository's parts are. All are real paths. */
struct RepositoryPlace {
    QString commonDir;
    QString gitDir; ///< of the checkout that was named: commonDir, or COMMON/worktrees/NAME
    QString checkout; ///< that checkout; empty: the folder is a bare repository
};

/**
 * Finds the repository that a folder belongs to, the folder itself or one above it. A .git *file* is believed only if
 * the place it names points back at it, so a planted one leads nowhere.
 */
[[nodiscard]] Result<RepositoryPlace> findRepository(const QString& path);

} // namespace remit

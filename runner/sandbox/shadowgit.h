// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QStringList>

namespace remit {

/** The stand-in for a repository's .git that an agent sees: refs frozen, no remote, no credential, no hook, own
 * objects. */
struct ShadowGit {
    QString folder;
    QString adminName;
    QStringList alternates; ///< further object folders to mount read-only
};

/** Builds it new in `folder` (made, must not exist). Reads COMMON through libgit2 only. */
[[nodiscard]] Result<ShadowGit> makeShadowGit(const QString& commonDir, const QString& adminDir, const QString& folder);

/** Where nothing can be mounted: the stand-in's objects are borrowed from COMMON by its real name. */
[[nodiscard]] Result<> lendObjects(const QString& shadowFolder, const QString& commonDir);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/gitlibrary.h"
#include "runner/git/handle.h"
#include "runner/git/repository.h"

namespace remit {

/** The open handle and look-ups that runner/git shares. */
class Repository::Private {
public:
    GitLibrary library; // first: outlives the handle
    RepositoryHandle handle;
    QString headDir; ///< the git folder whose HEAD counts: a linked checkout has one of its own
    RepositoryFacts facts;

    [[nodiscard]] git_repository* raw() const { return handle.get(); }
    [[nodiscard]] QString where() const { return facts.checkout; }
};

/** Opens the repository at COMMON itself; `kind` decides whether its main checkout is known to the handle. */
enum class HandleKind { WithCheckout, Bare };
[[nodiscard]] Result<RepositoryHandle> openCommon(const QString& commonDir, HandleKind kind);

/** The repository's, the user's and the machine's settings at this moment; null if they do not read. */
[[nodiscard]] ConfigHandle settingsOf(git_repository* repository);

[[nodiscard]] Result<CommitHandle> commitOf(git_repository* repository, const QString& commit);
[[nodiscard]] Result<TreeHandle> treeOf(git_repository* repository, const QString& commit);
/** A blob's bytes; Refused above `maximum`. The size is read before the bytes. */
[[nodiscard]] Result<QByteArray> blobBytes(git_repository* repository, const git_oid& id, qsizetype maximum);

} // namespace remit

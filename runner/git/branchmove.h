// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landingsteps.h"
#include "runner/git/landingtarget.h"

namespace remit {

/**
 * Takes a branch, and the checkout it is checked out in, from its commit to another, or leaves both as they were. The
 * branch moves last, against its old value. A record in COMMON lets the next call undo what a crash left half done.
 */
[[nodiscard]] Result<> moveBranch(const Repository& repository, const LandingTarget& target, const git_oid& commit,
    const QString& message, const LandingHook& hook);

/** Local changes that the move would lose; empty if the branch is not checked out. */
[[nodiscard]] Result<QStringList> changesInTheWay(const LandingTarget& target, const git_oid& commit);

/** Undoes what a crash left half done. Conflict names files that someone changed since; they are left alone. */
[[nodiscard]] Result<> recoverLanding(const Repository& repository);

} // namespace remit

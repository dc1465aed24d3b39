// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landingtree.h"

namespace remit {

/** A commit to be written, by the user as the repository's settings name them. Nothing points to it. */
struct NewCommit {
    git_oid tree{};
    QString message;
    QStringList parents;
    QString authorDateOf; ///< commit whose author time is kept, else empty
};
[[nodiscard]] Result<git_oid> writeCommit(git_repository* raw, const NewCommit& wanted);

/** The commits of one way of landing, oldest first; the last is what the branch will stand at. */
[[nodiscard]] Result<QStringList> writeCommits(
    git_repository* raw, const LandingPlan& plan, const LandingTarget& target, const LandingTree& joined);

} // namespace remit

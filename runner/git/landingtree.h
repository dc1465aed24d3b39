// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landing.h"
#include "runner/git/landingtarget.h"

namespace remit {

/** The result without what is left out, joined with the target in memory. */
struct LandingTree {
    git_oid result{}; ///< tree of the result without what is left out
    git_oid tree{}; ///< what the target would hold; zero if there are conflicts
    QStringList conflicts;
};

/** Tree of the result with the base's version of each path that is left out. InvalidInput for a path not changed. */
[[nodiscard]] Result<git_oid> chosenTree(const Repository& repository, const LandingPlan& plan);
/** Three-way, in memory; objects are written, nothing points to them. */
[[nodiscard]] Result<LandingTree> joinedTree(
    const Repository& repository, const LandingPlan& plan, const LandingTarget& target);

} // namespace remit

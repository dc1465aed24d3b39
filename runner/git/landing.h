// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/repository.h"

#include <functional>

namespace remit {

enum class LandingWay { Merge, Squash, CherryPick, Branch, Patch };
[[nodiscard]] QString toText(LandingWay way); ///< merge, squash, cherry-pick, branch, patch
[[nodiscard]] std::optional<LandingWay> landingWayFrom(const QString& text);

struct LandingPlan {
    LandingWay way = LandingWay::Squash;
    QString branch; ///< target; empty: the branch that is checked out
    QString base; ///< commit the run started from
    QString result; ///< the accepted snapshot
    QString message; ///< of the commit
    QStringList leaveOut; ///< paths not taken
    QString newBranch; ///< way Branch: its name
};

struct LandingPreview {
    int behind = 0; ///< commits on the target since the base
    QStringList conflicts; ///< paths
    QString target; ///< branch
    QString targetCommit;
    bool dirty = false; ///< the target is checked out and files that would change have local changes
    QString blocked; ///< why it cannot be done now (rebase going on, detached head …), else empty
};

struct Landing {
    QString branch;
    QString before; ///< target's commit before, for undo
    QStringList commits; ///< made, oldest first
    QByteArray patch; ///< way Patch
};

/** What accepting would do; changes nothing. */
[[nodiscard]] Result<LandingPreview> previewLanding(const Repository& repository, const LandingPlan& plan);
/** Hears what is about to be done, before anything but objects is written; an error of it ends the landing. */
using LandingNotice = std::function<Result<>(const Landing&)>;
/** Does it, or leaves the repository exactly as it was: objects first, then the checkout (safe mode), the ref last,
 * against its old value. No hook runs. Conflict/Busy/Refused errors name the paths. */
[[nodiscard]] Result<Landing> land(
    const Repository& repository, const LandingPlan& plan, const LandingNotice& notice = {});
/** Is this commit on the branch? */
[[nodiscard]] bool hasLanded(const Repository& repository, const QString& branch, const QString& commit);
/** Puts the branch back if it still stands where land() left it and its checkout is clean. */
[[nodiscard]] Result<> undoLanding(const Repository& repository, const Landing& landing);

/** Undoes or finishes a landing that was interrupted. Busy if one is under way. */
[[nodiscard]] Result<> settleLanding(const Repository& repository);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/gitlibrary.h"
#include "runner/git/repository.h"

namespace remit {

/** A branch that a result may land on. */
struct LandingTarget {
    QString branch;
    QString reference; ///< refs/heads/BRANCH
    git_oid commit{};
    QString checkout; ///< git folder of the checkout it is checked out in; empty: nowhere
    QString blocked; ///< why it must not move now, else empty
};

/** `branch` empty: the one that is checked out. NotFound if it does not exist. */
[[nodiscard]] Result<LandingTarget> landingTarget(const Repository& repository, const QString& branch);

} // namespace remit

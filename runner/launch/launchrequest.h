// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"

namespace remit {

struct LaunchRequest {
    QString repository;
    QString base; ///< revision; empty: HEAD
    Contract contract;
    QString parent; ///< the run that is sent back; its worktree and session go on
    QStringList reviewComments; ///< "path:line: comment"
    QString reviewIntro;
    QString question; ///< of the parent, that reviewIntro answers; empty: it is sent back in another way
    QString race; ///< id of the race that it is one run of; empty: none
    QString acceptedLevel; ///< "B" or "C": a person has consented to run where no box can be made; empty: nobody has
    QString purpose; ///< "agent-test", or empty: work
};

struct LaunchCaps {
    int slotCount = 3; ///< runs at a time
    int reviewDebt = 10; ///< no new start while more await review
};

} // namespace remit

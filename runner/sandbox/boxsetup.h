// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/process.h"
#include "runner/sandbox/box.h"
#include "runner/sandbox/controlsocket.h"
#include "runner/sandbox/statuspipe.h"

#include <vector>

namespace remit {

/** What lies between us and a box that is being made. */
struct BoxChannels {
    StatusPipe status;
    ControlSocket control;
    OwnedDescriptor life; ///< ours; its end is the end of what a keeper keeps
    OwnedDescriptor keepersLife;
    std::vector<OwnedDescriptor> lent; ///< files that the child reads; ours until it runs
    quint64 ownPidNamespace = 0;

    /** The child has its own by now. */
    void closeChildEnds();
};

/** Looks at the paths, opens the channels, and says what is to be started: bwrap (in a scope) or the keeper. */
[[nodiscard]] Result<ProcessSetup> setUpBox(const BoxSpec& spec, const QString& bwrapProgram, BoxChannels& channels);

} // namespace remit

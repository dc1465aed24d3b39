// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxmembers.h"

#include <QList>
#include <QString>

namespace remit {

/** Sends a signal through a pidfd, only if it is that very process. True if it was sent. */
bool signalProcess(const ProcessIdentity& identity, int signal);

/**
 * SIGSTOP to every process of the box but `except` (bwrap's own first process), again until a look at all of them
 * finds none that runs. False if some still did after several rounds: forks were faster, look again soon.
 */
[[nodiscard]] bool stopMembers(const BoxMembers& members, qint64 except);
void continueMembers(const BoxMembers& members);

/**
 * Processes of boxes whose HOMEDIR is `home` or lies below it, found by the command line that bwrap has and keeps until
 * the command runs. A bwrap that is killed in the middle of a start can leave its child behind: that one waits for
 * ever, has run nothing, and shows only here.
 */
[[nodiscard]] QList<ProcessIdentity> unfinishedBoxesOf(const QString& home);

/** SIGKILL to each; what is left when the first process of the box is already dying. */
void killMembers(const BoxMembers& members);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxinit/reason.h"

/**
 * Refuses, for this process and all it starts, the system calls that no build or test needs and that have let programs
 * out of boxes before. Not the wall, only a smaller kernel behind it. Needs no_new_privs.
 */
int install_filter(struct Reason* reason);
/** Beside it, where no network namespace holds: no datagrams and no sockets with a path, behind which services of the
 * user listen. Pairs of sockets stay. */
int install_unboxed_filter(struct Reason* reason);

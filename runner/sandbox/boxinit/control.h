// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxinit/listeners.h"
#include "runner/sandbox/boxinit/reason.h"

/*
 * The talk with the supervisor, over a SOCK_SEQPACKET pair, one packet each:
 *   box-init   -> supervisor   "ok", the listening sockets beside it (SCM_RIGHTS), in the order of the ports
 *                              or "no REASON"; box-init then ends with 125
 *   supervisor -> box-init     "G"; anything else, and the end of the stream, is a no
 */

/** Returns 0 if the supervisor can have read it. */
int send_ready(int control, const struct Listeners* listeners);
void send_refusal(int control, const struct Reason* reason);
/** Blocks until the supervisor has decided. Returns 0 for go. */
int wait_for_go(int control);

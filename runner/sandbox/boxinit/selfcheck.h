// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxinit/options.h"
#include "runner/sandbox/boxinit/reason.h"

/**
 * Proves from within that this is the box that was asked for. A bwrap that fails quietly, is replaced or does only half
 * of its work is found out here, before the command runs.
 */
int check_box(const struct Options* options, struct Reason* reason);

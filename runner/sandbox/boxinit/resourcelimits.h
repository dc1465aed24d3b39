// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxinit/options.h"
#include "runner/sandbox/boxinit/reason.h"

/** Resource limits for all that follows, and first in line when memory runs out. */
int set_limits(const struct Options* options, struct Reason* reason);

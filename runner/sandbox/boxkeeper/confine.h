// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxkeeper/orders.h"

/** Shuts this process and all that it will start into what the orders allow, as far as the kernel can without a box. No
 * way back. */
int confine(const struct Orders* orders, struct Reason* reason);
/** Tries what must fail now. */
int check_confinement(const struct Orders* orders, struct Reason* reason);

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxinit/reason.h"

#include <stddef.h>

/*
 * What the supervisor wants held, handed over in a file so that no path shows in a process list: words that each end
 * with a zero byte. The first letter tells what follows it.
 *
 *   L B      Landlock is to be had, or nothing runs ("C": it is not)
 *   r PATH   may be read and run, with everything below it
 *   w PATH   may be written, too
 *   p PORT   of this machine's TCP ports may be connected to
 *   f BYTES  largest file
 *   o PATH   a folder that must not be readable afterwards
 */
struct Orders {
    char* words; ///< as they were read
    size_t size;
    int landlock;
    unsigned long long file_bytes;
    const char* outside;
};

int read_orders(int file, struct Orders* orders, struct Reason* reason);
/** The next word after `at` (null: the first), null behind the last. */
const char* next_order(const struct Orders* orders, const char* at);

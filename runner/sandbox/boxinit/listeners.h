// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/sandbox/boxinit/reason.h"

enum { MaximumListeners = 8 };

/** Sockets that listen on 127.0.0.1 of the box's own network. The supervisor accepts on them from the outside. */
struct Listeners {
    int sockets[MaximumListeners];
    int count;
};

/** `ports`: decimal numbers with commas between them, or nothing. */
int open_listeners(const char* ports, struct Listeners* listeners, struct Reason* reason);
void close_listeners(struct Listeners* listeners);

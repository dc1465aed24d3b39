// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/** SIGKILL to every process below this one, again until there is none left to wait for. All of them come to us: we are
 * their reaper. */
void kill_tree(void);

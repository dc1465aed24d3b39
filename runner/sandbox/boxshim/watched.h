// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/** Runs the program, tells the supervisor with which code it ended, and ends in the same way. Returns only if it cannot
 * be run, with errno set. Signals that ask us to end go on to it. */
void run_watched(const char* path, char** argv);

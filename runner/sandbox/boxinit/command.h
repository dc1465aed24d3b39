// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/** How we end where there is no command that could. */
enum { NotStarted = 125, NotExecutable = 126, NotFound = 127 };

/** Becomes the command, with signals as a program expects them. Returns only if it cannot: says so, with the name of
 * `program`, and returns the code to end with. */
int become(const char* program, char** command);

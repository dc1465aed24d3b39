// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdbool.h>

/**
 * What this run's contract says of one program. The text has one rule a line, its words with tabs between them:
 *
 *   real PROGRAM PATH            where the program itself is; without it, it is searched on the PATH
 *   values PROGRAM OPTION…       its options that have their value in the next word
 *   watch PROGRAM WORD…          tell how it ended if it is called with exactly these words
 *   deny ACTION PROGRAM ITEM…    refuse it if every item is there: options ("-r") anywhere, others as the first
 * operands outward ACTION PROGRAM ITEM… the same, unless an operand names this machine itself lasting ACTION PROGRAM
 * ITEM… the same, unless all operands lie in /tmp
 */
struct Rules {
    const char* text;
    const char* program;
};

/** The action that forbids this command, in `action` (cut to `size`); false: nothing forbids it. */
bool forbids(const struct Rules* rules, char** arguments, char* action, unsigned long size);

/** Is this the command whose end the supervisor wants to hear of? */
bool is_watched(const struct Rules* rules, char** arguments);

/** The path of the program itself, in `path`; false: no rule names it. */
bool real_program(const struct Rules* rules, char* path, unsigned long size);

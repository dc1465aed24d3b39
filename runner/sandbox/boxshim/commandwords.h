// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdbool.h>

enum { MostOperands = 8 };

/** A command line without the values of its options. Everything points into argv. */
struct CommandWords {
    char** options; ///< all words after the program, for has_option()
    const char* operands[MostOperands]; ///< the first words that are no options: "push", "origin"
    int count;
};

/** `takes_value(context, word)`: does this option have its value in the next word? Asked before the first operand. */
struct CommandWords command_words(
    char** arguments, bool (*takes_value)(const void* context, const char* word), const void* context);

/**
 * Does one of the words before "--" stand for this option? "-r": a letter, also in a cluster as in "-fr";
 * "--recursive": a long one, also shortened; "-delete": the whole word.
 */
bool has_option(const struct CommandWords* words, const char* option);

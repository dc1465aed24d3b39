// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxshim/commandwords.h"

#include <string.h>

struct CommandWords command_words(
    char** arguments, bool (*takes_value)(const void* context, const char* word), const void* context)
{
    struct CommandWords words = {.options = arguments};
    bool only_operands = false;
    for (char** at = arguments; *at != NULL && words.count < MostOperands; ++at) {
        const char* word = *at;
        if (!only_operands && strcmp(word, "--") == 0) {
            only_operands = true;
        } else if (!only_operands && word[0] == '-' && word[1] != '\0') {
            if (words.count == 0 && takes_value(context, word) && at[1] != NULL)
                ++at;
        } else {
            words.operands[words.count++] = word;
        }
    }
    return words;
}

static bool is_option(const char* word, const char* option)
{
    if (word[0] != '-' || word[1] == '\0')
        return false;
    const size_t length = strcspn(word, "=");
    if (strncmp(option, "--", 2) == 0)
        return length > 2 && strncmp(word, option, length) == 0;
    if (strlen(option) == 2)
        return word[1] != '-' && strchr(word + 1, option[1]) != NULL;
    return strcmp(word, option) == 0;
}

bool has_option(const struct CommandWords* words, const char* option)
{
    for (char** at = words->options; *at != NULL && strcmp(*at, "--") != 0; ++at) {
        if (is_option(*at, option))
            return true;
    }
    return false;
}

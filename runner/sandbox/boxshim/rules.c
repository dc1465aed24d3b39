// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxshim/rules.h"

#include "runner/sandbox/boxshim/commandwords.h"

#include <stdio.h>
#include <string.h>

enum { MostFields = 64, MostFieldBytes = 4096 };

/** One line, cut into its fields. */
struct Line {
    char bytes[MostFieldBytes];
    const char* fields[MostFields];
    int count;
};

/** Cuts the next line out; returns where the one after it begins, or NULL at the end of the text. */
static const char* next_line(const char* text, struct Line* line)
{
    line->count = 0;
    if (*text == '\0')
        return NULL;
    const size_t length = strcspn(text, "\n");
    const char* next = text + length + (text[length] == '\n');
    if (length >= sizeof line->bytes)
        return next; // no line of ours
    memcpy(line->bytes, text, length);
    line->bytes[length] = '\0';
    char* rest = line->bytes;
    while (rest != NULL && line->count < MostFields)
        line->fields[line->count++] = strsep(&rest, "\t");
    return next;
}

static bool is(const struct Line* line, int field, const char* word)
{
    return field < line->count && strcmp(line->fields[field], word) == 0;
}

static bool takes_value(const void* context, const char* word)
{
    const struct Rules* rules = context;
    struct Line line;
    for (const char* at = next_line(rules->text, &line); at != NULL; at = next_line(at, &line)) {
        if (!is(&line, 0, "values") || !is(&line, 1, rules->program))
            continue;
        for (int field = 2; field < line.count; ++field) {
            if (is(&line, field, word))
                return true;
        }
    }
    return false;
}

static bool names_this_machine(const struct CommandWords* words)
{
    static const char* const names[] = {"localhost", "127.0.0.1", "[::1]", "0.0.0.0"};
    for (int i = 0; i < words->count; ++i) {
        for (size_t name = 0; name < sizeof names / sizeof *names; ++name) {
            const char* at = strstr(words->operands[i], "://");
            at = at == NULL ? words->operands[i] : at + 3;
            if (strncmp(at, names[name], strlen(names[name])) == 0)
                return true;
        }
    }
    return false;
}

static bool lies_in_tmp(const struct CommandWords* words)
{
    for (int i = 0; i < words->count; ++i) {
        if (strncmp(words->operands[i], "/tmp/", 5) != 0 || strstr(words->operands[i], "/..") != NULL)
            return false;
    }
    return words->count > 0;
}

static bool matches(const struct Line* rule, const struct CommandWords* words)
{
    int operand = 0;
    for (int field = 3; field < rule->count; ++field) {
        const char* item = rule->fields[field];
        if (item[0] == '-' ? !has_option(words, item)
                           : operand >= words->count || strcmp(words->operands[operand++], item) != 0)
            return false;
    }
    return true;
}

bool forbids(const struct Rules* rules, char** arguments, char* action, unsigned long size)
{
    const struct CommandWords words = command_words(arguments, takes_value, rules);
    struct Line line;
    for (const char* at = next_line(rules->text, &line); at != NULL; at = next_line(at, &line)) {
        if (!is(&line, 2, rules->program))
            continue;
        const bool applies = is(&line, 0, "deny") || (is(&line, 0, "outward") && !names_this_machine(&words))
            || (is(&line, 0, "lasting") && !lies_in_tmp(&words));
        if (applies && matches(&line, &words)) {
            (void)snprintf(action, size, "%s", line.fields[1]);
            return true;
        }
    }
    return false;
}

static bool are_all(const struct Line* line, char** arguments)
{
    int field = 2;
    for (; field < line->count && arguments[field - 2] != NULL; ++field) {
        if (!is(line, field, arguments[field - 2]))
            return false;
    }
    return field == line->count && arguments[field - 2] == NULL;
}

bool is_watched(const struct Rules* rules, char** arguments)
{
    struct Line line;
    for (const char* at = next_line(rules->text, &line); at != NULL; at = next_line(at, &line)) {
        if (is(&line, 0, "watch") && is(&line, 1, rules->program) && are_all(&line, arguments))
            return true;
    }
    return false;
}

bool real_program(const struct Rules* rules, char* path, unsigned long size)
{
    struct Line line;
    for (const char* at = next_line(rules->text, &line); at != NULL; at = next_line(at, &line)) {
        if (is(&line, 0, "real") && is(&line, 1, rules->program) && line.count == 3)
            return snprintf(path, size, "%s", line.fields[2]) < (int)size;
    }
    return false;
}

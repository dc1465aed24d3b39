// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Stands in the box where a program is that the contract forbids in part: git, rm, npm. What is allowed becomes the
 * program itself; what is not is refused with a sentence that an agent understands, and the supervisor hears of it. It
 * announces the do-not list. What holds when it is gone around is the box: frozen refs, no remote, no network.
 */
#include "runner/sandbox/boxshim/report.h"
#include "runner/sandbox/boxshim/rules.h"
#include "runner/sandbox/boxshim/watched.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char** environ;

enum { Refused = 1, NotExecutable = 126, NotFound = 127, MostRules = 65536 };

static const char kOwnFolder[] = "/run/box/bin";

static const char* base_name(const char* path)
{
    const char* slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static bool read_rules(char* text)
{
    const int file = open("/run/box/policy", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    size_t used = 0;
    ssize_t length = 0;
    while (used < MostRules - 1 && (length = read(file, text + used, MostRules - 1 - used)) > 0)
        used += (size_t)length;
    (void)close(file);
    text[used] = '\0';
    return length == 0;
}

/** The first program of that name on the PATH that is not one of ours. */
static bool search(const char* program, char* path, size_t size)
{
    const char* at = getenv("PATH");
    while (at != NULL && *at != '\0') {
        const size_t length = strcspn(at, ":");
        const bool ours = length == sizeof kOwnFolder - 1 && strncmp(at, kOwnFolder, length) == 0;
        struct stat entry;
        if (!ours && length > 0 && snprintf(path, size, "%.*s/%s", (int)length, at, program) < (int)size
            && stat(path, &entry) == 0 && S_ISREG(entry.st_mode) && access(path, X_OK) == 0)
            return true;
        at += length + (at[length] == ':');
    }
    return false;
}

/** "git-push" is "git push": then the arguments begin with argv[0] behind its dash. */
static char** arguments_of(char** argv, const char* program)
{
    const char* called = base_name(argv[0]);
    const size_t length = strlen(program);
    if (strncmp(called, program, length) != 0 || called[length] != '-' || called[length + 1] == '\0')
        return argv + 1;
    argv[0] = (char*)called + length + 1;
    return argv;
}

int main(int argc, char** argv)
{
    static char rules_text[MostRules];
    char self[PATH_MAX] = {0};
    char path[PATH_MAX];
    char action[64];
    if (argc < 1 || readlink("/proc/self/exe", self, sizeof self - 1) <= 0 || !read_rules(rules_text)) {
        (void)fputs("remit: this run's rules cannot be read\n", stderr);
        return NotExecutable;
    }
    const struct Rules rules = {.text = rules_text, .program = base_name(self)};
    char* called = argv[0];
    char** arguments = arguments_of(argv, rules.program);
    if (forbids(&rules, arguments, action, sizeof action)) {
        argv[0] = called;
        report(action, argv);
        (void)fprintf(stderr,
            "remit: this %s command is not allowed in this run (do not: %s). Go on without it; the work is kept from "
            "outside.\n",
            rules.program, action);
        return Refused;
    }
    const bool watched = is_watched(&rules, arguments);
    argv[0] = called;
    if (!real_program(&rules, path, sizeof path) && !search(rules.program, path, sizeof path)) {
        (void)fprintf(stderr, "remit: %s: command not found\n", rules.program);
        return NotFound;
    }
    if (watched)
        run_watched(path, argv);
    (void)execve(path, argv, environ);
    const int saved = errno;
    (void)fprintf(stderr, "remit: %s cannot be run: %s\n", path, strerror(saved));
    return saved == ENOENT ? NotFound : NotExecutable;
}

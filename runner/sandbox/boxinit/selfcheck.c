// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxinit/selfcheck.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static int check_namespace(const char* path, unsigned long long outer, struct Reason* reason)
{
    struct stat entry;
    if (stat(path, &entry) != 0)
        return refuse(reason, "%s cannot be read: %s", path, strerror(errno));
    if (entry.st_ino == outer)
        return refuse(reason, "%s is shared with the outside", path);
    return 0;
}

static int check_pid(struct Reason* reason)
{
    // bwrap's own first process is 1, we are its first child; /proc has to be that namespace's own.
    if (getpid() != 2)
        return refuse(reason, "process id %ld, not 2: no process namespace of its own", (long)getpid());
    char self[16] = {0};
    if (readlink("/proc/self", self, sizeof self - 1) != 1 || self[0] != '2')
        return refuse(reason, "/proc belongs to another process namespace");
    return 0;
}

struct Expected {
    const char* field;
    unsigned long long value;
    int seen;
};

static int match_line(const char* line, struct Expected* expected, size_t count, struct Reason* reason)
{
    for (size_t i = 0; i < count; ++i) {
        const size_t length = strlen(expected[i].field);
        if (strncmp(line, expected[i].field, length) != 0)
            continue;
        expected[i].seen = 1;
        if (strtoull(line + length, NULL, 16) != expected[i].value)
            return refuse(reason, "%s is not %llu", expected[i].field, expected[i].value);
    }
    return 0;
}

static int check_privileges(struct Reason* reason)
{
    struct Expected expected[] = {{"CapInh:", 0, 0}, {"CapPrm:", 0, 0}, {"CapEff:", 0, 0}, {"CapBnd:", 0, 0},
        {"CapAmb:", 0, 0}, {"NoNewPrivs:", 1, 0}};
    const size_t count = sizeof expected / sizeof *expected;
    FILE* status = fopen("/proc/self/status", "re");
    if (status == NULL)
        return refuse(reason, "/proc/self/status cannot be read: %s", strerror(errno));
    char line[256];
    int result = 0;
    while (result == 0 && fgets(line, sizeof line, status) != NULL)
        result = match_line(line, expected, count, reason);
    (void)fclose(status);
    for (size_t i = 0; result == 0 && i < count; ++i) {
        if (!expected[i].seen)
            result = refuse(reason, "/proc/self/status does not tell %s", expected[i].field);
    }
    return result;
}

// An inherited descriptor of a folder would lead out through openat(fd, "..").
static int check_descriptors(int control, struct Reason* reason)
{
    DIR* folder = opendir("/proc/self/fd");
    if (folder == NULL)
        return refuse(reason, "/proc/self/fd cannot be read: %s", strerror(errno));
    int result = 0;
    int seen = 0;
    const struct dirent* entry = NULL;
    while (result == 0 && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        const long number = strtol(entry->d_name, NULL, 10);
        if (number == control)
            seen = 1;
        else if (number > 2 && number != dirfd(folder))
            result = refuse(reason, "descriptor %ld came along from the outside", number);
    }
    (void)closedir(folder);
    if (result == 0 && !seen)
        return refuse(reason, "the control descriptor %d is not open", control);
    return result;
}

static int check_files(const char* outside, struct Reason* reason)
{
    struct stat entry;
    if (lstat(outside, &entry) == 0 || (errno != ENOENT && errno != ENOTDIR))
        return refuse(reason, "a folder of the outside can be seen");
    static const char* const frozen[] = {"/", "/usr"};
    for (size_t i = 0; i < sizeof frozen / sizeof *frozen; ++i) {
        struct statvfs system;
        if (statvfs(frozen[i], &system) != 0 || (system.f_flag & ST_RDONLY) == 0)
            return refuse(reason, "%s is not read-only", frozen[i]);
    }
    return 0;
}

int check_box(const struct Options* options, struct Reason* reason)
{
    if (check_pid(reason) != 0 || check_namespace("/proc/self/ns/pid", options->outer_pid_namespace, reason) != 0
        || check_namespace("/proc/self/ns/net", options->outer_net_namespace, reason) != 0
        || check_privileges(reason) != 0 || check_descriptors(options->control, reason) != 0)
        return -1;
    return check_files(options->outside, reason);
}

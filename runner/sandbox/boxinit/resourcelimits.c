// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxinit/resourcelimits.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static int limit(__rlimit_resource_t resource, rlim_t value)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return -1;
    if (now.rlim_max < value)
        value = now.rlim_max; // somebody above us is stricter
    const struct rlimit wanted = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(resource, &wanted);
}

// Needs no privilege upwards. Children inherit it.
static int die_first(void)
{
    static const char value[] = "700";
    const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return -1;
    const ssize_t written = write(file, value, sizeof value - 1);
    const int saved = errno;
    (void)close(file);
    errno = saved;
    return written == (ssize_t)(sizeof value - 1) ? 0 : -1;
}

int set_limits(const struct Options* options, struct Reason* reason)
{
    // Inside the box's own user namespace this counts the box alone, not what else the user runs.
    if ((options->processes > 0 && limit(RLIMIT_NPROC, (rlim_t)options->processes) != 0)
        || limit(RLIMIT_NOFILE, 4096) != 0 || limit(RLIMIT_CORE, 0) != 0)
        return refuse(reason, "a resource limit cannot be set: %s", strerror(errno));
    if (options->file_bytes > 0 && limit(RLIMIT_FSIZE, (rlim_t)options->file_bytes) != 0)
        return refuse(reason, "the file size limit cannot be set: %s", strerror(errno));
    if (die_first() != 0)
        return refuse(reason, "oom_score_adj cannot be set: %s", strerror(errno));
    return 0;
}

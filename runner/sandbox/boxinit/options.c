// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxinit/options.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static int number(const char* text, unsigned long long* value)
{
    if (*text < '0' || *text > '9')
        return -1;
    char* end = NULL;
    errno = 0;
    *value = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0' ? 0 : -1;
}

// CONTROL PID-NAMESPACE NET-NAMESPACE OUTSIDE PROCESSES FILE-BYTES PORTS -- COMMAND…
int read_options(int argc, char** argv, struct Options* options)
{
    enum { Words = 8 };
    if (argc < Words + 2 || strcmp(argv[Words], "--") != 0)
        return -1;
    unsigned long long control = 0;
    if (number(argv[1], &control) != 0 || control < 3 || control > INT_MAX
        || number(argv[2], &options->outer_pid_namespace) != 0 || number(argv[3], &options->outer_net_namespace) != 0
        || number(argv[5], &options->processes) != 0 || number(argv[6], &options->file_bytes) != 0)
        return -1;
    options->control = (int)control;
    options->outside = argv[4];
    options->ports = argv[7];
    options->command = argv + Words + 1;
    return 0;
}

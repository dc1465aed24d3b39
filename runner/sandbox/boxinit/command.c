// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxinit/command.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

extern char** environ;

// What the supervisor or bwrap ignores or blocks must not reach the command.
static void reset_signals(void)
{
    struct sigaction plain;
    memset(&plain, 0, sizeof plain);
    plain.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number)
        (void)sigaction(number, &plain, NULL); // fails for KILL and STOP, which nobody can ignore
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    // A file that grows too large is an error that a program can tell of, not its end.
    (void)signal(SIGXFSZ, SIG_IGN);
}

int become(const char* program, char** command)
{
    reset_signals();
    (void)execve(command[0], command, environ);
    const int saved = errno;
    (void)fprintf(stderr, "%s: %s cannot be run: %s\n", program, command[0], strerror(saved));
    return saved == ENOENT ? NotFound : NotExecutable;
}

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * The first program in the box. It sets the limits, opens the ports that the supervisor serves, proves that the box
 * holds, waits for the supervisor's go, and becomes the command. So nothing of an agent runs before its start is on
 * record, and nothing ever runs in half a box. Static, because it must start in any root that has no libraries of ours.
 */
#include "runner/sandbox/boxinit/control.h"
#include "runner/sandbox/boxinit/listeners.h"
#include "runner/sandbox/boxinit/options.h"
#include "runner/sandbox/boxinit/resourcelimits.h"
#include "runner/sandbox/boxinit/selfcheck.h"
#include "runner/sandbox/boxinit/syscallfilter.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

extern char** environ;

enum { NotStarted = 125, NotExecutable = 126, NotFound = 127 };

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

static int become(char** command)
{
    (void)execve(command[0], command, environ);
    const int saved = errno;
    (void)fprintf(stderr, "remit-box-init: %s cannot be run: %s\n", command[0], strerror(saved));
    return saved == ENOENT ? NotFound : NotExecutable;
}

int main(int argc, char** argv)
{
    struct Options options;
    if (read_options(argc, argv, &options) != 0) {
        (void)fputs("remit-box-init: started by hand or by another version of Remit\n", stderr);
        return NotStarted;
    }
    struct Reason reason;
    struct Listeners listeners;
    if (check_box(&options, &reason) != 0 || set_limits(&options, &reason) != 0
        || open_listeners(options.ports, &listeners, &reason) != 0 || install_filter(&reason) != 0) {
        send_refusal(options.control, &reason);
        return NotStarted;
    }
    if (send_ready(options.control, &listeners) != 0)
        return NotStarted;
    close_listeners(&listeners);
    if (wait_for_go(options.control) != 0)
        return NotStarted;
    (void)close(options.control);
    reset_signals();
    return become(options.command);
}

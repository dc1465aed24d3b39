// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Stands where a box cannot be made. The keeper starts one command, confined as far as the kernel can without a box of
 * its own, and is the reaper of everything that comes of it: when the command ends, when the supervisor says so, or
 * when the supervisor is gone, it kills until nothing is left, and only then tells the command's code and ends. As in a
 * box, the command waits for the supervisor's go, which comes after the record.
 */
#include "runner/sandbox/boxinit/command.h"
#include "runner/sandbox/boxinit/control.h"
#include "runner/sandbox/boxinit/options.h"
#include "runner/sandbox/boxinit/resourcelimits.h"
#include "runner/sandbox/boxinit/syscallfilter.h"
#include "runner/sandbox/boxkeeper/confine.h"
#include "runner/sandbox/boxkeeper/orders.h"
#include "runner/sandbox/boxkeeper/tree.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ArgumentCount = 7 };

struct Ends {
    int status; ///< told: the child, and its code when nothing lives any more
    int control; ///< the command's talk with the supervisor
    int life; ///< its other end is the supervisor's: a byte or the end of it means the end of all
    int orders;
};

static int descriptor(const char* text)
{
    char* end = NULL;
    const long number = strtol(text, &end, 10);
    return end != text && *end == '\0' && number > 2 && number < INT_MAX ? (int)number : -1;
}

static int run_command(const struct Ends* ends, char** command)
{
    (void)setsid();
    struct Reason reason;
    struct Orders orders;
    const int read = read_orders(ends->orders, &orders, &reason);
    // Whatever else is open came along from the outside.
    if (ends->control > 3)
        (void)syscall(SYS_close_range, 3, ends->control - 1, 0);
    (void)syscall(SYS_close_range, ends->control + 1, ~0U, 0);
    struct Options options;
    memset(&options, 0, sizeof options);
    options.control = ends->control;
    options.file_bytes = orders.file_bytes;
    struct Listeners none = {.count = 0};
    if (read != 0 || set_limits(&options, &reason) != 0 || confine(&orders, &reason) != 0
        || check_confinement(&orders, &reason) != 0 || install_filter(&reason) != 0
        || (orders.landlock && install_unboxed_filter(&reason) != 0)) {
        send_refusal(ends->control, &reason);
        return NotStarted;
    }
    if (send_ready(ends->control, &none) != 0 || wait_for_go(ends->control) != 0)
        return NotStarted;
    (void)close(ends->control);
    return become("remit-box-keeper", command);
}

// Until the command has ended or the end is asked for. The command's code; -1: it was asked for.
static int watch(pid_t command, int life, int signals)
{
    for (;;) {
        struct pollfd ends[] = {{life, POLLIN, 0}, {signals, POLLIN, 0}};
        if (poll(ends, 2, -1) < 0 && errno != EINTR)
            return -1;
        if (ends[0].revents != 0)
            return -1;
        struct signalfd_siginfo told; // only that it came
        while (read(signals, &told, sizeof told) > 0)
            continue;
        int how = 0;
        pid_t gone = 0;
        int ended = -1;
        while ((gone = waitpid(-1, &how, WNOHANG)) > 0) {
            if (gone == command)
                ended = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
        }
        if (ended >= 0)
            return ended;
    }
}

static void tell(int status, const char* key, long value)
{
    char line[64];
    const int length = snprintf(line, sizeof line, "{\"%s\":%ld}\n", key, value);
    if (length > 0 && write(status, line, (size_t)length) != length)
        return; // the supervisor is gone; there is nobody to tell
}

int main(int argc, char** argv)
{
    if (argc < ArgumentCount || strcmp(argv[ArgumentCount - 2], "--") != 0) {
        (void)fputs("remit-box-keeper: started by hand or by another version of Remit\n", stderr);
        return NotStarted;
    }
    const struct Ends ends = {descriptor(argv[1]), descriptor(argv[2]), descriptor(argv[3]), descriptor(argv[4])};
    if (ends.status < 0 || ends.control < 0 || ends.life < 0 || ends.orders < 0)
        return NotStarted;
    sigset_t children;
    (void)sigemptyset(&children);
    (void)sigaddset(&children, SIGCHLD);
    const int signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    if (signals < 0 || sigprocmask(SIG_BLOCK, &children, NULL) != 0 || prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0)
        return NotStarted;
    (void)setsid();
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // nobody attaches to us
    const pid_t command = fork();
    if (command < 0)
        return NotStarted;
    if (command == 0) {
        (void)close(signals);
        _exit(run_command(&ends, argv + ArgumentCount - 1));
    }
    (void)signal(SIGPIPE, SIG_IGN);
    (void)close(ends.control);
    (void)close(ends.orders);
    // What the command prints ends with what it starts, not with us.
    for (int stream = 0; stream <= 2; ++stream)
        (void)close(stream);
    tell(ends.status, "child-pid", (long)command);
    const int code = watch(command, ends.life, signals);
    kill_tree();
    if (code >= 0)
        tell(ends.status, "exit-code", code);
    return code >= 0 ? code : 128 + SIGKILL;
}

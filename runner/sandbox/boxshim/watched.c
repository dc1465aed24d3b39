// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxshim/watched.h"

#include "runner/sandbox/boxshim/report.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

enum { MostWords = 64 };

static volatile sig_atomic_t child;

static void pass_on(int number)
{
    if (child > 0)
        (void)kill((pid_t)child, number);
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    (void)sigaction(number, &action, NULL);
}

static void tell(int code, char** argv)
{
    char text[16];
    char* words[MostWords + 2] = {text};
    (void)snprintf(text, sizeof text, "%d", code);
    for (int i = 0; i < MostWords && argv[i] != NULL; ++i)
        words[i + 1] = argv[i];
    report("check", words);
}

void run_watched(const char* path, char** argv)
{
    const pid_t pid = fork();
    if (pid < 0)
        return;
    if (pid == 0) {
        (void)execve(path, argv, environ);
        _exit(errno == ENOENT ? 127 : 126);
    }
    child = pid;
    static const int asked[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; ++i)
        handle(asked[i], pass_on);
    int how = 0;
    while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
        continue;
    tell(WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how), argv);
    if (WIFEXITED(how))
        _exit(WEXITSTATUS(how));
    handle(WTERMSIG(how), SIG_DFL);
    (void)raise(WTERMSIG(how));
    _exit(128 + WTERMSIG(how));
}

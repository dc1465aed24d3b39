// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxkeeper/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct Process {
    pid_t pid;
    pid_t parent;
    int below; ///< of us
};

struct List {
    struct Process* items;
    size_t count;
    size_t room;
};

static pid_t parent_of(pid_t pid)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    char line[512];
    const ssize_t length = read(file, line, sizeof line - 1);
    (void)close(file);
    if (length <= 0)
        return 0;
    line[length] = '\0';
    const char* name = strrchr(line, ')'); // a name may hold anything
    char state = 0;
    long parent = 0;
    return name != NULL && sscanf(name + 1, " %c %ld", &state, &parent) == 2 ? (pid_t)parent : 0;
}

static void add(struct List* list, pid_t pid)
{
    if (list->count == list->room) {
        const size_t room = list->room == 0 ? 1024 : list->room * 2;
        struct Process* items = realloc(list->items, room * sizeof *items);
        if (items == NULL)
            return; // the next round finds it
        list->items = items;
        list->room = room;
    }
    const pid_t parent = parent_of(pid);
    list->items[list->count++] = (struct Process){pid, parent, parent == getpid()};
}

static void all_processes(struct List* list)
{
    list->count = 0;
    DIR* folder = opendir("/proc");
    if (folder == NULL)
        return;
    const struct dirent* entry = NULL;
    while ((entry = readdir(folder)) != NULL) {
        const long pid = strtol(entry->d_name, NULL, 10);
        if (pid > 1)
            add(list, (pid_t)pid);
    }
    (void)closedir(folder);
}

static int mark_children(struct List* list)
{
    int marked = 0;
    for (size_t i = 0; i < list->count; ++i) {
        if (list->items[i].below)
            continue;
        for (size_t j = 0; j < list->count && !list->items[i].below; ++j)
            list->items[i].below = list->items[j].below && list->items[j].pid == list->items[i].parent;
        marked |= list->items[i].below;
    }
    return marked;
}

// Through a descriptor that holds on to the process while its parent is looked at again: a number may come again.
static void kill_one(const struct Process* process)
{
    const int handle = (int)syscall(SYS_pidfd_open, process->pid, 0);
    if (handle < 0)
        return;
    const pid_t parent = parent_of(process->pid);
    if (parent == process->parent || parent == getpid())
        (void)syscall(SYS_pidfd_send_signal, handle, SIGKILL, NULL, 0);
    (void)close(handle);
}

void kill_tree(void)
{
    struct List list = {NULL, 0, 0};
    for (;;) {
        all_processes(&list);
        while (mark_children(&list))
            continue;
        for (size_t i = 0; i < list.count; ++i) {
            if (list.items[i].below)
                kill_one(&list.items[i]);
        }
        pid_t gone = 0;
        while ((gone = waitpid(-1, NULL, WNOHANG)) > 0)
            continue;
        if (gone < 0 && errno == ECHILD)
            break;
        const struct timespec moment = {0, 200 * 1000};
        (void)nanosleep(&moment, NULL);
    }
    free(list.items);
}

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Preloaded into the programs of a test, it keeps a log of what they make certain on the disk below POWERCUT_ROOT:
 * names as they change (a file system's own journal keeps those in order), and content at each flush, as a copy in
 * POWERCUT_LOG. Whoever reads the log up to any line knows what a machine would find after its power was cut there, if
 * it lost everything that had been written and not flushed. One line a change:
 *
 *   C inode path      made, empty            R inode from<TAB>to   renamed       U inode path   removed
 *   S inode copy      flushed: its content is that copy                           L inode path   one more name
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { Many = 4096 };

static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_syncfs)(int);
static int (*real_openat)(int, const char*, int, ...);
static int (*real_renameat2)(int, const char*, int, const char*, unsigned);
static int (*real_unlinkat)(int, const char*, int);
static int (*real_linkat)(int, const char*, int, const char*, int);

static const char* root;
static const char* folder;
static int journal = -1;

__attribute__((constructor)) static void begin(void)
{
    *(void**)&real_fsync = dlsym(RTLD_NEXT, "fsync");
    *(void**)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    *(void**)&real_syncfs = dlsym(RTLD_NEXT, "syncfs");
    *(void**)&real_openat = dlsym(RTLD_NEXT, "openat");
    *(void**)&real_renameat2 = dlsym(RTLD_NEXT, "renameat2");
    *(void**)&real_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
    *(void**)&real_linkat = dlsym(RTLD_NEXT, "linkat");
    root = getenv("POWERCUT_ROOT");
    folder = getenv("POWERCUT_LOG");
}

// Opened late and kept out of the way: programs close what they do not know.
static int log_file(void)
{
    if (root == NULL || folder == NULL)
        return -1;
    struct stat status;
    if (journal >= 0 && fstat(journal, &status) == 0)
        return journal;
    char path[PATH_MAX];
    (void)snprintf(path, sizeof path, "%s/log", folder);
    const int opened = real_openat(AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    journal = opened < 0 ? -1 : fcntl(opened, F_DUPFD_CLOEXEC, 700);
    if (opened >= 0)
        (void)close(opened);
    return journal;
}

static int is_watched(const char* path)
{
    const size_t length = root == NULL ? 0 : strlen(root);
    return length > 0 && strncmp(path, root, length) == 0 && path[length] == '/';
}

// The absolute path of a name below an open folder.
static int whole(int place, const char* name, char* path)
{
    if (name[0] == '/') {
        (void)snprintf(path, PATH_MAX, "%s", name);
        return 0;
    }
    char link[64];
    char above[PATH_MAX];
    if (place == AT_FDCWD)
        (void)snprintf(link, sizeof link, "/proc/self/cwd");
    else
        (void)snprintf(link, sizeof link, "/proc/self/fd/%d", place);
    const ssize_t length = readlink(link, above, sizeof above - 1);
    if (length <= 0)
        return -1;
    above[length] = '\0';
    (void)snprintf(path, PATH_MAX, "%.2000s/%.2000s", above, name);
    return 0;
}

static void note(const char* format, ...)
{
    const int saved = errno;
    char line[2 * PATH_MAX + 64];
    va_list values;
    va_start(values, format);
    const int length = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    const int file = log_file();
    if (file >= 0 && length > 0 && write(file, line, (size_t)length) != length)
        abort();
    errno = saved;
}

static unsigned long long inode_at(int place, const char* name)
{
    struct stat status;
    return fstatat(place, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status.st_ino : 0;
}

static void keep_content(int from)
{
    struct stat status;
    char link[64];
    char path[PATH_MAX];
    (void)snprintf(link, sizeof link, "/proc/self/fd/%d", from);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (log_file() < 0 || length <= 0 || fstat(from, &status) != 0 || !S_ISREG(status.st_mode))
        return;
    path[length] = '\0';
    if (!is_watched(path))
        return;
    char name[PATH_MAX];
    (void)snprintf(name, sizeof name, "%s/copy-XXXXXX", folder);
    const int copy = mkstemp(name);
    const int again = real_openat(AT_FDCWD, link, O_RDONLY | O_CLOEXEC);
    char bytes[65536];
    ssize_t got = 0;
    off_t at = 0;
    while (copy >= 0 && again >= 0 && (got = pread(again, bytes, sizeof bytes, at)) > 0
        && write(copy, bytes, (size_t)got) == got)
        at += got;
    if (copy >= 0)
        (void)close(copy);
    if (again >= 0)
        (void)close(again);
    note("S %llu %s\n", (unsigned long long)status.st_ino, strrchr(name, '/') + 1);
}

int fsync(int file)
{
    const int result = real_fsync(file);
    if (result == 0)
        keep_content(file);
    return result;
}

int fdatasync(int file)
{
    const int result = real_fdatasync(file);
    if (result == 0)
        keep_content(file);
    return result;
}

static void keep_all(const char* top)
{
    DIR* entries = opendir(top);
    if (entries == NULL)
        return;
    const struct dirent* entry = NULL;
    while ((entry = readdir(entries)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char path[PATH_MAX];
        (void)snprintf(path, sizeof path, "%.3000s/%.900s", top, entry->d_name);
        struct stat status;
        if (lstat(path, &status) != 0)
            continue;
        if (S_ISDIR(status.st_mode))
            keep_all(path);
        if (!S_ISREG(status.st_mode))
            continue;
        const int file = real_openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
        if (file >= 0) {
            keep_content(file);
            (void)close(file);
        }
    }
    (void)closedir(entries);
}

int syncfs(int file)
{
    const int result = real_syncfs(file);
    if (result == 0 && root != NULL)
        keep_all(root);
    return result;
}

static int open_noted(int place, const char* name, int flags, mode_t mode)
{
    const int makes = (flags & O_CREAT) != 0;
    const int was = makes && inode_at(place, name) != 0;
    const int file = real_openat(place, name, flags, mode);
    char path[PATH_MAX];
    struct stat status;
    if (file >= 0 && makes && !was && whole(place, name, path) == 0 && is_watched(path) && fstat(file, &status) == 0)
        note("C %llu %s\n", (unsigned long long)status.st_ino, path);
    return file;
}

#define MODE_OF(flags)                                                                                                 \
    mode_t mode = 0;                                                                                                   \
    if (((flags) & (O_CREAT | O_TMPFILE)) != 0) {                                                                      \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode = va_arg(rest, mode_t);                                                                                   \
        va_end(rest);                                                                                                  \
    }

int open(const char* name, int flags, ...)
{
    MODE_OF(flags)
    return open_noted(AT_FDCWD, name, flags, mode);
}

int open64(const char* name, int flags, ...)
{
    MODE_OF(flags)
    return open_noted(AT_FDCWD, name, flags, mode);
}

int openat(int place, const char* name, int flags, ...)
{
    MODE_OF(flags)
    return open_noted(place, name, flags, mode);
}

int openat64(int place, const char* name, int flags, ...)
{
    MODE_OF(flags)
    return open_noted(place, name, flags, mode);
}

int creat(const char* name, mode_t mode)
{
    return open_noted(AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int renameat2(int from, const char* old, int to, const char* new, unsigned flags)
{
    const unsigned long long inode = inode_at(from, old);
    char before[PATH_MAX];
    char after[PATH_MAX];
    const int known = whole(from, old, before) == 0 && whole(to, new, after) == 0;
    const int result = real_renameat2(from, old, to, new, flags);
    if (result == 0 && known && (is_watched(before) || is_watched(after)))
        note("R %llu %s\t%s\n", inode, before, after);
    return result;
}

int renameat(int from, const char* old, int to, const char* new)
{
    return renameat2(from, old, to, new, 0);
}

int rename(const char* old, const char* new)
{
    return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0);
}

int unlinkat(int place, const char* name, int flags)
{
    const unsigned long long inode = inode_at(place, name);
    char path[PATH_MAX];
    const int known = whole(place, name, path) == 0 && is_watched(path);
    const int result = real_unlinkat(place, name, flags);
    if (result == 0 && known)
        note("U %llu %s\n", inode, path);
    return result;
}

int unlink(const char* name)
{
    return unlinkat(AT_FDCWD, name, 0);
}

int rmdir(const char* name)
{
    return unlinkat(AT_FDCWD, name, AT_REMOVEDIR);
}

int remove(const char* name)
{
    struct stat status;
    return lstat(name, &status) == 0 && S_ISDIR(status.st_mode) ? rmdir(name) : unlink(name);
}

int linkat(int from, const char* old, int to, const char* new, int flags)
{
    const int result = real_linkat(from, old, to, new, flags);
    char path[PATH_MAX];
    if (result == 0 && whole(to, new, path) == 0 && is_watched(path))
        note("L %llu %s\n", inode_at(to, new), path);
    return result;
}

int link(const char* old, const char* new)
{
    return linkat(AT_FDCWD, old, AT_FDCWD, new, 0);
}

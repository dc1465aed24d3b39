// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * Preloaded into the programs of a test, it sets their clock on the wall off by the seconds that stand in the file
 * CLOCK_JUMP, at any moment. The clock that only goes on is left alone, as by a person who sets the time.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long offset(void)
{
    const char* name = getenv("CLOCK_JUMP");
    const int file = name == NULL ? -1 : open(name, O_RDONLY | O_CLOEXEC);
    char text[32] = {0};
    const ssize_t length = file < 0 ? 0 : read(file, text, sizeof text - 1);
    if (file >= 0)
        (void)close(file);
    return length > 0 ? strtol(text, NULL, 10) : 0;
}

int clock_gettime(clockid_t clock, struct timespec* time)
{
    static int (*real)(clockid_t, struct timespec*);
    if (real == NULL)
        *(void**)&real = dlsym(RTLD_NEXT, "clock_gettime");
    const int result = real(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME)
        time->tv_sec += offset();
    return result;
}

int gettimeofday(struct timeval* restrict time, void* restrict zone)
{
    (void)zone;
    struct timespec now;
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return result;
}

time_t time(time_t* to)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    if (to != NULL)
        *to = now.tv_sec;
    return now.tv_sec;
}

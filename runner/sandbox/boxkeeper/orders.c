// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxkeeper/orders.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LargestOrders = 1 << 20 };

static int read_all(int file, char* to, size_t size)
{
    size_t got = 0;
    while (got < size) {
        const ssize_t count = pread(file, to + got, size - got, (off_t)got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return -1;
        got += (size_t)count;
    }
    return 0;
}

int read_orders(int file, struct Orders* orders, struct Reason* reason)
{
    memset(orders, 0, sizeof *orders);
    struct stat status;
    if (fstat(file, &status) != 0 || status.st_size <= 0 || status.st_size > LargestOrders)
        return refuse(reason, "the orders cannot be read");
    orders->size = (size_t)status.st_size;
    orders->words = malloc(orders->size);
    if (orders->words == NULL || read_all(file, orders->words, orders->size) != 0
        || orders->words[orders->size - 1] != '\0')
        return refuse(reason, "the orders cannot be read");
    int level = 0;
    for (const char* word = next_order(orders, NULL); word != NULL; word = next_order(orders, word)) {
        switch (word[0]) {
        case 'L':
            level = 1;
            orders->landlock = word[1] == 'B';
            break;
        case 'f':
            orders->file_bytes = strtoull(word + 1, NULL, 10);
            break;
        case 'o':
            orders->outside = word + 1;
            break;
        case 'r':
        case 'w':
        case 'p':
            break;
        default:
            return refuse(reason, "an order begins with '%c'", word[0]);
        }
    }
    return level && orders->outside != NULL ? 0 : refuse(reason, "the orders are not whole");
}

const char* next_order(const struct Orders* orders, const char* at)
{
    const char* next = at == NULL ? orders->words : at + strlen(at) + 1;
    return next < orders->words + orders->size ? next : NULL;
}

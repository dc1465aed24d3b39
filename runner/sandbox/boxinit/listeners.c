// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxinit/listeners.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// bwrap has brought the loopback up; if it has not, bind() says so.
static int listen_on(unsigned short port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, (const struct sockaddr*)&address, sizeof address) != 0 || listen(fd, 128) != 0) {
        const int saved = errno;
        (void)close(fd);
        errno = saved;
        return -1;
    }
    return fd;
}

int open_listeners(const char* ports, struct Listeners* listeners, struct Reason* reason)
{
    listeners->count = 0;
    const char* at = ports;
    while (*at != '\0') {
        char* end = NULL;
        const unsigned long port = strtoul(at, &end, 10);
        if (end == at || port == 0 || port > 65535 || (*end != ',' && *end != '\0'))
            return refuse(reason, "'%s' is not a list of ports", ports);
        if (listeners->count == MaximumListeners)
            return refuse(reason, "more than %d ports", MaximumListeners);
        const int fd = listen_on((unsigned short)port);
        if (fd < 0)
            return refuse(reason, "port %lu cannot be opened: %s", port, strerror(errno));
        listeners->sockets[listeners->count++] = fd;
        at = *end == ',' ? end + 1 : end;
    }
    return 0;
}

void close_listeners(struct Listeners* listeners)
{
    for (int i = 0; i < listeners->count; ++i)
        (void)close(listeners->sockets[i]);
    listeners->count = 0;
}

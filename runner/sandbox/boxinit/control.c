// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxinit/control.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

int send_ready(int control, const struct Listeners* listeners)
{
    char text[] = "ok";
    struct iovec part = {.iov_base = text, .iov_len = sizeof text - 1};
    union {
        char bytes[CMSG_SPACE(sizeof(int) * MaximumListeners)];
        struct cmsghdr aligned;
    } ancillary;
    memset(&ancillary, 0, sizeof ancillary);
    struct msghdr message;
    memset(&message, 0, sizeof message);
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (listeners->count > 0) {
        const size_t size = sizeof(int) * (size_t)listeners->count;
        message.msg_control = ancillary.bytes;
        message.msg_controllen = CMSG_SPACE(size);
        struct cmsghdr* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(size);
        memcpy(CMSG_DATA(header), listeners->sockets, size);
    }
    return sendmsg(control, &message, MSG_NOSIGNAL) == (ssize_t)part.iov_len ? 0 : -1;
}

void send_refusal(int control, const struct Reason* reason)
{
    char text[sizeof reason->text + 4];
    const int length = snprintf(text, sizeof text, "no %s", reason->text);
    if (length > 0)
        (void)send(control, text, (size_t)length, MSG_NOSIGNAL);
}

int wait_for_go(int control)
{
    char byte = 0;
    ssize_t length = 0;
    do {
        length = recv(control, &byte, 1, 0);
    } while (length < 0 && errno == EINTR);
    return length == 1 && byte == 'G' ? 0 : -1;
}

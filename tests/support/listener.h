// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <sys/socket.h>

namespace remit::test {

/** A listening socket on 127.0.0.1, as box-init hands one out. Who listens on it owns it. */
struct Listener {
    int descriptor = -1;
    quint16 port = 0;

    Listener()
        : descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(descriptor, generic, size) != 0 || ::listen(descriptor, 128) != 0
            || ::getsockname(descriptor, generic, &size) != 0)
            qFatal("no socket to listen on");
        port = ntohs(address.sin_port);
    }
};

} // namespace remit::test

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/box.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace remit {

using namespace Qt::StringLiterals;

Result<QString> addListener(BoxSpec& spec, const QString& port)
{
    if (spec.isBoxed()) {
        spec.listeners.append(port);
        return port;
    }
    constexpr int kQueue = 128;
    auto listener = std::make_shared<OwnedDescriptor>(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (!listener->isOpen() || ::bind(listener->number(), generic, size) != 0
        || ::listen(listener->number(), kQueue) != 0 || ::getsockname(listener->number(), generic, &size) != 0)
        return failure(ErrorCode::Sandbox,
            u"No port can be opened on this machine: %1."_s.arg(QString::fromUtf8(std::strerror(errno))));
    const QString given = QString::number(::ntohs(address.sin_port));
    spec.outsidePorts.append(given);
    spec.outsideListeners.append(std::move(listener));
    return given;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/promptsockets.h"

#include <cstdlib>
#include <memory>

#include <dirent.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace remit {

namespace {

bool isTcp(int descriptor)
{
    int domain = 0;
    int type = 0;
    socklen_t size = sizeof domain;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &size) != 0)
        return false;
    size = sizeof type;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM
        && (domain == AF_INET || domain == AF_INET6);
}

} // namespace

void makeSocketsPrompt()
{
    const auto closeStream = [](DIR* stream) { ::closedir(stream); };
    const std::unique_ptr<DIR, decltype(closeStream)> folder(::opendir("/proc/self/fd"), closeStream);
    if (!folder)
        return; // slower, not wrong
    while (const dirent* entry = ::readdir(folder.get())) { // NOLINT(concurrency-mt-unsafe): the stream is ours alone
        if (entry->d_name[0] == '.')
            continue;
        const int descriptor = int(std::strtol(entry->d_name, nullptr, 10));
        const int on = 1;
        if (isTcp(descriptor))
            (void)::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/box.h"

#include <cerrno>
#include <climits>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kRootNames[] = {"/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"};

Result<quint64> namespaceInode(const char* path)
{
    struct stat entry = {};
    if (::stat(path, &entry) != 0)
        return failure(ErrorCode::Sandbox,
            u"%1 cannot be read: %2."_s.arg(QString::fromUtf8(path), QString::fromUtf8(std::strerror(errno))));
    return entry.st_ino;
}

} // namespace

Result<BoxHost> thisBoxHost()
{
    BoxHost host;
    for (const char* path : kRootNames) {
        struct stat entry = {};
        if (::lstat(path, &entry) != 0)
            continue; // not every system has each of them
        QByteArray target;
        if (S_ISLNK(entry.st_mode)) {
            target.resize(PATH_MAX);
            const ssize_t length = ::readlink(path, target.data(), PATH_MAX);
            if (length <= 0)
                continue;
            target.truncate(length);
        }
        host.rootEntries.append({QByteArray(path), target});
    }
    const auto pid = namespaceInode("/proc/self/ns/pid");
    if (!pid)
        return std::unexpected(pid.error());
    const auto net = namespaceInode("/proc/self/ns/net");
    if (!net)
        return std::unexpected(net.error());
    host.pidNamespace = *pid;
    host.netNamespace = *net;
    return host;
}

} // namespace remit

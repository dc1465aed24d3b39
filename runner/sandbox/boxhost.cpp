// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/box.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kRootNames[] = {"/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"};

/**
 * /proc without its processes. A box has a /proc of its own, but these entries are the whole machine's: whoever is
 * root outside has its rights there inside, too, though no capability.
 */
Result<> lookAtProc(BoxHost& host)
{
    const auto closeStream = [](DIR* stream) { ::closedir(stream); };
    const std::unique_ptr<DIR, decltype(closeStream)> proc(::opendir("/proc"), closeStream);
    if (!proc)
        return failure(ErrorCode::Sandbox, u"/proc cannot be read."_s);
    while (const dirent* name = ::readdir(proc.get())) { // NOLINT(concurrency-mt-unsafe): the stream is ours alone
        if (name->d_name[0] == '.' || (name->d_name[0] >= '0' && name->d_name[0] <= '9'))
            continue;
        const QByteArray path = QByteArray("/proc/") + name->d_name;
        struct stat entry = {};
        if (::lstat(path.constData(), &entry) != 0)
            continue;
        const bool forEverybody
            = (entry.st_mode & S_IROTH) != 0 && (entry.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
        if (S_ISDIR(entry.st_mode))
            host.procFolders.append(path);
        else if (S_ISREG(entry.st_mode) && !forEverybody)
            host.procSecrets.append(path);
    }
    std::ranges::sort(host.procFolders);
    std::ranges::sort(host.procSecrets);
    return {};
}

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
    if (auto looked = lookAtProc(host); !looked)
        return std::unexpected(looked.error());
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

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace remit {

namespace {

/** How often a call that raced with a rename (EAGAIN) or a signal is tried again. */
constexpr int kTries = 8;

int openOnce(int folder, const char* name, int flags)
{
    struct open_how how = {};
    how.flags = static_cast<__u64>(flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
    const long fd = ::syscall(SYS_openat2, folder, name, &how, sizeof(how));
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
        return static_cast<int>(fd);
    // Some containers refuse openat2. For a single name O_NOFOLLOW says the same, but for other file systems.
    return ::openat(folder, name, flags);
}

} // namespace

void Descriptor::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

OsResult<Descriptor> openBeneath(int folder, const QByteArray& name, int flags)
{
    if (name.isEmpty() || name == "." || name == ".." || name.contains('/'))
        return std::unexpected(EINVAL);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const int fd = openOnce(folder, name.constData(), flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (fd >= 0)
            return Descriptor(fd);
        if (errno != EAGAIN && errno != EINTR)
            break;
    }
    return std::unexpected(errno);
}

OsResult<Descriptor> openFolder(const QByteArray& path)
{
    const int fd = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return std::unexpected(errno);
    return Descriptor(fd);
}

OsResult<QByteArrayList> namesIn(int folder)
{
    const int own = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); // a position of its own
    if (own < 0)
        return std::unexpected(errno);
    const auto closeStream = [](DIR* stream) { ::closedir(stream); };
    const std::unique_ptr<DIR, decltype(closeStream)> stream(::fdopendir(own), closeStream);
    if (!stream) {
        const int error = errno;
        ::close(own);
        return std::unexpected(error);
    }
    QByteArrayList names;
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(stream.get()); // NOLINT(concurrency-mt-unsafe): the stream is ours alone
        if (entry == nullptr)
            break;
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            names.append(name);
    }
    if (errno != 0)
        return std::unexpected(errno);
    std::ranges::sort(names);
    return names;
}

OsResult<struct stat> statBeneath(int folder, const QByteArray& name)
{
    struct stat status = {};
    if (::fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return std::unexpected(errno);
    return status;
}

} // namespace remit

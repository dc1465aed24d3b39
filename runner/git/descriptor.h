// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <expected>
#include <utility>

#include <sys/stat.h>

namespace remit {

/** An open file descriptor that is closed on every path. */
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        if (this != &other) {
            close();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    void close();
    int m_fd = -1;
};

/** A result, or errno as it was when the call failed. */
template <typename T>
using OsResult = std::expected<T, int>;

/**
 * The only way into a folder that an agent wrote: one name below an open folder, never through a link, never onto
 * another file system, never waiting for the other end of a pipe. `flags` are open(2)'s access mode and O_DIRECTORY.
 */
[[nodiscard]] OsResult<Descriptor> openBeneath(int folder, const QByteArray& name, int flags);
/** A folder by its whole path, which is ours; its last part must not be a link. */
[[nodiscard]] OsResult<Descriptor> openFolder(const QByteArray& path);
/** Names in an open folder, without "." and "..", in byte order. */
[[nodiscard]] OsResult<QByteArrayList> namesIn(int folder);
/** lstat below an open folder. */
[[nodiscard]] OsResult<struct stat> statBeneath(int folder, const QByteArray& name);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/filelock.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace remit {

namespace {

Result<int> openAndLock(const QString& file, int operation)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return failure(ErrorCode::Io,
            QStringLiteral("%1 cannot be opened: %2.").arg(file, QString::fromLocal8Bit(std::strerror(errno))));
    int result = 0;
    do
        result = ::flock(descriptor, operation);
    while (result != 0 && errno == EINTR);
    if (result == 0)
        return descriptor;
    const int reason = errno;
    ::close(descriptor);
    if (reason == EWOULDBLOCK)
        return failure(ErrorCode::Busy, QStringLiteral("%1 is held by another process.").arg(file));
    return failure(ErrorCode::Io,
        QStringLiteral("%1 cannot be locked: %2.").arg(file, QString::fromLocal8Bit(std::strerror(reason))));
}

} // namespace

FileLock::FileLock(FileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    if (this != &other) {
        release();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

FileLock::~FileLock()
{
    release();
}

Result<FileLock> FileLock::take(const QString& file)
{
    return openAndLock(file, LOCK_EX | LOCK_NB).transform([](int descriptor) { return FileLock(descriptor); });
}

Result<FileLock> FileLock::wait(const QString& file)
{
    return openAndLock(file, LOCK_EX).transform([](int descriptor) { return FileLock(descriptor); });
}

FileLock FileLock::adopt(int descriptor)
{
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return FileLock(descriptor);
}

void FileLock::release()
{
    // Closing our copy is enough: where a child holds the same description, the lock stays with it.
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/filelock.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace remit {

Result<FileLock> FileLock::take(const QString& file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    int locked = descriptor < 0 ? -1 : 0;
    while (descriptor >= 0 && (locked = ::flock(descriptor, LOCK_EX)) != 0 && errno == EINTR) { }
    if (locked == 0)
        return FileLock(descriptor);
    const QString reason = QString::fromLocal8Bit(std::strerror(errno));
    if (descriptor >= 0)
        ::close(descriptor);
    return failure(ErrorCode::Io, QStringLiteral("Cannot lock %1: %2.").arg(file, reason));
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor); // releases the lock
}

} // namespace remit

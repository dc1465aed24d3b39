// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/recovery.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace remit {
namespace {

Result<QByteArray> readFrom(int descriptor, const QString& file, qint64 offset, qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 have = 0;
    while (have < size) {
        const ssize_t got = ::pread(descriptor, bytes.data() + have, static_cast<size_t>(size - have), offset + have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return ioFailure("read", file, errno);
        if (got == 0)
            break;
        have += got;
    }
    bytes.truncate(have);
    return bytes;
}

Result<> appendTo(const QString& file, const QByteArray& bytes)
{
    QFile torn(file);
    if (!torn.open(QIODevice::WriteOnly | QIODevice::Append) || torn.write(bytes) != bytes.size() || !torn.flush()
        || ::fsync(torn.handle()) != 0)
        return failure(ErrorCode::Io, QStringLiteral("Cannot write %1: %2.").arg(file, torn.errorString()));
    return syncFolderOf(file);
}

} // namespace

std::unexpected<Error> ioFailure(const char* what, const QString& file, int error)
{
    return failure(ErrorCode::Io,
        QStringLiteral("Cannot %1 %2: %3.")
            .arg(QString::fromLatin1(what), file, QString::fromLocal8Bit(std::strerror(error))));
}

Result<> syncFolderOf(const QString& file)
{
    const QString folder = QFileInfo(file).absolutePath();
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return ioFailure("open", folder, errno);
    const int synced = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    if (synced != 0)
        return ioFailure("sync", folder, error);
    return {};
}

Result<qint64> saveTornTail(int descriptor, const QString& file, qint64 wholeBytes)
{
    struct stat status{};
    if (::fstat(descriptor, &status) != 0)
        return ioFailure("inspect", file, errno);
    const auto tail = readFrom(descriptor, file, wholeBytes, status.st_size - wholeBytes);
    if (!tail)
        return std::unexpected(tail.error());
    if (const auto saved = appendTo(file + QStringLiteral(".torn"), *tail); !saved)
        return std::unexpected(saved.error());
    if (::ftruncate(descriptor, wholeBytes) != 0 || ::fdatasync(descriptor) != 0)
        return ioFailure("cut", file, errno);
    return tail->size();
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/homefile.h"

#include "runner/git/descriptor.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

namespace {

OsResult<Descriptor> folderIn(int parent, const QByteArray& name)
{
    auto folder = openBeneath(parent, name, O_RDONLY | O_DIRECTORY);
    if (folder)
        return folder;
    if (folder.error() != ENOENT && ::unlinkat(parent, name.constData(), 0) != 0) // a link, or a file
        return folder;
    if (::mkdirat(parent, name.constData(), 0700) != 0)
        return std::unexpected(errno);
    return openBeneath(parent, name, O_RDONLY | O_DIRECTORY);
}

bool writeAll(int file, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t written = ::write(file, content.data(), static_cast<size_t>(content.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content = content.sliced(written);
    }
    return true;
}

} // namespace

bool writeHomeFile(const QString& home, const QString& path, const QByteArray& content)
{
    QByteArrayList names = QFile::encodeName(path).split('/');
    const QByteArray name = names.takeLast();
    auto folder = openFolder(QFile::encodeName(home));
    for (const QByteArray& next : names) {
        if (!folder)
            return false;
        folder = folderIn(folder->get(), next);
    }
    if (!folder || name.isEmpty())
        return false;
    if (::unlinkat(folder->get(), name.constData(), 0) != 0 && errno != ENOENT)
        return false;
    const Descriptor file(
        ::openat(folder->get(), name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    return file.isOpen() && writeAll(file.get(), content);
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxfiles.h"

#include "runner/sandbox/box.h"

#include <cerrno>
#include <cstring>

#include <sys/mman.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

QByteArray boxPasswd(const QByteArray& home)
{
    const QByteArray user = QByteArray::number(kBoxUser);
    return "agent:x:" + user + ':' + user + "::" + home + ":/bin/sh\n";
}

QByteArray boxGroup()
{
    return "agent:x:" + QByteArray::number(kBoxUser) + ":\n";
}

QByteArray boxHosts()
{
    return QByteArrayLiteral("127.0.0.1 localhost box\n::1 localhost\n");
}

QByteArray zeroTerminated(const QByteArrayList& words)
{
    QByteArray all;
    for (const QByteArray& word : words)
        all.append(word).append('\0');
    return all;
}

Result<OwnedDescriptor> readableDescriptor(const QByteArray& content)
{
    OwnedDescriptor file(::memfd_create("remit-box", MFD_CLOEXEC));
    qsizetype written = 0;
    while (file.isOpen() && written < content.size()) {
        const ssize_t count
            = ::write(file.number(), content.constData() + written, static_cast<size_t>(content.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        written += count;
    }
    if (!file.isOpen() || written < content.size() || ::lseek(file.number(), 0, SEEK_SET) != 0)
        return failure(ErrorCode::Io,
            u"Memory for the box's own files cannot be had: %1."_s.arg(QString::fromUtf8(std::strerror(errno))));
    return file;
}

} // namespace remit

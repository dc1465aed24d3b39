// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/statuspipe.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

Result<> StatusPipe::open()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return failure(
            ErrorCode::Io, u"A pipe for the box cannot be had: %1."_s.arg(QString::fromUtf8(std::strerror(errno))));
    m_read = OwnedDescriptor(ends[0]);
    m_write = OwnedDescriptor(ends[1]);
    // Only our end: bwrap shares the flags of the other one.
    if (::fcntl(m_read.number(), F_SETFL, O_NONBLOCK) != 0)
        return failure(ErrorCode::Io, u"The box's status pipe cannot be set up."_s);
    return {};
}

void StatusPipe::read()
{
    char buffer[1024];
    for (;;) {
        const ssize_t count = ::read(m_read.number(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        m_pending.append(buffer, count);
        for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
            take(m_pending.first(end));
            m_pending.remove(0, end + 1);
        }
    }
}

void StatusPipe::take(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (const QJsonValue pid = object["child-pid"_L1]; pid.isDouble())
        m_childPid = pid.toInteger();
    if (const QJsonValue inode = object["pid-namespace"_L1]; inode.isDouble())
        m_pidNamespace = static_cast<quint64>(inode.toInteger());
    if (const QJsonValue code = object["exit-code"_L1]; code.isDouble())
        m_exitCode = code.toInt();
}

} // namespace remit

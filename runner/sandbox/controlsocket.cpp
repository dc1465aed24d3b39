// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/controlsocket.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/uio.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMaximumText = 512;
constexpr size_t kMaximumDescriptors = 16;

/** Takes ownership of every descriptor that came along, whatever the text says. */
void takeAncillary(msghdr& message, ControlSocket::Answer& answer)
{
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET)
            continue;
        if (header->cmsg_type == SCM_CREDENTIALS) {
            ucred credentials = {};
            std::memcpy(&credentials, CMSG_DATA(header), sizeof credentials);
            answer.pid = credentials.pid;
        } else if (header->cmsg_type == SCM_RIGHTS) {
            const size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            for (size_t i = 0; i < count; ++i) {
                int number = -1;
                std::memcpy(&number, CMSG_DATA(header) + i * sizeof(int), sizeof number);
                answer.listeners.emplace_back(number);
            }
        }
    }
}

} // namespace

Result<> ControlSocket::open()
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return failure(
            ErrorCode::Io, u"A socket for the box cannot be had: %1."_s.arg(QString::fromUtf8(std::strerror(errno))));
    m_ours = OwnedDescriptor(ends[0]);
    m_theirs = OwnedDescriptor(ends[1]);
    const int on = 1;
    if (::setsockopt(m_ours.number(), SOL_SOCKET, SO_PASSCRED, &on, sizeof on) != 0)
        return failure(ErrorCode::Io, u"The box's control socket cannot be set up."_s);
    return {};
}

std::optional<ControlSocket::Answer> ControlSocket::receive()
{
    char text[kMaximumText];
    iovec part = {text, sizeof text};
    alignas(cmsghdr) char ancillary[CMSG_SPACE(sizeof(int) * kMaximumDescriptors) + CMSG_SPACE(sizeof(ucred))];
    msghdr message = {};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = ancillary;
    message.msg_controllen = sizeof ancillary;
    const ssize_t length = ::recvmsg(m_ours.number(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (length <= 0)
        return std::nullopt;
    Answer answer;
    takeAncillary(message, answer);
    const QByteArray said(text, length);
    if ((message.msg_flags & (MSG_CTRUNC | MSG_TRUNC)) != 0)
        answer.refusal = u"its first program says more than it should"_s;
    else if (said.startsWith("no "))
        answer.refusal = QString::fromUtf8(said.sliced(3));
    else if (said != "ok")
        answer.refusal = u"its first program is of another version of Remit"_s;
    return answer;
}

Result<> ControlSocket::sendGo()
{
    const char go = 'G';
    if (::send(m_ours.number(), &go, 1, MSG_NOSIGNAL) != 1)
        return failure(
            ErrorCode::Sandbox, u"The box cannot be told to go: %1."_s.arg(QString::fromUtf8(std::strerror(errno))));
    return {};
}

} // namespace remit

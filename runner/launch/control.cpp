// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/control.h"

#include <QFile>
#include <QJsonDocument>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace remit {

namespace {

constexpr qsizetype kLongestAnswer = 64 << 10;

/** Closes what it holds. */
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] int take()
    {
        const int number = m_number;
        m_number = -1;
        return number;
    }

private:
    int m_number;
};

Error systemError(ErrorCode code, const QString& what)
{
    return {code, QStringLiteral("%1: %2.").arg(what, QString::fromLocal8Bit(std::strerror(errno)))};
}

sockaddr_un addressIn(int folder)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(folder) + "/control.sock";
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    return address;
}

const sockaddr* generic(const sockaddr_un& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

Result<int> openFolder(const Paths& paths, const RunId& run)
{
    const QByteArray folder = QFile::encodeName(paths.runFolder(run));
    const int descriptor = ::open(folder.constData(), O_PATH | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return std::unexpected(
            systemError(ErrorCode::NotFound, QStringLiteral("the folder of run %1").arg(run.text())));
    return descriptor;
}

Result<QByteArray> readLine(int socket, std::chrono::milliseconds patience)
{
    QByteArray answer;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!answer.contains('\n') && answer.size() < kLongestAnswer) {
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd waiting{socket, POLLIN, 0};
        const int ready = left.count() > 0 ? ::poll(&waiting, 1, int(left.count())) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return failure(ErrorCode::Busy, QStringLiteral("the supervisor did not answer in time."));
        char buffer[4096];
        const ssize_t count = ::read(socket, buffer, sizeof buffer);
        if (count <= 0)
            return failure(ErrorCode::NotFound, QStringLiteral("the supervisor ended before it answered."));
        answer.append(buffer, count);
    }
    return answer;
}

} // namespace

Result<int> listenOnControlSocket(const Paths& paths, const RunId& run)
{
    const auto opened = openFolder(paths, run);
    if (!opened)
        return std::unexpected(opened.error());
    const Descriptor folder(*opened);
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (socket.number() < 0)
        return std::unexpected(systemError(ErrorCode::Io, QStringLiteral("the control socket")));
    ::unlinkat(folder.number(), "control.sock", 0);
    const sockaddr_un address = addressIn(folder.number());
    const mode_t before = ::umask(0077);
    const int bound = ::bind(socket.number(), generic(address), sizeof address);
    ::umask(before);
    if (bound != 0 || ::listen(socket.number(), 16) != 0)
        return std::unexpected(
            systemError(ErrorCode::Io, QStringLiteral("the control socket of run %1").arg(run.text())));
    return socket.take();
}

Result<QJsonObject> askSupervisor(
    const Paths& paths, const RunId& run, const QJsonObject& request, std::chrono::milliseconds patience)
{
    const auto opened = openFolder(paths, run);
    if (!opened)
        return std::unexpected(opened.error());
    const Descriptor folder(*opened);
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_un address = addressIn(folder.number());
    if (socket.number() < 0 || ::connect(socket.number(), generic(address), sizeof address) != 0)
        return failure(ErrorCode::NotFound, QStringLiteral("run %1 has no supervisor that listens.").arg(run.text()));
    const QByteArray line = QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
    if (::send(socket.number(), line.constData(), size_t(line.size()), MSG_NOSIGNAL) != line.size())
        return std::unexpected(
            systemError(ErrorCode::Io, QStringLiteral("the control socket of run %1").arg(run.text())));
    const auto answer = readLine(socket.number(), patience);
    if (!answer)
        return std::unexpected(answer.error());
    QJsonObject object = QJsonDocument::fromJson(*answer).object();
    if (!object.value(u"ok").toBool())
        return failure(ErrorCode::Refused, object.value(u"error").toString(QStringLiteral("the supervisor refused.")));
    return object;
}

} // namespace remit

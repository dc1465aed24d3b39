// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/attempts.h"

#include "runner/run/event.h"
#include "runner/sandbox/probe.h"

#include <QTcpSocket>
#include <QTimer>

#include <utility>

using namespace std::chrono_literals;

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostTold = 200;
constexpr int kMostChecks = 10'000;
constexpr qsizetype kMostBytes = 4096;
constexpr int kMostOpen = 16;
constexpr int kMostWaiting = 128; ///< as many as the listener's queue holds
constexpr auto kPatience = 2s;
constexpr int kLastWords = 100; ///< ms

} // namespace

Attempts::Attempts(QObject* parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Attempts::accept);
}

Attempts::~Attempts()
{
    for (QTcpSocket* socket : std::exchange(m_open, {})) // the server deletes them, and that ends their talk
        socket->disconnect(this);
}

Result<> Attempts::prepare(
    const QStringList& actions, const QString& successCommand, const QString& searchPath, BoxSpec& spec)
{
    spec.policy = boxPolicy(actions, searchPath);
    watchCommand(spec.policy, successCommand, searchPath);
    if (spec.policy.programs.isEmpty())
        return {}; // nothing there to stand before
    spec.policy.shim = boxShimProgram();
    if (spec.policy.shim.isEmpty())
        return failure(
            ErrorCode::Sandbox, u"remit-box-shim was not found beside remitctl. Install Remit again, as a whole."_s);
    spec.listeners.append(QLatin1StringView(kPolicyPort));
    spec.environment.removeIf([](const QByteArray& entry) { return entry.startsWith("PATH="); });
    spec.environment.append("PATH=" + QByteArray(kShimsInside) + ':' + searchPath.toUtf8());
    m_wanted = true;
    return {};
}

Result<> Attempts::listen(int descriptor)
{
    if (!m_server.setSocketDescriptor(descriptor))
        return failure(
            ErrorCode::Sandbox, u"Nobody can listen to the shims of the box: %1."_s.arg(m_server.errorString()));
    return {};
}

void Attempts::close()
{
    if (!m_server.isListening())
        return;
    // Whoever has died in there has closed, so all that was said has arrived. Bounded, for one who has not.
    for (int waiting = 0; waiting < kMostWaiting && m_server.waitForNewConnection(0); ++waiting)
        continue; // accept() has it
    const QList<QTcpSocket*> open = m_open;
    for (QTcpSocket* socket : open)
        socket->waitForDisconnected(kLastWords);
    m_server.close();
}

void Attempts::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_open.size() >= kMostOpen) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_open.append(socket);
        socket->setReadBufferSize(kMostBytes);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { end(socket); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() >= kMostBytes) // nobody waits for the rest
                end(socket);
        });
        QTimer::singleShot(kPatience, socket, [this, socket] { end(socket); });
    }
}

void Attempts::end(QTcpSocket* socket)
{
    if (!m_open.removeOne(socket))
        return;
    take(socket->read(kMostBytes));
    socket->abort();
    socket->deleteLater();
}

void Attempts::take(const QByteArray& message)
{
    QByteArrayList words = message.split('\0');
    words.removeLast(); // behind the last zero byte; half a word otherwise
    if (words.size() > 2 && words.constFirst() == "check") {
        bool isNumber = false;
        const int exit = words.at(1).toInt(&isNumber);
        if (isNumber && exit != 0 && m_checks++ < kMostChecks)
            Q_EMIT checkFailed(exit);
        return;
    }
    if (words.size() < 2 || m_told.size() >= kMostTold || m_told.contains(message))
        return;
    m_told.insert(message);
    const QString action = QString::fromUtf8(words.takeFirst());
    Q_EMIT happened(event::policyDenied,
        {{u"action"_s, action}, {u"what"_s, QString::fromUtf8(words.join(' '))}, {u"how"_s, u"shim"_s}});
}

} // namespace remit

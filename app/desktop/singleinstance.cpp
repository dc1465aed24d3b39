// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

#include <chrono>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kLongestLine = 64LL * 1024;
constexpr std::chrono::seconds kPatience{5};
constexpr auto kAnswer = "ok\n";

} // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_socketPath(QDir(folder).filePath(u"desktop.sock"_s))
    , m_lock(QDir(folder).filePath(u"desktop.lock"_s))
{
    m_lock.setStaleLockTime(0); // stale only when its process is gone, however long it runs
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end({ErrorCode::Busy, tr("Remit is running already and does not answer. End it, then start it again.")});
    });
}

void SingleInstance::start(const QStringList& arguments)
{
    if (m_lock.tryLock(0))
        return listen();
    if (m_lock.error() == QLockFile::LockFailedError)
        return handOver(arguments);
    Q_EMIT failed({ErrorCode::Io, tr("%1 cannot be written. Check who owns the folder.").arg(m_lock.fileName())});
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socketPath); // left by one that died: the lock was ours to take
    if (!m_server.listen(m_socketPath)) {
        Q_EMIT failed({ErrorCode::Io, tr("%1: %2").arg(m_socketPath, m_server.errorString())});
        return;
    }
    Q_EMIT first();
}

void SingleInstance::handOver(const QStringList& arguments)
{
    m_toFirst = new QLocalSocket(this);
    const QByteArray line = QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n';
    connect(m_toFirst, &QLocalSocket::connected, this, [this, line] { m_toFirst->write(line); });
    connect(m_toFirst, &QLocalSocket::readyRead, this, [this] {
        if (!m_patience.isActive() || !m_toFirst->canReadLine())
            return;
        m_patience.stop();
        m_toFirst->disconnectFromServer();
        Q_EMIT handedOver();
    });
    connect(m_toFirst, &QLocalSocket::errorOccurred, this, [this] {
        end({ErrorCode::Busy, tr("Remit is running already and cannot be reached: %1.").arg(m_toFirst->errorString())});
    });
    m_patience.start();
    m_toFirst->connectToServer(m_socketPath);
}

void SingleInstance::end(const Error& error)
{
    if (m_toFirst == nullptr)
        return;
    const bool waiting = m_patience.isActive() || m_patience.remainingTime() <= 0;
    m_patience.stop();
    m_toFirst->disconnect(this);
    m_toFirst->deleteLater();
    m_toFirst = nullptr;
    if (waiting)
        Q_EMIT failed(error);
}

void SingleInstance::receive()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        socket->setReadBufferSize(kLongestLine);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readFrom(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        readFrom(socket);
    }
}

void SingleInstance::readFrom(QLocalSocket* socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= kLongestLine)
            socket->abort();
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(socket->readLine(kLongestLine));
    if (!document.isArray()) {
        socket->abort();
        return;
    }
    QStringList arguments;
    for (const QJsonValue& argument : document.array())
        arguments.append(argument.toString());
    socket->write(kAnswer);
    socket->disconnectFromServer(); // after the answer is written
    Q_EMIT startedAgain(arguments);
}

} // namespace remit

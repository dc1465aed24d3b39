// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/plainreply.h"

#include <QNetworkProxy>

#include <algorithm>
#include <cstring>

#include <sys/socket.h>

namespace remit {

namespace {

constexpr qsizetype kMostKept = 32;
constexpr qint64 kReadAhead = 256LL * 1024;
constexpr qsizetype kMostUnread = 1024LL * 1024;

/** The other side may have closed it without our having heard of it. */
bool isOpen(const QTcpSocket& socket)
{
    char byte = 0;
    return socket.state() == QAbstractSocket::ConnectedState
        && ::recv(static_cast<int>(socket.socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0;
}

} // namespace

QTcpSocket* PlainConnections::take(const QString& host, quint16 port)
{
    for (qsizetype i = 0; i < m_kept.size();) {
        if (m_kept[i].host != host || m_kept[i].port != port) {
            ++i;
            continue;
        }
        QTcpSocket* socket = m_kept.takeAt(i).socket;
        socket->disconnect(this);
        if (isOpen(*socket))
            return socket;
        socket->deleteLater();
    }
    auto* socket = new QTcpSocket;
    socket->setReadBufferSize(kReadAhead);
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->connectToHost(host, port);
    return socket;
}

void PlainConnections::give(QTcpSocket* socket, const QString& host, quint16 port)
{
    if (m_kept.size() >= kMostKept || socket->state() != QAbstractSocket::ConnectedState
        || socket->bytesAvailable() > 0) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    socket->setParent(this);
    m_kept.append({socket, host, port});
    const auto drop = [this, socket] { // ended, or what nobody asked for
        if (m_kept.removeIf([socket](const Kept& each) { return each.socket == socket; }) > 0)
            socket->deleteLater();
    };
    connect(socket, &QTcpSocket::disconnected, this, drop);
    connect(socket, &QTcpSocket::readyRead, this, drop);
}

PlainReply::PlainReply(PlainConnections& connections, const QNetworkRequest& request, const QByteArray& method,
    OneShotBody* body, std::chrono::milliseconds patience)
    : m_connections(connections)
    , m_method(method)
    , m_sending(body)
    , m_socket(connections.take(request.url().host(), static_cast<quint16>(request.url().port(80))))
    , m_response(method == "HEAD")
{
    setRequest(request);
    setUrl(request.url());
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (body)
        body->setParent(this);
    m_socket->setParent(this);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(TimeoutError); });
    connect(m_socket, &QTcpSocket::readyRead, this, &PlainReply::readOn);
    connect(m_socket, &QTcpSocket::bytesWritten, &m_patience, qOverload<>(&QTimer::start));
    connect(m_socket, &QTcpSocket::disconnected, this, &PlainReply::onDisconnected);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::ConnectionRefusedError)
            end(ConnectionRefusedError);
        else if (error == QAbstractSocket::HostNotFoundError)
            end(HostNotFoundError);
        else if (error != QAbstractSocket::RemoteHostClosedError)
            end(UnknownNetworkError);
    });
    m_patience.start();
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        sendRequest();
    else
        connect(m_socket, &QTcpSocket::connected, this, &PlainReply::sendRequest);
}

PlainReply::~PlainReply() = default;

void PlainReply::sendRequest()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QUrl url = request().url();
    QByteArray target
        = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    if (!target.startsWith('/'))
        target.prepend('/');
    QByteArray head = m_method + ' ' + target
        + " HTTP/1.1\r\nhost: " + url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1() + "\r\n";
    for (const QByteArray& name : request().rawHeaderList())
        head += name.toLower() + ": " + request().rawHeader(name) + "\r\n";
    head += "connection: keep-alive\r\n\r\n";
    m_socket->write(head);
    if (m_sending)
        m_socket->write(m_sending->readAll());
}

void PlainReply::readOn()
{
    if (isFinished())
        return;
    m_patience.start();
    const qsizetype before = m_body.size();
    while (m_socket->bytesAvailable() > 0 && m_body.size() < kMostUnread
        && m_response.state() < PlainResponse::State::Done) {
        m_input.append(m_socket->readAll());
        (void)m_response.read(m_input, m_body);
        publishHead();
    }
    if (m_body.size() > before)
        Q_EMIT readyRead();
    if (isFinished())
        return;
    if (m_response.state() == PlainResponse::State::Failed)
        end(m_headTold ? RemoteHostClosedError : ProtocolFailure);
    else if (m_response.state() == PlainResponse::State::Done)
        end(NoError);
    else if (m_socket->state() == QAbstractSocket::UnconnectedState && m_socket->bytesAvailable() == 0)
        end(m_response.end() == PlainResponse::State::Done ? NoError : RemoteHostClosedError);
}

void PlainReply::publishHead()
{
    if (m_headTold || m_response.status() < 200 || m_response.state() == PlainResponse::State::Head)
        return;
    m_headTold = true;
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_response.status());
    setAttribute(QNetworkRequest::HttpReasonPhraseAttribute, m_response.reason());
    for (const auto& [name, value] : m_response.headers())
        setRawHeader(name, hasRawHeader(name) ? rawHeader(name) + ", " + value : value);
    Q_EMIT metaDataChanged();
}

void PlainReply::onDisconnected()
{
    readOn();
}

qint64 PlainReply::readData(char* data, qint64 longest)
{
    const qint64 count = std::min<qint64>(longest, m_body.size());
    if (count <= 0)
        return isFinished() ? -1 : 0;
    std::memcpy(data, m_body.constData(), static_cast<std::size_t>(count));
    m_body.remove(0, static_cast<qsizetype>(count));
    if (m_body.size() < kMostUnread && !isFinished() && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &PlainReply::readOn, Qt::QueuedConnection);
    return count;
}

void PlainReply::abort()
{
    end(OperationCanceledError);
}

void PlainReply::end(NetworkError error)
{
    if (isFinished())
        return;
    m_patience.stop();
    m_socket->disconnect(this);
    m_socket->disconnect(&m_patience);
    if (error == NoError && m_response.keepsAlive() && m_input.isEmpty()) {
        m_socket->setParent(nullptr);
        m_connections.give(m_socket, url().host(), static_cast<quint16>(url().port(80)));
        m_socket = nullptr;
    } else {
        m_socket->abort();
    }
    setFinished(true);
    if (error != NoError)
        setError(error, QString());
    Q_EMIT finished();
}

} // namespace remit

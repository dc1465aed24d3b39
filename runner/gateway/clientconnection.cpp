// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/clientconnection.h"

#include <chrono>

namespace remit {

using namespace std::chrono_literals;

namespace {

constexpr auto kHeadPatience = 10s;
constexpr auto kBodyPatience = 60s;
constexpr qint64 kReadAhead = 64LL * 1024;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 413:
        return "Content Too Large";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

} // namespace

ClientConnection::ClientConnection(QTcpSocket* socket, std::shared_ptr<HeldBytes> held, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_held(std::move(held))
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_patience.setSingleShot(true);
    m_patience.start(kHeadPatience);
    connect(&m_patience, &QTimer::timeout, this, &ClientConnection::cut);
    connect(m_socket, &QTcpSocket::readyRead, this, &ClientConnection::readOn);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ClientConnection::written);
    connect(m_socket, &QTcpSocket::disconnected, this, &ClientConnection::onDisconnected);
}

ClientConnection::~ClientConnection()
{
    hold(0);
}

void ClientConnection::hold(qint64 bytes)
{
    m_held->now += bytes - m_holds;
    m_holds = bytes;
}

void ClientConnection::readOn()
{
    if (m_serving)
        return;
    m_input.append(m_socket->readAll());
    serve();
}

void ClientConnection::serve()
{
    if (m_serving || m_input.isEmpty())
        return;
    const auto before = m_reader.state();
    hold(m_input.size() + m_reader.bodySize());
    if (m_held->now > HeldBytes::kMost)
        return refuse(413);
    const auto state = m_reader.read(m_input);
    switch (state) {
    case HttpRequestReader::State::Head:
        if (m_patience.intervalAsDuration() != kHeadPatience)
            m_patience.start(kHeadPatience);
        return;
    case HttpRequestReader::State::Body:
        m_patience.start(kBodyPatience);
        if (before == HttpRequestReader::State::Head && m_reader.takeContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case HttpRequestReader::State::Failed:
        return refuse(m_reader.failure());
    case HttpRequestReader::State::Done:
        break;
    }
    m_patience.stop();
    m_serving = true;
    const HttpRequest request = m_reader.take();
    m_keepAlive = request.keepAlive();
    m_minorVersion = request.minorVersion;
    m_headOnly = request.method == "HEAD";
    Q_EMIT requested(request);
}

void ClientConnection::refuse(int status)
{
    m_serving = true;
    m_keepAlive = false;
    m_patience.stop();
    Q_EMIT malformed(status);
    respond(status, {{"content-type", "text/plain"}}, "The request is not valid HTTP/1.1 or too large.\n");
}

void ClientConnection::beginResponse(
    int status, const QByteArray& reason, const HttpHeaders& headers, std::optional<qint64> length)
{
    m_begun = true;
    m_bodiless = m_headOnly || status == 204 || status == 304;
    m_chunked = !length && !m_bodiless && m_minorVersion >= 1;
    if (!length && m_minorVersion == 0)
        m_keepAlive = false;
    QByteArray head
        = "HTTP/1.1 " + QByteArray::number(status) + ' ' + (reason.isEmpty() ? reasonOf(status) : reason) + "\r\n";
    for (const auto& [name, value] : headers)
        head += name + ": " + value + "\r\n";
    if (length && status != 204 && status != 304)
        head += "content-length: " + QByteArray::number(*length) + "\r\n";
    if (m_chunked)
        head += "transfer-encoding: chunked\r\n";
    head += m_keepAlive ? "connection: keep-alive\r\n\r\n" : "connection: close\r\n\r\n";
    m_socket->write(head);
}

void ClientConnection::writeBody(QByteArrayView bytes)
{
    if (bytes.isEmpty() || m_bodiless)
        return;
    if (!m_chunked) {
        m_socket->write(bytes.data(), bytes.size());
        return;
    }
    QByteArray chunk = QByteArray::number(bytes.size(), 16);
    chunk.reserve(chunk.size() + bytes.size() + 4);
    chunk.append("\r\n").append(bytes).append("\r\n");
    m_socket->write(chunk);
}

void ClientConnection::endResponse()
{
    if (m_chunked)
        m_socket->write("0\r\n\r\n");
    finishResponse();
}

void ClientConnection::respond(int status, const HttpHeaders& headers, const QByteArray& body)
{
    beginResponse(status, QByteArray(), headers, body.size());
    writeBody(body);
    finishResponse();
}

void ClientConnection::finishResponse()
{
    m_begun = false;
    if (!m_keepAlive) {
        m_socket->disconnectFromHost(); // after the last byte is written
        return;
    }
    m_serving = false;
    hold(m_input.size());
    m_patience.start(kBodyPatience);
    // What was sent ahead is served from the event loop, not from within the last request's answer.
    QMetaObject::invokeMethod(this, &ClientConnection::readOn, Qt::QueuedConnection);
}

void ClientConnection::cut()
{
    m_socket->abort();
}

void ClientConnection::onDisconnected()
{
    m_patience.stop();
    Q_EMIT gone();
    deleteLater();
}

} // namespace remit

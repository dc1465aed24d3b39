// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/tunnel.h"

#include "runner/egress/hostname.h"
#include "runner/egress/tlsname.h"

#include <QNetworkProxy>

#include <chrono>

namespace remit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kHeadPatience = 10s;
constexpr auto kConnectPatience = 15s;
constexpr qint64 kReadAhead = 64 * 1024;
constexpr qint64 kMostHeld = 256 * 1024;
constexpr qsizetype kMostShown = 120;

/** What a client wrote where a host should stand, for an event: printable ASCII, cut. */
QString shown(QByteArrayView text)
{
    QString safe;
    for (const char c : text.first(std::min(text.size(), kMostShown)))
        safe.append(c > 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('?'));
    return safe;
}

} // namespace

Tunnel::Tunnel(QTcpSocket* client, const HostList& hosts, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_hosts(hosts)
{
    m_client->setParent(this);
    m_server.setProxy(QNetworkProxy::NoProxy);
    for (QTcpSocket* socket : {m_client, &m_server}) {
        socket->setReadBufferSize(kReadAhead);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    m_patience.setSingleShot(true);
    m_patience.start(kHeadPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_phase == Phase::Connecting)
            connectNext();
        else
            giveUp(u"It took too long."_s);
    });
    connect(m_client, &QTcpSocket::readyRead, this, &Tunnel::readClient);
    connect(m_client, &QTcpSocket::disconnected, this, &Tunnel::clientGone);
    connect(&m_server, &QTcpSocket::connected, this, &Tunnel::connected);
    connect(&m_server, &QTcpSocket::readyRead, this, [this] { pass(m_server, *m_client); });
    connect(&m_server, &QTcpSocket::disconnected, this, &Tunnel::serverGone);
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_phase == Phase::Connecting)
            connectNext();
    });
    connect(m_client, &QTcpSocket::bytesWritten, this, [this] { pass(m_server, *m_client); });
    connect(&m_server, &QTcpSocket::bytesWritten, this, [this] {
        if (m_phase == Phase::Passing)
            pass(*m_client, m_server);
    });
}

Tunnel::~Tunnel()
{
    m_phase = Phase::Over;
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_client->disconnect(this);
    m_server.disconnect(this);
    m_server.abort();
}

void Tunnel::abort()
{
    m_client->abort();
    m_server.abort();
    finish();
}

QString Tunnel::place() const
{
    return u"%1:%2"_s.arg(m_asked.host).arg(m_head.port);
}

void Tunnel::readClient()
{
    switch (m_phase) {
    case Phase::Head:
        return readHead();
    case Phase::Hello:
        return readHello();
    case Phase::Passing:
        return pass(*m_client, m_server);
    case Phase::Resolving:
    case Phase::Connecting:
    case Phase::Over:
        return; // its read buffer holds what comes ahead
    }
}

void Tunnel::readHead()
{
    m_input.append(m_client->readAll());
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end < 0 && m_input.size() <= kMostProxyHead)
        return;
    const auto head = end < 0 ? std::unexpected(431) : readProxyHead(QByteArrayView(m_input).first(end));
    if (!head) {
        Q_EMIT refused(QString(), 0, u"A request to the proxy is not valid HTTP."_s);
        return answer(head.error(), u"This is no request that the proxy understands."_s);
    }
    m_head = *head;
    m_input.remove(0, end + 4);
    m_asked = m_hosts.judge(m_head.host, m_head.port);
    if (!m_asked.refusal.isEmpty())
        return deny(m_asked.refusal);
    if (!m_asked.address.isNull())
        return connectTo({m_asked.address});
    m_phase = Phase::Resolving;
    m_patience.start(kConnectPatience);
    m_lookup = QHostInfo::lookupHost(m_asked.host, this, &Tunnel::resolved);
}

void Tunnel::resolved(const QHostInfo& info)
{
    m_lookup = -1;
    if (m_phase != Phase::Resolving)
        return;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
        return giveUp(u"The name is not known: %1."_s.arg(info.errorString()));
    const QList<QHostAddress> reachable = m_hosts.reachable(info.addresses(), m_head.port);
    if (reachable.isEmpty())
        return deny(
            u"The name leads to an address inside a private network (%1)."_s.arg(info.addresses().first().toString()));
    connectTo(reachable);
}

void Tunnel::connectTo(const QList<QHostAddress>& addresses)
{
    m_addresses = addresses;
    m_phase = Phase::Connecting;
    connectNext();
}

void Tunnel::connectNext()
{
    m_server.abort();
    if (m_addresses.isEmpty())
        return giveUp(u"It does not answer: %1."_s.arg(m_server.errorString()));
    m_patience.start(kConnectPatience);
    const QHostAddress next = m_addresses.takeFirst();
    // Not from within the socket's own error signal.
    QMetaObject::invokeMethod(
        this,
        [this, next] {
            if (m_phase == Phase::Connecting)
                m_server.connectToHost(next, m_head.port);
        },
        Qt::QueuedConnection);
}

void Tunnel::connected()
{
    m_patience.stop();
    Q_EMIT opened(m_asked.host, m_head.port);
    if (!m_head.tunnel) {
        m_phase = Phase::Passing;
        m_server.write(m_head.forward);
        Q_EMIT passed(place(), m_head.forward.size(), 0);
    } else {
        m_client->write("HTTP/1.1 200 Connection established\r\n\r\n");
        m_phase = Phase::Hello;
    }
    readClient();
}

void Tunnel::readHello()
{
    m_input.append(m_client->readAll());
    if (m_input.isEmpty())
        return;
    const TlsName hello = readTlsName(m_input);
    if (hello.how == TlsName::How::Unfinished)
        return;
    const bool another = hello.how == TlsName::How::Named && hostName(hello.name) != m_asked.host;
    if (another || hello.how == TlsName::How::Overlong) {
        Q_EMIT refused(shown(another ? hello.name : m_head.host), m_head.port,
            u"The TLS server name is not the host that was asked for."_s);
        return abort();
    }
    m_phase = Phase::Passing;
    pass(*m_client, m_server);
}

void Tunnel::pass(QTcpSocket& from, QTcpSocket& to)
{
    const bool upwards = &from == m_client;
    if (m_phase != Phase::Passing && (upwards || m_phase != Phase::Hello))
        return;
    qint64 count = 0;
    if (upwards && !m_input.isEmpty()) {
        count += m_input.size();
        to.write(std::exchange(m_input, {}));
    }
    while (from.bytesAvailable() > 0 && to.bytesToWrite() < kMostHeld) {
        const QByteArray bytes = from.read(kReadAhead);
        if (bytes.isEmpty())
            break;
        count += bytes.size();
        to.write(bytes);
    }
    if (count > 0)
        Q_EMIT passed(place(), upwards ? count : 0, upwards ? 0 : count);
    if (!upwards && m_server.state() == QAbstractSocket::UnconnectedState && m_server.bytesAvailable() == 0)
        m_client->disconnectFromHost(); // after its last byte is written
}

void Tunnel::answer(int status, const QString& sentence)
{
    m_phase = Phase::Over;
    m_patience.start(kHeadPatience); // to take the answer
    const QByteArray body = "Remit: " + sentence.toUtf8() + '\n';
    m_client->write("HTTP/1.1 " + QByteArray::number(status) + (status == 403 ? " Forbidden" : " Refused")
        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n\r\n" + body);
    m_client->disconnectFromHost();
}

void Tunnel::deny(const QString& why)
{
    Q_EMIT refused(shown(m_head.host), m_head.port, why);
    answer(403, why);
}

void Tunnel::giveUp(const QString& why)
{
    if (m_phase == Phase::Over || m_phase == Phase::Head)
        return abort();
    Q_EMIT failed(m_asked.host, m_head.port, why);
    answer(502, why);
}

void Tunnel::clientGone()
{
    m_server.disconnectFromHost();
    finish();
}

void Tunnel::serverGone()
{
    if (m_phase == Phase::Passing || m_phase == Phase::Hello)
        pass(m_server, *m_client);
}

void Tunnel::finish()
{
    m_phase = Phase::Over;
    m_patience.stop();
    if (!std::exchange(m_told, true))
        Q_EMIT gone();
}

} // namespace remit

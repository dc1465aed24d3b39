// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/egress.h"

#include "runner/egress/tunnel.h"

#include <QTcpServer>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostConnections = 64;

} // namespace

class Egress::Private : public QObject {
public:
    Private(HostList given, Egress* egress)
        : q(egress)
        , hosts(std::move(given))
    {
        connect(&server, &QTcpServer::newConnection, this, &Private::accept);
    }

    void accept();
    void follow(Tunnel* tunnel);

    Egress* q;
    HostList hosts;
    QTcpServer server;
    QList<Tunnel*> tunnels;
    QMap<QString, EgressUse> uses;
};

Egress::Egress(HostList hosts, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(hosts), this))
{
}

Egress::~Egress()
{
    disconnect();
    close();
}

Result<> Egress::listen(int descriptor)
{
    if (!d->server.setSocketDescriptor(descriptor))
        return failure(ErrorCode::Network, u"The proxy cannot listen in the box: %1."_s.arg(d->server.errorString()));
    return {};
}

void Egress::close()
{
    d->server.close();
    for (Tunnel* tunnel : std::exchange(d->tunnels, {}))
        tunnel->abort();
}

const QMap<QString, EgressUse>& Egress::uses() const
{
    return d->uses;
}

void Egress::Private::accept()
{
    while (QTcpSocket* socket = server.nextPendingConnection()) {
        if (tunnels.size() >= kMostConnections) {
            Q_EMIT q->refused({}, 0, u"More than %1 connections at once."_s.arg(kMostConnections));
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto* tunnel = new Tunnel(socket, hosts, this);
        tunnels.append(tunnel);
        follow(tunnel);
    }
}

void Egress::Private::follow(Tunnel* tunnel)
{
    connect(tunnel, &Tunnel::gone, this, [this, tunnel] {
        tunnels.removeOne(tunnel);
        tunnel->deleteLater();
    });
    connect(tunnel, &Tunnel::opened, this, [this](const QString& host, quint16 port) {
        ++uses[u"%1:%2"_s.arg(host).arg(port)].connections;
        Q_EMIT q->opened(host, port);
    });
    connect(tunnel, &Tunnel::passed, this, [this](const QString& place, qint64 sent, qint64 received) {
        EgressUse& use = uses[place];
        use.sent += sent;
        use.received += received;
        Q_EMIT q->bytesPassed(sent + received);
    });
    connect(tunnel, &Tunnel::refused, q, &Egress::refused);
    connect(tunnel, &Tunnel::failed, q, &Egress::failed);
}

} // namespace remit

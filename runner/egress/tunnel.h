// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/egress/hostlist.h"
#include "runner/egress/proxyhead.h"

#include <QHostInfo>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace remit {

/** One connection of a client of the proxy, from its head to its last byte. Owned by the proxy; tells gone() once. */
class Tunnel : public QObject {
    Q_OBJECT

public:
    Tunnel(QTcpSocket* client, const HostList& hosts, QObject* parent);
    ~Tunnel() override;

    void abort();

Q_SIGNALS:
    void opened(const QString& host, quint16 port);
    void passed(const QString& place, qint64 sent, qint64 received);
    void refused(const QString& host, quint16 port, const QString& why);
    void failed(const QString& host, quint16 port, const QString& why);
    void gone();

private:
    enum class Phase { Head, Resolving, Connecting, Hello, Passing, Over };

    void readClient();
    void readHead();
    void resolved(const QHostInfo& info);
    void connectTo(const QList<QHostAddress>& addresses);
    void connectNext();
    void connected();
    void readHello();
    void pass(QTcpSocket& from, QTcpSocket& to);
    void answer(int status, const QString& sentence);
    void deny(const QString& why);
    void giveUp(const QString& why);
    void clientGone();
    void serverGone();
    void finish();
    [[nodiscard]] QString place() const;

    QTcpSocket* m_client;
    QTcpSocket m_server;
    const HostList& m_hosts;
    QTimer m_patience;
    Phase m_phase = Phase::Head;
    QByteArray m_input; ///< of the client, not yet sent on
    ProxyHead m_head;
    HostAnswer m_asked;
    QList<QHostAddress> m_addresses; ///< still to be tried
    int m_lookup = -1;
    bool m_told = false;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/oneshotbody.h"
#include "runner/gateway/plainresponse.h"

#include <QNetworkReply>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace remit {

/** Connections to providers without TLS that wait for their next call. */
class PlainConnections : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /** A kept connection, or a new one that is being made. The receiver owns it. */
    [[nodiscard]] QTcpSocket* take(const QString& host, quint16 port);
    void give(QTcpSocket* socket, const QString& host, quint16 port);

private:
    struct Kept {
        QTcpSocket* socket;
        QString host;
        quint16 port;
    };
    QList<Kept> m_kept;
};

/**
 * A response of a provider that is reached without TLS and without a proxy: a model on this machine, a company's own
 * gateway. QNetworkAccessManager reads such a connection byte by byte where the answer comes in small chunks, and every
 * event of a model is one. Nothing is sent twice, no redirect is followed.
 */
class PlainReply : public QNetworkReply {
    Q_OBJECT

public:
    /** `body` may be null. */
    PlainReply(PlainConnections& connections, const QNetworkRequest& request, const QByteArray& method,
        OneShotBody* body, std::chrono::milliseconds patience);
    ~PlainReply() override;

    void abort() override;
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() + QIODevice::bytesAvailable(); }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 longest) override;

private:
    void sendRequest();
    void readOn();
    void onDisconnected();
    void publishHead();
    void end(NetworkError error);

    PlainConnections& m_connections;
    QByteArray m_method;
    OneShotBody* m_sending;
    QTcpSocket* m_socket;
    QTimer m_patience;
    PlainResponse m_response;
    QByteArray m_input;
    QByteArray m_body;
    bool m_headTold = false;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QJsonObject>
#include <QTcpSocket>

namespace remit::test {

inline QByteArray post(const QByteArray& target, const QByteArray& body, const QByteArray& headers = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QByteArray message(bool streamed, const QByteArray& headers = "Connection: close\r\n")
{
    return post("/v1/messages?beta=true",
        QByteArray("{\"model\":\"claude-opus-5-5\",\"max_tokens\":100,\"stream\":") + (streamed ? "true}" : "false}"),
        headers);
}

/** A client that collects all it gets. */
class Caller : public QObject {
public:
    Caller(quint16 port, const QByteArray& bytes)
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { received += m_socket.readAll(); });
        connect(&m_socket, &QTcpSocket::disconnected, this, [this] { over = true; });
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        m_socket.write(bytes);
    }

    void send(const QByteArray& bytes) { m_socket.write(bytes); }
    void leave() { m_socket.abort(); }
    [[nodiscard]] int status() const { return received.mid(9, 3).toInt(); }

    /** The body with the chunked framing taken off. */
    [[nodiscard]] QByteArray body() const
    {
        const qsizetype end = received.indexOf("\r\n\r\n");
        QByteArray rest = received.mid(end + 4);
        if (!received.first(end).contains("transfer-encoding: chunked"))
            return rest;
        QByteArray whole;
        while (!rest.isEmpty()) {
            const qsizetype line = rest.indexOf("\r\n");
            const qsizetype size = rest.first(line).toInt(nullptr, 16);
            whole += rest.mid(line + 2, size);
            rest = rest.mid(line + 2 + size + 2);
        }
        return whole;
    }

    QByteArray received;
    bool over = false;

private:
    QTcpSocket m_socket;
};

inline qint64 figure(const QJsonObject& call, const char* name)
{
    return call.value(QLatin1StringView(name)).toInteger(-1);
}

} // namespace remit::test

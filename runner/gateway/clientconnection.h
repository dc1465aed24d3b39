// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/httprequest.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace remit {

/** What all connections together hold of requests that are not answered: a box must not fill the memory outside. */
struct HeldBytes {
    static constexpr qint64 kMost = 256LL * 1024 * 1024;
    qint64 now = 0;
};

/**
 * One connection of the agent. Requests are served one after the other, whatever the client sends ahead. A response is
 * begun, then written in pieces, then ended; where its length is not known it goes out chunked. 10 s for a head, 60 s
 * without a byte for a body or the next request. Owned by the gateway; deletes itself when the socket is gone.
 */
class ClientConnection : public QObject {
    Q_OBJECT

public:
    ClientConnection(QTcpSocket* socket, std::shared_ptr<HeldBytes> held, QObject* parent);
    ~ClientConnection() override;

    /** `length` unset: not known. */
    void beginResponse(int status, const QByteArray& reason, const HttpHeaders& headers, std::optional<qint64> length);
    void writeBody(QByteArrayView bytes);
    void endResponse();
    /** A response of a few bytes, whole. */
    void respond(int status, const HttpHeaders& headers, const QByteArray& body);
    /** Cuts the connection: the client must see that the response is not whole. */
    void cut();
    [[nodiscard]] qint64 bytesToWrite() const { return m_socket->bytesToWrite(); }
    [[nodiscard]] bool hasBegun() const { return m_begun; }

Q_SIGNALS:
    /** Answer it with respond() or begin/end. No further one comes before. */
    void requested(const remit::HttpRequest& request);
    /** A request that is none; answered already. */
    void malformed(int status);
    void written();
    void gone();

private:
    void readOn();
    void serve();
    void hold(qint64 bytes);
    void refuse(int status);
    void finishResponse();
    void onDisconnected();

    QTcpSocket* m_socket;
    std::shared_ptr<HeldBytes> m_held;
    qint64 m_holds = 0; ///< our share of it
    QTimer m_patience;
    HttpRequestReader m_reader;
    QByteArray m_input;
    bool m_serving = false;
    bool m_keepAlive = true;
    bool m_begun = false;
    bool m_chunked = false;
    bool m_bodiless = false;
    bool m_headOnly = false;
    int m_minorVersion = 1;
};

} // namespace remit

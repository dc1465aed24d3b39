// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/httprequest.h"
#include "tests/support/modelanswer.h"
#include "tests/support/requestrole.h"
#include "tests/support/scenario.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace remit::test {

/**
 * A model provider on 127.0.0.1 that plays a scenario: Anthropic Messages, OpenAI Chat Completions and Responses,
 * Gemini, streamed and not, with faults. Every main request takes the next turn, its calls put onto the tools that the
 * agent offers; an agent's helper requests (see RequestRole) and token counts do not. Keeps what it was asked.
 */
class ModelServer : public QObject {
    Q_OBJECT

public:
    explicit ModelServer(Scenario scenario, QObject* parent = nullptr);
    ~ModelServer() override;

    [[nodiscard]] bool listen(quint16 port = 0);
    [[nodiscard]] QUrl url() const;
    /** See RequestRole; a helper gets a short text. */
    void setHelperBelow(int tools) { m_role.setHelperBelow(tools); }

    [[nodiscard]] const QList<HttpRequest>& requests() const { return m_requests; }
    [[nodiscard]] int calls() const { return m_calls; } ///< main requests and helpers
    [[nodiscard]] Tokens tokens() const { return m_tokens; } ///< of the answers that were sent whole
    [[nodiscard]] int cutByClient() const { return m_cutByClient; } ///< clients that left before their answer was whole

Q_SIGNALS:
    /** For a log: "asked", then "served", "refused", "dropped" or "gone" (the client left before the end), with "path",
     * "status", "helper" and the "usage" of what was served. */
    void answered(const QJsonObject& line);

private:
    struct Client {
        QByteArray input;
        HttpRequestReader reader;
        bool answering = false;
        QJsonObject line; ///< of what is being answered
    };
    void accept();
    void readFrom(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const HttpRequest& request);
    void play(QTcpSocket* socket, const Turn& turn, Interface interface, const HttpRequest& request);
    void sendPieces(QPointer<QTcpSocket> socket, QByteArrayList pieces, const Turn& turn);
    void sendError(QTcpSocket* socket, const Turn& turn, Interface interface);
    void sendWhole(QTcpSocket* socket, int status, const QByteArray& contentType, const QByteArray& body);
    void finished(QTcpSocket* socket);
    void tell(QJsonObject line, const QString& how);

    Scenario m_scenario;
    QTcpServer m_server;
    QHash<QTcpSocket*, Client> m_clients;
    QList<HttpRequest> m_requests;
    Tokens m_tokens;
    qsizetype m_next = 0;
    int m_calls = 0;
    int m_cutByClient = 0;
    RequestRole m_role;
};

} // namespace remit::test

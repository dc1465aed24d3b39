// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/exchange.h"

namespace remit {

namespace {

constexpr qint64 kPiece = 64LL * 1024;
constexpr qint64 kMostUnwritten = 1024LL * 1024;

HttpHeaders headersForClient(const QNetworkReply& reply)
{
    HttpHeaders headers;
    const QByteArray connection = reply.rawHeader("connection");
    for (const auto& [name, value] : reply.rawHeaderPairs()) {
        const QByteArray lower = name.toLower();
        // Several headers of one name come joined by line feeds.
        if (!staysHere(lower, connection))
            headers.append({lower, QByteArray(value).replace('\n', ", ").replace('\r', "")});
    }
    return headers;
}

} // namespace

QString networkTrouble(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return QStringLiteral("the provider's host name is not known");
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("the provider's host refuses the connection");
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return QStringLiteral("the provider closed the connection");
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return QStringLiteral("the provider does not answer");
    case QNetworkReply::SslHandshakeFailedError:
        return QStringLiteral("the provider's certificate could not be verified");
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return QStringLiteral("the network proxy of this machine does not let the request through");
    default:
        return QStringLiteral("the connection to the provider failed (network error %1)").arg(error);
    }
}

Exchange::Exchange(Wire wire, QNetworkReply* reply, OneShotBody* body, ClientConnection* client, QObject* parent)
    : QObject(parent)
    , m_wire(wire)
    , m_reply(reply)
    , m_body(body)
    , m_client(client)
{
    m_clock.start();
    m_reply->setParent(this);
    m_reply->setReadBufferSize(kMostUnwritten);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::passOn);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(client, &ClientConnection::written, this, &Exchange::passOn);
    connect(client, &ClientConnection::gone, this, &Exchange::onClientGone);
}

void Exchange::onHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status != 0 || status < 200 || !m_client)
        return;
    m_status = status;
    m_usage.emplace(m_wire, m_reply->rawHeader("content-type"));
    std::optional<qint64> length;
    bool ok = false;
    if (const qint64 named = m_reply->rawHeader("content-length").toLongLong(&ok); ok && named >= 0)
        length = named;
    const auto reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    m_client->beginResponse(status, reason.contains('\n') ? QByteArray() : reason, headersForClient(*m_reply), length);
}

void Exchange::passOn()
{
    if (m_ended || m_status == 0 || !m_client)
        return;
    while (m_reply->bytesAvailable() > 0 && m_client->bytesToWrite() < kMostUnwritten) {
        const QByteArray piece = m_reply->read(kPiece);
        if (piece.isEmpty())
            return;
        m_usage->feed(piece);
        m_client->writeBody(piece);
        Q_EMIT bytesPassed(piece.size());
    }
    if (m_reply->isFinished() && m_reply->bytesAvailable() == 0)
        onFinished();
}

void Exchange::onFinished()
{
    if (m_ended || !m_client)
        return;
    onHead();
    const auto error = m_reply->error();
    // From 201 on the errors are statuses: those are responses like any other.
    const bool broken = error != QNetworkReply::NoError
        && (m_status == 0 || error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ContentReSendError);
    if (m_status == 0) {
        const QString why = networkTrouble(error);
        answerUnreachable(why);
        return end(why);
    }
    if (m_reply->bytesAvailable() > 0 && m_client->bytesToWrite() >= kMostUnwritten)
        return; // the client reads slowly: passOn() comes back
    if (m_reply->bytesAvailable() > 0)
        return passOn();
    m_usage->finish();
    if (broken) {
        m_client->disconnect(this);
        m_client->cut();
        return end(networkTrouble(error));
    }
    m_client->endResponse();
    end(QString());
}

void Exchange::answerUnreachable(const QString& why)
{
    const QString message = QStringLiteral("Remit could not reach the model provider: %1.").arg(why);
    m_client->respond(502, {{"content-type", "application/json"}}, errorBody(m_wire, 502, message));
}

void Exchange::onClientGone()
{
    end(QStringLiteral("the agent closed the connection"));
}

void Exchange::abort()
{
    if (m_client) {
        m_client->disconnect(this);
        m_client->cut();
    }
    end(QStringLiteral("the run ended"));
}

void Exchange::end(const QString& trouble)
{
    if (m_ended)
        return;
    m_ended = true;
    Outcome outcome;
    outcome.status = m_status;
    outcome.sent = !m_body || m_body->isSent();
    outcome.whole = trouble.isEmpty();
    outcome.trouble = trouble;
    outcome.durationMs = m_clock.elapsed();
    if (m_usage)
        outcome.usage = m_usage->usage();
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    Q_EMIT done(outcome);
    deleteLater();
}

} // namespace remit

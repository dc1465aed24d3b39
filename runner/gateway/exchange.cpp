// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/exchange.h"

#include <algorithm>
#include <chrono>

namespace remit {

namespace {

constexpr qint64 kPiece = 64LL * 1024;
constexpr qint64 kMostUnwritten = 1024LL * 1024;
/** A compressed answer that grows beyond that is passed on and not read to its end. */
constexpr qint64 kMostDecoded = 512LL * 1024 * 1024;
/** A stream that comes in a hurry comes in tiny pieces. Each by itself costs more time than all of a moment together.
 */
constexpr std::chrono::milliseconds kMoment{1};
constexpr qsizetype kMostErrorBody = 64LL * 1024;

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

Exchange::Exchange(Wire wire, QNetworkReply* reply, OneShotBody* body, ClientConnection* client, UsageEvent usageEvent,
    QObject* parent)
    : QObject(parent)
    , m_wire(wire)
    , m_reply(reply)
    , m_body(body)
    , m_client(client)
    , m_usageEvent(usageEvent)
{
    m_clock.start();
    m_reply->setParent(this);
    m_reply->setReadBufferSize(kMostUnwritten);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onReadable);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    m_gathering.setSingleShot(true);
    m_gathering.setTimerType(Qt::PreciseTimer);
    connect(&m_gathering, &QTimer::timeout, this, &Exchange::onReadable);
    connect(client, &ClientConnection::written, this, &Exchange::onWritten);
    connect(client, &ClientConnection::gone, this, &Exchange::onClientGone);
}

void Exchange::onHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status != 0 || status < 200 || !m_client)
        return;
    m_status = status;
    m_headers = headersForClient(*m_reply);
    const QByteArray type = m_reply->rawHeader("content-type");
    const QByteArray coding = m_reply->rawHeader("content-encoding");
    m_usage.emplace(m_wire, type);
    m_decoder.emplace(coding, kMostDecoded);
    if (m_usageEvent == UsageEvent::Withheld && status == 200 && coding.isEmpty()
        && type.toLower().contains("text/event-stream"))
        m_filter.emplace();
    std::optional<qint64> length;
    bool ok = false;
    const qint64 named = m_reply->rawHeader("content-length").toLongLong(&ok);
    if (ok && named >= 0 && !m_filter)
        length = named;
    const auto reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    m_client->beginResponse(status, reason.contains('\n') ? QByteArray() : reason, m_headers, length);
}

void Exchange::onReadable()
{
    if (m_gathering.isActive() || m_reply->bytesAvailable() == 0)
        return;
    m_gathering.start(kMoment);
    passOn();
}

void Exchange::onWritten()
{
    if (m_held)
        passOn();
}

void Exchange::passOn()
{
    if (m_ended || m_status == 0 || !m_client)
        return;
    m_held = false;
    while (m_reply->bytesAvailable() > 0) {
        m_held = m_client->bytesToWrite() >= kMostUnwritten;
        if (m_held)
            return;
        const QByteArray piece = m_reply->read(kPiece);
        if (piece.isEmpty())
            return;
        look(piece);
        m_client->writeBody(m_filter ? m_filter->feed(piece) : piece);
        Q_EMIT bytesPassed(piece.size());
    }
    if (m_reply->isFinished() && m_reply->bytesAvailable() == 0)
        onFinished();
}

void Exchange::look(QByteArrayView piece)
{
    const bool isError = m_status >= 400;
    m_readable = m_readable && m_decoder->feed(piece, [&](QByteArrayView plain) {
        if (isError)
            m_errorBody.append(plain.first(std::min(plain.size(), kMostErrorBody - m_errorBody.size())));
        else
            m_usage->feed(plain);
    });
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
        return end(why, BrokenBy::Provider);
    }
    if (m_reply->bytesAvailable() > 0) {
        if (!m_held || m_client->bytesToWrite() < kMostUnwritten)
            passOn();
        return; // the client reads slowly: passOn() comes back, here at last
    }
    m_usage->finish();
    if (m_filter)
        m_client->writeBody(m_filter->rest());
    if (broken) {
        m_client->disconnect(this);
        m_client->cut();
        return end(networkTrouble(error), BrokenBy::Provider);
    }
    m_client->endResponse();
    end(QString(), BrokenBy::Nobody);
}

void Exchange::answerUnreachable(const QString& why)
{
    const QString message = QStringLiteral("Remit could not reach the model provider: %1.").arg(why);
    m_client->respond(502, {{"content-type", "application/json"}}, errorBody(m_wire, 502, message));
}

void Exchange::onClientGone()
{
    // What has come tells what it cost, also where nobody reads it any more.
    while (m_status != 0 && m_reply->bytesAvailable() > 0) {
        const QByteArray piece = m_reply->read(kPiece);
        if (piece.isEmpty())
            break;
        look(piece);
    }
    end(QStringLiteral("the agent closed the connection"), BrokenBy::Agent);
}

void Exchange::abort()
{
    if (m_client) {
        m_client->disconnect(this);
        m_client->cut();
    }
    end(QStringLiteral("the run ended"), BrokenBy::Agent);
}

std::optional<ProviderTrouble> Exchange::providerTrouble() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_status >= 400)
        return troubleOf(m_status, m_headers, m_errorBody, now);
    if (m_usage && !m_usage->usage().error.isEmpty())
        return troubleOf(m_status, {}, m_usage->usage().error, now);
    return std::nullopt;
}

void Exchange::end(const QString& trouble, BrokenBy by)
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
    outcome.brokenBy = by;
    if (m_usage)
        outcome.usage = m_usage->usage();
    if (!m_readable)
        outcome.usage.tokens.reset();
    outcome.providerTrouble = providerTrouble();
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    Q_EMIT done(outcome);
    deleteLater();
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/upstream.h"

#include "runner/gateway/promptsockets.h"

#include <QHostAddress>
#include <QHttp1Configuration>
#include <QNetworkProxyFactory>

#include <chrono>

namespace remit {

namespace {

/** A stream without a byte for so long has ended without saying so. */
constexpr std::chrono::milliseconds kSilence = std::chrono::minutes{10};
/** Calls at one time: an agent's helpers work side by side, and each stream holds a connection. */
constexpr qsizetype kMostConnections = 32;

class MachineProxy : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.peerHostName();
        if (host == u"localhost" || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/** Its connection may be a new one, which is known only while it is made and used. */
QNetworkReply* prompt(QNetworkReply* reply)
{
    for (const auto signal : {&QNetworkReply::socketStartedConnecting, &QNetworkReply::requestSent})
        QObject::connect(reply, signal, reply, &makeSocketsPrompt);
    return reply;
}

} // namespace

Upstream::Upstream()
{
    m_network.setProxyFactory(new MachineProxy); // owned by it
    m_network.setTransferTimeout(kSilence);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

Upstream::Sending Upstream::send(const GatewayRoute& route, Wire wire, const HttpRequest& request)
{
    QNetworkRequest outgoing(urlForProvider(route.upstream, targetForProvider(wire, request.target, route.apiKey)));
    for (const auto& [name, value] : headersForProvider(wire, request, route.apiKey, route.keyHeader))
        outgoing.setRawHeader(name, value);
    QHttp1Configuration http;
    http.setNumberOfConnectionsPerHost(kMostConnections);
    outgoing.setHttp1Configuration(http);
    outgoing.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // it sends again what a connection lost
    outgoing.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    outgoing.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    outgoing.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    outgoing.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    outgoing.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (request.method != "POST")
        return {prompt(m_network.sendCustomRequest(outgoing, request.method)), nullptr};
    if (request.header("content-type").isEmpty())
        outgoing.setRawHeader("content-type", "application/json");
    outgoing.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    outgoing.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    auto* body = new OneShotBody(request.body, nullptr);
    QNetworkReply* reply = prompt(m_network.sendCustomRequest(outgoing, request.method, body));
    body->setParent(reply);
    return {reply, body};
}

QUrl urlForProvider(const QUrl& base, const QByteArray& target)
{
    QByteArray address = base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (address.endsWith('/'))
        address.chop(1);
    return QUrl::fromEncoded(address + target, QUrl::TolerantMode);
}

} // namespace remit

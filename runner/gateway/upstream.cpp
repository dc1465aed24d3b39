// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/upstream.h"

#include "runner/gateway/promptsockets.h"

#include <QHostAddress>
#include <QHttp1Configuration>
#include <QNetworkProxyFactory>

#include <chrono>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** A stream without a byte for so long has ended without saying so. */
constexpr std::chrono::milliseconds kSilence = std::chrono::minutes{10};
/** Calls at one time: an agent's helpers work side by side, and each stream holds a connection. */
constexpr qsizetype kMostConnections = 128;

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

/** Only a new connection wants it. It may be there before the request goes out, and is at the latest then. */
QNetworkReply* prompt(QNetworkReply* reply)
{
    QObject::connect(reply, &QNetworkReply::socketStartedConnecting, reply, [reply] {
        makeSocketsPrompt();
        QObject::connect(reply, &QNetworkReply::requestSent, reply, &makeSocketsPrompt, Qt::SingleShotConnection);
    });
    return reply;
}

bool goesPlainly(const QUrl& url)
{
    if (url.scheme() != "http"_L1)
        return false;
    const auto proxies = MachineProxy().queryProxy(QNetworkProxyQuery(url));
    return proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy;
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
    if (goesPlainly(outgoing.url())) {
        auto* plainBody = request.method == "POST" ? new OneShotBody(request.body, nullptr) : nullptr;
        if (plainBody)
            outgoing.setRawHeader("content-length", QByteArray::number(request.body.size()));
        if (plainBody && request.header("content-type").isEmpty())
            outgoing.setRawHeader("content-type", "application/json");
        return {new PlainReply(m_plain, outgoing, request.method, plainBody, kSilence), plainBody};
    }
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

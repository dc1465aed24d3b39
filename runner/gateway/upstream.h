// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/gateway.h"
#include "runner/gateway/oneshotbody.h"
#include "runner/gateway/plainreply.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace remit {

/**
 * Sends requests to the provider: certificates verified, no redirects followed, no cookies, no cache, nothing sent
 * twice. The machine's own network proxy is used except for loopback.
 */
class Upstream {
public:
    Upstream();

    struct Sending {
        QNetworkReply* reply; ///< the receiver owns it
        OneShotBody* body; ///< a child of the reply; null: none
    };
    [[nodiscard]] Sending send(const GatewayRoute& route, Wire wire, const HttpRequest& request);

private:
    QNetworkAccessManager m_network; ///< over TLS, or by way of a proxy
    PlainConnections m_plain; ///< the others
};

/** The provider's address with the request's path and query behind its own. */
[[nodiscard]] QUrl urlForProvider(const QUrl& base, const QByteArray& target);

} // namespace remit

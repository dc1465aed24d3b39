// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/doors.h"

#include <QSslSocket>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

Result<> Doors::add(const QList<GatewayRoute>& routes)
{
    for (const GatewayRoute& route : routes) {
        const auto wire = wireFrom(route.wire);
        const QString scheme = route.upstream.scheme();
        if (!wire)
            return failure(
                ErrorCode::InvalidInput, u"The gateway does not know the interface \"%1\"."_s.arg(route.wire));
        if ((scheme != u"https" && scheme != u"http") || route.upstream.host().isEmpty())
            return failure(ErrorCode::InvalidInput,
                u"The model provider's address must begin with https:// or http:// and name a host."_s);
        if (scheme == u"https" && !QSslSocket::supportsSsl())
            return failure(ErrorCode::Network, u"TLS is missing here: Qt finds no OpenSSL library."_s);
        m_doors.append({route, *wire});
    }
    return m_doors.isEmpty() ? failure(ErrorCode::InvalidInput, u"The gateway has no model provider behind it."_s)
                             : Result<>();
}

const Door* Doors::leadingTo(const QByteArray& target) const
{
    const auto door = std::ranges::find_if(m_doors, [&](const Door& each) {
        const QByteArray& path = each.route.path;
        return path.isEmpty() || target == path || target.startsWith(path + '/') || target.startsWith(path + '?');
    });
    return door == m_doors.end() ? nullptr : &*door;
}

HttpRequest behind(const Door& door, const HttpRequest& request)
{
    HttpRequest inner = request;
    inner.target = request.target.sliced(door.route.path.size());
    if (!inner.target.startsWith('/'))
        inner.target.prepend('/');
    return inner;
}

bool showsAnotherKey(const HttpRequest& request, const Door& door, const QByteArray& placeholder)
{
    if (door.route.apiKey.isEmpty() || placeholder.isEmpty())
        return false;
    return std::ranges::any_of(request.headers, [&](const auto& header) {
        const auto& [name, value] = header;
        const bool isKey
            = name == "x-api-key" || name == "x-goog-api-key" || name == "api-key" || name == "authorization";
        return isKey && value != placeholder && value != "Bearer " + placeholder;
    });
}

bool wantsAnotherProtocol(const HttpRequest& request)
{
    return !request.header("upgrade").isEmpty() && request.header("connection").toLower().contains("upgrade");
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/proxyhead.h"

#include <QList>

#include <algorithm>

namespace remit {

namespace {

constexpr int kBadRequest = 400;
constexpr qsizetype kMostHeaders = 100;

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isVisible(QByteArrayView text, QByteArrayView also)
{
    return std::ranges::all_of(text, [&also](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte > 0x20 && byte != 0x7f) || also.contains(c);
    });
}

/** "name", "name:443", "[::1]:443". Without a port: `usual`; 0: there must be one. */
bool splitAuthority(QByteArrayView text, quint16 usual, ProxyHead& into)
{
    if (text.contains('@'))
        return false;
    const qsizetype bracket = text.lastIndexOf(']');
    const qsizetype colon = text.lastIndexOf(':');
    QByteArrayView host = text;
    into.port = usual;
    if (colon > bracket) {
        host = text.first(colon);
        const QByteArrayView digits = text.sliced(colon + 1);
        const bool plain = !digits.isEmpty() && digits.size() <= 5
            && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        bool ok = false;
        into.port = digits.toUShort(&ok);
        if (!plain || !ok)
            return false;
    }
    if (bracket < 0 && host.contains(':'))
        return false;
    into.host = host.toByteArray();
    return into.port != 0 && !host.isEmpty();
}

QList<QByteArrayView> linesOf(QByteArrayView head)
{
    QList<QByteArrayView> lines;
    qsizetype from = 0;
    for (qsizetype end = head.indexOf("\r\n"); end >= 0; end = head.indexOf("\r\n", from)) {
        lines.append(head.sliced(from, end - from));
        from = end + 2;
    }
    lines.append(head.sliced(from));
    return lines;
}

} // namespace

std::expected<ProxyHead, int> readProxyHead(QByteArrayView head)
{
    const auto bad = std::unexpected(kBadRequest);
    const QList<QByteArrayView> lines = linesOf(head);
    if (head.size() > kMostProxyHead || lines.size() > kMostHeaders)
        return std::unexpected(431);
    const QByteArrayView request = lines.first();
    const qsizetype afterMethod = request.indexOf(' ');
    const qsizetype afterTarget = request.lastIndexOf(' ');
    if (afterMethod < 1 || afterTarget <= afterMethod)
        return bad;
    const QByteArrayView method = request.first(afterMethod);
    const QByteArrayView target = request.sliced(afterMethod + 1, afterTarget - afterMethod - 1);
    const QByteArrayView version = request.sliced(afterTarget + 1);
    if (!isToken(method) || !isVisible(target, ""))
        return bad;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return std::unexpected(version.startsWith("HTTP/") ? 505 : kBadRequest);

    ProxyHead found;
    found.tunnel = method == "CONNECT";
    QByteArrayView path = "/";
    if (found.tunnel) {
        if (!splitAuthority(target, 0, found))
            return bad;
    } else {
        // https:// in absolute form would have the proxy speak TLS, and read what is said.
        if (target.size() < 8 || target.first(7).compare("http://", Qt::CaseInsensitive) != 0 || target.contains('#'))
            return bad;
        const QByteArrayView rest = target.sliced(7);
        const auto end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
        const qsizetype length = end - rest.begin();
        if (!splitAuthority(rest.first(length), 80, found))
            return bad;
        path = rest.sliced(length);
        found.forward = method.toByteArray() + ' ' + (path.startsWith('/') ? "" : "/") + path.toByteArray()
            + " HTTP/1.1\r\nHost: " + rest.first(length).toByteArray() + "\r\n";
    }
    for (const QByteArrayView line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1 || !isToken(line.first(colon)) || !isVisible(line.sliced(colon + 1), " \t"))
            return bad;
        const QByteArray name = line.first(colon).toByteArray().toLower();
        const bool hop = name == "host" || name == "connection" || name == "keep-alive" || name.startsWith("proxy-")
            || name == "upgrade" || name == "te";
        if (!found.tunnel && !hop)
            found.forward += line.toByteArray() + "\r\n";
    }
    if (!found.tunnel)
        found.forward += "Connection: close\r\n\r\n";
    return found;
}

} // namespace remit

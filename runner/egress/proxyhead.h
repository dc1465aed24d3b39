// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <expected>

namespace remit {

/** What a client asks of the proxy: a tunnel (CONNECT), or one request in absolute form. */
struct ProxyHead {
    bool tunnel = false;
    QByteArray host; ///< as written; not checked
    quint16 port = 0;
    QByteArray forward; ///< absolute form: the head to send on, in origin form, for this one request
};

inline constexpr qsizetype kMostProxyHead = 16 * 1024;

/**
 * Reads the head of a request to a forward proxy (RFC 9112 sections 3.2.2 and 3.2.3), without the empty line at its
 * end. Strict: what two readers could understand differently is refused (bare line feeds, folded lines, control
 * characters, user information, a Host that says something else). An error is the status to answer with. Pure.
 */
[[nodiscard]] std::expected<ProxyHead, int> readProxyHead(QByteArrayView head);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace remit {

/** What the first bytes of a client tell of the server it means. */
struct TlsName {
    enum class How {
        Unfinished, ///< more bytes are needed
        Named, ///< a ClientHello with a server name
        Unnamed, ///< a ClientHello without one
        NotTls, ///< something else
        Overlong, ///< a ClientHello longer than any real one
    };
    How how = How::Unfinished;
    QByteArray name; ///< as written; not checked
};

/** Reads the server name of a TLS ClientHello (RFC 8446 section 4.1.2, RFC 6066 section 3), which may be split over
 * records. Never more than 16 KiB are asked for. Pure. */
[[nodiscard]] TlsName readTlsName(QByteArrayView bytes);

} // namespace remit

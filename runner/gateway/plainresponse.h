// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/httprequest.h"

#include <QByteArray>

#include <optional>

namespace remit {

/** Reads one HTTP/1.1 response, piece by piece: 64 KiB of head at most, body by length, chunked or to the end. */
class PlainResponse {
public:
    enum class State { Head, Body, Done, Failed };

    explicit PlainResponse(bool hasNoBody)
        : m_hasNoBody(hasNoBody)
    {
    }

    /** Takes what it can use from the front of `input`; the body is appended to `body`. */
    State read(QByteArray& input, QByteArray& body);
    /** The connection has ended: a body without length is whole then, every other is not. */
    State end();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const QByteArray& reason() const { return m_reason; }
    [[nodiscard]] const HttpHeaders& headers() const { return m_headers; }
    /** The connection can be used again. */
    [[nodiscard]] bool keepsAlive() const { return m_state == State::Done && m_keepAlive; }

private:
    enum class Framing { Length, Chunked, ToTheEnd };
    enum class Chunk { Size, Data, DataEnd, Trailer };

    bool readHead(QByteArray& input);
    bool parseHead(const QByteArray& head);
    void readChunks(QByteArrayView& input, QByteArray& body);

    bool m_hasNoBody;
    State m_state = State::Head;
    Framing m_framing = Framing::ToTheEnd;
    Chunk m_chunk = Chunk::Size;
    qint64 m_left = 0;
    qsizetype m_trailer = 0;
    int m_status = 0;
    bool m_keepAlive = true;
    QByteArray m_reason;
    HttpHeaders m_headers;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace remit {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>; ///< names in lower case, in order

/** One request, whole. */
struct HttpRequest {
    QByteArray method;
    QByteArray target; ///< origin form: begins with "/"
    int minorVersion = 1; ///< HTTP/1.x
    HttpHeaders headers;
    QByteArray body;

    /** The first header of that (lower case) name; empty: none. */
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool keepAlive() const;
};

/**
 * Reads HTTP/1.1 requests of a client that is not trusted, piece by piece, with a bound on everything: 16 KiB of head,
 * 100 headers, 32 MB of body (by Content-Length or chunked). Whatever two readers could understand differently is an
 * error: both framings at once, a length twice, folded lines, bare line feeds, control characters, absolute targets.
 * Holds one request at a time; bytes after it stay in `input`.
 */
class HttpRequestReader {
public:
    enum class State { Head, Body, Done, Failed };

    static constexpr qsizetype kMostHead = 16LL * 1024;
    static constexpr qsizetype kMostBody = 32LL * 1024 * 1024;

    /** Takes what it can use from the front of `input`. */
    State read(QByteArray& input);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qsizetype bodySize() const { return m_request.body.size(); } ///< so far
    /** The status to answer with when Failed: 400, 413, 417, 431, 501 or 505. */
    [[nodiscard]] int failure() const { return m_failure; }
    /** The client waits for "100 Continue" before it sends the body. True once. */
    [[nodiscard]] bool takeContinue();
    /** The request that is Done; the reader begins anew. */
    [[nodiscard]] HttpRequest take();

private:
    enum class Chunk { Size, Data, DataEnd, Trailer };

    State fail(int status);
    State readHead(QByteArray& input);
    bool parseHead(QByteArrayView head);
    bool parseRequestLine(QByteArrayView line);
    bool parseHeader(QByteArrayView line);
    bool parseFraming();
    State readPlainBody(QByteArray& input);
    State readChunks(QByteArray& input);
    bool readChunkLine(QByteArray& input, QByteArray& line);

    State m_state = State::Head;
    Chunk m_chunk = Chunk::Size;
    HttpRequest m_request;
    qint64 m_left = 0; ///< of the body or of the chunk
    qsizetype m_trailer = 0;
    int m_failure = 0;
    bool m_chunked = false;
    bool m_continue = false;
};

} // namespace remit

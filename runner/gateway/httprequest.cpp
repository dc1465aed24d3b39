// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/httprequest.h"

#include <algorithm>

namespace remit {

namespace {

constexpr qsizetype kMostHeaders = 100;
constexpr qsizetype kMostChunkLine = 256;

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

/** Visible characters; `also` is allowed besides. */
bool isVisible(QByteArrayView text, QByteArrayView also)
{
    return std::ranges::all_of(text, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte > 0x20 && byte != 0x7f) || also.contains(c);
    });
}

bool hasWord(QByteArrayView list, QByteArrayView word)
{
    return std::ranges::any_of(
        list.toByteArray().toLower().split(','), [word](const QByteArray& entry) { return entry.trimmed() == word; });
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto& [key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

bool HttpRequest::keepAlive() const
{
    const QByteArray connection = header("connection");
    return minorVersion >= 1 ? !hasWord(connection, "close") : hasWord(connection, "keep-alive");
}

HttpRequestReader::State HttpRequestReader::read(QByteArray& input)
{
    if (m_state == State::Head && readHead(input) != State::Body)
        return m_state;
    if (m_state == State::Body)
        return m_chunked ? readChunks(input) : readPlainBody(input);
    return m_state;
}

bool HttpRequestReader::takeContinue()
{
    return std::exchange(m_continue, false);
}

HttpRequest HttpRequestReader::take()
{
    HttpRequest request = std::move(m_request);
    *this = HttpRequestReader();
    return request;
}

HttpRequestReader::State HttpRequestReader::fail(int status)
{
    m_failure = status;
    m_state = State::Failed;
    return m_state;
}

HttpRequestReader::State HttpRequestReader::readHead(QByteArray& input)
{
    while (input.startsWith("\r\n")) // an empty line before a request is allowed
        input.remove(0, 2);
    const qsizetype end = input.indexOf("\r\n\r\n");
    if (end > kMostHead || (end < 0 && input.size() > kMostHead))
        return fail(431);
    if (end < 0)
        return m_state;
    const QByteArray head = input.first(end);
    input.remove(0, end + 4);
    if (!parseHead(head) || !parseFraming())
        return m_failure == 0 ? fail(400) : fail(m_failure);
    m_state = State::Body;
    return m_state;
}

bool HttpRequestReader::parseHead(QByteArrayView head)
{
    qsizetype from = 0;
    bool first = true;
    while (from <= head.size()) {
        qsizetype end = head.indexOf("\r\n", from);
        if (end < 0)
            end = head.size();
        const QByteArrayView line = head.sliced(from, end - from);
        if (first ? !parseRequestLine(line) : !parseHeader(line))
            return false;
        first = false;
        from = end + 2;
    }
    return true;
}

bool HttpRequestReader::parseRequestLine(QByteArrayView line)
{
    const qsizetype afterMethod = line.indexOf(' ');
    const qsizetype afterTarget = line.lastIndexOf(' ');
    if (afterMethod < 1 || afterTarget <= afterMethod)
        return false;
    m_request.method = line.first(afterMethod).toByteArray();
    m_request.target = line.sliced(afterMethod + 1, afterTarget - afterMethod - 1).toByteArray();
    const QByteArrayView version = line.sliced(afterTarget + 1);
    if (!isToken(m_request.method) || !m_request.target.startsWith('/') || !isVisible(m_request.target, "")
        || m_request.target.contains('#'))
        return false;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        m_failure = version.startsWith("HTTP/") ? 505 : 400;
        return false;
    }
    m_request.minorVersion = version.back() == '1' ? 1 : 0;
    return true;
}

bool HttpRequestReader::parseHeader(QByteArrayView line)
{
    if (m_request.headers.size() >= kMostHeaders) {
        m_failure = 431;
        return false;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 1 || !isToken(line.first(colon)))
        return false;
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!isVisible(value, " \t"))
        return false;
    m_request.headers.append({line.first(colon).toByteArray().toLower(), value.toByteArray()});
    return true;
}

bool HttpRequestReader::parseFraming()
{
    bool hasLength = false;
    for (const auto& [name, value] : std::as_const(m_request.headers)) {
        if (name == "content-length") {
            const bool digits = !value.isEmpty() && value.size() < 16
                && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
            if (hasLength || !digits)
                return false;
            hasLength = true;
            m_left = value.toLongLong();
        } else if (name == "transfer-encoding") {
            if (m_chunked || value.toLower() != "chunked") {
                m_failure = 501;
                return false;
            }
            m_chunked = true;
        } else if (name == "expect") {
            if (value.toLower() != "100-continue") {
                m_failure = 417;
                return false;
            }
            m_continue = true;
        }
    }
    if (m_chunked && (hasLength || m_request.minorVersion == 0))
        return false;
    if (m_left > kMostBody) {
        m_failure = 413;
        return false;
    }
    m_continue = m_continue && (m_chunked || m_left > 0);
    return true;
}

HttpRequestReader::State HttpRequestReader::readPlainBody(QByteArray& input)
{
    const qsizetype taken = static_cast<qsizetype>(std::min<qint64>(m_left, input.size()));
    m_request.body.append(QByteArrayView(input).first(taken));
    input.remove(0, taken);
    m_left -= taken;
    if (m_left == 0)
        m_state = State::Done;
    return m_state;
}

/** A line of the chunked framing without its end. False: not there yet, or failed. */
bool HttpRequestReader::readChunkLine(QByteArray& input, QByteArray& line)
{
    const qsizetype end = input.indexOf("\r\n");
    if (end > kMostChunkLine || (end < 0 && input.size() > kMostChunkLine)) {
        fail(400);
        return false;
    }
    if (end < 0)
        return false;
    line = input.first(end);
    input.remove(0, end + 2);
    return true;
}

HttpRequestReader::State HttpRequestReader::readChunks(QByteArray& input)
{
    QByteArray line;
    while (m_state == State::Body) {
        switch (m_chunk) {
        case Chunk::Size: {
            if (!readChunkLine(input, line))
                return m_state;
            const QByteArray size = line.split(';').first().trimmed();
            bool ok = false;
            m_left = size.toLongLong(&ok, 16);
            if (!ok || size.size() > 8 || size.startsWith('+') || size.startsWith('-') || size.startsWith("0x"))
                return fail(400);
            if (m_request.body.size() + m_left > kMostBody)
                return fail(413);
            m_chunk = m_left == 0 ? Chunk::Trailer : Chunk::Data;
            break;
        }
        case Chunk::Data: {
            const qsizetype taken = static_cast<qsizetype>(std::min<qint64>(m_left, input.size()));
            m_request.body.append(QByteArrayView(input).first(taken));
            input.remove(0, taken);
            m_left -= taken;
            if (m_left > 0)
                return m_state;
            m_chunk = Chunk::DataEnd;
            break;
        }
        case Chunk::DataEnd:
            if (input.size() < 2)
                return m_state;
            if (!input.startsWith("\r\n"))
                return fail(400);
            input.remove(0, 2);
            m_chunk = Chunk::Size;
            break;
        case Chunk::Trailer:
            if (!readChunkLine(input, line))
                return m_state;
            m_trailer += line.size();
            if (m_trailer > kMostHead)
                return fail(431);
            if (line.isEmpty())
                m_state = State::Done;
            break;
        }
    }
    return m_state;
}

} // namespace remit

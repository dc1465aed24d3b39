// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/plainresponse.h"

#include <algorithm>

namespace remit {

namespace {

constexpr qsizetype kMostHead = 64LL * 1024;
constexpr qsizetype kMostChunkLine = 1024;

} // namespace

PlainResponse::State PlainResponse::read(QByteArray& input, QByteArray& body)
{
    while (m_state == State::Head && readHead(input))
        continue;
    if (m_state != State::Body)
        return m_state;
    QByteArrayView rest = input;
    if (m_framing == Framing::Chunked) {
        readChunks(rest, body);
    } else {
        const qsizetype taken = m_framing == Framing::ToTheEnd
            ? rest.size()
            : static_cast<qsizetype>(std::min<qint64>(m_left, rest.size()));
        body.append(rest.first(taken));
        rest = rest.sliced(taken);
        m_left -= m_framing == Framing::Length ? taken : 0;
        if (m_framing == Framing::Length && m_left == 0)
            m_state = State::Done;
    }
    input.remove(0, input.size() - rest.size());
    return m_state;
}

PlainResponse::State PlainResponse::end()
{
    if (m_state == State::Body && m_framing == Framing::ToTheEnd)
        m_state = State::Done;
    else if (m_state != State::Done)
        m_state = State::Failed;
    m_keepAlive = false;
    return m_state;
}

/** True: a head was read, and another one follows (1xx). */
bool PlainResponse::readHead(QByteArray& input)
{
    const qsizetype end = input.indexOf("\r\n\r\n");
    if (end > kMostHead || (end < 0 && input.size() > kMostHead)) {
        m_state = State::Failed;
        return false;
    }
    if (end < 0)
        return false;
    const QByteArray head = input.first(end);
    input.remove(0, end + 4);
    if (!parseHead(head)) {
        m_state = State::Failed;
        return false;
    }
    if (m_status < 200)
        return true;
    m_state = State::Body;
    if (m_hasNoBody || m_status == 204 || m_status == 304 || (m_framing == Framing::Length && m_left == 0))
        m_state = State::Done;
    m_keepAlive = m_keepAlive && m_framing != Framing::ToTheEnd;
    return false;
}

bool PlainResponse::parseHead(const QByteArray& head)
{
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList words = lines.first().trimmed().split(' ');
    if (!lines.first().startsWith("HTTP/1.") || words.size() < 2)
        return false;
    m_status = words[1].toInt();
    m_reason = words.mid(2).join(' ');
    m_keepAlive = words[0] == "HTTP/1.1";
    m_headers.clear();
    m_framing = Framing::ToTheEnd;
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1)
            return false;
        const QByteArray name = line.first(colon).toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        m_headers.append({name, value});
        if (name == "transfer-encoding" && value.toLower().endsWith("chunked")) {
            m_framing = Framing::Chunked;
        } else if (name == "content-length" && m_framing != Framing::Chunked) {
            bool ok = false;
            const qint64 length = value.toLongLong(&ok);
            if (!ok || length < 0 || (m_framing == Framing::Length && length != m_left))
                return false;
            m_left = length;
            m_framing = Framing::Length;
        } else if (name == "connection") {
            m_keepAlive = m_keepAlive && !value.toLower().contains("close");
        }
    }
    return m_status >= 100 && m_status < 600;
}

void PlainResponse::readChunks(QByteArrayView& input, QByteArray& body)
{
    while (m_state == State::Body) {
        if (m_chunk == Chunk::Data) {
            const qsizetype taken = static_cast<qsizetype>(std::min<qint64>(m_left, input.size()));
            body.append(input.first(taken));
            input = input.sliced(taken);
            m_left -= taken;
            if (m_left > 0)
                return;
            m_chunk = Chunk::DataEnd;
            continue;
        }
        const qsizetype feed = input.indexOf('\n');
        if (feed > kMostChunkLine || (feed < 0 && input.size() > kMostChunkLine) || m_trailer > kMostHead)
            m_state = State::Failed;
        if (feed < 0 || m_state == State::Failed)
            return;
        const QByteArray line = input.first(feed).trimmed().toByteArray();
        input = input.sliced(feed + 1);
        if (m_chunk == Chunk::Size) {
            bool ok = false;
            m_left = line.first(line.indexOf(';') < 0 ? line.size() : line.indexOf(';')).trimmed().toLongLong(&ok, 16);
            m_chunk = m_left == 0 ? Chunk::Trailer : Chunk::Data;
            m_state = ok && m_left >= 0 ? State::Body : State::Failed;
        } else if (m_chunk == Chunk::DataEnd) {
            m_chunk = Chunk::Size;
            m_state = line.isEmpty() ? State::Body : State::Failed;
        } else {
            m_trailer += line.size();
            m_state = line.isEmpty() ? State::Done : State::Body;
        }
    }
}

} // namespace remit

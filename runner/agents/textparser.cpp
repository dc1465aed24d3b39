// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/textparser.h"

namespace remit {

namespace {

constexpr qsizetype kPiece = 4096;
constexpr qsizetype kLongestPiece = 64LL * 1024;
constexpr qsizetype kFinalMessage = 64LL * 1024;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/** The last `size` bytes, from the start of a character on. */
QByteArrayView lastBytes(QByteArrayView bytes, qsizetype size)
{
    if (bytes.size() <= size)
        return bytes;
    QByteArrayView last = bytes.last(size);
    while (!last.isEmpty() && isContinuation(last.front()))
        last = last.sliced(1);
    return last;
}

} // namespace

void TextParser::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    m_tail.append(bytes).append('\n');
    if (m_tail.size() > 2 * kFinalMessage)
        m_tail = lastBytes(m_tail, kFinalMessage).toByteArray();

    const bool blank = bytes.trimmed().isEmpty();
    if (bytes.size() > kLongestPiece) {
        bytes = bytes.first(kLongestPiece);
        truncated = true;
    }
    m_held.append(bytes).append('\n');
    m_heldTruncated = m_heldTruncated || truncated;
    if (m_held.size() >= kPiece || blank)
        tell(sink);
}

void TextParser::tell(const EventSink& sink)
{
    if (m_held.trimmed().isEmpty()) {
        m_held.clear();
        return;
    }
    m_held.chop(1);
    QJsonObject data{{QStringLiteral("text"), QString::fromUtf8(m_held)}};
    if (m_heldTruncated)
        data.insert(QStringLiteral("truncated"), true);
    m_held.clear();
    m_heldTruncated = false;
    sink(event::agentText, data);
}

void TextParser::pause(const EventSink& sink)
{
    tell(sink);
}

void TextParser::finish(const EventSink& sink)
{
    tell(sink);
}

QString TextParser::finalMessage() const
{
    return QString::fromUtf8(lastBytes(m_tail, kFinalMessage));
}

} // namespace remit

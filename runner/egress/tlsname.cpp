// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/tlsname.h"

#include <optional>

namespace remit {

namespace {

constexpr qsizetype kMostHello = 16 * 1024;
constexpr quint8 kHandshake = 22;
constexpr quint8 kClientHello = 1;
constexpr quint32 kServerName = 0;

/** Takes big-endian numbers and length-prefixed parts from the front; unset where they run over the end. */
class Cursor {
public:
    explicit Cursor(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_bytes.isEmpty(); }

    std::optional<quint32> number(int width)
    {
        if (m_bytes.size() < width)
            return {};
        quint32 value = 0;
        for (int i = 0; i < width; ++i)
            value = value << 8 | static_cast<quint8>(m_bytes[i]);
        m_bytes = m_bytes.sliced(width);
        return value;
    }

    std::optional<QByteArrayView> part(qsizetype size)
    {
        if (m_bytes.size() < size)
            return {};
        const QByteArrayView taken = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return taken;
    }

    /** A part with its length in `width` bytes before it. */
    std::optional<QByteArrayView> vector(int width)
    {
        const auto size = number(width);
        return size ? part(qsizetype(*size)) : std::nullopt;
    }

private:
    QByteArrayView m_bytes;
};

/** The name in a whole ClientHello; unset: none, or the message is damaged. */
std::optional<QByteArray> nameIn(QByteArrayView hello)
{
    Cursor at(hello);
    if (!at.part(2 + 32) || !at.vector(1) || !at.vector(2) || !at.vector(1))
        return {};
    const auto extensions = at.vector(2);
    if (!extensions)
        return {};
    for (Cursor each(*extensions); !each.atEnd();) {
        const auto type = each.number(2);
        const auto content = each.vector(2);
        if (!type || !content)
            return {};
        if (*type != kServerName)
            continue;
        const auto list = Cursor(*content).vector(2);
        Cursor entry(list.value_or(QByteArrayView()));
        const auto kind = entry.number(1);
        const auto name = entry.vector(2);
        return kind == 0U && name ? std::optional(name->toByteArray()) : std::nullopt;
    }
    return {};
}

} // namespace

TlsName readTlsName(QByteArrayView bytes)
{
    QByteArray handshake;
    Cursor records(bytes.first(std::min(bytes.size(), kMostHello)));
    while (!records.atEnd()) {
        const auto type = records.number(1);
        if (type != kHandshake)
            return {TlsName::How::NotTls, {}};
        const auto version = records.number(2);
        if (version && *version >> 8 != 3)
            return {TlsName::How::NotTls, {}};
        const auto record = records.vector(2);
        if (!record)
            break;
        handshake.append(*record);
        Cursor message(handshake);
        const auto kind = message.number(1);
        if (kind && *kind != kClientHello)
            return {TlsName::How::NotTls, {}};
        if (const auto hello = message.vector(3)) {
            const auto name = nameIn(*hello);
            return name ? TlsName{TlsName::How::Named, *name} : TlsName{TlsName::How::Unnamed, {}};
        }
    }
    return {bytes.size() >= kMostHello ? TlsName::How::Overlong : TlsName::How::Unfinished, {}};
}

} // namespace remit

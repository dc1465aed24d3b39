// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/egress/hostname.h"

#include <QUrl>

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace remit {

namespace {

constexpr qsizetype kMostName = 253;
constexpr qsizetype kMostLabel = 63;

bool isLabelCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
}

bool isLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= kMostLabel && !label.startsWith(u'-') && !label.endsWith(u'-')
        && std::ranges::all_of(label, isLabelCharacter);
}

/** What inet_aton() would read as the last part of a number: digits, or hexadecimal after 0x. */
bool looksLikeNumber(QStringView label)
{
    if (label.startsWith(u"0x"))
        return std::ranges::all_of(
            label.sliced(2), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    return std::ranges::all_of(label, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

struct Block {
    quint32 network;
    int bits;
};

/** IANA's special-purpose registry for IPv4, and multicast. */
constexpr std::array kReserved{Block{0x00000000, 8}, Block{0x0a000000, 8}, Block{0x64400000, 10}, Block{0x7f000000, 8},
    Block{0xa9fe0000, 16}, Block{0xac100000, 12}, Block{0xc0000000, 24}, Block{0xc0000200, 24}, Block{0xc0586300, 24},
    Block{0xc0a80000, 16}, Block{0xc6120000, 15}, Block{0xc6336400, 24}, Block{0xcb007100, 24}, Block{0xe0000000, 4},
    Block{0xf0000000, 4}};

bool isPublicV4(quint32 address)
{
    return std::ranges::none_of(
        kReserved, [address](const Block& block) { return (address ^ block.network) >> (32 - block.bits) == 0; });
}

/** Global unicast is 2000::/3; in it 2001::/23 is for protocols, 2001:db8::/32 and 3fff::/20 are for documents, and
 * 2002::/16 carries an IPv4 address of anybody's choice. */
bool isPublicV6(const Q_IPV6ADDR& address)
{
    const auto pair = [&address](int i) { return quint32(address[i]) << 8 | address[i + 1]; };
    if ((address[0] & 0xe0) != 0x20)
        return false;
    const bool protocols = pair(0) == 0x2001 && (pair(2) & 0xfe00) == 0;
    const bool documents = (pair(0) == 0x2001 && pair(2) == 0x0db8) || (pair(0) == 0x3fff && (pair(2) & 0xf000) == 0);
    return !protocols && !documents && pair(0) != 0x2002;
}

} // namespace

std::optional<QString> hostName(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 2 * kMostName)
        return {};
    QString written = QString::fromUtf8(text);
    if (written.endsWith(u'.'))
        written.chop(1);
    const bool plain
        = std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) > 0x20 && c != 0x7f; });
    const QString name = plain ? written.toLower() : QString::fromLatin1(QUrl::toAce(written)).toLower();
    if (name.isEmpty() || name.size() > kMostName)
        return {};
    const auto labels = QStringView(name).split(u'.');
    if (!std::ranges::all_of(labels, isLabel) || looksLikeNumber(labels.last()))
        return {};
    return name;
}

std::optional<QHostAddress> plainAddress(QByteArrayView text)
{
    if (text.contains('\0')) // inet_pton() would read up to it
        return {};
    if (text.startsWith('[') && text.endsWith(']')) {
        Q_IPV6ADDR bytes;
        const QByteArray inner = text.sliced(1, text.size() - 2).toByteArray();
        return inet_pton(AF_INET6, inner.constData(), &bytes) == 1 ? std::optional(QHostAddress(bytes)) : std::nullopt;
    }
    in_addr address{};
    if (inet_pton(AF_INET, text.toByteArray().constData(), &address) != 1)
        return {};
    return QHostAddress(ntohl(address.s_addr));
}

bool isPublic(const QHostAddress& address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return isPublicV4(address.toIPv4Address());
    return address.protocol() == QAbstractSocket::IPv6Protocol && isPublicV6(address.toIPv6Address());
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/hashchain.h"

#include <QCryptographicHash>

#include <array>

namespace remit::hashchain {
namespace {

constexpr qsizetype kDigestBytes = 32;

QByteArray hexOf(const std::array<char, kDigestBytes>& digest)
{
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray hex(2 * kDigestBytes, Qt::Uninitialized);
    char* out = hex.data();
    for (const char c : digest) {
        const auto byte = static_cast<unsigned char>(c);
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 15];
    }
    return hex;
}

} // namespace

QByteArray genesis(const RunId& run)
{
    return next({}, run.text().toUtf8());
}

QByteArray next(QByteArrayView before, QByteArrayView bytes)
{
    std::array<char, kDigestBytes> digest{};
    const std::array parts{before, bytes};
    QCryptographicHash::hashInto(QSpan<char>(digest), QSpan<const QByteArrayView>(parts), QCryptographicHash::Sha256);
    return hexOf(digest);
}

} // namespace remit::hashchain

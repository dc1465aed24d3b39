// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/lfspointer.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <unistd.h>

namespace remit {

std::optional<LfsPointer> lfsPointerFrom(const QByteArray& text)
{
    if (text.size() > kLfsPointerMaximum || !text.startsWith("version https://git-lfs.github.com/spec/v1\n"))
        return std::nullopt;
    static const QRegularExpression form(
        QStringLiteral("\\noid sha256:(?<hash>[0-9a-f]{64})\\nsize (?<size>[0-9]{1,18})\\n?\\z"));
    const auto match = form.match(QString::fromLatin1(text));
    if (!match.hasMatch() || match.captured(u"hash").isEmpty())
        return std::nullopt;
    return LfsPointer{match.captured(u"hash").toLatin1(), match.captured(u"size").toLongLong()};
}

bool holdsLfsContent(int file, const LfsPointer& pointer)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray piece(1 << 20, Qt::Uninitialized);
    qint64 total = 0;
    while (total <= pointer.size) {
        const ssize_t got = ::pread(file, piece.data(), static_cast<size_t>(piece.size()), total);
        if (got < 0)
            return false;
        if (got == 0)
            break;
        hash.addData(QByteArrayView(piece).first(got));
        total += got;
    }
    return total == pointer.size && hash.result().toHex() == pointer.sha256;
}

} // namespace remit

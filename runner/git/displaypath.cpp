// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/changes.h"
#include "runner/git/pathcheck.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString escapedByte(char byte)
{
    return u"\\x%1"_s.arg(static_cast<uchar>(byte), 2, 16, '0'_L1);
}

QString escapedPoint(char32_t point)
{
    switch (point) {
    case U'\n':
        return u"\\n"_s;
    case U'\t':
        return u"\\t"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\\':
        return u"\\\\"_s;
    default:
        return point < 0x80 ? escapedByte(static_cast<char>(point))
                            : u"\\u{%1}"_s.arg(static_cast<uint>(point), 4, 16, '0'_L1);
    }
}

/** Characters that are not seen, or that change how their neighbours are seen. */
bool deceives(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi marks, zero width joiners, tags
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/** Length of the valid UTF-8 sequence at `bytes`, or 0. */
qsizetype validSequence(QByteArrayView bytes)
{
    const auto lead = static_cast<uchar>(bytes.front());
    const qsizetype length = lead < 0x80 ? 1 : (lead >> 5) == 6 ? 2 : (lead >> 4) == 14 ? 3 : (lead >> 3) == 30 ? 4 : 0;
    if (length == 0 || length > bytes.size() || !bytes.first(length).isValidUtf8())
        return 0;
    return length;
}

} // namespace

QString displayPath(const QByteArray& path)
{
    QString text;
    QByteArrayView rest(path);
    while (!rest.isEmpty()) {
        const qsizetype length = validSequence(rest);
        if (length == 0) {
            text += escapedByte(rest.front());
            rest = rest.sliced(1);
            continue;
        }
        const QString character = QString::fromUtf8(rest.first(length));
        const char32_t point = character.toUcs4().value(0);
        text += deceives(point) || point == U'\\' ? escapedPoint(point) : character;
        rest = rest.sliced(length);
    }
    return text;
}

bool holdsDeceptiveCharacters(const QByteArray& name)
{
    QByteArrayView rest(name);
    while (!rest.isEmpty()) {
        const qsizetype length = validSequence(rest);
        if (length > 0 && deceives(QString::fromUtf8(rest.first(length)).toUcs4().value(0)))
            return true;
        rest = rest.sliced(std::max<qsizetype>(length, 1));
    }
    return false;
}

} // namespace remit

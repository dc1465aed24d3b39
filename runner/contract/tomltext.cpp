// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/tomltext.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool needsEscape(QChar c)
{
    const auto category = c.category();
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\b':
        return u"\\b"_s;
    case u'\t':
        return u"\\t"_s;
    case u'\n':
        return u"\\n"_s;
    case u'\f':
        return u"\\f"_s;
    case u'\r':
        return u"\\r"_s;
    default:
        return u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
    }
}

} // namespace

QString tomlQuoted(const QString& text)
{
    QString line = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            line += u'\\';
        line += needsEscape(c) ? escaped(c) : QString(c);
    }
    return line + u'"';
}

QString tomlQuotedLines(const QString& text)
{
    if (!text.contains(u'\n'))
        return tomlQuoted(text);
    QString lines = u"\"\"\"\n"_s;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool quoteMayEnd = c == u'"' && (i + 1 == text.size() || text[i + 1] == u'"');
        if (c == u'\\' || quoteMayEnd)
            lines += u'\\';
        lines += c != u'\n' && needsEscape(c) ? escaped(c) : QString(c);
    }
    return lines + u"\"\"\""_s;
}

} // namespace remit

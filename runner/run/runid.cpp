// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/runid.h"

#include <QRandomGenerator>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// With the folders around it and "control.sock" the whole path must stay under the 108 bytes of a socket's name.
constexpr qsizetype kLongestSlug = 32;

QString ascii(const QString& title)
{
    QString text = title.toLower();
    text.replace(u'ä', u"ae"_s).replace(u'ö', u"oe"_s).replace(u'ü', u"ue"_s).replace(u'ß', u"ss"_s);
    return text.normalized(QString::NormalizationForm_KD);
}

QString slug(const QString& title)
{
    QString text;
    const QString plain = ascii(title.first(std::min<qsizetype>(title.size(), 200)));
    for (const QChar c : plain) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            text += c;
        else if (!c.isMark() && !text.isEmpty() && !text.endsWith(u'-'))
            text += u'-';
    }
    if (text.size() > kLongestSlug) {
        const qsizetype border = text.lastIndexOf(u'-', kLongestSlug);
        text.truncate(border > kLongestSlug / 2 ? border : kLongestSlug);
    }
    while (text.endsWith(u'-'))
        text.chop(1);
    return text.isEmpty() ? u"run"_s : text;
}

QString randomCharacters(int count)
{
    static constexpr auto kAlphabet = "abcdefghijkmnpqrstuvwxyz23456789"_L1; // no l, o, 0, 1
    QString text;
    for (int i = 0; i < count; ++i)
        text += kAlphabet[QRandomGenerator::system()->bounded(int(kAlphabet.size()))];
    return text;
}

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

constexpr qsizetype kEnd = 19; ///< "-20261121-0253-k3f9"

/** Words of small letters and digits with one hyphen between them, the last of four characters. */
bool isSlugAndMark(QStringView text)
{
    if (text.size() <= kEnd || text.size() > kLongestSlug + kEnd || text.startsWith(u'-')
        || text[text.size() - 5] != u'-')
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool hyphen = text[i] == u'-';
        if (!hyphen && !isLetterOrDigit(text[i]))
            return false;
        if (hyphen && (i + 1 == text.size() || text[i + 1] == u'-'))
            return false;
    }
    return !text.last(4).contains(u'-') && text[text.size() - kEnd] == u'-';
}

/** "20261121-0253" */
bool isTime(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i == 8 ? text[i] != u'-' : !(text[i] >= u'0' && text[i] <= u'9'))
            return false;
    }
    const auto number = [text](qsizetype from, qsizetype size) { return text.sliced(from, size).toInt(); };
    return QDate::isValid(number(0, 4), number(4, 2), number(6, 2)) && QTime::isValid(number(9, 2), number(11, 2), 0);
}

} // namespace

RunId RunId::create(const QString& title, const QDateTime& utcNow)
{
    const QString time = utcNow.toUTC().toString(u"yyyyMMdd-HHmm"_s);
    return fromText(slug(title) + u'-' + time + u'-' + randomCharacters(4));
}

/** Asked for each of a hundred thousand folders, so it is read by hand. */
RunId RunId::fromText(const QString& text)
{
    RunId run;
    if (isSlugAndMark(text) && isTime(QStringView(text).chopped(5).last(13)))
        run.m_text = text;
    return run;
}

} // namespace remit

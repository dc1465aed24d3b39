// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/runid.h"

#include <QRandomGenerator>
#include <QRegularExpression>

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

} // namespace

RunId RunId::create(const QString& title, const QDateTime& utcNow)
{
    const QString time = utcNow.toUTC().toString(u"yyyyMMdd-HHmm"_s);
    return fromText(slug(title) + u'-' + time + u'-' + randomCharacters(4));
}

RunId RunId::fromText(const QString& text)
{
    static const QRegularExpression form(u"\\A(?:[a-z0-9]+-)+[0-9]{8}-[0-9]{4}-[a-z0-9]{4}\\z"_s);
    RunId run;
    if (text.size() > kLongestSlug + 19 || !form.match(text).hasMatch())
        return run;
    const QString time = text.chopped(5).last(13);
    if (QDate::fromString(time.first(8), u"yyyyMMdd"_s).isValid()
        && QTime::fromString(time.last(4), u"HHmm"_s).isValid())
        run.m_text = text;
    return run;
}

} // namespace remit

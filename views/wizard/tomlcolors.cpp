// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/tomlcolors.h"

#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QGuiApplication>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kInLongString = 1;
constexpr int kInCode = 1;

int length(qsizetype from, qsizetype to)
{
    return static_cast<int>(to - from);
}

} // namespace

/// Colours up to the end of the string; answers where it ends, or -1 if the line ends first.
qsizetype TomlColors::colorString(const QString& text, qsizetype from, QLatin1StringView end)
{
    const QPalette palette = QGuiApplication::palette();
    const QColor color = ColorTokens::of(palette).syntaxString;
    qsizetype at = from;
    while (at < text.size() && !QStringView(text).mid(at).startsWith(end))
        at += text.at(at) == u'\\' ? 2 : 1;
    const bool isClosed = at < text.size();
    const qsizetype stop = isClosed ? at + end.size() : text.size();
    setFormat(static_cast<int>(from), length(from, stop), color);
    return isClosed ? stop : -1;
}

void TomlColors::highlightBlock(const QString& text)
{
    const QPalette palette = QGuiApplication::palette();
    const ColorTokens& tokens = ColorTokens::of(palette);
    setCurrentBlockState(0);
    qsizetype at = 0;
    if (previousBlockState() == kInLongString) {
        at = colorString(text, 0, R"(""")"_L1);
        if (at < 0) {
            setCurrentBlockState(kInLongString);
            return;
        }
    } else if (text.startsWith(u'[')) {
        setFormat(0, static_cast<int>(text.size()), tokens.syntaxType);
        return;
    } else if (const qsizetype equals = text.indexOf(u'='); equals > 0 && text.at(0).isLetter()) {
        setFormat(0, static_cast<int>(equals), tokens.syntaxKeyword);
        at = equals + 1;
    }
    while (at < text.size()) {
        const QChar c = text.at(at);
        if (c == u'"') {
            const bool isLong = QStringView(text).mid(at).startsWith(R"(""")"_L1);
            const qsizetype quotes = isLong ? 3 : 1;
            setFormat(static_cast<int>(at), static_cast<int>(quotes), tokens.syntaxString);
            const qsizetype next = colorString(text, at + quotes, isLong ? R"(""")"_L1 : R"(")"_L1);
            if (next < 0) {
                setCurrentBlockState(isLong ? kInLongString : 0);
                return;
            }
            at = next;
        } else if (c == u'#') {
            setFormat(static_cast<int>(at), length(at, text.size()), tokens.syntaxComment);
            return;
        } else {
            if (c.isLetterOrNumber() || c == u'.')
                setFormat(static_cast<int>(at), 1, tokens.syntaxNumber);
            ++at;
        }
    }
}

void BriefColors::highlightBlock(const QString& text)
{
    const bool wasCode = previousBlockState() == kInCode;
    const bool isFence = text.startsWith("```"_L1);
    setCurrentBlockState(wasCode != isFence ? kInCode : 0);
    QTextCharFormat code;
    code.setFont(TypeScale::current().code);
    if (wasCode || isFence) {
        setFormat(0, static_cast<int>(text.size()), code);
        return;
    }
    if (text.startsWith(u'#')) {
        QTextCharFormat head;
        head.setFontWeight(QFont::DemiBold);
        setFormat(0, static_cast<int>(text.size()), head);
        return;
    }
    for (qsizetype open = text.indexOf(u'`'); open >= 0;) {
        const qsizetype close = text.indexOf(u'`', open + 1);
        if (close < 0)
            return;
        setFormat(static_cast<int>(open), length(open, close + 1), code);
        open = text.indexOf(u'`', close + 1);
    }
}

} // namespace remit

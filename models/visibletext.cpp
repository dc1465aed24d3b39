// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/visibletext.h"

#include <algorithm>

namespace remit {

namespace {

/** Latin, Greek and Cyrillic stand in every fixed-pitch font with one width; nothing combines, nothing turns around. */
bool isPlain(QChar c)
{
    const char16_t value = c.unicode();
    return (value >= 0x20 && value < 0x7f) || (value > 0xa0 && value < 0x300 && value != 0xad)
        || (value >= 0x370 && value < 0x483) || (value >= 0x2500 && value < 0x2580);
}

QString signFor(char32_t c)
{
    if (c < 0x20)
        return QChar(char16_t(0x2400 + c));
    if (c == 0x7f)
        return QStringLiteral("\u2421");
    if (c == QChar::ReplacementCharacter)
        return QChar(QChar::ReplacementCharacter);
    return QStringLiteral("\u27e8U+%1\u27e9").arg(QString::number(uint(c), 16).toUpper().rightJustified(4, u'0'));
}

} // namespace

bool isHidden(char32_t c)
{
    return (c < 0x20 && c != U'\t') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e
        || (c >= 0x200b && c <= 0x200f && c != 0x200d) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff || c == 0xfff9 || c == 0xfffa || c == 0xfffb || c == QChar::ReplacementCharacter
        || (c >= 0xe0000 && c <= 0xe007f);
}

VisibleText::VisibleText(const QString& decoded, int tabWidth)
{
    if (std::ranges::all_of(decoded, isPlain))
        m_text = decoded;
    else
        take(decoded, tabWidth);
}

void VisibleText::take(const QString& decoded, int tabWidth)
{
    m_text.reserve(decoded.size() + 16);
    m_drawn.reserve(decoded.size() + 1);
    for (qsizetype i = 0; i < decoded.size(); ++i) {
        const QChar c = decoded[i];
        m_drawn.append(int(m_text.size()));
        if (c == u'\t') {
            m_text.append(QString(tabWidth - m_text.size() % tabWidth, u' '));
            continue;
        }
        char32_t character = c.unicode();
        const bool pair = c.isHighSurrogate() && i + 1 < decoded.size() && decoded[i + 1].isLowSurrogate();
        if (pair)
            character = QChar::surrogateToUcs4(c, decoded[i + 1]);
        if (isHidden(character)) {
            replaceWith(signFor(character));
        } else {
            m_uniform = m_uniform && !pair && isPlain(c);
            m_text.append(c);
            if (pair)
                m_text.append(decoded[i + 1]);
        }
        if (pair) {
            m_drawn.append(m_drawn.last());
            ++i;
        }
    }
    m_drawn.append(int(m_text.size()));
}

void VisibleText::replaceWith(const QString& sign)
{
    // The signs are not in every fixed-pitch font, so their width is not known.
    m_uniform = false;
    const WordRange range{int(m_text.size()), int(sign.size())};
    if (!m_replaced.isEmpty() && m_replaced.last().start + m_replaced.last().length == range.start)
        m_replaced.last().length += range.length;
    else
        m_replaced.append(range);
    m_text.append(sign);
}

int VisibleText::drawnAt(int decodedIndex) const
{
    if (m_drawn.isEmpty())
        return std::clamp(decodedIndex, 0, int(m_text.size()));
    return m_drawn[std::clamp(decodedIndex, 0, int(m_drawn.size()) - 1)];
}

int VisibleText::decodedAt(int drawnIndex) const
{
    if (m_drawn.isEmpty())
        return std::clamp(drawnIndex, 0, int(m_text.size()));
    const auto after = std::ranges::upper_bound(m_drawn, drawnIndex);
    const auto at = std::max<qsizetype>(after - m_drawn.begin() - 1, 0);
    // Both halves of a surrogate pair share their drawn index: the pair begins at the first.
    return int(std::ranges::lower_bound(m_drawn, m_drawn[at]) - m_drawn.begin());
}

} // namespace remit

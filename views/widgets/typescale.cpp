// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/typescale.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

constexpr double kMeasure = 13.0; // px: the font size that the look's figures stand for

QFont sized(const QFont& from, double factor, int pixels, QFont::Weight weight)
{
    QFont font = from;
    font.setPixelSize(std::max(8, static_cast<int>(std::lround(pixels * factor))));
    font.setWeight(weight);
    font.setFeature(QFont::Tag("tnum"), 1);
    return font;
}

QFont codeFont(double factor)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QStringList families = font.families();
    // fontconfig's bare alias says nothing about quality: the fonts made for code come first then
    const bool alias = families.isEmpty() || families.constFirst().compare("monospace"_L1, Qt::CaseInsensitive) == 0;
    const QStringList known{
        u"JetBrains Mono"_s, u"Cascadia Mono"_s, u"Hack"_s, u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s, u"monospace"_s};
    font.setFamilies(alias ? known : families + known);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setWeight(QFont::Normal);
    font.setPixelSize(std::max(8, static_cast<int>(std::lround(12 * factor))));
    for (const char* ligatures : {"liga", "calt", "clig", "dlig"}) {
        if (const auto tag = QFont::Tag::fromString(QLatin1StringView(ligatures)))
            font.setFeature(*tag, 0);
    }
    return font;
}

} // namespace

TypeScale TypeScale::of(const QFont& applicationFont)
{
    TypeScale scale;
    scale.factor = std::max(0.75, QFontInfo(applicationFont).pixelSize() / kMeasure);
    const auto font
        = [&](int pixels, QFont::Weight weight) { return sized(applicationFont, scale.factor, pixels, weight); };
    scale.title = font(17, QFont::DemiBold);
    scale.figure = font(20, QFont::DemiBold);
    scale.base = font(13, QFont::Normal);
    scale.medium = font(13, QFont::Medium);
    scale.strong = font(13, QFont::DemiBold);
    scale.small = font(12, QFont::Normal);
    scale.smallMedium = font(12, QFont::Medium);
    scale.tiny = font(11, QFont::Normal);
    scale.tinyStrong = font(11, QFont::DemiBold);
    scale.code = codeFont(scale.factor);
    scale.measure();
    return scale;
}

/** Asked for every row of long lists, so the usual answer is one comparison of two pointers. */
const TypeScale& TypeScale::current()
{
    static QFont known;
    static TypeScale scale = of(known);
    if (const QFont font = QGuiApplication::font(); !font.isCopyOf(known)) {
        if (font.key() != known.key())
            scale = of(font);
        known = font;
    }
    return scale;
}

const QFont& TypeScale::font(TextRole role) const
{
    switch (role) {
    case TextRole::Title:
        return title;
    case TextRole::Figure:
        return figure;
    case TextRole::Medium:
        return medium;
    case TextRole::Strong:
        return strong;
    case TextRole::Small:
        return small;
    case TextRole::SmallMedium:
        return smallMedium;
    case TextRole::Tiny:
        return tiny;
    case TextRole::TinyStrong:
        return tinyStrong;
    case TextRole::Code:
        return code;
    case TextRole::Base:
        break;
    }
    return base;
}

int TypeScale::rowHeight(int height, const QFont& font)
{
    return std::max(height, QFontMetrics(font).height() + 8);
}

int TypeScale::scaled(int length) const
{
    return static_cast<int>(std::lround(length * std::max(1.0, factor)));
}

void TypeScale::measure()
{
    m_button = rowHeight(28, base);
    m_smallButton = rowHeight(24, small);
    m_queueRow = std::max(48, QFontMetrics(base).height() + QFontMetrics(small).height() + 14);
    m_tableRow = rowHeight(36, base);
    m_eventRow = rowHeight(28, base);
    m_treeRow = rowHeight(24, small);
    m_groupHead = rowHeight(24, tiny);
    m_columnHead = rowHeight(scaled(40), base);
    m_tabs = rowHeight(scaled(36), base);
    m_pageHead = rowHeight(scaled(56), title);
    m_strip = rowHeight(scaled(40), small);
    m_statusBar = rowHeight(24, tiny);
    const int line = std::max(20, QFontMetrics(code).lineSpacing() + 4);
    m_diffLine = line + line % 2;
}

} // namespace remit

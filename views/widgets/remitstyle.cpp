// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/remitstyle.h"

#include "views/widgets/tokens.h"

#include <QApplication>
#include <QStyleFactory>
#include <QStyleHints>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

RemitStyle::Scheme schemeFromEnvironment()
{
    const QByteArray wanted = qgetenv("REMIT_COLOR_SCHEME");
    if (wanted == "dark")
        return RemitStyle::Scheme::Dark;
    return wanted == "light" ? RemitStyle::Scheme::Light : RemitStyle::Scheme::System;
}

} // namespace

RemitStyle::RemitStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_scheme(schemeFromEnvironment())
{
    setObjectName(u"remit"_s);
}

RemitStyle* RemitStyle::install(QApplication& application)
{
    auto* style = new RemitStyle;
    QApplication::setStyle(style); // takes ownership
    style->applyScheme();
    QObject::connect(application.styleHints(), &QStyleHints::colorSchemeChanged, style, &RemitStyle::applyScheme);
    return style;
}

void RemitStyle::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    applyScheme();
}

void RemitStyle::applyScheme()
{
    QApplication::setPalette(paletteFor(tokens()));
}

const ColorTokens& RemitStyle::tokens() const
{
    switch (m_scheme) {
    case Scheme::Light:
        return ColorTokens::light();
    case Scheme::Dark:
        return ColorTokens::dark();
    case Scheme::System:
        break;
    }
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? ColorTokens::dark()
                                                                                 : ColorTokens::light();
}

QPalette RemitStyle::paletteFor(const ColorTokens& tokens)
{
    QPalette palette;
    const auto set = [&palette](std::initializer_list<QPalette::ColorRole> roles, const QColor& color) {
        for (const QPalette::ColorRole role : roles)
            palette.setColor(QPalette::All, role, color);
    };
    set({QPalette::Window}, tokens.window);
    set({QPalette::Base}, tokens.surface);
    set({QPalette::AlternateBase}, tokens.sunken);
    set({QPalette::Button, QPalette::ToolTipBase}, tokens.raised);
    set({QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::HighlightedText},
        tokens.text1);
    set({QPalette::PlaceholderText}, tokens.text3);
    set({QPalette::Light, QPalette::Midlight}, tokens.hover);
    set({QPalette::Mid}, tokens.border);
    set({QPalette::Dark, QPalette::Shadow}, tokens.ctl);
    set({QPalette::Highlight}, tokens.sel);
    set({QPalette::Accent}, tokens.fill);
    set({QPalette::Link, QPalette::LinkVisited}, tokens.accent);
    set({QPalette::BrightText}, tokens.toneBad.text);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, tokens.selInactive);
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText, QPalette::ToolTipText})
        palette.setColor(QPalette::Disabled, role, tokens.text3);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tokens.selInactive);
    return palette;
}

QPalette RemitStyle::standardPalette() const
{
    return paletteFor(tokens());
}

void RemitStyle::polish(QPalette& palette)
{
    palette = paletteFor(tokens());
}

} // namespace remit

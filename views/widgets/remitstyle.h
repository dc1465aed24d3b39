// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace remit {

struct ColorTokens;

/**
 * The style of the whole window over Fusion: palette from the tokens, frames, buttons, fields, tabs, rows, scroll bars,
 * menus. Follows the system's colour scheme while the application runs; REMIT_COLOR_SCHEME=light|dark holds one of
 * them.
 */
class RemitStyle : public QProxyStyle {
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };

    RemitStyle();

    /** Gives the application this style and palette. The application owns the style. */
    static RemitStyle* install(QApplication& application);

    void setScheme(Scheme scheme);
    [[nodiscard]] const ColorTokens& tokens() const;
    [[nodiscard]] static QPalette paletteFor(const ColorTokens& tokens);

    using QProxyStyle::polish;
    void polish(QPalette& palette) override;
    void polish(QWidget* widget) override;
    QPalette standardPalette() const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(
        StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
        const QWidget* widget) const override;
    void drawPrimitive(
        PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const override;

private:
    void applyScheme();

    Scheme m_scheme = Scheme::System;
};

} // namespace remit

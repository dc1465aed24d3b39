// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/tokens.h"

#include <QRect>
#include <QStyleOption>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

/** What RemitStyle and the widgets that paint by themselves have in common: frames, rings, rows, single controls. */
namespace remit::paint {

inline constexpr int kControlRadius = 5;
inline constexpr int kCardRadius = 6;
inline constexpr int kPillRadius = 4;

enum class Corners { All, Left, Right, None };

/** Ground and a 1 px line inside `rect`; an invalid colour leaves that part out. */
void panel(QPainter* painter, const QRect& rect, const QColor& ground, const QColor& line, int radius,
    Corners corners = Corners::All);
/** The 2 px focus ring inside `rect`. */
void focusRing(QPainter* painter, const QRect& rect, const QColor& color, int radius);
/** The ground of a row: selected, hovered, or none. */
void row(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens);

void buttonPanel(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens);
void fieldPanel(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens);
void checkBox(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens);
void radioButton(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens);
void comboBox(QPainter* painter, const QStyleOptionComboBox& option, const ColorTokens& tokens);
void spinBox(QPainter* painter, const QStyleOptionSpinBox& option, const ColorTokens& tokens, const QRect& arrows);
void scrollBar(QPainter* painter, const QStyleOptionSlider& option, const ColorTokens& tokens, const QRect& handle);
void tab(QPainter* painter, const QStyleOptionTab& option, const ColorTokens& tokens);
void headerSection(QPainter* painter, const QStyleOptionHeader& option, const ColorTokens& tokens);
void menuItem(QPainter* painter, const QStyleOptionMenuItem& option, const ColorTokens& tokens);
void progressBar(QPainter* painter, const QStyleOptionProgressBar& option, const ColorTokens& tokens);

} // namespace remit::paint

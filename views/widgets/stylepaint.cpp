// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/stylepaint.h"

#include "views/widgets/icons.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace remit::paint {

namespace {

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QPainterPath rounded(const QRectF& rect, qreal radius, Corners corners)
{
    QPainterPath path;
    if (corners == Corners::All || corners == Corners::None) {
        path.addRoundedRect(rect, corners == Corners::All ? radius : 0, corners == Corners::All ? radius : 0);
        return path;
    }
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(rect, radius, radius);
    const qreal x = corners == Corners::Left ? rect.right() - radius : rect.left();
    path.addRect(QRectF(x, rect.top(), radius, rect.height()));
    return path.simplified();
}

} // namespace

void panel(QPainter* painter, const QRect& rect, const QColor& ground, const QColor& line, int radius, Corners corners)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal inset = line.isValid() ? 0.5 : 0.0;
    const QRectF area = QRectF(rect).adjusted(inset, inset, -inset, -inset);
    painter->setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter->setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter->drawPath(rounded(area, radius - inset, corners));
    painter->restore();
}

void focusRing(QPainter* painter, const QRect& rect, const QColor& color, int radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 2));
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), std::max(0, radius - 1), std::max(0, radius - 1));
    painter->restore();
}

void row(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens)
{
    if (has(option, QStyle::State_Selected))
        painter->fillRect(option.rect, has(option, QStyle::State_Active) ? tokens.sel : tokens.selInactive);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter->fillRect(option.rect, tokens.hover);
}

void buttonPanel(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
    const bool primary = button && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hover = has(option, QStyle::State_MouseOver);
    if (!enabled) {
        if (!flat)
            panel(painter, option.rect, tokens.selInactive, tokens.border, kControlRadius);
    } else if (primary) {
        const QColor ground = down ? tokens.fill.darker(115) : hover ? tokens.fill.lighter(108) : tokens.fill;
        panel(painter, option.rect, ground, QColor(), kControlRadius);
    } else if (down) {
        panel(painter, option.rect, tokens.selInactive, flat ? QColor() : tokens.border, kControlRadius);
    } else if (hover) {
        panel(painter, option.rect, tokens.hover, flat ? QColor() : tokens.border, kControlRadius);
    } else if (!flat) {
        panel(painter, option.rect, tokens.raised, tokens.border, kControlRadius);
    }
    if (!has(option, QStyle::State_HasFocus) || !enabled)
        return;
    if (primary)
        focusRing(painter, option.rect.adjusted(2, 2, -2, -2), tokens.onfill, kControlRadius - 2);
    else
        focusRing(painter, option.rect, tokens.focus, kControlRadius);
}

void fieldPanel(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    panel(painter, option.rect, enabled ? tokens.surface : tokens.selInactive, enabled ? tokens.ctl : tokens.border,
        kControlRadius);
    if (enabled && has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect, tokens.focus, kControlRadius);
}

void checkBox(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool part = has(option, QStyle::State_NoChange);
    const QColor ground = !enabled ? tokens.selInactive : on || part ? tokens.fill : tokens.surface;
    const QColor line = !enabled ? tokens.border : on || part ? tokens.fill : tokens.ctl;
    panel(painter, option.rect, ground, line, 3);
    const QColor mark = enabled ? tokens.onfill : tokens.text2;
    if (on)
        icons::paint(painter, option.rect.adjusted(1, 1, -1, -1), Icon::Check, mark);
    else if (part)
        icons::paint(painter, option.rect.adjusted(1, 1, -1, -1), Icon::Minus, mark);
}

void radioButton(QPainter* painter, const QStyleOption& option, const ColorTokens& tokens)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ring = !enabled ? tokens.border : on ? tokens.fill : tokens.ctl;
    painter->setPen(QPen(ring, on ? 5 : 1));
    painter->setBrush(enabled ? tokens.surface : tokens.selInactive);
    const qreal inset = on ? 2.5 : 0.5;
    painter->drawEllipse(QRectF(option.rect).adjusted(inset, inset, -inset, -inset));
    painter->restore();
}

void comboBox(QPainter* painter, const QStyleOptionComboBox& option, const ColorTokens& tokens)
{
    fieldPanel(painter, option, tokens);
    const bool rtl = option.direction == Qt::RightToLeft;
    const int x = rtl ? option.rect.left() + 6 : option.rect.right() - 21;
    const QRect arrow(x, option.rect.center().y() - 7, 16, 16);
    icons::paint(painter, arrow, Icon::ChevronDown, has(option, QStyle::State_Enabled) ? tokens.text1 : tokens.text3);
}

void spinBox(QPainter* painter, const QStyleOptionSpinBox& option, const ColorTokens& tokens, const QRect& arrows)
{
    fieldPanel(painter, option, tokens);
    if (!arrows.isValid())
        return;
    const QRect mark(arrows.center().x() - 7, option.rect.center().y() - 7, 16, 16);
    icons::paint(painter, mark, Icon::Expand, has(option, QStyle::State_Enabled) ? tokens.text1 : tokens.text3);
}

void scrollBar(QPainter* painter, const QStyleOptionSlider& option, const ColorTokens& tokens, const QRect& handle)
{
    if (option.maximum <= option.minimum)
        return;
    QColor color = tokens.ctl;
    const bool held = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    color.setAlphaF(
        held && (has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver)) ? 0.75F : 0.45F);
    const QRect bar = handle.adjusted(2, 2, -2, -2);
    panel(painter, bar, color, QColor(), std::min(bar.width(), bar.height()) / 2);
}

void progressBar(QPainter* painter, const QStyleOptionProgressBar& option, const ColorTokens& tokens)
{
    QRect track = option.rect;
    track.setTop(track.center().y() - 1);
    track.setHeight(4);
    panel(painter, track, tokens.selInactive, QColor(), 2);
    const int range = option.maximum - option.minimum;
    if (range <= 0)
        return;
    const double share = static_cast<double>(option.progress - option.minimum) / range;
    QRect part = track;
    part.setWidth(std::max(4, static_cast<int>(track.width() * std::clamp(share, 0.0, 1.0))));
    if (share > 0)
        panel(painter, part, tokens.series[0], QColor(), 2);
}

} // namespace remit::paint

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/chip.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QPainter>

namespace remit {

namespace {

constexpr int kGap = 6;
constexpr int kSwatch = 8;
constexpr int kGlyph = 16;

} // namespace

Chip::Chip(const QString& text, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setChecked(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setCount(const QString& count)
{
    m_count = count;
    setAccessibleName(count.isEmpty() ? text() : tr("%1, %2").arg(text(), count));
    updateGeometry();
    update();
}

void Chip::setSwatch(std::optional<int> series)
{
    m_swatch = series;
    updateGeometry();
    update();
}

void Chip::setGlyph(std::optional<Icon> icon, IconTone tone)
{
    m_glyph = icon;
    m_glyphTone = tone;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(TypeScale::current().small);
    int width = 18 + metrics.horizontalAdvance(text());
    if (m_swatch)
        width += kSwatch + kGap;
    if (m_glyph)
        width += kGlyph + kGap;
    if (!m_count.isEmpty())
        width += kGap + metrics.horizontalAdvance(m_count);
    return {width, TypeScale::current().smallButton()};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    const bool on = !isCheckable() || isChecked();
    const bool hover = underMouse() && isEnabled() && isCheckable();
    paint::panel(&painter, rect(),
        hover    ? tokens.hover
            : on ? tokens.surface
                 : QColor(),
        tokens.border, paint::kPillRadius);
    int x = 9;
    const auto next = [&](int part) {
        const QRect logical(x, 0, part, height());
        x += part + kGap;
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    if (m_swatch) {
        const QRect place = next(kSwatch);
        const QColor color = tokens.series.at(static_cast<std::size_t>(*m_swatch));
        const QRect square(place.x(), (height() - kSwatch) / 2, kSwatch, kSwatch);
        paint::panel(&painter, square, on ? color : QColor(), on ? QColor() : tokens.ctl, 2);
    }
    if (m_glyph) {
        const QRect place = next(kGlyph);
        icons::paint(&painter, QRect(place.x(), (height() - kGlyph) / 2, kGlyph, kGlyph), *m_glyph,
            icons::color(on ? m_glyphTone : IconTone::Text3, palette()));
    }
    painter.setFont(TypeScale::current().small);
    painter.setPen(on ? tokens.text1 : tokens.text3);
    painter.drawText(
        next(painter.fontMetrics().horizontalAdvance(text())), Qt::AlignCenter | Qt::TextSingleLine, text());
    if (!m_count.isEmpty()) {
        painter.setPen(on ? tokens.text2 : tokens.text3);
        painter.drawText(
            next(painter.fontMetrics().horizontalAdvance(m_count)), Qt::AlignCenter | Qt::TextSingleLine, m_count);
    }
    if (hasFocus())
        paint::focusRing(&painter, rect(), tokens.focus, paint::kPillRadius);
}

} // namespace remit

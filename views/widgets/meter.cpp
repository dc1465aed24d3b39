// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/meter.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace remit {

namespace {

constexpr int kBar = 4;
constexpr int kGap = 3;

} // namespace

Meter::Meter(QString name, QWidget* parent)
    : QWidget(parent)
    , m_name(std::move(name))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void Meter::setName(const QString& name)
{
    m_name = name;
    describe();
    update();
}

void Meter::setUse(const QString& text, double share)
{
    if (text == m_text && qFuzzyCompare(share + 1, m_share + 1))
        return;
    m_text = text;
    m_share = share;
    describe();
    update();
}

void Meter::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Meter::describe()
{
    setAccessibleName(m_text.isEmpty() ? m_name : tr("%1: %2").arg(m_name, m_text));
}

QSize Meter::sizeHint() const
{
    const QFontMetrics metrics(TypeScale::current().small);
    return {metrics.horizontalAdvance(m_name + m_text) + 24, std::max(16, metrics.height()) + kGap + kBar};
}

QSize Meter::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void Meter::paintBar(QPainter* painter, const QRect& rect, double share, Tone tone, const QPalette& palette)
{
    const ColorTokens& tokens = ColorTokens::of(palette);
    const QRect track(rect.x(), rect.y() + (rect.height() - kBar) / 2, rect.width(), kBar);
    paint::panel(painter, track, tokens.selInactive, QColor(), kBar / 2);
    if (share <= 0)
        return;
    const int width = std::clamp(static_cast<int>(track.width() * share), kBar, std::max(kBar, track.width()));
    const bool rtl = painter->layoutDirection() == Qt::RightToLeft;
    const QRect part(rtl ? track.right() + 1 - width : track.x(), track.y(), width, kBar);
    paint::panel(painter, part, tone == Tone::Still ? tokens.ctl : tokens.meter(share), QColor(), kBar / 2);
}

void Meter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    const ColorTokens& tokens = ColorTokens::of(palette());
    const TypeScale& scale = TypeScale::current();
    const QRect words(0, 0, width(), height() - kBar - kGap);
    const bool near = m_share >= 0.8 && m_tone == Tone::Live;
    const QColor strong = m_share >= 1.0 ? tokens.toneBad.text : tokens.toneWarn.text;
    painter.setFont(near ? scale.smallMedium : scale.small);
    painter.setPen(near ? strong : tokens.text1);
    const auto right = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter;
    painter.drawText(words, static_cast<int>(right), m_text);
    const int used = painter.fontMetrics().horizontalAdvance(m_text) + 8;
    painter.setFont(scale.small);
    painter.setPen(tokens.text2);
    const QRect place
        = QStyle::visualRect(layoutDirection(), words, QRect(0, 0, std::max(0, width() - used), words.height()));
    const auto left = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
    painter.drawText(
        place, static_cast<int>(left), painter.fontMetrics().elidedText(m_name, Qt::ElideRight, place.width()));
    paintBar(&painter, QRect(0, height() - kBar, width(), kBar), m_share, m_tone, palette());
}

} // namespace remit

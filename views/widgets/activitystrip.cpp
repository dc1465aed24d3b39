// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/activitystrip.h"

#include "views/widgets/tokens.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace remit {

ActivityStrip::ActivityStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Activity"));
}

void ActivityStrip::setLevels(const QList<double>& levels)
{
    if (levels == m_levels)
        return;
    m_levels = levels;
    update();
}

void ActivityStrip::paint(QPainter* painter, const QRect& rect, const QList<double>& levels, const QPalette& palette)
{
    const ColorTokens& tokens = ColorTokens::of(palette);
    const double step = static_cast<double>(rect.width()) / kBars;
    const double gap = std::max(1.0, std::round(step / 3));
    const qsizetype shown = std::min<qsizetype>(levels.size(), kBars);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    for (qsizetype i = 0; i < shown; ++i) {
        const qsizetype bar = kBars - shown + i;
        const double level = levels.at(levels.size() - shown + i);
        const double x = rect.x() + std::round(static_cast<double>(bar) * step);
        const double width = std::max(
            1.0, std::round(static_cast<double>(bar + 1) * step) - std::round(static_cast<double>(bar) * step) - gap);
        if (level <= 0) {
            painter->fillRect(QRectF(x, rect.bottom() - 1, width, 1), tokens.border);
            continue;
        }
        QColor color = tokens.series[0];
        color.setAlphaF(0.35F + 0.5F * static_cast<float>(bar) / kBars);
        const double height = std::max(3.0, std::round(std::min(level, 1.0) * rect.height()));
        painter->setBrush(color);
        painter->drawRoundedRect(QRectF(x, rect.y() + rect.height() - height, width, height), 1, 1);
    }
    painter->restore();
}

void ActivityStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(&painter, rect(), m_levels, palette());
}

} // namespace remit

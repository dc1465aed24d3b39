// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/keycap.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/tokens.h"
#include "views/widgets/typescale.h"

#include <QPainter>

#include <algorithm>

namespace remit {

namespace {

constexpr int kGap = 4;

QFont capFont()
{
    QFont font = TypeScale::current().tiny;
    font.setPixelSize(std::max(8, font.pixelSize() - 1));
    font.setWeight(QFont::Medium);
    return font;
}

int capHeight()
{
    return std::max(16, QFontMetrics(capFont()).height() + 2);
}

int capWidth(const QFontMetrics& metrics, const QString& key)
{
    return std::max(capHeight(), metrics.horizontalAdvance(key) + 10);
}

} // namespace

KeyCap::KeyCap(const QString& keys, QWidget* parent)
    : QWidget(parent)
    , m_keys(keys)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(keys);
}

QSize KeyCap::sizeFor(const QString& keys)
{
    const QFontMetrics metrics(capFont());
    int width = -kGap;
    for (const QString& key : keys.split(u' ', Qt::SkipEmptyParts))
        width += capWidth(metrics, key) + kGap;
    return {std::max(0, width), capHeight()};
}

void KeyCap::paint(QPainter* painter, const QRect& rect, const QString& keys, const QColor& text, const QColor& line,
    const QColor& ground)
{
    painter->save();
    painter->setFont(capFont());
    const int height = capHeight();
    int x = rect.x();
    const int y = rect.y() + (rect.height() - height) / 2;
    for (const QString& key : keys.split(u' ', Qt::SkipEmptyParts)) {
        const QRect cap(x, y, capWidth(painter->fontMetrics(), key), height);
        paint::panel(painter, cap, ground, line, 3);
        painter->setPen(text);
        painter->drawText(cap, Qt::AlignCenter, key);
        x += cap.width() + kGap;
    }
    painter->restore();
}

void KeyCap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColorTokens& tokens = ColorTokens::of(palette());
    paint(&painter, rect(), m_keys, tokens.text2, tokens.border, tokens.surface);
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/countpill.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/typescale.h"

#include <QPainter>

#include <algorithm>

namespace remit {

namespace {

QFont pillFont()
{
    QFont font = TypeScale::current().tiny;
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

CountPill::CountPill(const QString& text, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void CountPill::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize CountPill::sizeFor(const QString& text)
{
    const QFontMetrics metrics(pillFont());
    const int height = std::max(16, metrics.height() + 2);
    return {std::max(height + 2, metrics.horizontalAdvance(text) + 12), height};
}

void CountPill::paint(QPainter* painter, const QRect& rect, const QString& text, const QPalette& palette)
{
    const ColorTokens& tokens = ColorTokens::of(palette);
    paint::panel(painter, rect, tokens.toneMute.tint, QColor(), rect.height() / 2);
    painter->save();
    painter->setFont(pillFont());
    painter->setPen(tokens.text2);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
}

void CountPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(&painter, rect(), m_text, palette());
}

} // namespace remit

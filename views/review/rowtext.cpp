// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/rowtext.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

RowText::RowText(QPainter* painter, const QRect& bounds, const QRect& line, Qt::LayoutDirection direction)
    : m_painter(painter)
    , m_bounds(bounds)
    , m_rest(line)
    , m_direction(direction)
{
}

int RowText::width(const QString& text, const QFont& font)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(text) + 1;
}

void RowText::draw(
    const QRect& where, const QString& text, const QFont& font, const QColor& color, Qt::TextElideMode mode)
{
    m_painter->setFont(font);
    m_painter->setPen(color);
    const QString shown = m_painter->fontMetrics().elidedText(text, mode, where.width());
    const auto alignment = QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter;
    m_painter->drawText(QStyle::visualRect(m_direction, m_bounds, where),
        static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, shown);
}

void RowText::left(const QString& text, const QFont& font, const QColor& color, Qt::TextElideMode mode)
{
    const int taken = std::min(width(text, font), m_rest.width());
    if (taken <= 0)
        return;
    draw(QRect(m_rest.left(), m_rest.top(), taken, m_rest.height()), text, font, color, mode);
    m_rest.setLeft(m_rest.left() + taken);
}

void RowText::right(const QString& text, const QFont& font, const QColor& color)
{
    const int taken = std::min(width(text, font), m_rest.width());
    if (taken <= 0)
        return;
    const QRect where(m_rest.right() - taken + 1, m_rest.top(), taken, m_rest.height());
    draw(where, text, font, color, Qt::ElideRight);
    m_rest.setRight(where.left() - 1);
}

void RowText::icon(Icon icon, int size, const QColor& color)
{
    const QRect where(m_rest.left(), m_rest.center().y() - (size - 1) / 2, size, size);
    icons::paint(m_painter, QStyle::visualRect(m_direction, m_bounds, where), icon, color);
    m_rest.setLeft(where.right() + 1);
}

void RowText::iconRight(Icon icon, int size, const QColor& color)
{
    const QRect where(m_rest.right() - size + 1, m_rest.center().y() - (size - 1) / 2, size, size);
    icons::paint(m_painter, QStyle::visualRect(m_direction, m_bounds, where), icon, color);
    m_rest.setRight(where.left() - 1);
}

void RowText::gap(int pixels)
{
    m_rest.setLeft(std::min(m_rest.left() + pixels, m_rest.right() + 1));
}

void RowText::gapRight(int pixels)
{
    m_rest.setRight(std::max(m_rest.right() - pixels, m_rest.left() - 1));
}

QString plainTip(const QString& text)
{
    return text.isEmpty() ? QString() : u"<p style=\"white-space:pre-wrap\">%1</p>"_s.arg(text.toHtmlEscaped());
}

} // namespace remit

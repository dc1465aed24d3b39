// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/icons.h"

#include <QColor>
#include <QFont>
#include <QRect>
#include <QString>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace remit {

/**
 * Runs of plain text on one line of a row, taken from its left and its right until the middle is used up. Mirrors with
 * the layout direction. The painter's state is not kept.
 */
class RowText {
public:
    /** Left and right are those of left-to-right; `bounds` is what mirrors. */
    RowText(QPainter* painter, const QRect& bounds, const QRect& line, Qt::LayoutDirection direction);

    [[nodiscard]] int room() const { return m_rest.width(); }
    [[nodiscard]] static int width(const QString& text, const QFont& font);

    /** Takes what it needs, cut with an ellipsis when there is less. */
    void left(const QString& text, const QFont& font, const QColor& color, Qt::TextElideMode mode = Qt::ElideRight);
    void right(const QString& text, const QFont& font, const QColor& color);
    void icon(Icon icon, int size, const QColor& color);
    void iconRight(Icon icon, int size, const QColor& color);
    void gap(int pixels);
    void gapRight(int pixels);

private:
    void draw(const QRect& where, const QString& text, const QFont& font, const QColor& color, Qt::TextElideMode mode);

    QPainter* m_painter;
    QRect m_bounds;
    QRect m_rest;
    Qt::LayoutDirection m_direction;
};

/** A tooltip that shows hostile text as it is and never as markup. */
[[nodiscard]] QString plainTip(const QString& text);

} // namespace remit

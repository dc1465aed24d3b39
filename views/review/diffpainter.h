// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/review/diffscene.h"

#include <QPixmap>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace remit {

/** Paints the rows of a scene that a rectangle of the viewport shows. */
class DiffPainter {
    Q_DECLARE_TR_FUNCTIONS(DiffPainter)

public:
    DiffPainter(DiffScene& scene, QPainter* painter);

    void paint(const QRect& clip);

private:
    /** How a line of one side looks. */
    struct LineLook {
        QColor ground;
        QColor gutter;
        QColor words;
        QColor number;
        QChar sign;
        bool seen = false;
    };

    void paintCode(int row, const QRect& rect);
    void paintSide(int row, const QRect& rect, DiffSide side);
    void paintUnified(int row, const QRect& rect);
    void paintFold(int row, const QRect& rect);
    void paintBlock(int row, const QRect& rect);
    void paintHatch(const QRect& rect);
    void paintGutter(const QRect& rect, const DiffColumns& columns, DiffSide side, int line, const LineLook& look);
    void paintText(
        int row, const QRect& rect, const DiffColumns& columns, DiffSide side, int line, const LineLook& look);
    void paintRanges(const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn,
        const QList<WordRange>& ranges, const QColor& color);
    void paintSelection(const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn, DiffSide side, int line);
    void paintMatches(const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn, DiffSide side, int line);
    void paintEndMark(const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn, DiffSide side, int line);
    void paintCurrent(int row, const QRect& rect);
    [[nodiscard]] LineLook lookOf(int row, DiffSide side) const;

    DiffScene& m_scene;
    QPainter* m_painter;
    const ColorTokens& m_tokens;
    const DiffMetrics& m_metrics;
};

/** The 12 px tile of "no line here", crisp at the ratio; cached. */
[[nodiscard]] QPixmap hatchTile(const ColorTokens& tokens, qreal devicePixelRatio);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/visibletext.h"
#include "views/review/syntaxspan.h"

#include <QGlyphRun>
#include <QRawFont>
#include <QTextLayout>

#include <memory>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace remit {

/**
 * One line made ready to be painted. Lines of plain characters are glyph runs on a grid, one a colour, and of very long
 * ones only the part in sight is made; all others are laid out by Qt, and cut when they are very long.
 */
class DrawnLine {
public:
    struct Look {
        const ColorTokens* tokens = nullptr;
        QFont font;
        QRawFont raw;
        double column = 7;
    };

    DrawnLine(const QString& decoded, const SyntaxLine* syntax, const Look& look);

    /** Paints at `x` (of its first column), only what is between the two edges. */
    void paint(QPainter* painter, double x, int baseline, int leftEdge, int rightEdge, const Look& look) const;

    [[nodiscard]] const VisibleText& visible() const { return m_visible; }
    [[nodiscard]] double width(const Look& look) const;
    [[nodiscard]] double xOf(int drawnIndex, const Look& look) const;
    /** The nearest gap between characters. */
    [[nodiscard]] int drawnIndexAt(double x, const Look& look) const;
    [[nodiscard]] bool isColored() const { return m_colored; }
    [[nodiscard]] int cutCharacters() const { return m_cut; } ///< that a line too long for layout leaves out

private:
    struct Run {
        SyntaxToken token = SyntaxToken::Plain;
        QGlyphRun glyphs;
    };

    void addRuns(QList<Run>& runs, int first, int last, const Look& look) const;
    void layOut(const Look& look);

    VisibleText m_visible;
    SyntaxLine m_syntax; ///< in drawn characters
    QList<Run> m_runs; ///< of a whole plain line that is not very long
    std::unique_ptr<QTextLayout> m_layout; ///< of a line that is not plain
    bool m_colored = false;
    int m_cut = 0;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/drawnline.h"

#include "views/widgets/tokens.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace remit {

namespace {

constexpr int kKeptWhole = 1000; // columns of a plain line whose glyphs are kept
constexpr int kLaidOutAtMost = 8000; // characters of a line that Qt lays out
constexpr int kTabWidth = 4;

} // namespace

DrawnLine::DrawnLine(const QString& decoded, const SyntaxLine* syntax, const Look& look)
    : m_visible(decoded, kTabWidth)
    , m_colored(syntax != nullptr)
{
    if (syntax) {
        m_syntax.reserve(syntax->size());
        for (const SyntaxSpan& span : *syntax) {
            const int start = m_visible.drawnAt(span.start);
            m_syntax.append({start, m_visible.drawnAt(span.start + span.length) - start, span.token});
        }
    }
    const int size = int(m_visible.text().size());
    if (!m_visible.isUniform())
        layOut(look);
    else if (size <= kKeptWhole)
        addRuns(m_runs, 0, size, look);
}

void DrawnLine::layOut(const Look& look)
{
    const int size = int(m_visible.text().size());
    m_cut = std::max(0, size - kLaidOutAtMost);
    m_layout = std::make_unique<QTextLayout>(m_visible.text().first(size - m_cut), look.font);
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    m_layout->setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&formats](int start, int length, const QColor& color) {
        QTextCharFormat format;
        format.setForeground(color);
        formats.append({start, length, format});
    };
    for (const SyntaxSpan& span : std::as_const(m_syntax))
        add(span.start, span.length, syntaxColor(span.token, *look.tokens));
    for (const WordRange& range : m_visible.replaced())
        add(range.start, range.length, look.tokens->toneWarn.text);
    m_layout->setFormats(formats);
    m_layout->beginLayout();
    QTextLine line = m_layout->createLine();
    if (line.isValid())
        line.setPosition({0, 0});
    m_layout->endLayout();
}

/** Glyphs of the columns from `first` to `last`, grouped by colour; blanks have none. */
void DrawnLine::addRuns(QList<Run>& runs, int first, int last, const Look& look) const
{
    std::array<QString, size_t(SyntaxToken::Count)> texts;
    std::array<QList<QPointF>, size_t(SyntaxToken::Count)> places;
    const QString& text = m_visible.text();
    auto span = std::ranges::upper_bound(m_syntax, first, {}, [](const SyntaxSpan& s) { return s.start + s.length; });
    for (int i = first; i < last; ++i) {
        if (text[i] == u' ')
            continue;
        while (span != m_syntax.end() && i >= span->start + span->length)
            ++span;
        const auto token = size_t(span != m_syntax.end() && i >= span->start ? span->token : SyntaxToken::Plain);
        texts[token].append(text[i]);
        places[token].append({i * look.column, 0});
    }
    for (size_t token = 0; token < texts.size(); ++token) {
        if (texts[token].isEmpty())
            continue;
        Run run;
        run.token = SyntaxToken(token);
        run.glyphs.setRawFont(look.raw);
        run.glyphs.setGlyphIndexes(look.raw.glyphIndexesForString(texts[token]));
        run.glyphs.setPositions(places[token]);
        runs.append(std::move(run));
    }
}

void DrawnLine::paint(QPainter* painter, double x, int baseline, int leftEdge, int rightEdge, const Look& look) const
{
    if (m_layout) {
        if (m_layout->lineCount() == 0)
            return;
        painter->setPen(look.tokens->text1);
        m_layout->draw(painter, {x, baseline - m_layout->lineAt(0).ascent()});
        return;
    }
    const auto draw = [&](const QList<Run>& runs) {
        for (const Run& run : runs) {
            painter->setPen(syntaxColor(run.token, *look.tokens));
            painter->drawGlyphRun({x, double(baseline)}, run.glyphs);
        }
    };
    if (!m_runs.isEmpty()) {
        draw(m_runs);
        return;
    }
    const int size = int(m_visible.text().size());
    const int first = std::clamp(int(std::floor((leftEdge - x) / look.column)), 0, size);
    const int last = std::clamp(int(std::ceil((rightEdge - x) / look.column)), first, size);
    QList<Run> seen;
    addRuns(seen, first, last, look);
    draw(seen);
}

double DrawnLine::width(const Look& look) const
{
    if (!m_layout)
        return double(m_visible.text().size()) * look.column;
    return m_layout->lineCount() > 0 ? m_layout->lineAt(0).naturalTextWidth() : 0;
}

double DrawnLine::xOf(int drawnIndex, const Look& look) const
{
    if (!m_layout)
        return drawnIndex * look.column;
    return m_layout->lineCount() > 0 ? m_layout->lineAt(0).cursorToX(std::min(drawnIndex, int(m_layout->text().size())))
                                     : 0;
}

int DrawnLine::drawnIndexAt(double x, const Look& look) const
{
    if (!m_layout)
        return std::clamp(int(std::lround(x / look.column)), 0, int(m_visible.text().size()));
    return m_layout->lineCount() > 0 ? m_layout->lineAt(0).xToCursor(x) : 0;
}

} // namespace remit

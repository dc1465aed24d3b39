// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/diffpainter.h"

#include "views/widgets/stylepaint.h"
#include "views/widgets/tokens.h"

#include <QPaintDevice>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTile = 12;

} // namespace

QPixmap hatchTile(const ColorTokens& tokens, qreal devicePixelRatio)
{
    const QString key
        = u"remit-hatch-%1-%2-%3"_s.arg(tokens.hatchGround.rgba()).arg(tokens.hatchLine.rgba()).arg(devicePixelRatio);
    QPixmap tile;
    if (QPixmapCache::find(key, &tile))
        return tile;
    const int pixels = int(std::lround(kTile * devicePixelRatio));
    tile = QPixmap(pixels, pixels);
    tile.fill(tokens.hatchGround);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.hatchLine, devicePixelRatio));
    for (const int shift : {-pixels, 0, pixels})
        painter.drawLine(QPointF(shift - 1, pixels + 1), QPointF(shift + pixels + 1, -1));
    painter.end();
    tile.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, tile);
    return tile;
}

DiffPainter::DiffPainter(DiffScene& scene, QPainter* painter)
    : m_scene(scene)
    , m_painter(painter)
    , m_tokens(*scene.tokens)
    , m_metrics(scene.metrics)
{
}

void DiffPainter::paint(const QRect& clip)
{
    const int total = m_scene.index.total();
    const int top = clip.top() + m_scene.scrollY;
    const int first = top < total ? m_scene.index.rowAt(top) : -1;
    int bottom = first < 0 ? clip.top() : m_scene.rowRect(first).top();
    for (int row = first; row >= 0 && row < m_scene.rows.count() && bottom <= clip.bottom(); ++row) {
        const QRect rect = m_scene.rowRect(row);
        switch (m_scene.rows.at(row).kind) {
        case DisplayRow::Kind::Code:
            paintCode(row, rect);
            break;
        case DisplayRow::Kind::Fold:
            paintFold(row, rect);
            break;
        case DisplayRow::Kind::Block:
            paintBlock(row, rect);
            break;
        }
        if (m_scene.currentChange >= 0 && m_scene.rows.changeAt(row) == m_scene.currentChange)
            m_painter->fillRect(QRect(0, rect.top(), 3, rect.height()), m_tokens.fill);
        paintCurrent(row, rect);
        bottom = rect.bottom() + 1;
    }
    if (bottom <= clip.bottom())
        m_painter->fillRect(QRect(clip.left(), bottom, clip.width(), clip.bottom() - bottom + 1), m_tokens.surface);
}

void DiffPainter::paintCode(int row, const QRect& rect)
{
    if (m_scene.rows.layout() == DiffLayout::Unified) {
        paintUnified(row, rect);
        return;
    }
    paintSide(row, rect, DiffSide::Old);
    paintSide(row, rect, DiffSide::New);
    m_painter->fillRect(QRect(m_scene.columns(DiffSide::New).left - 1, rect.top(), 1, rect.height()), m_tokens.border);
}

DiffPainter::LineLook DiffPainter::lookOf(int row, DiffSide side) const
{
    const DiffRow& aligned = m_scene.rows.aligned()[m_scene.rows.at(row).index];
    if (!aligned.changed)
        return {m_tokens.surface, m_tokens.surface, {}, m_tokens.text3, QChar(), false};
    const bool old = side == DiffSide::Old;
    LineLook look;
    look.ground = old ? m_tokens.removedLine : m_tokens.addedLine;
    look.gutter = old ? m_tokens.removedGutter : m_tokens.addedGutter;
    look.words = old ? m_tokens.removedWords : m_tokens.addedWords;
    look.number = m_tokens.text2;
    look.sign = old ? QChar(0x2212) : QChar(u'+');
    look.seen = m_scene.seenChanges.contains(aligned.change);
    if (look.seen)
        look.gutter = look.ground;
    return look;
}

void DiffPainter::paintSide(int row, const QRect& rect, DiffSide side)
{
    const DiffColumns columns = m_scene.columns(side);
    const QRect mine(columns.left, rect.top(), columns.right - columns.left, rect.height());
    const int line = m_scene.rows.lineAt(row, side);
    if (line < 0) {
        paintHatch(mine);
        return;
    }
    const LineLook look = lookOf(row, side);
    m_painter->fillRect(mine, look.ground);
    paintText(row, mine, columns, side, line, look);
    const QRect gutter(columns.left, rect.top(), columns.sign + m_metrics.signWidth - columns.left, rect.height());
    m_painter->fillRect(gutter, look.gutter);
    paintGutter(mine, columns, side, line, look);
}

void DiffPainter::paintUnified(int row, const QRect& rect)
{
    const int oldLine = m_scene.rows.lineAt(row, DiffSide::Old);
    const int newLine = m_scene.rows.lineAt(row, DiffSide::New);
    const DiffSide side = newLine < 0 ? DiffSide::Old : DiffSide::New;
    const LineLook look = lookOf(row, side);
    m_painter->fillRect(rect, look.ground);
    const DiffColumns columns = m_scene.columns(side);
    paintText(row, rect, columns, side, side == DiffSide::Old ? oldLine : newLine, look);
    m_painter->fillRect(QRect(rect.left(), rect.top(), columns.sign + m_metrics.signWidth, rect.height()), look.gutter);
    paintGutter(rect, columns, side, side == DiffSide::Old ? oldLine : newLine, look);
    if (side == DiffSide::New && oldLine >= 0) {
        LineLook numberOnly = look;
        numberOnly.sign = QChar();
        paintGutter(rect, m_scene.columns(DiffSide::Old), DiffSide::Old, oldLine, numberOnly);
    }
}

void DiffPainter::paintHatch(const QRect& rect)
{
    const QPixmap tile = hatchTile(m_tokens, m_painter->device()->devicePixelRatioF());
    // Bound to the content, so that scrolled pixels fit those that are painted anew.
    m_painter->drawTiledPixmap(rect, tile, QPointF(rect.left() % kTile, (rect.top() + m_scene.scrollY) % kTile));
}

void DiffPainter::paintGutter(
    const QRect& rect, const DiffColumns& columns, DiffSide side, int line, const LineLook& look)
{
    const QRect number(columns.number, rect.top(), m_metrics.numberWidth - 6, rect.height());
    m_painter->setFont(m_metrics.number);
    m_painter->setPen(look.number);
    m_painter->drawText(number, Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
    if (const auto marked = m_scene.marked.constFind(DiffScene::lineKey(side, line)); marked != m_scene.marked.cend()) {
        const int size = m_metrics.marker;
        icons::paint(m_painter, QRect(columns.number + 5, rect.top() + (rect.height() - size) / 2, size, size),
            severityIcon(*marked), severityColor(*marked, m_tokens));
    }
    if (look.sign.isNull())
        return;
    const QRect sign(columns.sign, rect.top(), m_metrics.signWidth, rect.height());
    if (look.seen) {
        const int size = std::min(m_metrics.marker, m_metrics.signWidth - 2);
        icons::paint(m_painter, QRect(sign.center().x() - size / 2, sign.center().y() - size / 2, size, size),
            Icon::Check, m_tokens.text2);
        return;
    }
    m_painter->setFont(m_metrics.code);
    m_painter->setPen(m_tokens.text2);
    m_painter->drawText(sign, Qt::AlignCenter, QString(look.sign));
}

void DiffPainter::paintText(
    int row, const QRect& rect, const DiffColumns& columns, DiffSide side, int line, const LineLook& look)
{
    const int left = columns.sign + m_metrics.signWidth;
    m_painter->save();
    m_painter->setClipRect(QRect(left, rect.top(), columns.right - left, rect.height()), Qt::IntersectClip);
    const QList<WordRange> words
        = look.words.isValid() ? m_scene.lines.changedWordsOf(side, m_scene.rows.at(row).index) : QList<WordRange>();
    const DrawnLine& drawn = m_scene.lines.line(side, line);
    paintRanges(rect, columns, drawn, words, look.words);
    if (!drawn.visible().replaced().isEmpty())
        paintRanges(rect, columns, drawn, drawn.visible().replaced(), m_tokens.toneWarn.tint);
    if (!m_scene.matches.isEmpty())
        paintMatches(rect, columns, drawn, side, line);
    if (m_scene.selection && m_scene.selection->side == side)
        paintSelection(rect, columns, drawn, side, line);
    drawn.paint(m_painter, columns.code, rect.top() + m_metrics.ascent, left, columns.right, m_scene.lines.look());
    paintEndMark(rect, columns, drawn, side, line);
    m_painter->restore();
}

void DiffPainter::paintRanges(const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn,
    const QList<WordRange>& ranges, const QColor& color)
{
    if (ranges.isEmpty())
        return;
    const int margin = (rect.height() - QFontMetrics(m_metrics.code).height()) / 2;
    m_painter->setRenderHint(QPainter::Antialiasing);
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(color);
    for (const WordRange& range : ranges) {
        const double from = columns.code + drawn.xOf(range.start, m_scene.lines.look());
        const double to = columns.code + drawn.xOf(range.start + range.length, m_scene.lines.look());
        if (to > columns.sign && from < columns.right)
            m_painter->drawRoundedRect(QRectF(from, rect.top() + margin, to - from, rect.height() - 2 * margin), 2, 2);
    }
    m_painter->setRenderHint(QPainter::Antialiasing, false);
}

void DiffPainter::paintMatches(
    const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn, DiffSide side, int line)
{
    const QList<int> here = m_scene.matchesOfLine.value(DiffScene::lineKey(side, line));
    for (const int match : here) {
        const DiffMatch& found = m_scene.matches[match];
        const int start = drawn.visible().drawnAt(found.start);
        const QList<WordRange> range{{start, drawn.visible().drawnAt(found.start + found.length) - start}};
        const bool current = match == m_scene.currentMatch;
        paintRanges(rect, columns, drawn, range, current ? m_tokens.toneWarn.text : m_tokens.toneWarn.tint);
        if (!current)
            continue;
        // The match one stands on: its ground is the tint again, within an edge.
        const double from = columns.code + drawn.xOf(range.first().start, m_scene.lines.look());
        const double to = columns.code + drawn.xOf(range.first().start + range.first().length, m_scene.lines.look());
        const int margin = (rect.height() - QFontMetrics(m_metrics.code).height()) / 2 + 1;
        m_painter->fillRect(
            QRectF(from + 1, rect.top() + margin, to - from - 2, rect.height() - 2 * margin), m_tokens.toneWarn.tint);
    }
}

void DiffPainter::paintSelection(
    const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn, DiffSide side, int line)
{
    const DiffSelection& selection = *m_scene.selection;
    const TextPosition first = selection.first();
    const TextPosition last = selection.last();
    if (selection.isEmpty() || selection.side != side || line < first.line || line > last.line)
        return;
    const DrawnLine::Look& look = m_scene.lines.look();
    const int start = line == first.line ? drawn.visible().drawnAt(first.index) : 0;
    const double from = columns.code + drawn.xOf(start, look);
    // A line that is selected beyond its end shows a column more.
    const double to = line == last.line ? columns.code + drawn.xOf(drawn.visible().drawnAt(last.index), look)
                                        : columns.code + drawn.width(look) + m_metrics.column;
    m_painter->fillRect(
        QRectF(from, rect.top(), to - from, rect.height()), m_scene.focused ? m_tokens.sel : m_tokens.selInactive);
}

void DiffPainter::paintEndMark(
    const QRect& rect, const DiffColumns& columns, const DrawnLine& drawn, DiffSide side, int line)
{
    const LineTable& table = m_scene.document->side(side);
    QString mark;
    if (drawn.cutCharacters() > 0)
        mark = tr("%n more characters", nullptr, drawn.cutCharacters());
    else if (line + 1 == table.count() && !table.endsWithNewline())
        mark = tr("No newline at the end");
    if (mark.isEmpty())
        return;
    const int x = columns.code + int(drawn.width(m_scene.lines.look()) + 2 * m_metrics.column);
    const QFontMetrics font(m_metrics.tiny);
    const QRect box(x, rect.top() + 2, font.horizontalAdvance(mark) + 12, rect.height() - 4);
    paint::panel(m_painter, box, m_tokens.toneMute.tint, QColor(), paint::kPillRadius);
    m_painter->setFont(m_metrics.tiny);
    m_painter->setPen(m_tokens.toneMute.text);
    m_painter->drawText(box, Qt::AlignCenter, mark);
}

void DiffPainter::paintFold(int row, const QRect& rect)
{
    const DiffFold& fold = m_scene.rows.fold(m_scene.rows.at(row).index);
    const bool hovered = m_scene.hovered.row == row && m_scene.hovered.part == DiffHit::Part::Fold;
    m_painter->fillRect(rect, hovered ? m_tokens.hover : m_tokens.window);
    m_painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), m_tokens.border);
    m_painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_tokens.border);
    const int icon = m_metrics.icon;
    icons::paint(
        m_painter, QRect(12, rect.top() + (rect.height() - icon) / 2, icon, icon), Icon::Expand, m_tokens.text2);
    int x = 12 + icon + 8;
    const QString count = tr("%n unchanged lines", nullptr, fold.count);
    m_painter->setFont(m_metrics.small);
    m_painter->setPen(m_tokens.text2);
    m_painter->drawText(QRect(x, rect.top(), rect.width() - x, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, count);
    x += QFontMetrics(m_metrics.small).horizontalAdvance(count) + 8;
    const int next = fold.firstRow + fold.count;
    if (next >= m_scene.rows.aligned().size())
        return;
    m_painter->setFont(m_metrics.code);
    m_painter->setPen(m_tokens.text3);
    const int room = rect.width() - x - 12;
    m_painter->drawText(QRect(x, rect.top(), room, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(m_metrics.code).elidedText(m_scene.lines.headOf(next), Qt::ElideRight, room));
}

void DiffPainter::paintBlock(int row, const QRect& rect)
{
    const DiffBubble& bubble = m_scene.bubbles[m_scene.rows.at(row).index];
    const QRect mine = m_scene.bubbleRect(row);
    if (mine != rect) {
        // The other side, or the number column of unified, is plain: nothing is missing there.
        m_painter->fillRect(rect, m_tokens.hatchGround);
        if (m_scene.rows.layout() == DiffLayout::SideBySide)
            m_painter->fillRect(
                QRect(m_scene.columns(DiffSide::New).left - 1, rect.top(), 1, rect.height()), m_tokens.border);
    }
    const bool hovered = m_scene.hovered.row == row;
    bubble.paint(m_painter, mine, m_metrics, m_tokens, hovered ? m_scene.hovered.action : DiffBubble::Action::None);
}

/** The row that the keyboard is on: a ring within the number column, or along a fold or bubble. */
void DiffPainter::paintCurrent(int row, const QRect& rect)
{
    if (!m_scene.focused || row != m_scene.currentRow)
        return;
    const DisplayRow& shown = m_scene.rows.at(row);
    if (shown.kind == DisplayRow::Kind::Fold) {
        paint::focusRing(m_painter, rect, m_tokens.focus, 0);
    } else if (shown.kind == DisplayRow::Kind::Block) {
        paint::focusRing(
            m_painter, m_scene.bubbles[shown.index].frame(m_scene.bubbleRect(row)), m_tokens.focus, paint::kCardRadius);
    } else {
        const DiffPlace place = m_scene.rows.placeOf(row, m_scene.currentSide);
        const DiffColumns columns = m_scene.columns(place.side);
        paint::focusRing(m_painter, QRect(columns.number + 3, rect.top(), m_metrics.numberWidth - 3, rect.height()),
            m_tokens.focus, 3);
    }
}

} // namespace remit

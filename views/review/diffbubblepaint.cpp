// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/visibletext.h"
#include "views/review/diffbubble.h"
#include "views/widgets/stylepaint.h"
#include "views/widgets/tokens.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

namespace remit {

namespace {

/** Wrapped text; the first `strong` characters are in `text1` and semibold. */
void drawWrapped(QPainter* painter, const QRect& rect, const QString& text, const QFont& font, int lineHeight,
    const QColor& color, int strong, const QColor& strongColor)
{
    QString paragraphs = text;
    paragraphs.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(paragraphs, font);
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    if (strong > 0) {
        QTextCharFormat format;
        format.setForeground(strongColor);
        format.setFontWeight(QFont::Medium);
        layout.setFormats({{0, strong, format}});
    }
    layout.beginLayout();
    double y = (lineHeight - QFontMetrics(font).height()) / 2.0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(rect.width());
        line.setPosition({0, y});
        y += lineHeight;
    }
    layout.endLayout();
    painter->setPen(color);
    layout.draw(painter, rect.topLeft());
}

/** The bubble's ground with a 3 px bar at its left, rounded with it. */
void drawFrame(QPainter* painter, const QRect& frame, const ColorTokens& tokens, const QColor& bar)
{
    paint::panel(painter, frame, tokens.raised, tokens.border, paint::kCardRadius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(frame), paint::kCardRadius, paint::kCardRadius);
    QPainterPath left;
    left.addRect(QRectF(frame.left(), frame.top(), 3, frame.height()));
    painter->fillPath(outline.intersected(left), bar);
    painter->restore();
}

} // namespace

Icon severityIcon(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::High:
        return Icon::High;
    case FindingSeverity::Medium:
        return Icon::Warning;
    case FindingSeverity::Low:
        break;
    }
    return Icon::Info;
}

QColor severityColor(FindingSeverity severity, const ColorTokens& tokens)
{
    switch (severity) {
    case FindingSeverity::High:
        return tokens.toneBad.text;
    case FindingSeverity::Medium:
        return tokens.toneWarn.text;
    case FindingSeverity::Low:
        break;
    }
    return tokens.toneRun.text;
}

void DiffBubble::paint(
    QPainter* painter, const QRect& row, const DiffMetrics& metrics, const ColorTokens& tokens, Action hovered) const
{
    if (m_kind == Kind::Notice) {
        painter->fillRect(row, tokens.window);
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), tokens.border);
        icons::paint(painter,
            QRect(row.left() + 12, row.top() + (row.height() - metrics.icon) / 2, metrics.icon, metrics.icon),
            Icon::Info, tokens.toneRun.text);
        painter->setFont(metrics.small);
        painter->setPen(tokens.text2);
        const QRect text = row.adjusted(12 + metrics.icon + 8, 0, -12, 0);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetrics(metrics.small).elidedText(m_text, Qt::ElideMiddle, text.width()));
        return;
    }
    painter->fillRect(row, tokens.surface);
    if (m_kind == Kind::Finding)
        paintFinding(painter, row, metrics, tokens);
    else
        paintComment(painter, row, metrics, tokens);
    const QList<Button> all = buttons(row, metrics);
    for (const Button& button : all) {
        if (button.action == hovered)
            paint::panel(painter, button.rect, tokens.hover, QColor(), paint::kPillRadius);
        painter->setFont(m_kind == Kind::Finding ? metrics.smallMedium : metrics.small);
        painter->setPen(button.action == Action::Delete && button.action == hovered ? tokens.toneBad.text
                : m_kind == Kind::Finding                                           ? tokens.text1
                                                                                    : tokens.text2);
        painter->drawText(button.rect, Qt::AlignCenter, button.text);
    }
}

void DiffBubble::paintFinding(
    QPainter* painter, const QRect& row, const DiffMetrics& metrics, const ColorTokens& tokens) const
{
    const QRect inside = frame(row);
    const QColor tone = severityColor(m_finding.severity, tokens);
    drawFrame(painter, inside, tokens, tone);
    const int lineHeight = std::max(18, QFontMetrics(metrics.small).lineSpacing());
    const int top = inside.top() + (metrics.notice - lineHeight) / 2;
    const QRect icon(inside.left() + 12, top + (lineHeight - metrics.icon) / 2, metrics.icon, metrics.icon);
    icons::paint(painter, icon, severityIcon(m_finding.severity), tone);
    const QRect text(icon.right() + 1 + 8, top, textWidth(row, metrics), inside.height());
    drawWrapped(painter, text, body(), metrics.small, lineHeight, tokens.text2, int(head().size()), tokens.text1);
}

void DiffBubble::paintComment(
    QPainter* painter, const QRect& row, const DiffMetrics& metrics, const ColorTokens& tokens) const
{
    const QRect inside = frame(row);
    const bool mine = m_comment.author.isEmpty();
    const bool done = m_comment.state == DiffComment::State::Addressed;
    drawFrame(painter, inside, tokens, mine ? tokens.fill : tokens.border);
    if (isEditing())
        return;
    const QFontMetrics strong(metrics.smallStrong);
    const int headHeight = std::max(16, strong.height());
    int x = inside.left() + 13;
    const int top = inside.top() + 9;
    if (done || m_comment.state == DiffComment::State::Stale) {
        icons::paint(painter, QRect(x, top + (headHeight - metrics.marker) / 2, metrics.marker, metrics.marker),
            done ? Icon::Check : Icon::Clock, done ? tokens.toneOk.text : tokens.text3);
        x += metrics.marker + 4;
    }
    const QString author = mine ? tr("You") : VisibleText(m_comment.author, 1).text();
    painter->setFont(metrics.smallStrong);
    painter->setPen(done ? tokens.text2 : tokens.text1);
    painter->drawText(QRect(x, top, inside.right() - x, headHeight), Qt::AlignVCenter | Qt::AlignLeft, author);
    x += strong.horizontalAdvance(author) + 8;
    painter->setFont(metrics.small);
    painter->setPen(tokens.text3);
    const QList<Button> all = buttons(row, metrics);
    const int right = all.isEmpty() ? inside.right() - 12 : all.first().rect.left();
    painter->drawText(QRect(x, top, right - x, headHeight), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(metrics.small).elidedText(head(), Qt::ElideRight, right - x));
    const int lineHeight = std::max(20, QFontMetrics(metrics.base).lineSpacing());
    const QRect text(inside.left() + 13, top + headHeight + 4, textWidth(row, metrics), inside.height());
    drawWrapped(painter, text, body(), metrics.base, lineHeight, done ? tokens.text2 : tokens.text1, 0, {});
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/overviewbar.h"

#include "views/review/diffscene.h"
#include "views/widgets/tokens.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace remit {

namespace {

constexpr int kMarkLeft = 4;
constexpr int kMarkWidth = 7;

QColor at75(QColor color)
{
    color.setAlphaF(0.75F);
    return color;
}

} // namespace

OverviewBar::OverviewBar(const DiffScene& scene, QWidget* parent)
    : QWidget(parent)
    , m_scene(scene)
{
    setObjectName(QStringLiteral("diffOverview"));
    setAccessibleName(tr("Overview of the file"));
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::NoFocus);
}

double OverviewBar::scale() const
{
    const int total = m_scene.index.total();
    return total > height() ? double(height()) / total : 1.0;
}

void OverviewBar::refresh()
{
    m_marks = {};
    update();
}

void OverviewBar::paintEvent(QPaintEvent*)
{
    if (m_marks.isNull() || m_marks.deviceIndependentSize() != QSizeF(size()))
        m_marks = marks();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_marks);
    if (m_scene.index.total() > m_scene.height) {
        QColor sight = m_scene.tokens->text1;
        sight.setAlphaF(0.07F);
        const double top = m_scene.scrollY * scale();
        const double shown = std::max(8.0, m_scene.height * scale());
        painter.fillRect(QRectF(1, top, width() - 1, shown), sight);
    }
}

/** Some thousand changes are painted once and not at every step of the scroll wheel. */
QPixmap OverviewBar::marks() const
{
    QPixmap pixmap(size() * devicePixelRatio());
    pixmap.setDevicePixelRatio(devicePixelRatio());
    QPainter painter(&pixmap);
    const ColorTokens& tokens = *m_scene.tokens;
    painter.fillRect(rect(), tokens.window);
    painter.fillRect(QRect(0, 0, 1, height()), tokens.border);
    if (m_scene.rows.count() > 0) {
        paintChanges(painter);
        paintBubbles(painter);
    }
    return pixmap;
}

void OverviewBar::paintChanges(QPainter& painter) const
{
    const ColorTokens& tokens = *m_scene.tokens;
    const QColor added = at75(tokens.toneOk.text);
    const QColor removed = at75(tokens.toneBad.text);
    for (int change = 0; change < m_scene.rows.changeCount(); ++change) {
        const DiffRows::Range rows = m_scene.rows.rowsOfChange(change);
        const double top = m_scene.index.top(rows.first) * scale();
        const double bottom = m_scene.index.top(rows.last + 1) * scale();
        int olds = 0;
        int news = 0;
        for (int row = rows.first; row <= rows.last; ++row) {
            olds += m_scene.rows.lineAt(row, DiffSide::Old) >= 0;
            news += m_scene.rows.lineAt(row, DiffSide::New) >= 0;
        }
        const double height = std::max(2.0, bottom - top);
        const double part = height * olds / std::max(1, olds + news);
        painter.fillRect(QRectF(kMarkLeft, top, kMarkWidth, part), removed);
        painter.fillRect(QRectF(kMarkLeft, top + part, kMarkWidth, height - part), added);
    }
}

void OverviewBar::paintBubbles(QPainter& painter) const
{
    const ColorTokens& tokens = *m_scene.tokens;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int row = 0; row < m_scene.rows.count(); ++row) {
        const DisplayRow& shown = m_scene.rows.at(row);
        if (shown.kind != DisplayRow::Kind::Block)
            continue;
        const DiffBubble& bubble = m_scene.bubbles[shown.index];
        const double middle = (m_scene.index.top(row) + m_scene.index.height(row) / 2.0) * scale();
        if (bubble.kind() == DiffBubble::Kind::Finding) {
            painter.setBrush(severityColor(bubble.finding().severity, tokens));
            painter.drawPolygon(QPolygonF{{7.5, middle - 5}, {13, middle + 4.5}, {2, middle + 4.5}});
        } else if (bubble.kind() == DiffBubble::Kind::Comment) {
            painter.setBrush(tokens.fill);
            painter.drawEllipse(QPointF(7.5, middle), 3.5, 3.5);
        }
    }
}

void OverviewBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT pointed(int(event->position().y() / scale()));
}

void OverviewBar::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT pointed(int(event->position().y() / scale()));
}

} // namespace remit

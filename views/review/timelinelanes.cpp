// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/timelinelanes.h"

#include "models/timelinewords.h"
#include "views/widgets/typescale.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace remit {

namespace {

constexpr int kLabels = 116;
constexpr int kAxis = 24;
constexpr int kRightRoom = 24;
constexpr double kShortest = 20; // ms that the whole width may show at least
constexpr double kNear = 7; // px around a mark that still hit it
constexpr int kCostLane = int(TimelineLane::Count);
constexpr int kLowestCost = 72;
constexpr std::array kHeights{36, 40, 40, 36, 36, 36, 36, 152};

} // namespace

TimelineLanes::TimelineLanes(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timelineLanes"));
    setAccessibleName(tr("Timeline of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void TimelineLanes::setTimeline(const TimelinePtr& timeline)
{
    m_timeline = timeline;
    m_current = -1;
    fit();
}

void TimelineLanes::setHiddenKinds(const std::vector<bool>& hidden)
{
    m_hidden = hidden;
    update();
}

void TimelineLanes::setCurrentEvent(int event)
{
    if (std::exchange(m_current, event) == event)
        return;
    if (event >= 0)
        reveal(event);
    update();
}

QSize TimelineLanes::sizeHint() const
{
    return {900, laneTop(kCostLane) + TypeScale::current().scaled(kHeights.back())};
}

QSize TimelineLanes::minimumSizeHint() const
{
    return {400, laneTop(kCostLane) + TypeScale::current().scaled(kLowestCost)};
}

int TimelineLanes::laneHeight(int lane) const
{
    const TypeScale& scale = TypeScale::current();
    if (lane != kCostLane)
        return scale.scaled(kHeights[size_t(lane)]);
    // In a low window the curve gives way first.
    return std::clamp(height() - laneTop(kCostLane), scale.scaled(kLowestCost), scale.scaled(kHeights.back()));
}

int TimelineLanes::laneTop(int lane) const
{
    int top = TypeScale::current().scaled(kAxis);
    for (int i = 0; i < lane; ++i)
        top += laneHeight(i);
    return top;
}

double TimelineLanes::plotLeft() const
{
    return TypeScale::current().scaled(kLabels);
}

double TimelineLanes::plotRight() const
{
    return std::max(plotLeft() + 50, double(width() - kRightRoom));
}

double TimelineLanes::xOf(double time) const
{
    return plotLeft() + (time - m_from) / (m_to - m_from) * (plotRight() - plotLeft());
}

double TimelineLanes::timeAt(double x) const
{
    return m_from + (x - plotLeft()) / (plotRight() - plotLeft()) * (m_to - m_from);
}

void TimelineLanes::fit()
{
    const double length = m_timeline ? double(m_timeline->length()) : 1;
    setSpan(0, std::max(length * 1.03, kShortest));
}

/** Stays within the run, a little room at its end. */
void TimelineLanes::setSpan(double from, double to)
{
    const double whole = std::max(m_timeline ? double(m_timeline->length()) * 1.03 : 1.0, kShortest);
    const double span = std::clamp(to - from, kShortest, whole);
    m_from = std::clamp(from, 0.0, whole - span);
    m_to = m_from + span;
    update();
}

void TimelineLanes::zoomAround(double x, double factor)
{
    const double held = timeAt(std::clamp(x, plotLeft(), plotRight()));
    const double whole = m_timeline ? double(m_timeline->length()) * 1.03 : 1;
    const double span = std::clamp((m_to - m_from) / factor, kShortest, std::max(whole, kShortest));
    const double share = (held - m_from) / (m_to - m_from);
    setSpan(held - share * span, held - share * span + span);
}

void TimelineLanes::zoomIn()
{
    const bool seen = m_current >= 0 && m_timeline;
    const double time = seen ? double(m_timeline->events()[m_current].timeMs - m_timeline->startMs()) : 0;
    zoomAround(seen && time >= m_from && time <= m_to ? xOf(time) : (plotLeft() + plotRight()) / 2, 1.5);
}

void TimelineLanes::zoomOut()
{
    zoomAround((plotLeft() + plotRight()) / 2, 1 / 1.5);
}

void TimelineLanes::reveal(int event)
{
    if (!m_timeline || event < 0)
        return;
    const auto time = double(m_timeline->events()[event].timeMs - m_timeline->startMs());
    const double span = m_to - m_from;
    if (time < m_from || time > m_to)
        setSpan(time - span / 3, time + span * 2 / 3);
}

void TimelineLanes::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAround(event->position().x(), std::pow(1.25, event->angleDelta().y() / 120.0));
        event->accept();
    } else if (event->angleDelta().x() != 0) {
        const double by = -event->angleDelta().x() / 120.0 * (m_to - m_from) / 10;
        setSpan(m_from + by, m_to + by);
        event->accept();
    } else {
        Q_EMIT wheelPassed(event);
    }
}

void TimelineLanes::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_pressedFrom = m_from;
    m_panning = false;
}

void TimelineLanes::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const double moved = event->position().x() - m_pressed.x();
    if (!m_panning && std::abs(moved) < QApplication::startDragDistance())
        return;
    m_panning = true;
    setCursor(Qt::ClosedHandCursor);
    const double span = m_to - m_from;
    const double from = m_pressedFrom - moved / (plotRight() - plotLeft()) * span;
    setSpan(from, from + span);
}

void TimelineLanes::mouseReleaseEvent(QMouseEvent* event)
{
    unsetCursor();
    if (event->button() != Qt::LeftButton || std::exchange(m_panning, false) || !m_timeline)
        return;
    int found = eventNear(event->position());
    if (found < 0 && event->position().x() >= plotLeft())
        found = nearestByTime(qint64(timeAt(event->position().x())));
    if (found < 0)
        return;
    m_current = found;
    update();
    Q_EMIT picked(found);
}

/** The event whose bar or mark is under the point; -1: none. */
int TimelineLanes::eventNear(const QPointF& point) const
{
    if (!m_timeline || point.x() < plotLeft())
        return -1;
    for (int lane = 0; lane < kCostLane; ++lane) {
        if (point.y() < laneTop(lane) || point.y() >= laneTop(lane) + laneHeight(lane))
            continue;
        const double reach = (m_to - m_from) / (plotRight() - plotLeft()) * kNear;
        const double time = timeAt(point.x());
        const auto which = TimelineLane(lane);
        const Timeline::Slice slice
            = m_timeline->seenIn(which, qint64(std::floor(time - reach)), qint64(std::ceil(time + reach)) + 1);
        int best = -1;
        double bestDistance = reach;
        // Of a dense spot the last few are as good as any.
        const int first = slice.first + std::max(0, slice.count - 2000);
        for (int i = first; i < slice.first + slice.count; ++i) {
            const TimelineItem& item = m_timeline->items(which)[size_t(i)];
            const double distance = std::max({double(item.start) - time, time - double(item.end), 0.0});
            if (distance <= bestDistance) {
                bestDistance = distance;
                best = item.event;
            }
        }
        return best;
    }
    return -1;
}

int TimelineLanes::nearestByTime(qint64 time) const
{
    const QList<Event>& events = m_timeline->events();
    if (events.isEmpty())
        return -1;
    const auto after = std::ranges::lower_bound(events, m_timeline->startMs() + time, {}, &Event::timeMs);
    return int(std::min<qsizetype>(after - events.begin(), events.size() - 1));
}

void TimelineLanes::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        Q_EMIT stepped(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        Q_EMIT stepped(1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool TimelineLanes::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int near = eventNear(help->pos());
    if (near < 0) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    const TimelineWords words = timelineWords(*m_timeline, near);
    QStringList parts{words.title, words.what, words.result, words.figure};
    parts.removeAll(QString());
    // Tooltips guess at rich text; this is text of agents.
    QToolTip::showText(
        help->globalPos(), parts.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), this);
    return true;
}

void TimelineLanes::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    update();
}

} // namespace remit

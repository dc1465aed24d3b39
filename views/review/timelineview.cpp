// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/timelineview.h"

#include "models/formats.h"
#include "views/review/timelinelanes.h"
#include "views/widgets/chip.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QWheelEvent>
#include <QtConcurrent>

namespace remit {

TimelineView::~TimelineView() = default;

/** Reads the events on a worker thread: a million take some hundred milliseconds. */
void TimelineView::setEvents(const QList<Event>& events, std::optional<qint64> costLimitMicroUsd)
{
    const int mine = ++m_generation;
    const auto read = [events, costLimitMicroUsd, filter = m_filter] {
        auto timeline = std::make_shared<const Timeline>(events, costLimitMicroUsd);
        std::vector<int> passing = filteredEvents(*timeline, filter);
        return std::pair<TimelinePtr, std::vector<int>>(std::move(timeline), std::move(passing));
    };
    QtConcurrent::run(read).then(this, [this, mine](const std::pair<TimelinePtr, std::vector<int>>& result) {
        if (mine == m_generation)
            take(result.first, result.second);
    });
}

void TimelineView::clear()
{
    ++m_generation;
    m_event = -1;
    take(nullptr, {});
}

void TimelineView::take(const TimelinePtr& timeline, std::vector<int> events)
{
    const int kept = timeline && m_event < timeline->events().size() ? m_event : -1;
    const bool sameRun = m_timeline && timeline && m_timeline->startMs() == timeline->startMs();
    m_timeline = timeline;
    m_rows->setTimeline(timeline, std::move(events));
    m_lanes->setTimeline(timeline);
    updateCounts();
    updateColumns();
    m_event = -1;
    showDetail(-1);
    if (sameRun && kept >= 0)
        choose(kept);
    Q_EMIT shown();
}

void TimelineView::refilter()
{
    m_lanes->setHiddenKinds(m_filter.hidden);
    if (!m_timeline)
        return;
    const int mine = ++m_generation;
    QtConcurrent::run([timeline = m_timeline, filter = m_filter] {
        return filteredEvents(*timeline, filter);
    }).then(this, [this, mine](const std::vector<int>& events) {
        if (mine != m_generation)
            return;
        const int kept = m_event;
        m_rows->setTimeline(m_timeline, events);
        m_event = -1;
        if (kept >= 0)
            choose(kept);
    });
}

void TimelineView::updateCounts()
{
    for (const Switch& entry : std::as_const(m_switches)) {
        int count = 0;
        for (const TimelineKind kind : entry.kinds)
            count += m_timeline ? m_timeline->countOf(kind) : 0;
        entry.chip->setCount(format::number(count));
    }
}

int TimelineView::currentEvent() const
{
    return m_event;
}

void TimelineView::setCurrentEvent(int event)
{
    choose(event);
}

void TimelineView::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

/** To the next row of the table, or the one before. */
void TimelineView::step(int by)
{
    if (m_rows->rowCount() == 0)
        return;
    const int row = m_event < 0 ? (by > 0 ? -1 : m_rows->rowCount()) : m_rows->rowOf(m_event);
    choose(m_rows->eventAt(std::clamp(row + by, 0, m_rows->rowCount() - 1)));
}

void TimelineView::choose(int event)
{
    if (!m_timeline || event < 0 || event >= m_timeline->events().size() || m_choosing)
        return;
    m_choosing = true;
    m_event = event;
    m_lanes->setCurrentEvent(event);
    if (const int row = m_rows->rowOf(event); row >= 0) {
        m_table->setCurrentIndex(m_rows->index(row, 0));
        m_table->scrollTo(m_rows->index(row, 0));
    }
    showDetail(event);
    m_choosing = false;
}

void TimelineView::activate(int event)
{
    if (m_timeline && event >= 0 && event < m_timeline->events().size())
        Q_EMIT eventActivated(m_timeline->events()[event]);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Slash:
        focusFind();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_lanes->zoomIn();
        return;
    case Qt::Key_Minus:
        m_lanes->zoomOut();
        return;
    case Qt::Key_0:
        m_lanes->fit();
        return;
    case Qt::Key_Left:
        step(-1);
        return;
    case Qt::Key_Right:
        step(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_event);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace remit

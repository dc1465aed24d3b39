// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinerows.h"

#include "models/formats.h"
#include "models/timelinewords.h"

#include <algorithm>

namespace remit {

namespace {

bool isToolEnd(const Timeline& timeline, int event)
{
    // The end of a tool stands in the row of its start.
    return timeline.partnerOf(event) >= 0 && timeline.partnerOf(event) < event;
}

bool hasText(const Timeline& timeline, int event, const QString& text)
{
    const TimelineWords words = timelineWords(timeline, event);
    return words.what.contains(text, Qt::CaseInsensitive) || words.title.contains(text, Qt::CaseInsensitive)
        || words.result.contains(text, Qt::CaseInsensitive);
}

} // namespace

std::vector<int> filteredEvents(const Timeline& timeline, const TimelineFilter& filter)
{
    std::vector<int> events;
    events.reserve(size_t(timeline.events().size()));
    for (int i = 0; i < int(timeline.events().size()); ++i) {
        const TimelineKind kind = timeline.kindOf(i);
        if (filter.hidden[size_t(kind)] || (filter.warningsOnly && !isWarning(kind)) || isToolEnd(timeline, i))
            continue;
        if (filter.text.isEmpty() || hasText(timeline, i, filter.text))
            events.push_back(i);
    }
    return events;
}

void TimelineRows::setTimeline(const TimelinePtr& timeline, std::vector<int> events)
{
    beginResetModel();
    m_timeline = timeline;
    m_events = std::move(events);
    endResetModel();
}

int TimelineRows::eventAt(int row) const
{
    return row >= 0 && row < int(m_events.size()) ? m_events[size_t(row)] : -1;
}

int TimelineRows::rowOf(int event) const
{
    if (m_timeline && event >= 0 && event < int(m_timeline->events().size()) && isToolEnd(*m_timeline, event))
        event = m_timeline->partnerOf(event);
    const auto found = std::ranges::lower_bound(m_events, event);
    return found == m_events.end() ? -1 : int(found - m_events.begin());
}

int TimelineRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int TimelineRows::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_timeline)
        return {};
    const int event = m_events[size_t(index.row())];
    const bool right = index.column() == Time || index.column() == Figure;
    switch (role) {
    case EventRole:
        return event;
    case KindRole:
        return int(m_timeline->kindOf(event));
    case Qt::TextAlignmentRole:
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case MonoRole:
        return index.column() == What && timelineWords(*m_timeline, event).mono;
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        break;
    default:
        return {};
    }
    if (index.column() == Time)
        return format::clock(std::max<qint64>(0, m_timeline->events()[event].timeMs - m_timeline->startMs()));
    const TimelineWords words = timelineWords(*m_timeline, event);
    switch (index.column()) {
    case Title:
        return words.title;
    case What:
        return words.what;
    case Result:
        return words.result;
    default:
        return words.figure;
    }
}

QVariant TimelineRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Time || section == Figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Title:
        return tr("Event");
    case What:
        return tr("What");
    case Result:
        return tr("Result");
    default:
        return QString();
    }
}

} // namespace remit

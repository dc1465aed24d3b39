// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline.h"

#include <algorithm>
#include <cmath>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

TimelineKind kindOfTool(const QJsonObject& data)
{
    const QString kind = data.value("kind"_L1).toString();
    if (kind == "read"_L1)
        return TimelineKind::Read;
    if (kind == "edit"_L1)
        return TimelineKind::Edit;
    return kind == "command"_L1 ? TimelineKind::Command : TimelineKind::OtherTool;
}

/** By type; tools are told apart by their data. */
TimelineKind kindOfType(const QString& type)
{
    static const QHash<QString, TimelineKind> kinds{
        {QLatin1StringView(event::runState), TimelineKind::Phase},
        {QLatin1StringView(event::llmCall), TimelineKind::Call},
        {QLatin1StringView(event::toolStart), TimelineKind::OtherTool},
        {QLatin1StringView(event::toolEnd), TimelineKind::OtherTool},
        {QLatin1StringView(event::filesChanged), TimelineKind::Files},
        {QLatin1StringView(event::policyDenied), TimelineKind::Policy},
        {QLatin1StringView(event::limitWarning), TimelineKind::LimitWarning},
        {QLatin1StringView(event::limitReached), TimelineKind::LimitReached},
        {QLatin1StringView(event::snapshotMade), TimelineKind::Snapshot},
        {QLatin1StringView(event::agentNotice), TimelineKind::Trouble},
        {QLatin1StringView(event::findingMade), TimelineKind::Trouble},
        {QLatin1StringView(event::runInterrupted), TimelineKind::Trouble},
        {QLatin1StringView(event::tornTail), TimelineKind::Trouble},
    };
    return kinds.value(type, TimelineKind::Other);
}

} // namespace

bool isWarning(TimelineKind kind)
{
    return kind == TimelineKind::Policy || kind == TimelineKind::LimitWarning || kind == TimelineKind::LimitReached
        || kind == TimelineKind::Trouble;
}

Timeline::Timeline(QList<Event> events, std::optional<qint64> costLimitMicroUsd)
    : m_events(std::move(events))
    , m_kinds(size_t(m_events.size()), TimelineKind::Other)
    , m_partners(size_t(m_events.size()), -1)
    , m_counts(size_t(TimelineKind::Count))
    , m_lanes(size_t(TimelineLane::Count))
    , m_longest(size_t(TimelineLane::Count))
    , m_costLimit(costLimitMicroUsd)
{
    if (!m_events.isEmpty())
        m_start = m_events.first().timeMs;
    for (int i = 0; i < int(m_events.size()); ++i)
        take(i);
    finish();
}

void Timeline::take(int index)
{
    const Event& event = m_events[index];
    TimelineKind kind = kindOfType(event.type);
    const qint64 time = std::max<qint64>(0, event.timeMs - m_start);
    m_length = std::max(m_length, time + 1);
    if (kind == TimelineKind::OtherTool) {
        takeTool(index, event.type == QLatin1StringView(event::toolStart));
        return;
    }
    m_kinds[size_t(index)] = kind;
    ++m_counts[size_t(kind)];
    switch (kind) {
    case TimelineKind::Phase: {
        auto& phases = m_lanes[size_t(TimelineLane::Phase)];
        if (!phases.empty())
            phases.back().end = time;
        phases.push_back({time, time, kind, index});
        break;
    }
    case TimelineKind::Call: {
        const auto duration = qint64(event.data.value("duration_ms"_L1).toDouble());
        add(TimelineLane::Calls, {std::max<qint64>(0, time - duration), time, kind, index});
        const QJsonValue cost = event.data.value("cost_usd"_L1);
        m_costKnown = m_costKnown && cost.isDouble();
        const qint64 before = m_costs.empty() ? 0 : m_costs.back().total;
        m_costs.push_back({time, before + std::llround(cost.toDouble() * 1e6)});
        break;
    }
    case TimelineKind::Files:
        add(TimelineLane::Files, {time, time, kind, index});
        break;
    case TimelineKind::Policy:
        add(TimelineLane::Policy, {time, time, kind, index});
        break;
    case TimelineKind::LimitWarning:
    case TimelineKind::LimitReached:
        add(TimelineLane::Limits, {time, time, kind, index});
        break;
    case TimelineKind::Snapshot:
        add(TimelineLane::Snapshots, {time, time, kind, index});
        break;
    default:
        break;
    }
}

void Timeline::takeTool(int index, bool start)
{
    const Event& event = m_events[index];
    const qint64 time = std::max<qint64>(0, event.timeMs - m_start);
    const QString id = event.data.value("id"_L1).toString();
    auto& tools = m_lanes[size_t(TimelineLane::Tools)];
    if (start) {
        const TimelineKind kind = kindOfTool(event.data);
        m_kinds[size_t(index)] = kind;
        ++m_counts[size_t(kind)];
        m_openTools.insert(id, int(tools.size()));
        tools.push_back({time, time, kind, index});
        return;
    }
    const auto open = m_openTools.constFind(id);
    if (open == m_openTools.cend()) {
        m_kinds[size_t(index)] = TimelineKind::OtherTool;
        return;
    }
    TimelineItem& item = tools[size_t(*open)];
    item.end = time;
    m_kinds[size_t(index)] = item.kind;
    m_partners[size_t(index)] = item.event;
    m_partners[size_t(item.event)] = index;
    m_openTools.erase(open);
}

void Timeline::add(TimelineLane lane, const TimelineItem& item)
{
    m_lanes[size_t(lane)].push_back(item);
}

void Timeline::finish()
{
    m_openTools.clear();
    if (auto& phases = m_lanes[size_t(TimelineLane::Phase)]; !phases.empty())
        phases.back().end = m_length;
    for (size_t lane = 0; lane < m_lanes.size(); ++lane) {
        auto& items = m_lanes[lane];
        if (!std::ranges::is_sorted(items, {}, &TimelineItem::start))
            std::ranges::stable_sort(items, {}, &TimelineItem::start);
        for (const TimelineItem& item : items)
            m_longest[lane] = std::max(m_longest[lane], item.end - item.start);
    }
}

Timeline::Slice Timeline::startingIn(TimelineLane lane, qint64 from, qint64 to) const
{
    const auto& all = items(lane);
    const auto first = std::ranges::lower_bound(all, from, {}, &TimelineItem::start);
    const auto last = std::ranges::lower_bound(first, all.end(), to, {}, &TimelineItem::start);
    return {int(first - all.begin()), int(last - first)};
}

Timeline::Slice Timeline::seenIn(TimelineLane lane, qint64 from, qint64 to) const
{
    return startingIn(lane, from - m_longest[size_t(lane)], to);
}

qint64 Timeline::costAt(qint64 time) const
{
    const auto after = std::ranges::upper_bound(m_costs, time, {}, &Cost::time);
    return after == m_costs.begin() ? 0 : (after - 1)->total;
}

} // namespace remit

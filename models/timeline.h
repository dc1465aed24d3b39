// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/event.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace remit {

enum class TimelineLane : quint8 { Phase, Calls, Tools, Files, Policy, Limits, Snapshots, Count };

/** What an event is, as far as lanes, filters and colours tell apart. */
enum class TimelineKind : quint8 {
    Other,
    Phase,
    Call,
    Read,
    Edit,
    Command,
    OtherTool,
    Files,
    Policy,
    LimitWarning,
    LimitReached,
    Snapshot,
    Trouble, ///< retries, errors, findings: what "warnings only" keeps beside policy and limits
    Count,
};

/** A bar or a mark; times in ms since the timeline's start. */
struct TimelineItem {
    qint64 start = 0;
    qint64 end = 0;
    TimelineKind kind = TimelineKind::Other;
    int event = 0; ///< index in the events
};

/**
 * The journal of a run as lanes on a time axis. Items of a lane are in order of their start, so that what a pixel
 * covers is found by two binary searches however many there are. Built once on a worker thread, read only after that.
 */
class Timeline {
public:
    explicit Timeline(QList<Event> events, std::optional<qint64> costLimitMicroUsd = {});

    [[nodiscard]] const QList<Event>& events() const { return m_events; }
    [[nodiscard]] TimelineKind kindOf(int event) const { return m_kinds[size_t(event)]; }
    [[nodiscard]] int countOf(TimelineKind kind) const { return m_counts[size_t(kind)]; }
    /** The tool.end of a tool.start and the other way round; -1: none. */
    [[nodiscard]] int partnerOf(int event) const { return m_partners[size_t(event)]; }

    [[nodiscard]] qint64 startMs() const { return m_start; } ///< UTC
    [[nodiscard]] qint64 length() const { return m_length; } ///< ms, at least 1
    [[nodiscard]] const std::vector<TimelineItem>& items(TimelineLane lane) const { return m_lanes[size_t(lane)]; }

    struct Slice {
        int first = 0;
        int count = 0;
    };
    /** Items that begin in [from, to). */
    [[nodiscard]] Slice startingIn(TimelineLane lane, qint64 from, qint64 to) const;
    /** Items that are seen in [from, to): those that began before it too, as far as a bar of the lane reaches back. */
    [[nodiscard]] Slice seenIn(TimelineLane lane, qint64 from, qint64 to) const;

    /** Spent until then, millionths of a dollar. */
    [[nodiscard]] qint64 costAt(qint64 time) const;
    [[nodiscard]] qint64 totalCost() const { return m_costs.empty() ? 0 : m_costs.back().total; }
    [[nodiscard]] bool costIsKnown() const { return m_costKnown; }
    [[nodiscard]] std::optional<qint64> costLimit() const { return m_costLimit; }

private:
    struct Cost {
        qint64 time = 0;
        qint64 total = 0;
    };

    void take(int index);
    void takeTool(int index, bool start);
    void add(TimelineLane lane, const TimelineItem& item);
    void finish();

    QList<Event> m_events;
    std::vector<TimelineKind> m_kinds;
    std::vector<int> m_partners;
    std::vector<int> m_counts;
    std::vector<std::vector<TimelineItem>> m_lanes;
    std::vector<qint64> m_longest; ///< longest item of each lane
    std::vector<Cost> m_costs;
    QHash<QString, int> m_openTools; ///< id → index of the item, while building
    qint64 m_start = 0;
    qint64 m_length = 1;
    bool m_costKnown = true;
    std::optional<qint64> m_costLimit;
};

/** Shared by the view, its table and the worker that searches it. */
using TimelinePtr = std::shared_ptr<const Timeline>;

[[nodiscard]] bool isWarning(TimelineKind kind);

} // namespace remit

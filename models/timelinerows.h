// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline.h"

#include <QAbstractTableModel>

namespace remit {

/** Which events the table shows. */
struct TimelineFilter {
    std::vector<bool> hidden = std::vector<bool>(size_t(TimelineKind::Count), false);
    bool warningsOnly = false;
    QString text; ///< in title, what or result; letter case does not count
    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

/** The events that pass, in order. Thread-safe; a text makes it read every event's words. */
[[nodiscard]] std::vector<int> filteredEvents(const Timeline& timeline, const TimelineFilter& filter);

/** The events of a timeline as a table. Words are made for the rows that are asked for only. */
class TimelineRows : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Title, What, Result, Figure, ColumnCount };
    enum Role { EventRole = Qt::UserRole, KindRole, MonoRole };

    using QAbstractTableModel::QAbstractTableModel;

    /** `events`: what filteredEvents() gave for this timeline. */
    void setTimeline(const TimelinePtr& timeline, std::vector<int> events);
    [[nodiscard]] int eventAt(int row) const;
    /** The row of the event, or of the first after it; -1: there is none. */
    [[nodiscard]] int rowOf(int event) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    TimelinePtr m_timeline;
    std::vector<int> m_events;
};

} // namespace remit

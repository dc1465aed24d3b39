// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/event.h"
#include "runner/run/run.h"

#include <QAbstractTableModel>
#include <QList>
#include <QPointF>

#include <optional>

namespace remit {

/** The model calls of a run, made from its llm.call events, with their cost summed up call by call. */
class CallsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        TimeColumn,
        ModelColumn,
        InputColumn,
        OutputColumn,
        CachedColumn,
        DurationColumn,
        CostColumn,
        TotalColumn,
        ColumnCount,
    };
    enum Role { ValueRole = Qt::UserRole + 1 }; ///< the raw figure behind a cell; invalid: unknown

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /** Another run; times count from its start. */
    void clear(qint64 startedAtMs);
    /** More events of the same run, in order; other types are passed over. */
    void append(const QList<Event>& events);

    /** Seconds since the start against dollars so far, one step a call. Calls of unknown cost add nothing. */
    [[nodiscard]] QList<QPointF> costCurve() const;
    [[nodiscard]] bool anyCostUnknown() const;

private:
    struct Call {
        qint64 timeMs = 0;
        QString model;
        Tokens tokens;
        std::optional<qint64> durationMs;
        std::optional<qint64> costMicroUsd;
        qint64 totalMicroUsd = 0;
        int status = 0; ///< HTTP; 0: unknown
        QString source;
        bool isSide = false; ///< refused, or only counted tokens: no call of the sums
    };

    [[nodiscard]] static Call callFrom(const Event& event);
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant value(int row, int column) const;

    QList<Call> m_calls;
    qint64 m_startedAtMs = 0;
};

} // namespace remit

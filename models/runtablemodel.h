// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/runrow.h"

#include <QAbstractTableModel>
#include <QList>

namespace remit {

/**
 * Runs as a table, newest first. A new list is merged into the old one, so that selection, current row and scroll
 * position stay with their runs. Reads no clock: times are counted up to setNow().
 */
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        TitleColumn,
        StateColumn, ///< the process while it is under way, then the outcome
        ReviewColumn,
        RepositoryColumn,
        AgentColumn,
        CreatedColumn,
        DurationColumn,
        ChangesColumn,
        CallsColumn,
        CostColumn,
        FindingsColumn,
        ColumnCount,
    };
    enum Role {
        ValueRole = Qt::UserRole + 1, ///< the raw figure or word behind a cell, to sort by; invalid: unknown
        RunIdRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /** In any order, each run once. */
    void setRows(QList<RunRow> rows);
    /** UTC milliseconds to which ages and the durations of active runs are counted. */
    void setNow(qint64 nowMs);

    [[nodiscard]] const RunRow& row(int number) const { return m_rows.at(number); }
    /** -1 if the run is not in the table. */
    [[nodiscard]] int rowOf(const QString& runId) const;

private:
    [[nodiscard]] QString text(const RunRow& row, Column column) const;
    [[nodiscard]] QString fullText(const RunRow& row, Column column) const;
    [[nodiscard]] QVariant value(const RunRow& row, Column column) const;
    [[nodiscard]] qint64 durationOf(const RunRow& row) const;

    QList<RunRow> m_rows;
    qint64 m_nowMs = 0;
};

} // namespace remit

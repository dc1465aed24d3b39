// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace remit {

/** The findings of a run, worst first, then by place. */
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { SeverityColumn, KindColumn, PlaceColumn, DetailColumn, StateColumn, ColumnCount };
    enum Role {
        SeverityRole = Qt::UserRole + 1, ///< FindingSeverity as int
        PathRole,
        LineRole, ///< int, 0: none
        KeyRole, ///< acknowledgementKey()
        AcknowledgedRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setFindings(const QList<Finding>& findings);
    void setAcknowledged(const QStringList& keys);

    [[nodiscard]] const QList<Finding>& findings() const { return m_findings; }
    [[nodiscard]] qsizetype count(FindingSeverity severity) const;
    /** High findings that nobody acknowledged: what stands between a run and Accept. */
    [[nodiscard]] QList<Finding> openHighFindings() const;

private:
    [[nodiscard]] QString text(const Finding& finding, int column) const;
    [[nodiscard]] bool isAcknowledged(const Finding& finding) const;

    QList<Finding> m_findings;
    QStringList m_acknowledged;
};

} // namespace remit

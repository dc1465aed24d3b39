// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/runrow.h"

#include <QAbstractTableModel>
#include <QHash>

namespace remit {

/** The runs of a race side by side: a column a run, the best first, a row a fact. */
class RaceTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Fact { Check, Cost, Time, Size, Findings, Claim, Review, FactCount };
    enum class Standing { Plain, Good, Warning, Bad, Unknown };
    Q_ENUM(Standing)

    enum Role {
        RunIdRole = Qt::UserRole + 1, ///< of a column, also in its header
        StandingRole, ///< Standing as int: how a value is meant
    };

    explicit RaceTable(QObject* parent = nullptr);

    /** In any order; takes the place of what was there. */
    void setRuns(const QList<AuditRecord>& records);
    void setAgentNames(const QHash<QString, QString>& names);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] const AuditRecord& record(int column) const { return m_records.at(column); }
    [[nodiscard]] QString agentName(int column) const;
    [[nodiscard]] int finished() const;
    [[nodiscard]] bool isDecidable(int column) const; ///< ended, and without a verdict

private:
    QList<AuditRecord> m_records;
    QHash<QString, QString> m_agentNames;
};

/** What accepting `runId` does to the others of its race: "2 others are rejected, 1 still runs and is stopped." Empty:
 * nothing. */
[[nodiscard]] QString raceSentence(const QList<RunRow>& runs, const QString& runId);

} // namespace remit

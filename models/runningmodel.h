// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "models/liverun.h"

#include <QAbstractListModel>
#include <QSet>

#include <functional>

namespace remit {

/**
 * The runs that are going on (preparing to verifying), oldest first, each folded live from its events. Reads the
 * backend when it says that something changed; one read of each kind is under way at most.
 */
class RunningModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { RunIdRole = Qt::UserRole + 1, StateRole, NearLimitRole };
    using Clock = std::function<qint64()>; ///< UTC milliseconds

    /** The backend outlives the model. */
    RunningModel(Backend& backend, Clock clock, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] const LiveRun& at(int row) const { return m_runs.at(row); }
    [[nodiscard]] int rowOf(const QString& runId) const; ///< -1: not going on
    [[nodiscard]] const QList<RunRow>& queued() const { return m_queued; }
    [[nodiscard]] const Occupancy& occupancy() const { return m_occupancy; }
    [[nodiscard]] std::optional<qint64> costMicroUsd() const; ///< of all that go on; unset: some of it is unknown
    [[nodiscard]] int nearLimits() const;
    [[nodiscard]] qint64 nowMs() const { return m_clock(); }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    void reload();

Q_SIGNALS:
    void queuedChanged();
    void occupancyChanged();
    void loadFailed(const QString& sentence);
    void loaded();

private:
    void takeRows(const QList<RunRow>& rows);
    void readContract(const QString& runId);
    void readEvents(const QString& runId);
    void takeEvents(const QString& runId, const QList<Event>& events);
    void announce(int row);

    Backend& m_backend;
    Clock m_clock;
    QList<LiveRun> m_runs;
    QList<RunRow> m_queued;
    Occupancy m_occupancy;
    QSet<QString> m_reading; ///< runs whose events are being read
    QSet<QString> m_again; ///< … and have grown meanwhile
    bool m_readingRows = false;
    bool m_rowsAgain = false;
    bool m_loaded = false;
};

/** Why a queued run waits, in one sentence. `place` counts from 0. */
[[nodiscard]] QString waitingReason(const RunRow& row, const Occupancy& occupancy);

} // namespace remit

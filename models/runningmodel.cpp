// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runningmodel.h"

#include "models/formats.h"
#include "models/rowmerge.h"

#include <algorithm>
#include <tuple>

namespace remit {

namespace {

bool isBefore(const RunRow& a, const RunRow& b)
{
    return std::tie(a.startedAtMs, a.createdAtMs, a.runId) < std::tie(b.startedAtMs, b.createdAtMs, b.runId);
}

} // namespace

QString waitingReason(const RunRow& row, const Occupancy& occupancy)
{
    if (occupancy.toReview >= occupancy.reviewLimit)
        return RunningModel::tr(
            "%n runs await review. Give a verdict on one to start the next.", nullptr, occupancy.toReview);
    if (!row.reason.isEmpty())
        return oneLine(row.reason);
    if (occupancy.slotsUsed >= occupancy.slotsTotal)
        return RunningModel::tr("%1 of %n slots are in use.", nullptr, occupancy.slotsTotal)
            .arg(format::number(occupancy.slotsUsed));
    return RunningModel::tr("Starts in a moment.");
}

RunningModel::RunningModel(Backend& backend, Clock clock, QObject* parent)
    : QAbstractListModel(parent)
    , m_backend(backend)
    , m_clock(std::move(clock))
{
    connect(&m_backend, &Backend::runsChanged, this, &RunningModel::reload);
    connect(&m_backend, &Backend::eventsArrived, this, &RunningModel::readEvents);
}

int RunningModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

QVariant RunningModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LiveRun& run = m_runs.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return run.row.title;
    case RunIdRole:
        return run.row.runId;
    case StateRole:
        return static_cast<int>(run.state);
    case NearLimitRole: {
        const auto near = run.nearLimit(m_clock());
        return near ? QVariant(near->sentence) : QVariant();
    }
    default:
        return {};
    }
}

int RunningModel::rowOf(const QString& runId) const
{
    const auto found = std::ranges::find_if(m_runs, [&](const LiveRun& run) { return run.row.runId == runId; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

std::optional<qint64> RunningModel::costMicroUsd() const
{
    qint64 sum = 0;
    for (const LiveRun& run : m_runs) {
        if (!run.costKnown)
            return {};
        sum += run.costMicroUsd;
    }
    return sum;
}

int RunningModel::nearLimits() const
{
    const qint64 now = m_clock();
    return static_cast<int>(
        std::ranges::count_if(m_runs, [now](const LiveRun& run) { return run.nearLimit(now).has_value(); }));
}

void RunningModel::reload()
{
    if (m_readingRows) {
        m_rowsAgain = true;
        return;
    }
    m_readingRows = true;
    RunFilter active;
    active.active = true;
    m_backend.runs(active).then(this, [this](const Result<QList<RunRow>>& rows) {
        m_readingRows = false;
        if (rows) {
            takeRows(*rows);
            m_loaded = true;
            Q_EMIT loaded();
        } else {
            Q_EMIT loadFailed(rows.error().detail);
        }
        if (std::exchange(m_rowsAgain, false))
            reload();
    });
    m_backend.occupancy().then(this, [this](const Result<Occupancy>& occupancy) {
        if (!occupancy || *occupancy == m_occupancy)
            return;
        m_occupancy = *occupancy;
        Q_EMIT occupancyChanged();
    });
}

void RunningModel::takeRows(const QList<RunRow>& rows)
{
    QList<RunRow> going;
    QList<RunRow> waiting;
    for (const RunRow& row : rows)
        (row.state == RunState::Queued ? waiting : going).append(row);
    std::ranges::sort(going, isBefore);
    std::ranges::sort(waiting, [](const RunRow& a, const RunRow& b) {
        return std::tie(a.createdAtMs, a.runId) < std::tie(b.createdAtMs, b.runId);
    });
    QList<RunRow> current;
    for (const LiveRun& run : std::as_const(m_runs))
        current.append(run.row);
    const auto same = [](const RunRow& a, const RunRow& b) { return a == b; };
    for (const MergeStep& step : mergePlan(current, going, isBefore, same)) {
        const int last = step.at + step.count - 1;
        if (step.kind == MergeStep::Kind::Remove) {
            beginRemoveRows({}, step.at, last);
            m_runs.remove(step.at, step.count);
            endRemoveRows();
        } else if (step.kind == MergeStep::Kind::Insert) {
            beginInsertRows({}, step.at, last);
            for (int i = 0; i < step.count; ++i) {
                LiveRun run;
                run.take(going.at(step.from + i));
                m_runs.insert(step.at + i, run);
            }
            endInsertRows();
            for (int i = 0; i < step.count; ++i)
                readContract(going.at(step.from + i).runId);
        } else {
            for (int i = 0; i < step.count; ++i)
                m_runs[step.at + i].take(going.at(step.from + i));
            Q_EMIT dataChanged(index(step.at), index(last));
        }
    }
    if (waiting != m_queued) {
        m_queued = waiting;
        Q_EMIT queuedChanged();
    }
}

void RunningModel::readContract(const QString& runId)
{
    m_backend.contract(runId).then(this, [this, runId](const Result<Contract>& contract) {
        const int row = rowOf(runId);
        if (row >= 0 && contract) {
            m_runs[row].take(*contract);
            announce(row);
        }
    });
    readEvents(runId);
}

void RunningModel::readEvents(const QString& runId)
{
    const int row = rowOf(runId);
    if (row < 0)
        return;
    if (m_reading.contains(runId)) {
        m_again.insert(runId);
        return;
    }
    m_reading.insert(runId);
    m_backend.events(runId, m_runs.at(row).lastSeq).then(this, [this, runId](const Result<QList<Event>>& events) {
        m_reading.remove(runId);
        if (events)
            takeEvents(runId, *events);
        if (m_again.remove(runId))
            readEvents(runId);
    });
}

void RunningModel::takeEvents(const QString& runId, const QList<Event>& events)
{
    const int row = rowOf(runId); // it may have ended while its events were read
    if (row < 0 || events.isEmpty())
        return;
    for (const Event& event : events)
        m_runs[row].fold(event);
    announce(row);
}

void RunningModel::announce(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runtablemodel.h"

#include "models/formats.h"
#include "models/meteringwords.h"
#include "models/rowmerge.h"
#include "models/statuswords.h"

#include <QDateTime>

#include <algorithm>

namespace remit {
namespace {

bool isNewer(const RunRow& a, const RunRow& b)
{
    return a.createdAtMs != b.createdAtMs ? a.createdAtMs > b.createdAtMs : a.runId > b.runId;
}

QString lastPart(const QString& path)
{
    return path.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
}

template <typename T>
QVariant orNothing(const std::optional<T>& value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

} // namespace

int RunTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunRow& row = m_rows.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return fullText(row, column);
    case Qt::TextAlignmentRole:
        if (column >= CreatedColumn)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case ValueRole:
        return value(row, column);
    case RunIdRole:
        return row.runId;
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case StateColumn:
        return tr("Status");
    case ReviewColumn:
        return tr("Review");
    case RepositoryColumn:
        return tr("Repository");
    case AgentColumn:
        return tr("Agent");
    case CreatedColumn:
        return tr("Age");
    case DurationColumn:
        return tr("Duration");
    case ChangesColumn:
        return tr("Changes");
    case CallsColumn:
        return tr("Calls");
    case CostColumn:
        return tr("Cost");
    case FindingsColumn:
        return tr("Findings");
    default:
        return {};
    }
}

void RunTableModel::setRows(QList<RunRow> rows)
{
    std::ranges::sort(rows, isNewer);
    const auto same = [](const RunRow& a, const RunRow& b) { return a == b; };
    for (const MergeStep& step : mergePlan(m_rows, rows, isNewer, same)) {
        const int last = step.at + step.count - 1;
        switch (step.kind) {
        case MergeStep::Kind::Remove:
            beginRemoveRows({}, step.at, last);
            m_rows.remove(step.at, step.count);
            endRemoveRows();
            break;
        case MergeStep::Kind::Insert:
            beginInsertRows({}, step.at, last);
            m_rows.insert(step.at, step.count, RunRow());
            std::copy_n(rows.cbegin() + step.from, step.count, m_rows.begin() + step.at);
            endInsertRows();
            break;
        case MergeStep::Kind::Change:
            std::copy_n(rows.cbegin() + step.from, step.count, m_rows.begin() + step.at);
            Q_EMIT dataChanged(index(step.at, 0), index(last, ColumnCount - 1));
            break;
        }
    }
}

void RunTableModel::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(
            index(0, CreatedColumn), index(int(m_rows.size()) - 1, DurationColumn), {Qt::DisplayRole, ValueRole});
}

int RunTableModel::rowOf(const QString& runId) const
{
    const auto found = std::ranges::find(m_rows, runId, &RunRow::runId);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

qint64 RunTableModel::durationOf(const RunRow& row) const
{
    if (row.startedAtMs <= 0)
        return 0;
    return std::max<qint64>((row.endedAtMs > 0 ? row.endedAtMs : m_nowMs) - row.startedAtMs, 0);
}

QString RunTableModel::text(const RunRow& row, Column column) const
{
    const bool finished = row.state == RunState::Finished;
    switch (column) {
    case TitleColumn:
        return row.title;
    case StateColumn:
        return finished ? statusWord(row.status, row.limit) : stateWord(row.state);
    case ReviewColumn:
        return finished ? reviewWord(row.review) : QString();
    case RepositoryColumn:
        return lastPart(row.repository);
    case AgentColumn:
        return row.agent;
    case CreatedColumn:
        return format::age(row.createdAtMs, m_nowMs);
    case DurationColumn:
        if (row.startedAtMs <= 0)
            return {};
        return finished ? format::duration(durationOf(row)) : format::clock(durationOf(row));
    case ChangesColumn:
        return format::diffCounts(row.added, row.removed);
    case CallsColumn:
        return format::number(row.llmCalls);
    case CostColumn:
        return format::cost(row.costMicroUsd);
    case FindingsColumn:
        return row.findings > 0 ? format::number(row.findings) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

/** What a narrow cell leaves out. */
QString RunTableModel::fullText(const RunRow& row, Column column) const
{
    switch (column) {
    case StateColumn:
        return row.reason;
    case RepositoryColumn:
        return row.repository;
    case AgentColumn:
        return row.model;
    case CreatedColumn:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.createdAtMs), QLocale::LongFormat);
    case CallsColumn:
        return tr("%1. %2").arg(format::number(row.llmCalls), meteringSentence(row.metering));
    case CostColumn:
        return tr("%1. %2").arg(format::exactCost(row.costMicroUsd), meteringSentence(row.metering));
    default:
        return text(row, column);
    }
}

QVariant RunTableModel::value(const RunRow& row, Column column) const
{
    switch (column) {
    case TitleColumn:
        return row.title;
    case StateColumn:
        return row.status ? toText(*row.status) : toText(row.state);
    case ReviewColumn:
        return toText(row.review);
    case RepositoryColumn:
        return row.repository;
    case AgentColumn:
        return row.agent;
    case CreatedColumn:
        return row.createdAtMs;
    case DurationColumn:
        return durationOf(row);
    case ChangesColumn:
        return row.added + row.removed;
    case CallsColumn:
        return orNothing(row.llmCalls);
    case CostColumn:
        return orNothing(row.costMicroUsd);
    case FindingsColumn:
        return row.findings;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace remit

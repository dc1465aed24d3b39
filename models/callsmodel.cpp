// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/callsmodel.h"

#include "models/formats.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

/** A figure of an untrusted stream: whole, not negative and of a size that sums can hold. */
qint64 count(const QJsonValue& value)
{
    const double number = value.toDouble(0);
    return number >= 0 && number < 1e15 ? qint64(number) : 0;
}

std::optional<qint64> microUsd(const QJsonValue& value)
{
    if (!value.isDouble() || !(value.toDouble() >= 0) || value.toDouble() > 1e9)
        return std::nullopt;
    return std::llround(value.toDouble() * 1e6);
}

} // namespace

int CallsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_calls.size());
}

int CallsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

CallsModel::Call CallsModel::callFrom(const Event& event)
{
    const QJsonObject& data = event.data;
    Call call;
    call.timeMs = event.timeMs;
    call.model = data[u"model"].toString();
    call.tokens
        = {count(data[u"input"]), count(data[u"output"]), count(data[u"cache_read"]), count(data[u"cache_write"])};
    if (data[u"duration_ms"].isDouble())
        call.durationMs = count(data[u"duration_ms"]);
    call.costMicroUsd = microUsd(data[u"cost_usd"]);
    call.status = int(count(data[u"status"]));
    call.source = data[u"source"].toString();
    call.isSide = data[u"side"].toBool();
    return call;
}

void CallsModel::clear(qint64 startedAtMs)
{
    beginResetModel();
    m_calls.clear();
    m_startedAtMs = startedAtMs;
    endResetModel();
}

void CallsModel::append(const QList<Event>& events)
{
    QList<Call> calls;
    qint64 total = m_calls.isEmpty() ? 0 : m_calls.last().totalMicroUsd;
    for (const Event& event : events) {
        if (event.type != QLatin1StringView(event::llmCall))
            continue;
        Call call = callFrom(event);
        total += call.costMicroUsd.value_or(0);
        call.totalMicroUsd = total;
        calls.append(call);
    }
    if (calls.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(calls.size()) - 1);
    m_calls.append(calls);
    endInsertRows();
}

QVariant CallsModel::value(int row, int column) const
{
    const Call& call = m_calls.at(row);
    switch (column) {
    case NumberColumn:
        return row + 1;
    case TimeColumn:
        return call.timeMs - m_startedAtMs;
    case ModelColumn:
        return call.model;
    case InputColumn:
        return call.tokens.input;
    case OutputColumn:
        return call.tokens.output;
    case CachedColumn:
        return call.tokens.cacheRead + call.tokens.cacheWrite;
    case DurationColumn:
        return call.durationMs ? QVariant(*call.durationMs) : QVariant();
    case CostColumn:
        return call.costMicroUsd ? QVariant(*call.costMicroUsd) : QVariant();
    case TotalColumn:
        return call.totalMicroUsd;
    default:
        return {};
    }
}

QString CallsModel::text(int row, int column) const
{
    const Call& call = m_calls.at(row);
    switch (column) {
    case NumberColumn:
        return format::number(row + 1);
    case TimeColumn:
        return format::clock(std::max<qint64>(0, call.timeMs - m_startedAtMs));
    case ModelColumn:
        return call.model.isEmpty() ? format::unknown() : call.model;
    case InputColumn:
        return format::tokens(call.tokens.input);
    case OutputColumn:
        return format::tokens(call.tokens.output);
    case CachedColumn:
        return format::tokens(call.tokens.cacheRead + call.tokens.cacheWrite);
    case DurationColumn:
        return call.durationMs ? format::duration(*call.durationMs) : format::unknown();
    case CostColumn:
        return format::exactCost(call.costMicroUsd);
    case TotalColumn:
        return format::exactCost(call.totalMicroUsd);
    default:
        return {};
    }
}

QVariant CallsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == ModelColumn ? m_calls.at(index.row()).model : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == ModelColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case ValueRole:
        return value(index.row(), index.column());
    default:
        return {};
    }
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == ModelColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("Call");
    case TimeColumn:
        return tr("Time");
    case ModelColumn:
        return tr("Model");
    case InputColumn:
        return tr("In");
    case OutputColumn:
        return tr("Out");
    case CachedColumn:
        return tr("Cached");
    case DurationColumn:
        return tr("Took");
    case CostColumn:
        return tr("Cost");
    case TotalColumn:
        return tr("So far");
    default:
        return {};
    }
}

QList<QPointF> CallsModel::costCurve() const
{
    QList<QPointF> curve;
    curve.reserve(m_calls.size());
    for (const Call& call : m_calls)
        curve.append({double(call.timeMs - m_startedAtMs) / 1e3, double(call.totalMicroUsd) / 1e6});
    return curve;
}

bool CallsModel::anyCostUnknown() const
{
    return std::ranges::any_of(m_calls, [](const Call& call) { return !call.costMicroUsd && !call.isSide; });
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewqueue.h"

#include "models/queueentry.h"
#include "models/queuewords.h"
#include "models/statuswords.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kSharedPrefix = 12; ///< letters that make two titles look alike when their ends are cut off

} // namespace

ReviewQueue::ReviewQueue(QObject* parent)
    : QAbstractListModel(parent)
    , m_nowMs(QDateTime::currentMSecsSinceEpoch())
{
}

ReviewQueue::~ReviewQueue() = default;

int ReviewQueue::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

Qt::ItemFlags ReviewQueue::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags row = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return m_entries.at(index.row()).isHead() ? row : row | Qt::ItemIsSelectable;
}

QVariant ReviewQueue::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry& entry = m_entries.at(index.row());
    switch (role) { // what a view asks of every row is answered without unpacking it
    case IsGroupRole:
        return entry.isHead();
    case GroupRole:
        return int(entry.group);
    case RunIdRole:
        return QString::fromUtf8(entry.id());
    case IsRaceRole:
        return !entry.isHead() && entry.isRace();
    case IsRacerRole:
        return !entry.isHead() && entry.isRacer();
    case RaceRole:
        return QString::fromUtf8(entry.race);
    default:
        return entry.isHead() ? groupData(entry, role) : runData(index.row(), role);
    }
}

QVariant ReviewQueue::groupData(const Entry& entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return groupWord(entry.group);
    case Qt::AccessibleTextRole:
        return tr("%1, %n run(s)", nullptr, entry.count).arg(groupWord(entry.group));
    case CountRole:
        return entry.count;
    default:
        return {};
    }
}

QVariant ReviewQueue::runData(int row, int role) const
{
    const Entry& entry = m_entries.at(row);
    const RunRow& run = unpacked(entry.packed);
    if (entry.isRace()) {
        if (const QVariant own = raceWords(run, {entry.count, entry.finished}, role); own.isValid())
            return own;
    } else if (entry.isRacer()) {
        if (const QVariant own = racerWords(run, agentName(run.agent), role); own.isValid())
            return own;
    }
    switch (role) {
    case Qt::DisplayRole:
        return run.title;
    case CountRole:
        return entry.isRace() ? entry.count : 1;
    case Qt::ToolTipRole:
        return queueTip(run);
    case Qt::AccessibleTextRole:
        return queueAccessibleText(run, entry.group, agentName(run.agent), m_nowMs);
    case RunRole:
        return QVariant::fromValue(run);
    case AgeRole:
        return queueAge(run, entry.group, m_nowMs);
    case AgentNameRole:
        return agentName(run.agent);
    case RepositoryNameRole:
        return repositoryName(run.repository);
    case StatusWordRole:
        return entry.group == Group::Done ? reviewWord(run.review) : statusWord(run.status, run.limit);
    case NoteRole:
        return queueNote(run, entry.group, m_nowMs);
    case TitleSharesPrefixRole:
        return sharesPrefix(row);
    default:
        return {};
    }
}

const RunRow& ReviewQueue::unpacked(QByteArrayView packed) const
{
    if (m_unpackedFrom != packed.data()) {
        m_unpacked = m_unpacker.unpack(packed).value_or(RunRow());
        m_unpackedFrom = packed.data();
    }
    return m_unpacked;
}

bool ReviewQueue::sharesPrefix(int row) const
{
    const auto startOf = [this](int which) {
        if (which < 0 || which >= rowCount() || m_entries.at(which).isHead()
            || m_entries.at(which).rank != Entry::kAlone)
            return QString();
        return QString::fromUtf8(headOf(m_entries.at(which).packed).value_or(RowHead()).title).left(kSharedPrefix);
    };
    const QString start = startOf(row);
    return start.size() == kSharedPrefix && (startOf(row - 1) == start || startOf(row + 1) == start);
}

QString ReviewQueue::agentName(const QString& id) const
{
    return m_agentNames.value(id, id);
}

void ReviewQueue::setAgentNames(const QHash<QString, QString>& names)
{
    m_agentNames = names;
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

bool ReviewQueue::awaitsPerson() const
{
    return !m_waiting.empty() && m_waiting.front().group != Group::Deferred; // sorted: they stand last
}

int ReviewQueue::toReview() const
{
    const auto deferred = std::ranges::lower_bound(m_waiting, Group::Deferred, {}, &Entry::group);
    QSet<QByteArrayView> races;
    int again = 0; // runs of a race that is counted already
    for (auto entry = m_waiting.begin(); entry != deferred; ++entry) {
        if (entry->race.isEmpty())
            continue;
        const qsizetype before = races.size();
        races.insert(entry->race);
        again += races.size() == before ? 1 : 0;
    }
    return int(deferred - m_waiting.begin()) - again;
}

int ReviewQueue::questions() const
{
    return int(std::ranges::count(m_waiting, Group::NeedsAnswer, &Entry::group));
}

bool ReviewQueue::contains(const QString& runId) const
{
    const QByteArray id = runId.toUtf8();
    return std::ranges::any_of(
        m_waiting, [&id](const Entry& entry) { return runIdOf(entry.packed) == id || entry.race == id; });
}

QString ReviewQueue::firstToReview() const
{
    const auto first = std::ranges::find_if(m_entries, [](const Entry& entry) {
        return !entry.isHead() && entry.group != Group::Deferred && entry.group != Group::Done;
    });
    return first == m_entries.end() ? QString() : QString::fromUtf8(first->id());
}

int ReviewQueue::rowOf(const QString& runId) const
{
    const QByteArray id = runId.toUtf8();
    const auto found
        = std::ranges::find_if(m_entries, [&id](const Entry& entry) { return !entry.isHead() && entry.id() == id; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

QString ReviewQueue::neighbour(const QString& runId, int step) const
{
    const auto idAt = [this](qsizetype row) { return QString::fromUtf8(m_entries.at(row).id()); };
    int row = rowOf(runId);
    if (row < 0) {
        const auto first = std::ranges::find_if(m_entries, [](const Entry& entry) { return !entry.isHead(); });
        return first == m_entries.end() ? QString() : idAt(first - m_entries.begin());
    }
    const int direction = step < 0 ? -1 : 1;
    int left = std::abs(step);
    for (row += direction; row >= 0 && row < rowCount() && left > 0; row += direction) {
        if (!m_entries.at(row).isHead() && --left == 0)
            return idAt(row);
    }
    return {};
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewqueue.h"

#include "models/queuewords.h"
#include "models/rowmerge.h"
#include "models/statuswords.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kMostRanges = 400; ///< a merge in more pieces costs more than a reset
constexpr int kSharedPrefix = 12; ///< letters that make two titles look alike when their ends are cut off
constexpr int kGroups = 5;

bool decided(const RunRow& run)
{
    return run.review == ReviewState::Accepted || run.review == ReviewState::Rejected
        || run.review == ReviewState::SentBack;
}

} // namespace

struct ReviewQueue::Entry {
    Group group = Group::Ready;
    int count = 0; ///< of a head
    SharedRun run; ///< none: the head of the group

    [[nodiscard]] qint64 key() const
    {
        switch (group) {
        case Group::Deferred:
            return run->deferredUntilMs;
        case Group::Done:
            return -run->verdictAtMs;
        default:
            return -run->endedAtMs;
        }
    }

    /** Head first, then what needs a person first; the id makes the order total. */
    static bool less(const Entry& a, const Entry& b)
    {
        if (a.group != b.group)
            return a.group < b.group;
        if (!a.run || !b.run)
            return !a.run && b.run;
        if (const auto [left, right] = std::tuple(a.key(), b.key()); left != right)
            return left < right;
        return a.run->runId < b.run->runId;
    }

    static bool same(const Entry& a, const Entry& b)
    {
        return a.count == b.count && (a.run == b.run || (a.run && b.run && *a.run == *b.run));
    }
};

ReviewQueue::ReviewQueue(QObject* parent)
    : QAbstractListModel(parent)
    , m_nowMs(QDateTime::currentMSecsSinceEpoch())
{
}

ReviewQueue::~ReviewQueue() = default;

ReviewQueue::Group ReviewQueue::groupOf(const RunRow& run, qint64 nowMs)
{
    if (decided(run))
        return Group::Done;
    if (run.review == ReviewState::Deferred && run.deferredUntilMs > nowMs)
        return Group::Deferred;
    switch (run.status.value_or(RunStatus::Error)) {
    case RunStatus::Question:
    case RunStatus::UnexpectedInput:
        return Group::NeedsAnswer;
    case RunStatus::Ok:
    case RunStatus::Partial:
    case RunStatus::Empty:
        return Group::Ready;
    default:
        return Group::EndedEarly;
    }
}

int ReviewQueue::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

Qt::ItemFlags ReviewQueue::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags row = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return m_entries.at(index.row()).run ? row | Qt::ItemIsSelectable : row;
}

QVariant ReviewQueue::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry& entry = m_entries.at(index.row());
    return entry.run ? runData(index.row(), role) : groupData(entry, role);
}

QVariant ReviewQueue::groupData(const Entry& entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return groupWord(entry.group);
    case Qt::AccessibleTextRole:
        return tr("%1, %n run(s)", nullptr, entry.count).arg(groupWord(entry.group));
    case IsGroupRole:
        return true;
    case GroupRole:
        return int(entry.group);
    case CountRole:
        return entry.count;
    default:
        return {};
    }
}

QVariant ReviewQueue::runData(int row, int role) const
{
    const Entry& entry = m_entries.at(row);
    const RunRow& run = *entry.run;
    switch (role) {
    case Qt::DisplayRole:
        return run.title;
    case Qt::ToolTipRole:
        return run.reason.isEmpty() ? run.title : tr("%1\n%2").arg(run.title, run.reason);
    case Qt::AccessibleTextRole:
        return queueAccessibleText(run, entry.group, agentName(run.agent), m_nowMs);
    case IsGroupRole:
        return false;
    case RunIdRole:
        return run.runId;
    case GroupRole:
        return int(entry.group);
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

bool ReviewQueue::sharesPrefix(int row) const
{
    const QStringView start = QStringView(m_entries.at(row).run->title).left(kSharedPrefix);
    const auto alike = [this, start](int other) {
        if (other < 0 || other >= rowCount() || !m_entries.at(other).run)
            return false;
        return start.size() == kSharedPrefix && m_entries.at(other).run->title.startsWith(start);
    };
    return alike(row - 1) || alike(row + 1);
}

QString ReviewQueue::agentName(const QString& id) const
{
    return m_agentNames.value(id, id);
}

void ReviewQueue::setRuns(const QList<RunRow>& toReview, const QList<RunRow>& decidedToday)
{
    m_runs.clear();
    m_runs.reserve(toReview.size());
    for (const RunRow& run : toReview)
        m_runs.append(std::make_shared<const RunRow>(run));
    if (this->toReview() == 0) {
        for (const RunRow& run : decidedToday)
            m_runs.append(std::make_shared<const RunRow>(run));
    }
    show(entriesOf(m_runs));
}

void ReviewQueue::setFilterText(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    QList<Entry> entries = entriesOf(m_runs);
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void ReviewQueue::setAgentNames(const QHash<QString, QString>& names)
{
    m_agentNames = names;
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ReviewQueue::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    const bool due = std::ranges::any_of(m_entries, [nowMs](const Entry& entry) {
        return entry.group == Group::Deferred && entry.run && entry.run->deferredUntilMs <= nowMs;
    });
    if (due)
        show(entriesOf(m_runs));
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {AgeRole, Qt::AccessibleTextRole});
}

int ReviewQueue::toReview() const
{
    return int(std::ranges::count_if(m_runs, [this](const SharedRun& run) {
        const Group group = groupOf(*run, m_nowMs);
        return group != Group::Deferred && group != Group::Done;
    }));
}

bool ReviewQueue::contains(const QString& runId) const
{
    return std::ranges::any_of(
        m_runs, [&runId](const SharedRun& run) { return run->runId == runId && !decided(*run); });
}

QString ReviewQueue::firstToReview() const
{
    const auto first = std::ranges::find_if(m_entries,
        [](const Entry& entry) { return entry.run && entry.group != Group::Deferred && entry.group != Group::Done; });
    return first == m_entries.end() ? QString() : first->run->runId;
}

int ReviewQueue::rowOf(const QString& runId) const
{
    const auto found = std::ranges::find_if(
        m_entries, [&runId](const Entry& entry) { return entry.run && entry.run->runId == runId; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

QString ReviewQueue::neighbour(const QString& runId, int step) const
{
    int row = rowOf(runId);
    if (row < 0) {
        const auto first = std::ranges::find_if(m_entries, [](const Entry& entry) { return entry.run != nullptr; });
        return first == m_entries.end() ? QString() : first->run->runId;
    }
    const int direction = step < 0 ? -1 : 1;
    int left = std::abs(step);
    for (row += direction; row >= 0 && row < rowCount() && left > 0; row += direction) {
        const Entry& entry = m_entries.at(row);
        if (entry.run && --left == 0)
            return entry.run->runId;
    }
    return {};
}

bool ReviewQueue::matches(const RunRow& run) const
{
    const auto has = [this](const QString& text) { return text.contains(m_filter, Qt::CaseInsensitive); };
    return has(run.title) || has(repositoryName(run.repository)) || has(run.agent) || has(agentName(run.agent))
        || has(statusWord(run.status, run.limit));
}

QList<ReviewQueue::Entry> ReviewQueue::entriesOf(const QList<SharedRun>& runs) const
{
    QList<Entry> entries;
    entries.reserve(runs.size() + kGroups);
    std::array<int, kGroups> counts{};
    for (const SharedRun& run : runs) {
        if (!m_filter.isEmpty() && !matches(*run))
            continue;
        const Group group = groupOf(*run, m_nowMs);
        ++counts.at(std::size_t(group));
        entries.append({group, 0, run});
    }
    for (int group = 0; group < kGroups; ++group) {
        if (const int count = counts.at(std::size_t(group)); count > 0)
            entries.append({Group(group), count, nullptr});
    }
    std::ranges::sort(entries, Entry::less);
    return entries;
}

void ReviewQueue::show(QList<Entry> entries)
{
    const QList<MergeStep> plan = mergePlan(m_entries, entries, Entry::less, Entry::same);
    if (plan.size() > kMostRanges) {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
        return;
    }
    for (const MergeStep& step : plan) {
        const int last = step.at + step.count - 1;
        switch (step.kind) {
        case MergeStep::Kind::Remove:
            beginRemoveRows({}, step.at, last);
            m_entries.remove(step.at, step.count);
            endRemoveRows();
            break;
        case MergeStep::Kind::Insert:
            beginInsertRows({}, step.at, last);
            if (m_entries.isEmpty() && step.count == entries.size()) {
                m_entries = entries;
            } else {
                m_entries.insert(step.at, step.count, Entry{});
                std::copy_n(entries.cbegin() + step.from, step.count, m_entries.begin() + step.at);
            }
            endInsertRows();
            break;
        case MergeStep::Kind::Change:
            std::copy_n(entries.cbegin() + step.from, step.count, m_entries.begin() + step.at);
            Q_EMIT dataChanged(index(step.at), index(last));
            break;
        }
    }
}

} // namespace remit

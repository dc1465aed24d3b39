// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How runs come into the queue, move in it and leave it.
#include "models/queueentry.h"
#include "models/queuefilter.h"
#include "models/rowmerge.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

namespace remit {

namespace {

constexpr int kMostRanges = 400; ///< a merge in more pieces costs more than a reset
constexpr qsizetype kMostPieces = 64; ///< of memory, each from an update, before they are put together

using Group = ReviewQueue::Group;

Group groupOf(std::optional<RunStatus> status, ReviewState review, qint64 deferredUntilMs, qint64 nowMs)
{
    if (review == ReviewState::Accepted || review == ReviewState::Rejected || review == ReviewState::SentBack)
        return Group::Done;
    if (review == ReviewState::Deferred && deferredUntilMs > nowMs)
        return Group::Deferred;
    switch (status.value_or(RunStatus::Error)) {
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

} // namespace

Group ReviewQueue::groupOf(const RunRow& run, qint64 nowMs)
{
    return remit::groupOf(run.status, run.review, run.deferredUntilMs, nowMs);
}

ReviewQueue::Entry ReviewQueue::entryOf(QByteArrayView packed) const
{
    const RowHead head = headOf(packed).value_or(RowHead()); // what is no row was never taken in
    Entry entry{
        remit::groupOf(head.status, head.review, head.deferredUntilMs, m_nowMs), 0, -head.endedAtMs, packed, head.race};
    if (entry.group == Group::Deferred)
        entry.key = head.deferredUntilMs;
    else if (entry.group == Group::Done)
        entry.key = -head.verdictAtMs;
    return entry;
}

void ReviewQueue::setRuns(const QList<RunRow>& toReview, const QList<RunRow>& decidedToday)
{
    setRuns(std::make_shared<const PackedRows>(toReview), std::make_shared<const PackedRows>(decidedToday));
}

void ReviewQueue::setRuns(const PackedRowsPtr& toReview, const PackedRowsPtr& decidedToday)
{
    m_waiting = entriesOf(*toReview);
    m_decided = entriesOf(*decidedToday);
    const QList<PackedRowsPtr> before = std::exchange(m_memory, {toReview, decidedToday}); // shown until show() is done
    show(shownEntries());
}

bool ReviewQueue::updateRuns(
    const QStringList& runIds, const PackedRowsPtr& toReview, const PackedRowsPtr& decidedToday)
{
    QSet<QByteArray> ids;
    for (const QString& id : runIds)
        ids.insert(id.toUtf8());
    const auto isNamed = [&ids](const Entry& entry) {
        const QByteArrayView id = runIdOf(entry.packed);
        return ids.contains(QByteArray::fromRawData(id.data(), id.size()));
    };
    auto gone = std::erase_if(m_waiting, isNamed) + std::erase_if(m_decided, isNamed);
    if (gone == 0 && toReview->size() == 0 && decidedToday->size() == 0)
        return false;
    const auto mergeInto = [](Entries& all, const Entries& some) {
        for (const Entry& entry : some)
            all.insert(std::ranges::upper_bound(all, entry, Entry::less), entry);
    };
    mergeInto(m_waiting, entriesOf(*toReview));
    mergeInto(m_decided, entriesOf(*decidedToday));
    m_memory.append({toReview, decidedToday});
    show(shownEntries());
    keepOnlyWhatIsUsed();
    return true;
}

/** Many small updates would hold on to what they replaced. */
void ReviewQueue::keepOnlyWhatIsUsed()
{
    if (m_memory.size() <= kMostPieces)
        return;
    const auto packAnew = [](const Entries& entries) {
        auto rows = std::make_shared<PackedRows>();
        for (const Entry& entry : entries)
            static_cast<void>(rows->append(entry.packed));
        return rows;
    };
    setRuns(packAnew(m_waiting), packAnew(m_decided));
}

void ReviewQueue::setFilterText(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    QList<Entry> entries = shownEntries();
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

void ReviewQueue::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    const auto next = std::ranges::lower_bound(m_waiting, Group::Deferred, {}, &Entry::group);
    if (next != m_waiting.end() && next->group == Group::Deferred && next->key <= nowMs) {
        for (Entry& entry : m_waiting)
            entry = entryOf(entry.packed);
        std::ranges::sort(m_waiting, Entry::less);
        show(shownEntries());
    }
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {AgeRole, Qt::AccessibleTextRole});
}

ReviewQueue::Entries ReviewQueue::entriesOf(const PackedRows& rows) const
{
    Entries entries;
    entries.reserve(size_t(rows.size()));
    for (qsizetype row = 0; row < rows.size(); ++row)
        entries.push_back(entryOf(rows.at(row)));
    std::ranges::sort(entries, Entry::less);
    return entries;
}

bool ReviewQueue::setGoingOn(const PackedRowsPtr& goingOn)
{
    QHash<QByteArray, int> counts;
    for (qsizetype row = 0; row < goingOn->size(); ++row) {
        if (const auto head = headOf(goingOn->at(row)); head && !head->race.isEmpty())
            ++counts[head->race.toByteArray()];
    }
    if (counts == m_goingOn)
        return false;
    m_goingOn = counts;
    show(shownEntries());
    return true;
}

int ReviewQueue::decidedOf(QByteArrayView race) const
{
    return int(std::ranges::count(m_decided, race, &Entry::race));
}

/** The best run of it says where a race stands, and the newest how far up. */
void ReviewQueue::appendRace(Entries& shown, Entries runs) const
{
    static constexpr auto placeOf = [](Group group) { // what can be accepted, then what must be answered
        return group == Group::Ready ? -1 : int(group);
    };
    std::vector<std::pair<RunRow, Entry>> ranked;
    for (const Entry& entry : runs)
        ranked.emplace_back(RowUnpacker().unpack(entry.packed).value_or(RunRow()), entry);
    std::ranges::sort(ranked, [](const auto& a, const auto& b) {
        const auto place = [](const RunRow& row, Group group) {
            constexpr qint64 unknown = std::numeric_limits<qint64>::max();
            return std::tuple(row.status == RunStatus::Ok ? 0 : 1, placeOf(group), row.highFindings,
                row.costMicroUsd.value_or(unknown), row.endedAtMs - row.startedAtMs, row.runId);
        };
        return place(a.first, a.second.group) < place(b.first, b.second.group);
    });
    Entry row = ranked.front().second;
    row.key = std::ranges::min(runs, {}, &Entry::key).key;
    row.finished = int(runs.size()) + decidedOf(row.race);
    row.count = row.finished + m_goingOn.value(row.race.toByteArray());
    row.rank = Entry::kRace;
    shown.push_back(row);
    for (const auto& [run, entry] : ranked) {
        Entry racer = entry;
        racer.group = row.group;
        racer.key = row.key;
        racer.rank = int(shown.back().rank) + 1;
        shown.push_back(racer);
    }
}

ReviewQueue::Entries ReviewQueue::gatheredRaces(const Entries& waiting) const
{
    Entries alone;
    QHash<QByteArrayView, Entries> races;
    for (const Entry& entry : waiting) {
        if (entry.race.isEmpty() || entry.group == Group::Deferred)
            alone.push_back(entry);
        else
            races[entry.race].push_back(entry);
    }
    Entries rows;
    for (Entries& runs : races)
        appendRace(rows, std::move(runs));
    std::ranges::sort(rows, Entry::less);
    Entries all;
    all.reserve(alone.size() + rows.size());
    std::ranges::merge(alone, rows, std::back_inserter(all), Entry::less);
    return all;
}

/** Both lists are sorted by group, so each head stands where its group begins. */
QList<ReviewQueue::Entry> ReviewQueue::shownEntries() const
{
    QList<Entry> shown;
    shown.reserve(qsizetype(m_waiting.size()) + 8);
    QueueFilter filter(m_filter, m_agentNames);
    qsizetype head = -1;
    const auto passes = [&](const Entry& entry) {
        return m_filter.isEmpty() || filter.matches(headOf(entry.packed).value_or(RowHead()));
    };
    const auto add = [&](const Entries& entries) {
        for (const Entry& entry : entries) {
            if (entry.rank == Entry::kAlone && !passes(entry))
                continue;
            if (head < 0 || shown[head].group != entry.group) {
                head = shown.size();
                shown.append({entry.group, 0, 0, {}, {}});
            }
            shown[head].count += entry.isRacer() ? 0 : 1;
            shown.append(entry);
        }
    };
    if (std::ranges::all_of(m_waiting, &QByteArrayView::isEmpty, &Entry::race)) {
        add(m_waiting);
    } else {
        Entries passed;
        std::ranges::copy_if(m_waiting, std::back_inserter(passed), passes);
        add(gatheredRaces(passed));
    }
    if (!awaitsPerson())
        add(m_decided);
    return shown;
}

void ReviewQueue::show(QList<Entry> entries)
{
    m_unpackedFrom = nullptr;
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
    m_entries = std::move(entries); // the same rows, but all in the memory that stays
}

} // namespace remit

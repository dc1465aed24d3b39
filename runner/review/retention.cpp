// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/review/retention.h"

#include "runner/git/changes.h"
#include "runner/git/snapshot.h"
#include "runner/git/worktree.h"
#include "runner/journal/journal.h"
#include "runner/process/diskuse.h"
#include "runner/process/filelock.h"
#include "runner/run/event.h"
#include "runner/store/index.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool isSettled(ReviewState review)
{
    return review == ReviewState::Accepted || review == ReviewState::Rejected;
}

/** Runs that go on from each other share a worktree; the last one's verdict is the verdict of all. */
class Families {
public:
    explicit Families(const QList<RunRow>& rows)
    {
        for (const RunRow& row : rows)
            m_rows.insert(row.runId, &row);
        for (const RunRow& row : rows)
            m_members[first(row).runId].append(&row);
    }

    /** When the last of the family was decided; unset: something of it is not. */
    [[nodiscard]] std::optional<qint64> settledAt(const QString& runId) const
    {
        const RunRow* row = m_rows.value(runId);
        if (row == nullptr)
            return std::nullopt;
        const QList<const RunRow*> members = m_members.value(first(*row).runId);
        qint64 last = 0;
        for (const RunRow* member : members) {
            const bool over = isSettled(member->review) || member->review == ReviewState::SentBack;
            if (member->state != RunState::Finished || !over)
                return std::nullopt;
            last = std::max(last, member->verdictAtMs);
        }
        const bool ended = std::ranges::any_of(members, [](const RunRow* member) { return isSettled(member->review); });
        return ended && last > 0 ? std::optional(last) : std::nullopt;
    }

    /** The run that went on last: its last snapshot is what the worktree holds. */
    [[nodiscard]] QString last(const QString& runId) const
    {
        const QList<const RunRow*> members = m_members.value(first(*m_rows.value(runId)).runId);
        return (*std::ranges::max_element(members, {}, &RunRow::createdAtMs))->runId;
    }

private:
    [[nodiscard]] const RunRow& first(const RunRow& of) const
    {
        const RunRow* row = &of;
        for (qsizetype steps = 0; steps < m_rows.size(); ++steps) { // a circle of parents ends, too
            const RunRow* above = m_rows.value(row->parent);
            if (above == nullptr)
                break;
            row = above;
        }
        return *row;
    }

    QHash<QString, const RunRow*> m_rows;
    QHash<QString, QList<const RunRow*>> m_members; ///< by the first run of each family
};

QString since(qint64 settledAtMs)
{
    return u"Decided on %1; the time for an undo is over."_s.arg(
        QDateTime::fromMSecsSinceEpoch(settledAtMs, QTimeZone::UTC).date().toString(Qt::ISODate));
}

QString prefixOf(const QString& runId)
{
    return u"refs/remit/"_s + runId + u'/';
}

QSet<QString> runsWithSnapshots(const QString& repository)
{
    const auto opened = Repository::open(repository);
    const auto names = opened ? opened->references(u"refs/remit/"_s) : std::unexpected(opened.error());
    QSet<QString> runs;
    for (const QString& name : names.value_or(QStringList()))
        runs.insert(name.section(u'/', 2, 2));
    return runs;
}

/** Of its newest snapshot; one that retention itself made begins a time of its own. */
qint64 lastSnapshotAt(const Paths& paths, const RunId& run)
{
    qint64 last = 0;
    (void)readJournal(paths.journalFile(run), run, [&](const Event& event) {
        if (event.type == QLatin1StringView(event::snapshotMade))
            last = std::max(last, event.timeMs);
    });
    return last;
}

/** Whatever stands in the worktree stands in a snapshot afterwards, or is named and stays. */
Result<> keepWhatStands(const Repository& repository, const AuditRecord& record, Journal& journal)
{
    const auto kept = repository.referenceTarget(record.ref);
    if (!kept)
        return std::unexpected(kept.error());
    const int number = record.ref.section(u'/', -1).toInt() + 1;
    const auto taken = SnapshotMaker(record.repository, record.worktree, *kept, record.runId)
                           .take(number, u"What stood in the worktree of %1 at its removal"_s.arg(record.runId));
    if (!taken)
        return std::unexpected(taken.error());
    if (taken->number == number) { // else the last one holds all of it
        const auto noted = journal.append(QString::fromLatin1(event::snapshotMade),
            {{u"n"_s, taken->number}, {u"ref"_s, taken->ref}, {u"commit"_s, taken->commit}}, Journal::Durability::Now);
        if (!noted)
            return std::unexpected(noted.error());
    }
    if (taken->problems.isEmpty())
        return {};
    return failure(ErrorCode::Refused,
        u"%1 in the worktree of run %2 cannot be kept in a snapshot: %3 Move it away, or remove the worktree by hand."_s
            .arg(displayPath(taken->problems.constFirst().path), record.runId, taken->problems.constFirst().detail));
}

Result<> removeWorktreeOf(const AuditRecord& record, const QString& place, Journal& journal)
{
    if (record.worktree.isEmpty() || record.ref.isEmpty())
        return failure(ErrorCode::Refused, u"Run %1 has no snapshot, so its worktree stays."_s.arg(record.runId));
    if (QFileInfo(place).canonicalFilePath() != record.worktree)
        return failure(ErrorCode::Refused, u"%1 is not the worktree of run %2."_s.arg(place, record.runId));
    const auto repository = Repository::open(record.repository);
    if (!repository)
        return std::unexpected(repository.error());
    if (auto kept = keepWhatStands(*repository, record, journal); !kept)
        return kept;
    return removeWorktree(repository->facts(), record.worktree);
}

Result<> dropSnapshotsOf(const AuditRecord& record)
{
    const auto repository = Repository::open(record.repository);
    if (!repository)
        return std::unexpected(repository.error());
    return dropSnapshots(*repository, record.runId);
}

} // namespace

QString toText(RetentionItem::What what)
{
    switch (what) {
    case RetentionItem::What::Worktree:
        return u"worktree"_s;
    case RetentionItem::What::Home:
        return u"home"_s;
    case RetentionItem::What::Snapshots:
        break;
    }
    return u"snapshots"_s;
}

Retention::Retention(Paths paths, std::chrono::milliseconds keep)
    : m_paths(std::move(paths))
    , m_keep(keep)
{
}

QList<RetentionItem> Retention::plan(const QList<RunRow>& rows, qint64 nowMs) const
{
    const Families families(rows);
    const auto overAt = [&](const QString& runId) -> std::optional<qint64> {
        const auto settled = families.settledAt(runId);
        return settled && *settled <= nowMs - m_keep.count() ? settled : std::nullopt;
    };
    QList<RetentionItem> items;
    const auto add = [&](const QString& runId, RetentionItem::What what, const QString& place, qint64 settledAt) {
        const auto run = RunId::fromText(runId);
        if (run.isValid())
            items.append(
                {run, what, place, what == RetentionItem::What::Snapshots ? 0 : diskUse({place}), since(settledAt)});
    };
    const QDir worktrees(m_paths.worktrees());
    for (const QString& repository : worktrees.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir folder(worktrees.filePath(repository));
        for (const QString& runId : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (const auto settled = overAt(runId))
                add(families.last(runId), RetentionItem::What::Worktree, folder.filePath(runId), *settled);
        }
    }
    QHash<QString, QSet<QString>> snapshotted; ///< runs with references, by repository
    for (const RunRow& row : rows) {
        const auto settled = overAt(row.runId);
        if (!settled)
            continue;
        const QString home = m_paths.runs() + u'/' + row.runId + u"/home"_s;
        if (QFileInfo(home).isDir())
            add(row.runId, RetentionItem::What::Home, home, *settled);
        if (!snapshotted.contains(row.repository))
            snapshotted.insert(row.repository, runsWithSnapshots(row.repository));
        if (snapshotted.value(row.repository).contains(row.runId)
            && lastSnapshotAt(m_paths, RunId::fromText(row.runId)) <= nowMs - m_keep.count())
            add(row.runId, RetentionItem::What::Snapshots, prefixOf(row.runId), *settled);
    }
    return items;
}

Result<> Retention::apply(const RetentionItem& item, qint64 nowMs) const
{
    const auto lock = FileLock::wait(m_paths.supervisorLock(item.run));
    if (!lock)
        return std::unexpected(lock.error());
    const auto record = recordFromJournal(m_paths, item.run);
    if (!record)
        return std::unexpected(record.error());
    if (record->state != RunState::Finished
        || (!isSettled(record->verdict) && record->verdict != ReviewState::SentBack))
        return failure(
            ErrorCode::Refused, u"Run %1 has no verdict any more, so nothing of it goes."_s.arg(item.run.text()));
    if (item.what == RetentionItem::What::Snapshots && lastSnapshotAt(m_paths, item.run) > nowMs - m_keep.count())
        return failure(ErrorCode::Refused,
            u"Run %1 has a snapshot that is younger than its verdict's time, so its snapshots stay."_s.arg(
                item.run.text()));
    auto journal = Journal::open(m_paths.journalFile(item.run), item.run);
    if (!journal)
        return std::unexpected(journal.error());
    const auto noted = (*journal)->append(QString::fromLatin1(event::note),
        {{u"text"_s, u"Retention removes its %1: %2"_s.arg(toText(item.what), item.reason)}}, Journal::Durability::Now);
    if (!noted)
        return std::unexpected(noted.error());
    switch (item.what) {
    case RetentionItem::What::Worktree:
        return removeWorktreeOf(*record, item.place, **journal);
    case RetentionItem::What::Home:
        return removeFolder(item.place);
    case RetentionItem::What::Snapshots:
        break;
    }
    return dropSnapshotsOf(*record);
}

} // namespace remit

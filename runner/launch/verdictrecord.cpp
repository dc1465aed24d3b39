// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/verdictrecord.h"

#include "runner/git/snapshot.h"
#include "runner/git/worktree.h"
#include "runner/launch/publication.h"
#include "runner/store/index.h"

namespace remit {

namespace {

/** Removes it only where the last snapshot holds all of it: a person may have gone on in it. */
Result<> removeWhatIsKept(const AuditRecord& record)
{
    const auto repository = Repository::open(record.repository);
    if (!repository)
        return std::unexpected(repository.error());
    const auto kept = repository->referenceTarget(record.ref);
    if (!kept)
        return std::unexpected(kept.error());
    const auto since = SnapshotMaker(record.repository, record.worktree, *kept, record.runId).count();
    if (!since)
        return std::unexpected(since.error());
    if (since->files > 0)
        return failure(ErrorCode::Refused,
            QStringLiteral("%1 files in it were changed after the last snapshot.").arg(since->files));
    return removeWorktree(repository->facts(), record.worktree);
}

} // namespace

Result<> recordVerdict(const Paths& paths, const RunId& run, Journal& journal, const QJsonObject& data)
{
    if (const auto seq = journal.append(QString::fromLatin1(event::verdictGiven), data, Journal::Durability::Now); !seq)
        return std::unexpected(seq.error());
    const auto store = RunStore::open(paths.database());
    if (!store)
        return std::unexpected(store.error());
    if (const auto imported = Index(**store, paths).importRun(run); !imported)
        return imported;
    return recordFromJournal(paths, run).and_then([&](const AuditRecord& record) {
        return writeResult(paths, record);
    });
}

void letWorktreeGo(const AuditRecord& record, Journal& journal)
{
    if (record.worktree.isEmpty() || record.ref.isEmpty())
        return;
    const auto removed = removeWhatIsKept(record);
    if (!removed)
        (void)journal.append(QString::fromLatin1(event::note),
            {{QStringLiteral("text"), QStringLiteral("The worktree stays: %1").arg(removed.error().detail)}},
            Journal::Durability::Now);
}

bool isDecided(const AuditRecord& record)
{
    return record.verdict == ReviewState::Accepted || record.verdict == ReviewState::Rejected
        || record.verdict == ReviewState::SentBack;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/recovery.h"

#include "runner/contract/contractfile.h"
#include "runner/git/changes.h"
#include "runner/git/snapshot.h"
#include "runner/git/worktree.h"
#include "runner/journal/journal.h"
#include "runner/launch/publication.h"
#include "runner/process/processtree.h"
#include "runner/run/auditrecord.h"
#include "runner/sandbox/boxsignals.h"
#include "runner/store/index.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

#include <unistd.h>

namespace remit {

namespace {

// The kernel takes a moment to end a whole tree, and whoever asks now wants the run's end now: two seconds of looks.
constexpr int kLooks = 200;

void pause()
{
    const timespec time{0, 10'000'000};
    ::nanosleep(&time, nullptr);
}

/** What the journal of an unfinished run tells about its end. */
struct Trail {
    bool started = false; ///< more than its creation is on record
    bool finished = false;
    qint64 lastEventMs = 0;
    ProcessIdentity box;
    quint64 pidNamespace = 0;
    int lastSnapshot = 0;
    JournalState state;
};

Result<Trail> readTrail(const Paths& paths, const RunId& run)
{
    Trail trail;
    const auto state = readJournal(paths.journalFile(run), run, [&](const Event& event) {
        trail.lastEventMs = event.timeMs;
        trail.started = trail.started || event.type == QLatin1StringView(event::runState);
        trail.finished = trail.finished || event.type == QLatin1StringView(event::runFinished);
        if (event.type == QLatin1StringView(event::runStarted)) {
            const QJsonObject box = event.data.value(u"box").toObject();
            trail.box = processIdentityFrom(box);
            trail.pidNamespace = box.value(u"pid_ns").toString().toULongLong();
        }
        if (event.type == QLatin1StringView(event::snapshotMade))
            trail.lastSnapshot = std::max(trail.lastSnapshot, event.data.value(u"n").toInt());
    });
    if (!state)
        return std::unexpected(state.error());
    trail.state = *state;
    return trail;
}

/** Where there was no box: a keeper whose supervisor is gone kills what it keeps before it ends. One that stands still
 * does not, so it is pushed: what it keeps goes first, because it would outlive it. */
bool keeperIsGone(const ProcessIdentity& keeper)
{
    for (int look = 0; look < kLooks && keeper.isValid() && isAlive(keeper); ++look) {
        if (look == kLooks / 2) {
            for (const qint64 pid : descendantsOf(keeper.pid)) {
                if (const auto identity = identityOf(pid); identity && pid != keeper.pid)
                    killProcess(*identity);
            }
            killProcess(keeper);
        }
        pause();
    }
    return !keeper.isValid() || !isAlive(keeper);
}

/** The box dies with its supervisor; this is for the case that the kernel is still at it, or that it was a lesser box.
 */
bool nothingLives(const Trail& trail)
{
    if (trail.pidNamespace == 0)
        return keeperIsGone(trail.box);
    if (trail.box.isValid() && isAlive(trail.box))
        killProcess(trail.box);
    if (trail.box.bootId != identityOf(::getpid()).value_or(ProcessIdentity{}).bootId)
        return true; // another boot: every process of then is gone
    for (int look = 0; look < kLooks; ++look) {
        if (processesInNamespace(trail.pidNamespace).isEmpty())
            return true;
        pause();
    }
    return false;
}

QString reasonFor(const Trail& trail)
{
    const QString when = QDateTime::fromMSecsSinceEpoch(trail.lastEventMs, QTimeZone::UTC).toString(u"HH:mm:ss 'UTC'");
    const auto self = identityOf(::getpid());
    if (trail.box.isValid() && self && self->bootId != trail.box.bootId)
        return QStringLiteral("The machine went down after %1. The work is kept.").arg(when);
    return QStringLiteral("The supervisor was killed after %1. The work is kept.").arg(when);
}

/** A supervisor that is being killed gives up its lock before its journal. */
Result<std::unique_ptr<Journal>> journalOnceFree(const Paths& paths, const RunId& run)
{
    auto journal = Journal::open(paths.journalFile(run), run);
    for (int look = 0; look < kLooks && !journal && journal.error().code == ErrorCode::Busy; ++look) {
        pause();
        journal = Journal::open(paths.journalFile(run), run);
    }
    return journal;
}

/** A checkout that git was killed over: nobody has worked in it, and its HEAD may point at nothing. */
void removeHalfMade(const RepositoryFacts& repository, AuditRecord& record)
{
    if (const auto admin = adminDir(repository, record.worktree)) {
        QFile lock(*admin + QStringLiteral("/locked")); // git's own, while it makes one
        if (lock.open(QIODevice::ReadOnly) && lock.readAll().trimmed() == "initializing")
            lock.remove();
    }
    if (removeWorktree(repository, record.worktree))
        record.worktree.clear();
}

/** Takes what stands in the worktree; a problem is a sentence in the record, never the loss of the rest. */
void keepWork(const Paths& paths, const RunId& run, const Trail& trail, Journal& journal, AuditRecord& record)
{
    const auto repository = Repository::open(record.repository);
    if (repository)
        clearSnapshotLocks(*repository, run.text());
    QString worktree = record.worktree;
    const bool made = !worktree.isEmpty();
    if (!made && repository) // killed while git made it: there is no work yet, and half a checkout is not a change
        worktree = paths.worktree(repository->facts().name, run);
    if (!repository || !QFileInfo(worktree).isDir() || !adminDir(repository->facts(), worktree)) {
        if (!repository)
            record.reason += u' ' + repository.error().detail;
        return;
    }
    record.worktree = QFileInfo(worktree).canonicalFilePath();
    if (!made) {
        removeHalfMade(repository->facts(), record);
        return;
    }
    if (const auto mended = mendGitFile(repository->facts(), record.worktree); !mended)
        record.reason += u' ' + mended.error().detail;
    SnapshotMaker maker(record.repository, record.worktree, record.base, run.text());
    const auto taken = maker.take(trail.lastSnapshot + 1, QStringLiteral("Rescue of %1").arg(run.text()));
    if (!taken) {
        record.reason += u' ' + taken.error().detail;
        return;
    }
    record.ref = taken->ref;
    const auto changes = changesBetween(*repository, record.base, taken->commit);
    record.changedFiles = changes ? changes->size() : 0;
    record.added = 0;
    record.removed = 0;
    for (const FileChange& change : changes.value_or(QList<FileChange>())) {
        record.added += change.added;
        record.removed += change.removed;
    }
    (void)journal.append(QString::fromLatin1(event::snapshotMade),
        {{QStringLiteral("n"), taken->number}, {QStringLiteral("ref"), taken->ref},
            {QStringLiteral("commit"), taken->commit}, {QStringLiteral("files"), record.changedFiles},
            {QStringLiteral("added"), record.added}, {QStringLiteral("removed"), record.removed}},
        Journal::Durability::Now);
}

Result<> finishAs(const Paths& paths, Journal& journal, AuditRecord& record)
{
    record.state = RunState::Finished;
    record.endedAtMs = std::max(QDateTime::currentMSecsSinceEpoch(), record.startedAtMs);
    const auto appended
        = journal.append(QString::fromLatin1(event::runFinished), toShowJson(record), Journal::Durability::Now);
    if (!appended)
        return std::unexpected(appended.error());
    record.journalHead = journal.head();
    return publishRecord(paths, record);
}

} // namespace

Standing standingByJournal(const Paths& paths, const RunId& run)
{
    if (!QFileInfo::exists(paths.journalFile(run)))
        return Standing::Unborn;
    const auto trail = readTrail(paths, run);
    if (!trail)
        return Standing::Abandoned;
    if (trail->finished)
        return Standing::Ended;
    if (trail->state.events == 0)
        return trail->state.how == JournalState::How::Broken ? Standing::Abandoned : Standing::Unborn;
    return trail->started ? Standing::Abandoned : Standing::Waiting;
}

Standing standingOf(const Paths& paths, const RunId& run)
{
    return hasSupervisor(paths, run) ? Standing::Attended : standingByJournal(paths, run);
}

Result<> endAbandoned(const Paths& paths, const RunId& run)
{
    auto journal = journalOnceFree(paths, run);
    if (!journal)
        return std::unexpected(journal.error());
    const auto trail = readTrail(paths, run);
    if (!trail)
        return std::unexpected(trail.error());
    if (trail->finished)
        return republish(paths, run);
    // A bwrap that was killed while it still made the box can leave a child that has run nothing and waits for ever.
    for (const ProcessIdentity& stub : unfinishedBoxesOf(QFileInfo(paths.runFolder(run)).canonicalFilePath()))
        killProcess(stub);
    if (!nothingLives(*trail))
        return failure(ErrorCode::Busy,
            QStringLiteral("Processes of run %1 are still ending. Try again in a moment.").arg(run.text()));

    auto record = recordFromJournal(paths, run);
    if (!record)
        return std::unexpected(record.error());
    record->status = RunStatus::Interrupted;
    record->endedBy = EndedBy::Interrupted;
    record->reason = reasonFor(*trail);
    const auto noted = (*journal)->append(QString::fromLatin1(event::runInterrupted),
        {{QStringLiteral("reason"), record->reason}, {QStringLiteral("last_event_time"), trail->lastEventMs}},
        Journal::Durability::Now);
    if (!noted)
        return std::unexpected(noted.error());
    keepWork(paths, run, *trail, **journal, *record);
    // What only its own processes needed: the shadow git dir and the clean checkouts of the checks.
    const QDir folder(paths.runFolder(run));
    for (const QString& name : folder.entryList({QStringLiteral("git"), QStringLiteral("check-*")}, QDir::Dirs))
        (void)removeFolder(folder.filePath(name));
    return finishAs(paths, **journal, *record);
}

Result<> endWaiting(const Paths& paths, const RunId& run, const QString& by)
{
    auto journal = journalOnceFree(paths, run);
    if (!journal)
        return std::unexpected(journal.error());
    auto record = recordFromJournal(paths, run);
    if (!record)
        return std::unexpected(record.error());
    const auto asked = (*journal)->append(
        QString::fromLatin1(event::stopRequested), {{QStringLiteral("by"), by}}, Journal::Durability::Now);
    if (!asked)
        return std::unexpected(asked.error());
    record->status = RunStatus::Stopped;
    record->endedBy = EndedBy::User;
    record->reason = QStringLiteral("It was stopped before its start.");
    return finishAs(paths, **journal, *record);
}

Result<> republish(const Paths& paths, const RunId& run)
{
    const auto record = recordFromJournal(paths, run);
    if (!record)
        return std::unexpected(record.error());
    return publishRecord(paths, *record);
}

} // namespace remit

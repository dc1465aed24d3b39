// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/raceends.h"

#include "runner/launch/runlock.h"
#include "runner/launch/verdictrecord.h"
#include "runner/store/index.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>

#include <time.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kUndo = "undo"_L1;
constexpr int kLooks = 200; ///< of 10 ms: somebody may just be noting that a run was seen

/** Waits for the supervisor that puts the journal down, and for another writer's moment. */
Result<std::unique_ptr<Journal>> journalOf(const Paths& paths, const RunId& run)
{
    if (const auto ended = FileLock::wait(paths.supervisorLock(run)); !ended)
        return std::unexpected(ended.error());
    auto journal = Journal::open(paths.journalFile(run), run);
    for (int look = 0; look < kLooks && !journal && journal.error().code == ErrorCode::Busy; ++look) {
        const timespec pause{0, 10'000'000};
        ::nanosleep(&pause, nullptr);
        journal = Journal::open(paths.journalFile(run), run);
    }
    return journal;
}

QString fileIn(const QString& folder, const RunId& run)
{
    return folder + u'/' + run.text();
}

} // namespace

Result<QList<RunId>> runsOfRace(const Paths& paths, const QString& race)
{
    const auto store = RunStore::open(paths.database());
    if (!store)
        return std::unexpected(store.error());
    if (const auto imported = Index(**store, paths).importAll(); !imported) // one may have been made just now
        return std::unexpected(imported.error());
    RunFilter filter;
    filter.race = race;
    const auto rows = (*store)->rows(filter);
    if (!rows)
        return std::unexpected(rows.error());
    QList<RunId> runs;
    for (const RunRow& row : *rows)
        runs.prepend(RunId::fromText(row.runId));
    return runs;
}

RaceEnds::RaceEnds(const Paths& paths, Stop stop)
    : m_paths(paths)
    , m_folder(paths.data() + u"/races"_s)
    , m_stop(std::move(stop))
{
}

Result<> RaceEnds::begin(const RunId& run, Deed deed) const
{
    QSaveFile file(fileIn(m_folder, run)); // flushes before it renames
    const QByteArray text = deed == Deed::Undo ? QByteArray(kUndo.data(), kUndo.size()) : QByteArray("accept");
    if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
        || !file.commit())
        return failure(ErrorCode::Io, u"%1 cannot be written: %2."_s.arg(file.fileName(), file.errorString()));
    return {};
}

void RaceEnds::drop(const RunId& run) const
{
    QFile::remove(fileIn(m_folder, run)); // one too many is looked at once more
}

RaceEnd RaceEnds::settle(const RunId& run, Deed deed) const
{
    RaceEnd end;
    const auto record = recordFromJournal(m_paths, run);
    if (!record) {
        end.problems.append(record.error().detail);
        return end;
    }
    const bool isAccepted = record->verdict == ReviewState::Accepted;
    if (record->race.isEmpty() || isAccepted != (deed == Deed::Accept)) { // cut off before it was done
        drop(run);
        return end;
    }
    const auto runs = runsOfRace(m_paths, record->race);
    if (!runs) {
        end.problems.append(runs.error().detail);
        return end;
    }
    for (const RunId& other : *runs) {
        if (other == run)
            continue;
        if (const auto done = isAccepted ? reject(other, run, end) : reopen(other, run, end); !done)
            end.problems.append(u"%1: %2"_s.arg(other.text(), done.error().detail));
    }
    if (end.problems.isEmpty())
        drop(run);
    return end;
}

Result<> RaceEnds::reject(const RunId& run, const RunId& accepted, RaceEnd& end) const
{
    auto record = recordFromJournal(m_paths, run);
    if (!record)
        return std::unexpected(record.error());
    const bool goesOn = record->state != RunState::Finished;
    if (goesOn) {
        if (auto stopped = m_stop(run); !stopped)
            return stopped;
        end.stopped.append(run);
    }
    const auto journal = journalOf(m_paths, run);
    if (!journal)
        return std::unexpected(journal.error());
    record = recordFromJournal(m_paths, run);
    if (!record)
        return std::unexpected(record.error());
    if (isDecided(*record))
        return {};
    const auto noted = recordVerdict(m_paths, run, **journal,
        {{u"verdict"_s, toText(ReviewState::Rejected)},
            {u"text"_s, u"Another run of the race was accepted: %1"_s.arg(accepted.text())},
            {u"accepted"_s, accepted.text()}});
    if (!noted)
        return noted;
    letWorktreeGo(*record, **journal);
    end.rejected.append(run);
    return {};
}

Result<> RaceEnds::reopen(const RunId& run, const RunId& accepted, RaceEnd& end) const
{
    const auto journal = journalOf(m_paths, run);
    if (!journal)
        return std::unexpected(journal.error());
    Event last;
    const auto read = readJournal(m_paths.journalFile(run), run, [&](const Event& event) {
        if (event.type == QLatin1StringView(event::verdictGiven))
            last = event;
    });
    if (!read)
        return std::unexpected(read.error());
    if (last.data.value(u"verdict") != toText(ReviewState::Rejected) || last.data.value(u"accepted") != accepted.text())
        return {}; // a person's own verdict, or taken back already
    const auto noted
        = recordVerdict(m_paths, run, **journal, {{u"verdict"_s, toText(ReviewState::Seen)}, {u"undo_of"_s, last.seq}});
    if (noted)
        end.reopened.append(run);
    return noted;
}

QStringList RaceEnds::recover() const
{
    QStringList problems;
    for (const QString& name : QDir(m_folder).entryList(QDir::Files)) {
        const RunId run = RunId::fromText(name);
        QFile file(m_folder + u'/' + name);
        if (!run.isValid() || !file.open(QIODevice::ReadOnly))
            continue;
        const Deed deed = file.read(16) == kUndo ? Deed::Undo : Deed::Accept;
        // Whoever is at it holds the journal, and a landing that is not settled yet comes first.
        const auto journal = Journal::open(m_paths.journalFile(run), run);
        if (QFile::exists(fileIn(m_paths.data() + u"/landings"_s, run))
            || (!journal && journal.error().code == ErrorCode::Busy))
            continue;
        if (journal)
            problems += settle(run, deed).problems;
        else
            problems.append(u"%1: %2"_s.arg(name, journal.error().detail));
    }
    return problems;
}

} // namespace remit

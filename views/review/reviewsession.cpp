// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/reviewsession.h"

#include "models/commentplaces.h"
#include "models/findingwords.h"
#include "models/formats.h"

#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace remit {

ReviewSession::ReviewSession(Backend& backend, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_notesStore(backend)
{
    connect(&m_notesStore, &NotesStore::failed, this, &ReviewSession::notesNotSaved);
    connect(&backend, &Backend::eventsArrived, this, [this](const QString& runId) {
        if (runId == m_runId)
            readEvents();
    });
}

/** Hands the answer on if it still belongs to what is open; a failure is told with what was asked. */
template <typename T, typename Take>
void ReviewSession::ask(QFuture<Result<T>> answer, const QString& what, const Take& take)
{
    answer.then(this, [this, generation = m_generation, what, take](const Result<T>& result) {
        if (generation != m_generation)
            return;
        if (result)
            take(*result);
        else
            Q_EMIT failed(what, result.error());
    });
}

void ReviewSession::forget()
{
    m_record = {};
    m_hasRecord = m_notesRead = m_ended = false;
    m_readingRecord = m_recordAgain = m_readingEvents = m_eventsAgain = false;
    m_parentRun.clear();
    m_snapshots = 0;
    m_scope = {};
    m_preview.reset();
    m_contract.reset();
    m_brief.clear();
    m_events.clear();
    m_currentFile.clear();
    m_wholeRunFiles.clear();
    m_notes = {};
    m_earlier.clear();
    m_files.setChanges({});
    m_files.setNotes({});
    m_findings.setFindings({});
    m_findings.setAcknowledged({});
    m_calls.clear(0);
}

void ReviewSession::open(const QString& runId, ChangeScope scope)
{
    ++m_generation;
    ++m_changesGeneration;
    ++m_fileGeneration;
    forget();
    m_runId = runId;
    m_scope = scope;
    Q_EMIT opened();
    if (runId.isEmpty())
        return;
    readRecord();
    if (const auto unsaved = m_notesStore.unsaved(runId)) {
        m_notesRead = true;
        setNotes(*unsaved);
    } else {
        ask(m_backend.notes(runId), tr("The notes"), [this](const ReviewNotes& notes) {
            m_notesRead = true;
            setNotes(notes);
        });
    }
    readChanges();
    if (scope.kind != ChangeScope::Kind::WholeRun) {
        ask(m_backend.changes(runId, {}), tr("The changes"),
            [this](const QList<FileChange>& changes) { takeWholeRun(changes); });
    }
    readEvents();
    ask(m_backend.contract(runId), tr("The contract"), [this](const Contract& contract) {
        m_contract = contract;
        Q_EMIT contractChanged();
    });
    ask(m_backend.brief(runId), tr("The brief"), [this](const QString& brief) {
        m_brief = brief;
        Q_EMIT contractChanged();
    });
    readPreview();
}

void ReviewSession::readPreview()
{
    ask(m_backend.previewAccept(m_runId, LandingWay::Squash, {}), tr("The state of the branch"),
        [this](const LandingPreview& preview) {
            m_preview = preview;
            Q_EMIT previewChanged();
        });
}

void ReviewSession::refresh()
{
    if (m_runId.isEmpty())
        return;
    readRecord();
    readEvents();
}

/** One read at a time, and one more if it was asked for meanwhile: a run that goes on asks ten times a second. */
void ReviewSession::readRecord()
{
    if (m_readingRecord) {
        m_recordAgain = true;
        return;
    }
    m_readingRecord = true;
    m_backend.record(m_runId).then(this, [this, generation = m_generation](const Result<AuditRecord>& record) {
        if (generation != m_generation)
            return;
        m_readingRecord = false;
        if (record)
            take(*record);
        else
            Q_EMIT failed(tr("The run's record"), record.error());
        if (std::exchange(m_recordAgain, false))
            readRecord();
    });
}

void ReviewSession::take(const AuditRecord& record)
{
    if (m_hasRecord && record == m_record)
        return;
    m_record = record;
    m_hasRecord = true;
    m_findings.setFindings(record.findings);
    m_files.setFindings(record.findings);
    Q_EMIT recordChanged();
    if (m_ended && !record.status)
        readEnd();
}

void ReviewSession::readEvents()
{
    if (m_readingEvents) {
        m_eventsAgain = true;
        return;
    }
    m_readingEvents = true;
    const qint64 after = m_events.isEmpty() ? 0 : m_events.last().seq;
    m_backend.events(m_runId, after).then(this, [this, generation = m_generation](const Result<QList<Event>>& events) {
        if (generation != m_generation)
            return;
        m_readingEvents = false;
        if (events)
            take(*events);
        else
            Q_EMIT failed(tr("The journal"), events.error());
        if (std::exchange(m_eventsAgain, false))
            readEvents();
    });
}

/** The run was opened before it had ended. */
void ReviewSession::readEnd()
{
    readRecord();
    readChanges();
    readPreview();
}

void ReviewSession::take(const QList<Event>& events)
{
    if (events.isEmpty())
        return;
    const auto holds
        = [&events](const char* type) { return std::ranges::contains(events, QLatin1StringView(type), &Event::type); };
    const bool goesOn = !m_events.isEmpty();
    m_ended = m_ended || holds(event::runFinished);
    if (m_ended && m_hasRecord && !m_record.status)
        readEnd();
    else if (goesOn && holds(event::verdictGiven))
        readRecord(); // given elsewhere, or by us
    if (m_events.isEmpty())
        m_calls.clear(events.first().timeMs);
    m_events.append(events);
    m_calls.append(events);
    for (const Event& event : events) {
        if (event.type == QLatin1StringView(event::snapshotMade))
            m_snapshots = std::max(m_snapshots, event.data[u"n"].toInt());
        if (event.type == QLatin1StringView(event::runCreated) && m_parentRun.isEmpty()) {
            m_parentRun = event.data[u"parent"].toString();
            if (!m_parentRun.isEmpty())
                readEarlierRound();
        }
    }
    Q_EMIT eventsAdded();
}

void ReviewSession::setScope(const ChangeScope& scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    readChanges();
}

void ReviewSession::readChanges()
{
    Q_EMIT loadingChanged(tr("Reading the changes"));
    const int scopeGeneration = ++m_changesGeneration;
    m_backend.changes(m_runId, m_scope).then(this, [this, scopeGeneration](const Result<QList<FileChange>>& changes) {
        if (scopeGeneration != m_changesGeneration)
            return;
        Q_EMIT loadingChanged({});
        if (changes)
            takeChanges(*changes);
        else
            Q_EMIT failed(tr("The changes"), changes.error());
    });
}

void ReviewSession::takeWholeRun(const QList<FileChange>& changes)
{
    m_wholeRunFiles.clear();
    for (const FileChange& change : changes)
        m_wholeRunFiles.append(displayPath(change.path));
}

void ReviewSession::takeChanges(const QList<FileChange>& changes)
{
    if (m_scope.kind == ChangeScope::Kind::WholeRun)
        takeWholeRun(changes);
    m_files.setChanges(changes);
    Q_EMIT changesLoaded();
    const bool there = m_files.change(m_currentFile) != nullptr;
    const QString wanted = there ? m_currentFile : m_files.neighbour({}, 1);
    m_currentFile.clear();
    showFile(wanted);
}

void ReviewSession::showFile(const QString& path)
{
    const FileChange* const change = m_files.change(path);
    if (!change || path == m_currentFile)
        return;
    m_currentFile = path;
    Q_EMIT loadingChanged(tr("Reading %1 lines").arg(format::number(change->added + change->removed)));
    const int fileGeneration = ++m_fileGeneration;
    m_backend.sides(m_runId, *change)
        .then(this, [this, fileGeneration, change = *change](const Result<FileSides>& sides) {
            if (fileGeneration != m_fileGeneration)
                return;
            Q_EMIT loadingChanged({});
            if (sides)
                Q_EMIT fileLoaded({change, *sides, sides->problem});
            else
                Q_EMIT fileLoaded({change, {}, tr("The file cannot be read. %1").arg(sides.error().detail)});
        });
}

void ReviewSession::readEarlierRound()
{
    ask(m_backend.notes(m_parentRun), tr("The comments of the round before"), [this](const ReviewNotes& notes) {
        for (const ReviewComment& said : notes.comments) {
            if (said.sent)
                m_earlier[said.path].append({said.id, {said.oldSide ? DiffSide::Old : DiffSide::New, said.line},
                    said.text, {}, DiffComment::State::Sent});
        }
        if (m_earlier.isEmpty())
            return;
        Q_EMIT notesChanged();
        const ChangeScope since{ChangeScope::Kind::SinceMyReview, 0, 0};
        ask(m_backend.changes(m_runId, since), tr("The changes since your review"),
            [this](const QList<FileChange>& changes) {
                for (const FileChange& change : changes) {
                    const QString path = displayPath(change.path);
                    if (!m_earlier.contains(path))
                        continue;
                    ask(m_backend.sides(m_runId, change), path,
                        [this, path](const FileSides& sides) { carryOver(path, sides); });
                }
            });
    });
}

void ReviewSession::carryOver(const QString& path, const FileSides& sides)
{
    const QList<DiffBlock> blocks = diffLines(LineTable(sides.oldBytes), LineTable(sides.newBytes));
    for (DiffComment& comment : m_earlier[path]) {
        if (comment.place.side == DiffSide::New)
            comment = carriedOver(comment, blocks);
    }
    Q_EMIT notesChanged();
}

} // namespace remit

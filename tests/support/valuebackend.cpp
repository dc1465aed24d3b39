// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/valuebackend.h"

#include <algorithm>
#include <memory>

namespace remit::test {

namespace {

using namespace Qt::StringLiterals;

bool isActive(RunState state)
{
    return state != RunState::Finished;
}

bool isDecided(ReviewState state)
{
    return state == ReviewState::Accepted || state == ReviewState::Rejected || state == ReviewState::SentBack;
}

} // namespace

ValueBackend::ValueBackend(QObject* parent)
    : Backend(parent)
{
}

template <typename T>
QFuture<Result<T>> ValueBackend::answer(Result<T> value)
{
    if (m_nextError) {
        value = std::unexpected(*m_nextError);
        m_nextError.reset();
    }
    auto promise = std::make_shared<QPromise<Result<T>>>(); // lives in the queue of held answers
    QFuture<Result<T>> future = promise->future();
    promise->start();
    auto give = [promise, value = std::move(value)] {
        promise->addResult(value);
        promise->finish();
    };
    if (m_held)
        m_waiting.emplace_back(give);
    else
        give();
    return future;
}

template <typename T>
QFuture<Result<T>> ValueBackend::ofRun(const QString& runId, const std::function<Result<T>(RunValue&)>& act)
{
    RunValue* run = find(runId);
    if (run == nullptr)
        return answer<T>(failure(ErrorCode::NotFound, u"There is no run %1."_s.arg(runId)));
    if (m_nextError)
        return answer<T>(failure(ErrorCode::Internal, {})); // the wanted error; nothing happens to the run
    return answer<T>(act(*run));
}

RunValue& ValueBackend::put(const RunValue& run)
{
    RunValue* known = find(run.row.runId);
    if (known != nullptr)
        *known = run;
    else
        known = &m_runs.emplace_back(run);
    Q_EMIT runsChanged({run.row.runId});
    return *known;
}

RunValue* ValueBackend::find(const QString& runId)
{
    const auto found = std::ranges::find_if(m_runs, [&](const RunValue& run) { return run.row.runId == runId; });
    return found == m_runs.end() ? nullptr : &*found;
}

void ValueBackend::remove(const QString& runId)
{
    std::erase_if(m_runs, [&](const RunValue& run) { return run.row.runId == runId; });
    Q_EMIT runsChanged({runId});
}

void ValueBackend::appendEvent(const QString& runId, qint64 timeMs, const QString& type, const QJsonObject& data)
{
    RunValue* run = find(runId);
    Q_ASSERT(run != nullptr);
    run->events.append({.seq = run->events.size() + 1, .timeMs = timeMs, .type = type, .data = data});
    Q_EMIT eventsArrived(runId);
}

void ValueBackend::failNext(ErrorCode code, const QString& detail)
{
    m_nextError = Error{code, detail};
}

void ValueBackend::hold()
{
    m_held = true;
}

void ValueBackend::release()
{
    m_held = false;
    while (!m_waiting.empty()) {
        const auto give = std::move(m_waiting.front());
        m_waiting.pop_front();
        give();
    }
}

bool ValueBackend::matches(const RunRow& row, const RunFilter& filter) const
{
    if (!filter.runIds.isEmpty() && !filter.runIds.contains(row.runId))
        return false;
    if (filter.undecided && (isActive(row.state) || isDecided(row.review)))
        return false;
    const auto contains = [&](const QString& text) { return text.contains(filter.text, Qt::CaseInsensitive); };
    if (!filter.text.isEmpty() && !contains(row.title) && !contains(row.repository) && !contains(row.agent))
        return false;
    if (filter.active && *filter.active != isActive(row.state))
        return false;
    if (filter.review && *filter.review != row.review)
        return false;
    if (filter.inRace && row.race.isEmpty())
        return false;
    if (!filter.race.isEmpty() && filter.race != row.race)
        return false;
    if (!filter.repository.isEmpty() && filter.repository != row.repository)
        return false;
    if (filter.needsReview) {
        const bool waits = row.state == RunState::Finished
            && (row.review == ReviewState::New || row.review == ReviewState::Seen
                || (row.review == ReviewState::Deferred && row.deferredUntilMs <= nowMs));
        if (waits != *filter.needsReview)
            return false;
    }
    if (filter.verdictSinceMs > 0 && (!isDecided(row.review) || row.verdictAtMs < filter.verdictSinceMs))
        return false;
    return row.createdAtMs >= filter.sinceMs;
}

QList<RunRow> ValueBackend::rowsFor(const RunFilter& filter) const
{
    QList<RunRow> rows;
    for (const RunValue& run : m_runs) {
        if (matches(run.row, filter) && (filter.limit == 0 || rows.size() < filter.limit))
            rows.append(run.row);
    }
    return rows;
}

QFuture<Result<QList<RunRow>>> ValueBackend::runs(const RunFilter& filter)
{
    return answer<QList<RunRow>>(rowsFor(filter));
}

QFuture<Result<PackedRowsPtr>> ValueBackend::packedRuns(const RunFilter& filter)
{
    return answer<PackedRowsPtr>(std::make_shared<const PackedRows>(rowsFor(filter)));
}

QFuture<Result<AuditRecord>> ValueBackend::record(const QString& runId)
{
    return ofRun<AuditRecord>(runId, [](RunValue& run) { return run.record; });
}

QFuture<Result<QList<Event>>> ValueBackend::events(const QString& runId, qint64 afterSeq)
{
    return ofRun<QList<Event>>(runId, [afterSeq](RunValue& run) -> Result<QList<Event>> {
        QList<Event> later;
        std::ranges::copy_if(run.events, std::back_inserter(later), [&](const Event& e) { return e.seq > afterSeq; });
        return later;
    });
}

QFuture<Result<Contract>> ValueBackend::contract(const QString& runId)
{
    return ofRun<Contract>(runId, [](RunValue& run) { return run.contract; });
}

QFuture<Result<QString>> ValueBackend::brief(const QString& runId)
{
    return ofRun<QString>(runId, [](RunValue& run) { return run.brief; });
}

QFuture<Result<QByteArray>> ValueBackend::checkOutput(const QString& runId, const QString& file)
{
    return ofRun<QByteArray>(runId, [&](RunValue& run) -> Result<QByteArray> {
        if (!run.outputs.contains(file))
            return failure(ErrorCode::NotFound, u"There is no output %1."_s.arg(file));
        return run.outputs.value(file);
    });
}

QFuture<Result<Occupancy>> ValueBackend::occupancy()
{
    return answer<Occupancy>(occupancyValue);
}

QFuture<Result<QList<FileChange>>> ValueBackend::changes(const QString& runId, const ChangeScope& scope)
{
    const bool since = scope.kind == ChangeScope::Kind::SinceMyReview;
    return ofRun<QList<FileChange>>(
        runId, [since](RunValue& run) { return since && run.changesSince ? *run.changesSince : run.changes; });
}

QFuture<Result<FileSides>> ValueBackend::sides(const QString& runId, const FileChange& change)
{
    return ofRun<FileSides>(runId, [&](RunValue& run) -> Result<FileSides> {
        if (!run.sides.contains(change.path))
            return failure(ErrorCode::NotFound, u"This file is not part of the run."_s);
        return run.sides.value(change.path);
    });
}

QFuture<Result<ReviewNotes>> ValueBackend::notes(const QString& runId)
{
    return ofRun<ReviewNotes>(runId, [](RunValue& run) { return run.notes; });
}

QFuture<Result<>> ValueBackend::saveNotes(const QString& runId, const ReviewNotes& notes)
{
    calls.append(u"saveNotes %1"_s.arg(runId));
    return ofRun<void>(runId, [&](RunValue& run) -> Result<> {
        run.notes = notes;
        return {};
    });
}

QFuture<Result<RepositorySummary>> ValueBackend::repository(const QString& path, const QString& base)
{
    calls.append(u"repository %1 %2"_s.arg(path, base));
    return answer<RepositorySummary>(repositoryValue);
}

QFuture<Result<QList<AgentInstallation>>> ValueBackend::agents()
{
    return answer<QList<AgentInstallation>>(agentValues);
}

QFuture<Result<BoxStanding>> ValueBackend::boxStanding()
{
    return answer<BoxStanding>(boxValue);
}

QFuture<Result<CheckResult>> ValueBackend::tryCheck(const QString& repository, const QString&, const Contract& contract)
{
    calls.append(u"tryCheck %1 %2"_s.arg(repository, contract.success.command));
    return answer<CheckResult>(checkValue);
}

QFuture<Result<PreflightContext>> ValueBackend::preflightContext(const QString&, const QString&, const Contract&)
{
    return answer<PreflightContext>(preflightValue);
}

QFuture<Result<>> ValueBackend::saveTemplate(const QString& name, const Contract&)
{
    calls.append(u"saveTemplate %1"_s.arg(name));
    if (!m_nextError)
        templateValues.append(name);
    return answer<void>({});
}

void ValueBackend::openTerminal(const QString& runId)
{
    calls.append(u"openTerminal %1"_s.arg(runId));
}

void ValueBackend::setSlots(int count)
{
    calls.append(u"setSlots %1"_s.arg(count));
    occupancyValue.slotsTotal = count;
    Q_EMIT runsChanged({});
}

Result<> ValueBackend::decide(RunValue& run, ReviewState state)
{
    if (run.row.state != RunState::Finished)
        return failure(ErrorCode::Refused, u"The run has not ended yet."_s);
    run.row.review = state;
    run.record.verdict = state;
    run.row.verdictAtMs = isDecided(state) ? nowMs : 0;
    Q_EMIT runsChanged({run.row.runId});
    return {};
}

QFuture<Result<LandingPreview>> ValueBackend::previewAccept(const QString& runId, LandingWay, const QStringList&)
{
    return ofRun<LandingPreview>(runId, [](RunValue& run) { return run.preview; });
}

QFuture<Result<Landing>> ValueBackend::accept(
    const QString& runId, LandingWay way, const QStringList& leaveOut, const QString& message)
{
    calls.append(u"accept %1 %2 [%3] %4"_s.arg(runId).arg(static_cast<int>(way)).arg(leaveOut.join(u','), message));
    return ofRun<Landing>(runId, [&](RunValue& run) -> Result<Landing> {
        if (!run.preview.conflicts.isEmpty())
            return failure(ErrorCode::Conflict, u"2 files conflict."_s);
        run.row.verdictCommit = u"9b07d11"_s;
        if (const Result<> done = decide(run, ReviewState::Accepted); !done)
            return std::unexpected(done.error());
        for (RunValue& other : m_runs) {
            const bool follows
                = !run.row.race.isEmpty() && other.row.race == run.row.race && !isDecided(other.row.review);
            if (!follows)
                continue;
            other.row.state = RunState::Finished;
            other.row.verdictText = u"Another run of the race was accepted: "_s + runId;
            (void)decide(other, ReviewState::Rejected);
        }
        return Landing{
            .branch = run.preview.target, .before = run.preview.targetCommit, .commits = {u"9b07d11"_s}, .patch = {}};
    });
}

QFuture<Result<>> ValueBackend::reject(const QString& runId, const QString& reason)
{
    calls.append(u"reject %1 %2"_s.arg(runId, reason));
    return ofRun<void>(runId, [&](RunValue& run) {
        run.row.verdictText = reason;
        return decide(run, ReviewState::Rejected);
    });
}

QFuture<Result<QString>> ValueBackend::sendBack(
    const QString& runId, const QString& intro, const QList<ReviewComment>& comments)
{
    calls.append(u"sendBack %1 %2 (%3)"_s.arg(runId, intro).arg(comments.size()));
    return ofRun<QString>(runId, [&](RunValue& run) -> Result<QString> {
        if (const Result<> done = decide(run, ReviewState::SentBack); !done)
            return std::unexpected(done.error());
        RunValue next = run;
        next.row.runId = launchedId;
        next.row.parent = runId;
        next.row.state = RunState::Queued;
        next.row.status.reset();
        next.row.review = ReviewState::New;
        next.events.clear();
        put(next);
        return launchedId;
    });
}

QFuture<Result<QString>> ValueBackend::answer(const QString& runId, const QString& text)
{
    calls.append(u"answer %1 %2"_s.arg(runId, text));
    return ofRun<QString>(runId, [&](RunValue& run) -> Result<QString> {
        if (const Result<> done = decide(run, ReviewState::SentBack); !done)
            return std::unexpected(done.error());
        RunValue next = run;
        next.row.runId = launchedId;
        next.row.parent = runId;
        next.row.state = RunState::Queued;
        next.row.status.reset();
        next.row.review = ReviewState::New;
        next.events.clear();
        put(next);
        return launchedId;
    });
}

QFuture<Result<>> ValueBackend::defer(const QString& runId, qint64 untilMs)
{
    calls.append(u"defer %1 %2"_s.arg(runId).arg(untilMs));
    return ofRun<void>(runId, [&](RunValue& run) {
        run.row.deferredUntilMs = untilMs;
        return decide(run, ReviewState::Deferred);
    });
}

QFuture<Result<>> ValueBackend::undoVerdict(const QString& runId)
{
    calls.append(u"undo %1"_s.arg(runId));
    return ofRun<void>(runId, [&](RunValue& run) { return decide(run, ReviewState::Seen); });
}

QFuture<Result<>> ValueBackend::markSeen(const QString& runId)
{
    calls.append(u"seen %1"_s.arg(runId));
    return ofRun<void>(runId, [&](RunValue& run) -> Result<> {
        return run.row.review == ReviewState::New ? decide(run, ReviewState::Seen) : Result<>{};
    });
}

QFuture<Result<CheckResult>> ValueBackend::runCheckAgain(const QString& runId)
{
    calls.append(u"checkAgain %1"_s.arg(runId));
    return ofRun<CheckResult>(runId, [&](RunValue& run) -> Result<CheckResult> {
        run.record.after = checkValue;
        return checkValue;
    });
}

QFuture<Result<>> ValueBackend::stop(const QString& runId)
{
    calls.append(u"stop %1"_s.arg(runId));
    return ofRun<void>(runId, [&](RunValue& run) -> Result<> {
        run.row.state = RunState::Finished;
        run.row.status = RunStatus::Stopped;
        run.row.endedBy = EndedBy::User;
        run.row.endedAtMs = nowMs;
        Q_EMIT runsChanged({runId});
        return {};
    });
}

QFuture<Result<>> ValueBackend::stopAll()
{
    calls.append(u"stopAll"_s);
    if (m_nextError)
        return answer<void>({});
    for (RunValue& run : m_runs) {
        if (!isActive(run.row.state) || run.row.state == RunState::Queued)
            continue;
        run.row.state = RunState::Finished;
        run.row.status = RunStatus::Stopped;
        run.row.endedBy = EndedBy::User;
    }
    Q_EMIT runsChanged({});
    return answer<void>({});
}

QFuture<Result<>> ValueBackend::freeze(const QString& runId)
{
    calls.append(u"freeze %1"_s.arg(runId));
    return answer<void>({});
}

QFuture<Result<>> ValueBackend::thaw(const QString& runId)
{
    calls.append(u"thaw %1"_s.arg(runId));
    return answer<void>({});
}

QFuture<Result<>> ValueBackend::freezeAll()
{
    calls.append(u"freezeAll"_s);
    return answer<void>({});
}

QFuture<Result<>> ValueBackend::startNow(const QString& runId)
{
    calls.append(u"startNow %1"_s.arg(runId));
    return ofRun<void>(runId, [&](RunValue& run) -> Result<> {
        if (run.row.state != RunState::Queued)
            return failure(ErrorCode::Refused, u"The run is not queued."_s);
        run.row.state = RunState::Preparing;
        run.row.startedAtMs = nowMs;
        Q_EMIT runsChanged({runId});
        return {};
    });
}

QFuture<Result<>> ValueBackend::removeQueued(const QString& runId)
{
    calls.append(u"removeQueued %1"_s.arg(runId));
    const QFuture<Result<>> done = ofRun<void>(runId, [](RunValue& run) -> Result<> {
        if (run.row.state != RunState::Queued)
            return failure(ErrorCode::Refused, u"The run is not queued."_s);
        return {};
    });
    if (done.isFinished() && done.result())
        remove(runId);
    return done;
}

QFuture<Result<QString>> ValueBackend::launch(const LaunchRequest& request)
{
    calls.append(u"launch %1"_s.arg(request.contract.title));
    if (!m_nextError) {
        launches.append(request);
        RunValue run;
        run.row.runId = launchedId;
        run.row.title = request.contract.title;
        run.row.repository = request.repository;
        run.row.agent = request.contract.agent;
        run.row.createdAtMs = nowMs;
        run.contract = request.contract;
        put(run);
    }
    return answer<QString>(launchedId);
}

QFuture<Result<QStringList>> ValueBackend::launchRace(const QList<LaunchRequest>& requests)
{
    QStringList agents;
    QStringList runs;
    for (const LaunchRequest& request : requests) {
        agents.append(request.contract.agent);
        runs.append(u"%1-%2"_s.arg(launchedId).arg(runs.size()));
    }
    calls.append(u"race %1"_s.arg(agents.join(u',')));
    if (!m_nextError)
        launches += requests;
    return answer<QStringList>(runs);
}

} // namespace remit::test

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/brief.h"
#include "runner/contract/contractfile.h"
#include "runner/git/worktree.h"
#include "runner/inspect/inspection.h"
#include "runner/launch/publication.h"
#include "runner/run/auditrecord.h"
#include "runner/store/index.h"
#include "runner/supervise/endingreason.h"
#include "runner/supervise/supervisor.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace remit {

namespace {

QString summaryOf(const QString& text)
{
    const QString line = text.simplified();
    return line.size() <= 300 ? line : line.first(297) + QStringLiteral("...");
}

QList<Event> eventsOf(const RunContext& context)
{
    QList<Event> events;
    (void)readJournal(
        context.paths.journalFile(context.run), context.run, [&](const Event& event) { events.append(event); });
    return events;
}

bool overLimit(const RunContext& context, const AuditRecord& record, LimitName* which)
{
    if (record.changedFiles > context.limits.changedFiles.value_or(record.changedFiles)) {
        *which = LimitName::ChangedFiles;
        return true;
    }
    if (record.added + record.removed > context.limits.changedLines.value_or(record.added + record.removed)) {
        *which = LimitName::ChangedLines;
        return true;
    }
    return false;
}

} // namespace

void Supervisor::finish()
{
    AuditRecord record = assembleRecord();
    judge(record);
    inspectResult(record);
    giveReason(record);
    m_log->addNow(event::runState,
        {{QStringLiteral("from"), toText(m_state)}, {QStringLiteral("to"), toText(RunState::Finished)},
            {QStringLiteral("reason"), record.reason}});
    m_state = RunState::Finished;
    record.state = RunState::Finished;
    cleanUp();
    publish(record);
    for (const ControlServer::Answer& answer : std::as_const(m_waitingForEnd))
        answer({{QStringLiteral("ok"), true}, {QStringLiteral("verified"), m_outcome.verifiedDead}});
    m_waitingForEnd.clear();
    Q_EMIT ended();
}

AuditRecord Supervisor::assembleRecord()
{
    (void)m_log->flush();
    // Everything that the journal tells is taken from it, so that the record and the trail cannot disagree.
    AuditRecord record = recordFromJournal(m_context.paths, m_context.run).value_or(AuditRecord{});
    record.runId = m_context.run.text();
    record.startedAtMs = m_startedAtMs;
    // A clock that was set back meanwhile makes no run shorter than it was.
    record.endedAtMs = std::max(QDateTime::currentMSecsSinceEpoch(), m_startedAtMs + m_sinceStart.elapsed());
    record.contractHash = contractHash(m_context.contract);
    record.contractTitle = m_context.contract.title;
    record.agent = m_context.contract.agent;
    record.repository = m_context.repository.checkout;
    record.base = m_context.base;
    record.worktree = QFileInfo(m_context.worktree).isDir() ? m_context.worktree : QString();
    record.level = toText(m_context.sandbox.level);
    record.inputSummary = summaryOf(m_context.contract.task);
    record.agentStarted = m_outcome.started;
    record.before = m_before;
    record.after = m_verdictBasis.after;
    record.endedBy = m_outcome.endedBy;
    if (m_outcome.limit)
        record.limit = m_outcome.limit->name;
    if (!m_verdictBasis.snapshot.ref.isEmpty())
        record.ref = m_verdictBasis.snapshot.ref;
    record.changedFiles = m_verdictBasis.changes.size();
    record.added = 0;
    record.removed = 0;
    for (const FileChange& change : std::as_const(m_verdictBasis.changes)) {
        record.added += change.added;
        record.removed += change.removed;
    }
    if (m_agent) {
        m_agent->settleChanges(record.changedFiles, record.added + record.removed);
        record.outputSizeBytes = m_agent->outputBytes();
        const UsageReport usage = m_agent->usage();
        record.llmCalls = usage.llmCalls;
        record.tokens = usage.tokens;
        record.costMicroUsd = usage.costMicroUsd;
        record.metering = m_agent->metering();
        record.limits = m_agent->meter().uses();
    }
    return record;
}

void Supervisor::judge(AuditRecord& record)
{
    const Claim claim = readClaim(m_outcome.finalMessage);
    record.claimStatus = claim.status;
    record.claimText = m_outcome.finalMessage;
    record.outputSummary = summaryOf(claim.summary);
    Ending ending;
    LimitName over = LimitName::ChangedFiles;
    ending.tooLarge = overLimit(m_context, record, &over);
    if (ending.tooLarge && m_outcome.endedBy == EndedBy::Agent) {
        // The same breach has the same outcome, whether it was met while the agent ran or right after.
        record.endedBy = EndedBy::Limit;
        record.limit = over;
    }
    ending.endedBy = *record.endedBy;
    ending.startedAgent = m_outcome.started;
    ending.agentExit = m_outcome.endedWhenDone ? 0 : m_outcome.exit;
    ending.claimStatus = claim.status;
    ending.endOfRun = claim.endOfRun;
    ending.looksLikeQuestion = claim.status.isEmpty() && !claim.endOfRun && endsInQuestion(m_outcome.finalMessage);
    // Some agents end as if all were well when their provider turns them away.
    ending.agentReportedError = m_outcome.reportedError
        || (!claim.endOfRun && !ending.looksLikeQuestion && m_outcome.trouble.cause({}).has_value());
    ending.anyChange = !m_verdictBasis.changes.isEmpty();
    ending.wantsChanges = m_context.contract.artifact == ArtifactKind::Changes;
    ending.hasCheck = !m_context.contract.success.command.isEmpty();
    if (record.after)
        ending.afterExit = record.after->exit;
    record.status = rollUp(ending);
    if (record.status == RunStatus::Question)
        record.question
            = claim.summary.isEmpty() ? QStringLiteral("It wrote no question down.") : questionIn(claim.summary);
    if (m_outcome.started)
        m_log->addNow(event::claimMade,
            {{QStringLiteral("status"), claim.status}, {QStringLiteral("end_of_run"), claim.endOfRun},
                {QStringLiteral("text"), m_outcome.finalMessage}, {QStringLiteral("question"), record.question}});
}

void Supervisor::inspectResult(AuditRecord& record)
{
    if (!m_outcome.started || m_verdictBasis.snapshot.commit.isEmpty())
        return;
    InspectionInput input;
    input.contract = m_context.contract;
    input.changes = m_verdictBasis.changes;
    input.record = record;
    input.events = eventsOf(m_context);
    input.ignoredLeft = m_verdictBasis.snapshot.ignoredLeft;
    for (const SnapshotProblem& problem : std::as_const(m_verdictBasis.snapshot.problems))
        input.snapshotProblems.append({problem.kind, displayPath(problem.path)});
    auto opened = Repository::open(m_context.repository.checkout);
    if (!opened) {
        m_log->add(event::note, {{QStringLiteral("text"), opened.error().detail}});
        return;
    }
    const auto repository = std::make_shared<Repository>(std::move(*opened));
    input.content = [repository](const QString& id) { return blob(*repository, id, 4 << 20); };
    record.findings = inspect(input);
    for (const Finding& finding : std::as_const(record.findings)) {
        QJsonObject data{{QStringLiteral("kind"), finding.kind}, {QStringLiteral("severity"), toText(finding.severity)},
            {QStringLiteral("path"), finding.path}, {QStringLiteral("detail"), finding.detail}};
        if (finding.line)
            data.insert(QStringLiteral("line"), *finding.line);
        m_log->add(event::findingMade, data);
    }
}

std::optional<EndCause> Supervisor::endCause() const
{
    if (!m_outcome.started)
        return std::nullopt;
    const Agent* agent = agentById(m_context.contract.agent);
    const QList<Provider> providers = agent ? agent->providers(m_context.contract) : QList<Provider>();
    const EndPlace place{agent ? agent->name() : QString(), providers.size() == 1 ? providers.first().id : QString(),
        m_context.contract.model};
    if (auto trouble = m_outcome.trouble.cause(place))
        return trouble;
    if (m_outcome.endedBy != EndedBy::Agent)
        return std::nullopt;
    return agentEnd(m_outcome.exit, m_outcome.signal,
        agent && m_outcome.exit ? agent->exitMeaning(*m_outcome.exit) : QString(), place.agentName);
}

void Supervisor::giveReason(AuditRecord& record) const
{
    const bool byTime = m_outcome.limit
        && (m_outcome.limit->name == LimitName::WallClock || m_outcome.limit->name == LimitName::Idle);
    const bool unfinished = record.status == RunStatus::Error
        || (record.status == RunStatus::Incomplete && !readClaim(m_outcome.finalMessage).endOfRun);
    std::optional<EndCause> cause;
    if ((record.endedBy == EndedBy::Agent && unfinished) || byTime)
        cause = endCause();
    if (cause)
        record.cause = cause->word;
    record.reason = reasonFor(record, cause);
}

QString Supervisor::reasonFor(const AuditRecord& record, const std::optional<EndCause>& cause) const
{
    if (!m_preparationProblem.isEmpty())
        return m_preparationProblem;
    if (!m_outcome.problem.isEmpty())
        return m_outcome.problem;
    if (!m_verdictBasis.problem.isEmpty())
        return m_verdictBasis.problem;
    if (record.endedBy == EndedBy::User)
        return QStringLiteral("It was stopped. The work is kept.");
    if (m_outcome.limit)
        return limitReason(m_outcome, cause);
    if (record.limit)
        return QStringLiteral("The change is over the limit %1 at its end: %2 files, %3 lines.")
            .arg(toText(*record.limit))
            .arg(record.changedFiles)
            .arg(record.added + record.removed);
    if (!m_verdictBasis.checkProblem.isEmpty())
        return m_verdictBasis.checkProblem;
    return outcomeReason(record, m_outcome, readClaim(m_outcome.finalMessage).endOfRun, cause);
}

void Supervisor::publish(AuditRecord& record)
{
    // In this order: the journal is the truth, everything after it can be made again from it.
    if (!m_log->addNow(event::runFinished, toShowJson(record)))
        return; // the recovery will find it unfinished
    record.journalHead = m_log->head();
    if (const auto published = publishRecord(m_context.paths, record); !published)
        qCritical("remit: run %s: %s", qPrintable(m_context.run.text()), qPrintable(published.error().detail));
}

void Supervisor::cleanUp()
{
    m_agent.reset();
    m_verification.reset();
    m_snapshots.reset();
    if (QFileInfo::exists(m_context.shadow()))
        (void)removeFolder(m_context.shadow());
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/runfold.h"

#include "runner/run/auditrecord.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>

#include <utility>

namespace remit {
namespace {

using namespace Qt::StringLiterals;

/** Takes a value only if it is there and of the right kind. */
void take(QString& target, const QJsonObject& data, QLatin1StringView key)
{
    if (const QJsonValue value = data.value(key); value.isString() && !value.toString().isEmpty())
        target = value.toString();
}

} // namespace

RunFold::RunFold(const RunId& run)
{
    m_record.runId = run.text();
}

RunFold::Step RunFold::stepFor(const QString& type)
{
    static const QHash<QString, Step> steps{
        {QString::fromLatin1(event::runCreated), &RunFold::created},
        {QString::fromLatin1(event::runState), &RunFold::stateChanged},
        {QString::fromLatin1(event::runStarted), &RunFold::started},
        {QString::fromLatin1(event::runEnded), &RunFold::ended},
        {QString::fromLatin1(event::runFinished), &RunFold::finished},
        {QString::fromLatin1(event::runInterrupted), &RunFold::interrupted},
        {QString::fromLatin1(event::worktreeMade), &RunFold::worktreeMade},
        {QString::fromLatin1(event::checkDone), &RunFold::checkDone},
        {QString::fromLatin1(event::agentSession), &RunFold::sessionBegan},
        {QString::fromLatin1(event::agentText), &RunFold::agentSaid},
        {QString::fromLatin1(event::agentResult), &RunFold::agentResulted},
        {QString::fromLatin1(event::toolStart), &RunFold::toolStarted},
        {QString::fromLatin1(event::llmCall), &RunFold::modelCalled},
        {QString::fromLatin1(event::agentUsage), &RunFold::usageSaid},
        {QString::fromLatin1(event::filesChanged), &RunFold::filesChanged},
        {QString::fromLatin1(event::snapshotMade), &RunFold::snapshotMade},
        {QString::fromLatin1(event::limitWarning), &RunFold::limitCrossed},
        {QString::fromLatin1(event::limitReached), &RunFold::limitCrossed},
        {QString::fromLatin1(event::findingMade), &RunFold::findingMade},
        {QString::fromLatin1(event::claimMade), &RunFold::claimMade},
        {QString::fromLatin1(event::verdictGiven), &RunFold::verdictGiven},
    };
    return steps.value(type, nullptr);
}

void RunFold::apply(const Event& event)
{
    if (const Step step = stepFor(event.type))
        (this->*step)(event);
    m_lastEventMs = event.timeMs;
}

void RunFold::conclude(const JournalState& state)
{
    m_record.journalHead = state.head;
    m_problem.clear();
    if (state.how != JournalState::How::Broken)
        return;
    m_brokenAt = state.brokenAt;
    m_problem = u"The journal of this run does not verify from event %1 on. Its evidence cannot be trusted."_s.arg(
        state.brokenAt);
    const QString kind = u"journal-broken"_s;
    if (std::ranges::none_of(std::as_const(m_record.findings), [&](const Finding& f) { return f.kind == kind; }))
        m_record.findings.append({kind, FindingSeverity::High, QString(), std::nullopt, m_problem});
}

RunRow RunFold::row() const
{
    RunRow row;
    row.runId = m_record.runId;
    row.title = m_record.contractTitle;
    row.repository = m_record.repository;
    row.agent = m_record.agent;
    row.model = m_record.model;
    row.state = m_record.state;
    row.status = m_record.status;
    row.endedBy = m_record.endedBy;
    row.limit = m_record.limit;
    row.review = m_record.verdict;
    row.reason = m_problem.isEmpty() ? m_record.reason : m_problem;
    row.createdAtMs = m_createdAtMs;
    row.startedAtMs = m_record.startedAtMs;
    row.endedAtMs = m_record.endedAtMs;
    row.changedFiles = m_record.changedFiles;
    row.added = m_record.added;
    row.removed = m_record.removed;
    row.llmCalls = m_record.llmCalls;
    row.costMicroUsd = m_record.costMicroUsd;
    row.metering = m_record.metering;
    row.question = m_record.question;
    row.findings = m_record.findings.size();
    row.highFindings = std::ranges::count(m_record.findings, FindingSeverity::High, &Finding::severity);
    row.parent = m_parent;
    row.race = m_record.race;
    if (m_verdicts.isEmpty())
        return row;
    const Verdict& last = m_verdicts.last();
    if (last.review == ReviewState::Deferred)
        row.deferredUntilMs = last.untilMs;
    if (last.review == ReviewState::Accepted || last.review == ReviewState::Rejected
        || last.review == ReviewState::SentBack) {
        row.verdictAtMs = last.atMs;
        row.verdictHow = last.how;
        row.verdictCommit = last.commit;
        row.verdictText = last.text;
    }
    return row;
}

void RunFold::created(const Event& event)
{
    m_createdAtMs = event.timeMs;
    take(m_record.contractTitle, event.data, "title"_L1);
    take(m_record.contractHash, event.data, "contract_hash"_L1);
    take(m_record.repository, event.data, "repository"_L1);
    take(m_record.base, event.data, "base"_L1);
    take(m_record.agent, event.data, "agent"_L1);
    take(m_record.model, event.data, "model"_L1);
    take(m_record.inputSummary, event.data, "input_summary"_L1);
    take(m_parent, event.data, "parent"_L1);
    take(m_record.race, event.data, "race"_L1);
    m_record.agentStarted = false; // until run.started is on record
    if (event.data.value("purpose"_L1) == "agent-test"_L1) { // nobody reviews that an agent answers
        m_record.verdict = ReviewState::Rejected;
        m_verdicts = {{event.seq, event.timeMs, m_record.verdict, 0, {}, {},
            u"A test of the agent. There is nothing to review."_s}};
    }
}

void RunFold::stateChanged(const Event& event)
{
    const auto to = runStateFrom(event.data.value("to"_L1).toString());
    if (!to)
        return;
    m_record.state = *to;
    take(m_record.reason, event.data, "reason"_L1);
    if (*to != RunState::Queued && m_record.startedAtMs == 0)
        m_record.startedAtMs = event.timeMs;
    if (*to == RunState::Finished && m_record.endedAtMs == 0)
        m_record.endedAtMs = event.timeMs;
}

void RunFold::started(const Event& event)
{
    take(m_record.level, event.data, "level"_L1);
    m_record.agentStarted = true;
    if (event.data.value("metering"_L1).toString() == "gateway"_L1) { // it counts from zero
        m_record.metering = Metering::Gateway;
        m_record.llmCalls = 0;
        m_record.tokens = Tokens{};
        m_record.costMicroUsd = 0;
    }
    if (m_record.startedAtMs == 0)
        m_record.startedAtMs = event.timeMs;
}

void RunFold::ended(const Event& event)
{
    if (const auto by = endedByFrom(event.data.value("by"_L1).toString()))
        m_record.endedBy = by;
    if (const auto limit = limitNameFrom(event.data.value("limit"_L1).toString()))
        m_record.limit = limit;
    take(m_record.reason, event.data, "reason"_L1);
    m_record.endedAtMs = event.timeMs;
}

/** The whole record. What the journal told before fills what a cut of a very long record took away. */
void RunFold::finished(const Event& event)
{
    const AuditRecord before = std::exchange(m_record, {});
    const auto whole = auditRecordFrom(event.data);
    m_record = whole.value_or(before);
    m_record.runId = before.runId;
    m_record.verdict = before.verdict;
    m_record.race = before.race;
    if (m_record.findings.size() < before.findings.size())
        m_record.findings = before.findings;
    if (!whole) {
        m_record.status = runStatusFrom(event.data.value("status"_L1).toString()).value_or(RunStatus::Error);
        if (const auto by = endedByFrom(event.data.value("ended_by"_L1).toString()))
            m_record.endedBy = by;
        take(m_record.reason, event.data, "reason"_L1);
    }
    m_record.state = RunState::Finished;
    if (m_record.endedAtMs == 0)
        m_record.endedAtMs = event.timeMs;
}

void RunFold::interrupted(const Event& event)
{
    m_record.state = RunState::Finished;
    m_record.status = RunStatus::Interrupted;
    m_record.endedBy = EndedBy::Interrupted;
    m_record.endedAtMs = m_lastEventMs > 0 ? m_lastEventMs : event.timeMs; // it lived at least until then
    take(m_record.reason, event.data, "reason"_L1);
}

void RunFold::worktreeMade(const Event& event)
{
    take(m_record.worktree, event.data, "path"_L1);
    if (m_record.base.isEmpty())
        take(m_record.base, event.data, "commit"_L1);
}

void RunFold::checkDone(const Event& event)
{
    const QString when = event.data.value("when"_L1).toString();
    CheckResult check;
    check.command = event.data.value("command"_L1).toString();
    check.exit = event.data.value("exit"_L1).toInt(-1);
    check.durationMs = event.data.value("duration_ms"_L1).toInteger();
    check.timedOut = event.data.value("timed_out"_L1).toBool();
    check.limit = event.data.value("limit"_L1).toString();
    check.outputFile = event.data.value("output"_L1).toString();
    if (when == "before"_L1)
        m_record.before = check;
    else if (when == "after"_L1)
        m_record.after = check; // "again" is shown beside them and changes no outcome
}

/** A verdict holds until another one is given or it is undone; then the one before holds again. */
void RunFold::verdictGiven(const Event& event)
{
    const auto review = reviewStateFrom(event.data.value("verdict"_L1).toString());
    if (const qint64 undone = event.data.value("undo_of"_L1).toInteger(); undone > 0) {
        m_verdicts.removeIf([undone](const Verdict& verdict) { return verdict.seq == undone; });
    } else if (review) {
        const QJsonArray commits = event.data.value("commits"_L1).toArray();
        m_verdicts.append({event.seq, event.timeMs, *review, event.data.value("until"_L1).toInteger(),
            event.data.value("how"_L1).toString(), commits.isEmpty() ? QString() : commits.last().toString(),
            event.data.value("text"_L1).toString()});
    }
    m_record.verdict = m_verdicts.isEmpty() ? review.value_or(ReviewState::New) : m_verdicts.last().review;
}

} // namespace remit

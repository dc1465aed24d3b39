// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/run.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// With END_OF_RUN an agent may say by itself why it did not finish, and is believed: it says less, not more.
std::optional<RunStatus> honestEarlyEnd(const QString& claim)
{
    if (claim == u"QUESTION")
        return RunStatus::Question;
    if (claim == u"UNEXPECTED_INPUT")
        return RunStatus::UnexpectedInput;
    if (claim == u"TOOL_FAILED")
        return RunStatus::ToolFailed;
    return std::nullopt;
}

/// How a check that did not pass ends a run that says OK. 126 and 127: the shell found no program to run.
RunStatus failedCheck(std::optional<int> exit)
{
    return exit == 126 || exit == 127 ? RunStatus::ToolFailed : RunStatus::Incomplete;
}

RunStatus claimedOk(const Ending& ending)
{
    if (ending.wantsChanges && !ending.anyChange)
        return RunStatus::Empty;
    if (ending.hasCheck && ending.afterExit != 0)
        return failedCheck(ending.afterExit);
    if (ending.wantsChanges && !ending.hasCheck)
        return RunStatus::Partial; // nothing measured it
    return RunStatus::Ok;
}

RunStatus endedByAgent(const Ending& ending)
{
    const bool clean = ending.agentExit == 0 && !ending.agentReportedError;
    if (ending.endOfRun) {
        if (const auto status = honestEarlyEnd(ending.claimStatus))
            return *status;
    }
    if (!clean)
        return RunStatus::Error;
    if (ending.looksLikeQuestion && !ending.endOfRun)
        return RunStatus::Question;
    if (ending.tooLarge || (ending.endOfRun && ending.claimStatus == u"TOO_LARGE"))
        return RunStatus::TooLarge;
    if (!ending.endOfRun)
        return RunStatus::Incomplete;
    if (ending.claimStatus == u"OK")
        return claimedOk(ending);
    if (ending.claimStatus == u"PARTIAL")
        return ending.wantsChanges && !ending.anyChange ? RunStatus::Empty : RunStatus::Partial;
    if (ending.claimStatus == u"EMPTY")
        return ending.anyChange ? RunStatus::Partial : RunStatus::Empty;
    if (ending.claimStatus == u"ERROR")
        return RunStatus::Error;
    return RunStatus::Incomplete;
}

} // namespace

bool canGo(RunState from, RunState to)
{
    switch (from) {
    case RunState::Queued:
        return to == RunState::Preparing || to == RunState::Finished;
    case RunState::Preparing:
        return to == RunState::Running || to == RunState::Finished;
    case RunState::Running:
        return to == RunState::Verifying || to == RunState::Finished;
    case RunState::Verifying:
        return to == RunState::Finished;
    case RunState::Finished:
        return false;
    }
    return false;
}

RunStatus rollUp(const Ending& ending)
{
    switch (ending.endedBy) {
    case EndedBy::Interrupted:
        return RunStatus::Interrupted;
    case EndedBy::User:
        return RunStatus::Stopped;
    case EndedBy::Limit:
        return RunStatus::Limit;
    case EndedBy::Failure:
        return RunStatus::Error;
    case EndedBy::Agent:
        return ending.startedAgent ? endedByAgent(ending) : RunStatus::Error;
    }
    return RunStatus::Error;
}

int exitCodeFor(RunStatus status)
{
    switch (status) {
    case RunStatus::Ok:
        return 0;
    case RunStatus::Limit:
        return 4;
    case RunStatus::Stopped:
        return 5;
    case RunStatus::Interrupted:
        return 7;
    default:
        return 3;
    }
}

int exitCodeFor(const AuditRecord& record)
{
    if (!record.status)
        return 1;
    const bool neverStarted = *record.status == RunStatus::Error && !record.agentStarted;
    return neverStarted ? 6 : exitCodeFor(*record.status);
}

} // namespace remit

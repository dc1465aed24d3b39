// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statuswords.h"

#include <QCoreApplication>

namespace remit {

namespace {

QString tr(const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("remit", text, comment, n);
}

} // namespace

QString limitWord(LimitName limit)
{
    switch (limit) {
    case LimitName::WallClock:
        return tr("time");
    case LimitName::Idle:
        return tr("silence");
    case LimitName::LlmCalls:
        return tr("calls");
    case LimitName::Cost:
        return tr("cost");
    case LimitName::Output:
        return tr("output");
    case LimitName::Memory:
        return tr("memory");
    case LimitName::Disk:
        return tr("disk");
    case LimitName::Processes:
        return tr("processes");
    case LimitName::ChangedFiles:
        return tr("changed files");
    case LimitName::ChangedLines:
        return tr("changed lines");
    case LimitName::Failures:
        return tr("failed checks");
    }
    Q_UNREACHABLE_RETURN({});
}

QString statusWord(std::optional<RunStatus> status, std::optional<LimitName> limit)
{
    if (!status)
        return tr("Unknown");
    switch (*status) {
    case RunStatus::Ok:
        return tr("OK");
    case RunStatus::Partial:
        return tr("Partial");
    case RunStatus::Empty:
        return tr("Empty");
    case RunStatus::Incomplete:
        return tr("Incomplete");
    case RunStatus::UnexpectedInput:
        return tr("Unexpected input");
    case RunStatus::ToolFailed:
        return tr("Tool failed");
    case RunStatus::TooLarge:
        return tr("Too large");
    case RunStatus::Question:
        return tr("Question");
    case RunStatus::Limit:
        //: an outcome: a limit was reached, %1 is which
        return limit ? tr("Limit: %1").arg(limitWord(*limit)) : tr("Limit");
    case RunStatus::Stopped:
        return tr("Stopped");
    case RunStatus::Error:
        return tr("Error");
    case RunStatus::Interrupted:
        return tr("Interrupted");
    }
    Q_UNREACHABLE_RETURN({});
}

QString statusCount(RunStatus status, int count)
{
    switch (status) {
    case RunStatus::Ok:
        return tr("%n OK", nullptr, count);
    case RunStatus::Partial:
        return tr("%n partial", nullptr, count);
    case RunStatus::Empty:
        return tr("%n empty", nullptr, count);
    case RunStatus::Incomplete:
        return tr("%n incomplete", nullptr, count);
    case RunStatus::UnexpectedInput:
        return tr("%n with unexpected input", nullptr, count);
    case RunStatus::ToolFailed:
        return tr("%n with a failed tool", nullptr, count);
    case RunStatus::TooLarge:
        return tr("%n too large", nullptr, count);
    case RunStatus::Question:
        return tr("%n questions", nullptr, count);
    case RunStatus::Limit:
        //: runs that a limit ended
        return tr("%n limit", nullptr, count);
    case RunStatus::Stopped:
        return tr("%n stopped", nullptr, count);
    case RunStatus::Error:
        return tr("%n errors", nullptr, count);
    case RunStatus::Interrupted:
        return tr("%n interrupted", nullptr, count);
    }
    Q_UNREACHABLE_RETURN({});
}

QString stateWord(RunState state)
{
    switch (state) {
    case RunState::Queued:
        return tr("Queued");
    case RunState::Preparing:
        return tr("Preparing");
    case RunState::Running:
        return tr("Running");
    case RunState::Verifying:
        return tr("Verifying");
    case RunState::Finished:
        return tr("Finished");
    }
    Q_UNREACHABLE_RETURN({});
}

QString reviewWord(ReviewState state)
{
    switch (state) {
    case ReviewState::New:
        return tr("New");
    case ReviewState::Seen:
        return tr("Seen");
    case ReviewState::SentBack:
        return tr("Sent back");
    case ReviewState::Accepted:
        return tr("Accepted");
    case ReviewState::Rejected:
        return tr("Rejected");
    case ReviewState::Deferred:
        return tr("Deferred");
    }
    Q_UNREACHABLE_RETURN({});
}

QString endedByPhrase(std::optional<EndedBy> endedBy)
{
    if (!endedBy)
        return tr("Not ended yet");
    switch (*endedBy) {
    case EndedBy::Agent:
        return tr("Ended by the agent");
    case EndedBy::Limit:
        return tr("Ended by a limit");
    case EndedBy::User:
        return tr("Stopped by you");
    case EndedBy::Failure:
        return tr("Ended by a failure");
    case EndedBy::Interrupted:
        return tr("Interrupted");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace remit

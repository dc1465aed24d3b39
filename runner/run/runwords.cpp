// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/run.h"

#include <array>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

template <typename E>
struct Word {
    E value;
    QLatin1StringView text;
};

constexpr std::array kStates{
    Word{RunState::Queued, "queued"_L1},
    Word{RunState::Preparing, "preparing"_L1},
    Word{RunState::Running, "running"_L1},
    Word{RunState::Verifying, "verifying"_L1},
    Word{RunState::Finished, "finished"_L1},
};
constexpr std::array kEnds{
    Word{EndedBy::Agent, "agent"_L1},
    Word{EndedBy::Limit, "limit"_L1},
    Word{EndedBy::User, "user"_L1},
    Word{EndedBy::Failure, "failure"_L1},
    Word{EndedBy::Interrupted, "interrupted"_L1},
};
constexpr std::array kStatuses{
    Word{RunStatus::Ok, "OK"_L1},
    Word{RunStatus::Partial, "PARTIAL"_L1},
    Word{RunStatus::Empty, "EMPTY"_L1},
    Word{RunStatus::Incomplete, "INCOMPLETE"_L1},
    Word{RunStatus::UnexpectedInput, "UNEXPECTED_INPUT"_L1},
    Word{RunStatus::ToolFailed, "TOOL_FAILED"_L1},
    Word{RunStatus::TooLarge, "TOO_LARGE"_L1},
    Word{RunStatus::Question, "QUESTION"_L1},
    Word{RunStatus::Limit, "LIMIT"_L1},
    Word{RunStatus::Stopped, "STOPPED"_L1},
    Word{RunStatus::Error, "ERROR"_L1},
    Word{RunStatus::Interrupted, "INTERRUPTED"_L1},
};
constexpr std::array kReviews{
    Word{ReviewState::New, "new"_L1},
    Word{ReviewState::Seen, "seen"_L1},
    Word{ReviewState::SentBack, "sent_back"_L1},
    Word{ReviewState::Accepted, "accepted"_L1},
    Word{ReviewState::Rejected, "rejected"_L1},
    Word{ReviewState::Deferred, "deferred"_L1},
};
constexpr std::array kMeterings{
    Word{Metering::Gateway, "gateway"_L1},
    Word{Metering::SelfReported, "self-reported"_L1},
    Word{Metering::Unknown, "unknown"_L1},
};
/// The keys of [limits] in a contract, and "failures" of [stop].
constexpr std::array kLimits{
    Word{LimitName::WallClock, "wall_clock"_L1},
    Word{LimitName::Idle, "idle"_L1},
    Word{LimitName::LlmCalls, "llm_calls"_L1},
    Word{LimitName::Cost, "cost_usd"_L1},
    Word{LimitName::Output, "output"_L1},
    Word{LimitName::Memory, "memory"_L1},
    Word{LimitName::Disk, "disk"_L1},
    Word{LimitName::Processes, "processes"_L1},
    Word{LimitName::ChangedFiles, "changed_files"_L1},
    Word{LimitName::ChangedLines, "changed_lines"_L1},
    Word{LimitName::Failures, "failures"_L1},
};
constexpr std::array kSeverities{
    Word{FindingSeverity::Low, "low"_L1},
    Word{FindingSeverity::Medium, "medium"_L1},
    Word{FindingSeverity::High, "high"_L1},
};

QString textOf(const auto& words, auto value)
{
    for (const auto& word : words)
        if (word.value == value)
            return word.text;
    Q_UNREACHABLE_RETURN({});
}

template <typename E, size_t N>
std::optional<E> valueOf(const std::array<Word<E>, N>& words, const QString& text)
{
    for (const auto& word : words)
        if (word.text == text)
            return word.value;
    return std::nullopt;
}

} // namespace

QString toText(RunState value)
{
    return textOf(kStates, value);
}

QString toText(EndedBy value)
{
    return textOf(kEnds, value);
}

QString toText(RunStatus value)
{
    return textOf(kStatuses, value);
}

QString toText(ReviewState value)
{
    return textOf(kReviews, value);
}

QString toText(LimitName value)
{
    return textOf(kLimits, value);
}

QString toText(Metering value)
{
    return textOf(kMeterings, value);
}

QString toText(FindingSeverity value)
{
    return textOf(kSeverities, value);
}

std::optional<RunState> runStateFrom(const QString& text)
{
    return valueOf(kStates, text);
}

std::optional<EndedBy> endedByFrom(const QString& text)
{
    return valueOf(kEnds, text);
}

std::optional<RunStatus> runStatusFrom(const QString& text)
{
    return valueOf(kStatuses, text);
}

std::optional<ReviewState> reviewStateFrom(const QString& text)
{
    return valueOf(kReviews, text);
}

std::optional<LimitName> limitNameFrom(const QString& text)
{
    return valueOf(kLimits, text);
}

std::optional<Metering> meteringFrom(const QString& text)
{
    return valueOf(kMeterings, text);
}

std::optional<FindingSeverity> findingSeverityFrom(const QString& text)
{
    return valueOf(kSeverities, text);
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace remit {

/** The process: where a run is. queued → preparing → running → verifying → finished. */
enum class RunState { Queued, Preparing, Running, Verifying, Finished };

/** Who or what ended it. */
enum class EndedBy { Agent, Limit, User, Failure, Interrupted };

/** The outcome, rolled up to one word. */
enum class RunStatus {
    Ok,
    Partial,
    Empty,
    Incomplete,
    UnexpectedInput,
    ToolFailed,
    TooLarge,
    Question,
    Limit,
    Stopped,
    Error,
    Interrupted,
};

/** The review: what a person made of it. */
enum class ReviewState { New, Seen, SentBack, Accepted, Rejected, Deferred };

enum class LimitName {
    WallClock,
    Idle,
    LlmCalls,
    Cost,
    Output,
    Memory,
    Disk,
    Processes,
    ChangedFiles,
    ChangedLines,
    Failures,
};

/** Who counted an agent's calls, tokens and cost: what is seen on the way to the provider, the agent's own word,
 * nobody. */
enum class Metering { Gateway, SelfReported, Unknown };

/** Is the step allowed? The one table of transitions; every state may end early in Finished. */
[[nodiscard]] bool canGo(RunState from, RunState to);

/** The stable words of files, `--json` and the database ("preparing", "OK", "wall_clock", "sent_back" …) and back. */
[[nodiscard]] QString toText(RunState value);
[[nodiscard]] QString toText(EndedBy value);
[[nodiscard]] QString toText(RunStatus value);
[[nodiscard]] QString toText(ReviewState value);
[[nodiscard]] QString toText(LimitName value);
[[nodiscard]] QString toText(Metering value); ///< "gateway", "self-reported", "unknown"
[[nodiscard]] std::optional<RunState> runStateFrom(const QString& text);
[[nodiscard]] std::optional<EndedBy> endedByFrom(const QString& text);
[[nodiscard]] std::optional<RunStatus> runStatusFrom(const QString& text);
[[nodiscard]] std::optional<ReviewState> reviewStateFrom(const QString& text);
[[nodiscard]] std::optional<LimitName> limitNameFrom(const QString& text);
[[nodiscard]] std::optional<Metering> meteringFrom(const QString& text);

/** Exit code of `remitctl run --wait` and `show`: 0 OK, 3 not OK, 4 limit, 5 stopped, 7 interrupted. That a run could
 * not start (6) is not to be seen in its status: ask with the record. */
[[nodiscard]] int exitCodeFor(RunStatus status);
struct AuditRecord;
/** The same, and 6 if the agent never started because of an error; 1 if the record has no status yet. */
[[nodiscard]] int exitCodeFor(const AuditRecord& record);

/** What the roll-up looks at. */
struct Ending {
    EndedBy endedBy = EndedBy::Failure;
    bool startedAgent = false; ///< false: preparing failed
    std::optional<int> agentExit;
    bool agentReportedError = false; ///< the stream's own terminal event says error
    QString claimStatus; ///< the agent's STATUS word, empty if none
    bool endOfRun = false;
    bool looksLikeQuestion = false; ///< final text ends in a question and has no closing lines
    bool anyChange = false;
    bool tooLarge = false;
    bool wantsChanges = true; ///< artifact = changes
    bool hasCheck = true; ///< the contract has a success command
    std::optional<int> afterExit; ///< exit code of the check after; unset: it did not run to its end
};

/** Pure. OK needs the agent's own clean end *and* the harness's passing check. */
[[nodiscard]] RunStatus rollUp(const Ending& ending);

/** A check that the harness ran. */
struct CheckResult {
    QString command;
    int exit = -1; ///< exit code; 128+n after signal n; 124 when it ran into its timeout, 137 into a limit
    qint64 durationMs = 0;
    bool timedOut = false;
    QString outputFile; ///< in the run's folder; may be empty
    QString limit; ///< "memory" or "disk", which ended it; empty: none did
    friend bool operator==(const CheckResult&, const CheckResult&) = default;
};

enum class FindingSeverity { Low, Medium, High };
[[nodiscard]] QString toText(FindingSeverity value);
[[nodiscard]] std::optional<FindingSeverity> findingSeverityFrom(const QString& text);

/** One result of an inspection. */
struct Finding {
    QString kind; ///< "out-of-scope", "do-not-path" … (the stable words of the inspections)
    FindingSeverity severity = FindingSeverity::Medium;
    QString path; ///< repository-relative, may be empty
    std::optional<int> line; ///< on the new side, from 1; a deletion has none
    QString detail; ///< one sentence with the evidence and why it matters
    friend bool operator==(const Finding&, const Finding&) = default;
};

struct LimitUse {
    LimitName name = LimitName::WallClock;
    double used = 0; ///< in `unit`
    double allowed = 0;
    QString unit; ///< "ms", "calls", "usd", "bytes", "files", "lines", "processes", "checks"
    QString source; ///< "harness", "gateway", "self-reported", "unknown"
    friend bool operator==(const LimitUse&, const LimitUse&) = default;
};

struct Tokens {
    qint64 input = 0; ///< without cached
    qint64 output = 0;
    qint64 cacheRead = 0;
    qint64 cacheWrite = 0;
    friend bool operator==(const Tokens&, const Tokens&) = default;
};

/** What somebody says of the use of the model. What is unset, nobody said. */
struct UsageReport {
    std::optional<qint64> llmCalls;
    std::optional<Tokens> tokens;
    std::optional<qint64> costMicroUsd;
    [[nodiscard]] bool isEmpty() const { return !llmCalls && !tokens && !costMicroUsd; }
    friend bool operator==(const UsageReport&, const UsageReport&) = default;
};

/** The audit record of a run: one line of runs.jsonl and the head of result.json (JSON form in auditrecord.h). */
struct AuditRecord {
    QString runId;
    QString agent;
    QString model;
    QString contractTitle;
    QString contractHash;
    QString repository; ///< path of the main checkout
    QString base; ///< commit id
    qint64 startedAtMs = 0; ///< UTC
    qint64 endedAtMs = 0;
    std::optional<RunStatus> status; ///< unset until finished
    std::optional<EndedBy> endedBy;
    std::optional<LimitName> limit;
    QString inputSummary;
    QString outputSummary;
    qint64 outputSizeBytes = 0;
    qint64 changedFiles = 0;
    qint64 added = 0;
    qint64 removed = 0;
    QMap<QString, qint64> toolCalls;
    std::optional<qint64> llmCalls; ///< unset: unknown
    std::optional<Tokens> tokens;
    std::optional<qint64> costMicroUsd;
    Metering metering = Metering::Unknown; ///< of these three
    UsageReport selfReported; ///< the agent's own figures of this run, beside those
    std::optional<CheckResult> before;
    std::optional<CheckResult> after;
    ReviewState verdict = ReviewState::New;
    QString journalHead;

    // Beyond the record, in show --json and result.json:
    RunState state = RunState::Queued;
    QString reason; ///< one sentence
    QString cause; ///< "rate_limited", "signed_out" … (stable words of supervise/endcause); empty: nothing special
    QString question; ///< what the agent wants to know before it goes on; empty: it asked nothing
    QString worktree;
    QString ref; ///< the last snapshot, "refs/remit/RUN/3"
    QString claimStatus;
    QString claimText;
    bool agentStarted = true; ///< false: it ended before its agent ran
    QString level; ///< "A", "A-", "B", "C"; empty: no box was made
    QList<Finding> findings;
    QList<LimitUse> limits;
    QString race; ///< of whose runs it is one; empty: none. In the record, too

    friend bool operator==(const AuditRecord&, const AuditRecord&) = default;
};

} // namespace remit

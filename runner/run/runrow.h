// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QStringList>

namespace remit {

/** A row of the index as lists show it (no findings, no journal). */
struct RunRow {
    QString runId;
    QString title;
    QString repository; ///< path
    QString agent;
    QString model;
    RunState state = RunState::Queued;
    std::optional<RunStatus> status;
    std::optional<EndedBy> endedBy;
    std::optional<LimitName> limit;
    ReviewState review = ReviewState::New;
    QString reason;
    QString question; ///< that the agent ended with; empty: none
    qint64 createdAtMs = 0;
    qint64 startedAtMs = 0;
    qint64 endedAtMs = 0;
    qint64 deferredUntilMs = 0;
    qint64 changedFiles = 0;
    qint64 added = 0;
    qint64 removed = 0;
    std::optional<qint64> llmCalls;
    std::optional<qint64> costMicroUsd;
    Metering metering = Metering::Unknown; ///< who counted these two
    qint64 highFindings = 0;
    qint64 findings = 0;
    QString parent; ///< the run that was sent back
    QString race; ///< of whose runs it is one; empty: none
    qint64 verdictAtMs = 0; ///< when the review state was last decided; 0: never
    QString verdictHow; ///< merge, squash …; empty unless accepted
    QString verdictCommit; ///< the last commit that accepting made
    QString verdictText; ///< what the person wrote with it
    friend bool operator==(const RunRow&, const RunRow&) = default;
};

struct RunFilter {
    QStringList runIds; ///< only these; empty: all
    QString text; ///< in title, repository, agent
    bool undecided = false; ///< finished and without a verdict: new, seen or deferred, due or not
    std::optional<bool> needsReview; ///< finished and review is new, seen or (its time being over) deferred
    std::optional<bool> active; ///< queued to verifying
    bool inRace = false; ///< only runs of races
    std::optional<ReviewState> review; ///< exactly this one
    QString repository;
    QString race; ///< only the runs of this one
    qint64 sinceMs = 0;
    qint64 verdictSinceMs = 0; ///< only runs decided (accepted, rejected, sent back) at or after; 0: not asked
    int limit = 0; ///< 0: all
};

} // namespace remit

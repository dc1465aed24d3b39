// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/run.h"
#include "runner/run/runid.h"

#include <memory>

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
    qint64 createdAtMs = 0;
    qint64 startedAtMs = 0;
    qint64 endedAtMs = 0;
    qint64 deferredUntilMs = 0;
    qint64 changedFiles = 0;
    qint64 added = 0;
    qint64 removed = 0;
    std::optional<qint64> llmCalls;
    std::optional<qint64> costMicroUsd;
    qint64 highFindings = 0;
    qint64 findings = 0;
    QString parent; ///< the run that was sent back
    friend bool operator==(const RunRow&, const RunRow&) = default;
};

struct RunFilter {
    QString text; ///< in title, repository, agent
    std::optional<bool> needsReview; ///< finished and review is new, seen or (its time being over) deferred
    std::optional<bool> active; ///< queued to verifying
    QString repository;
    qint64 sinceMs = 0;
    int limit = 0; ///< 0: all
};

/**
 * The index. One connection per object, used on the thread that opened it. Written only from journals (Index, below) so
 * that it can be thrown away. Newer schema: refused. Errors name the file.
 */
class RunStore {
public:
    [[nodiscard]] static Result<std::unique_ptr<RunStore>> open(const QString& databaseFile);
    [[nodiscard]] static Result<std::unique_ptr<RunStore>> openMemory();
    ~RunStore();

    [[nodiscard]] Result<QList<RunRow>> rows(const RunFilter& filter = {}) const; ///< newest first
    [[nodiscard]] Result<std::optional<RunRow>> row(const QString& runId) const;
    [[nodiscard]] Result<qint64> count(const RunFilter& filter) const;
    /** Counter that rises with every write by any process (PRAGMA data_version and our own). */
    [[nodiscard]] qint64 revision() const;

    /** Cost of finished and running runs between two times, grouped by "agent", "repository", "model" or "day". */
    struct CostRow {
        QString group;
        qint64 runs = 0;
        qint64 costMicroUsd = 0;
        qint64 unknownCost = 0;
    };
    [[nodiscard]] Result<QList<CostRow>> costs(qint64 fromMs, qint64 toMs, const QString& groupBy) const;

    class Private;
    [[nodiscard]] Private& internals() const { return *d; } ///< for runner/store only

private:
    explicit RunStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace remit

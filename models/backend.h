// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/contract/preflight.h"
#include "runner/git/changes.h"
#include "runner/git/landing.h"
#include "runner/launch/launchrequest.h"
#include "runner/review/reviewnotes.h"
#include "runner/run/event.h"
#include "runner/run/packedrows.h"
#include "runner/run/run.h"

#include <QFuture>
#include <QObject>

namespace remit {

/** Which two states of a run a diff compares. */
struct ChangeScope {
    enum class Kind { WholeRun, SinceMyReview, Snapshots };
    Kind kind = Kind::WholeRun;
    int fromSnapshot = 0; ///< 0 = base
    int toSnapshot = 0;
    friend bool operator==(const ChangeScope&, const ChangeScope&) = default;
};

/** Both sides of one file. A side that does not exist is empty with exists = false; one that cannot be shown says why.
 */
struct FileSides {
    QByteArray oldBytes;
    QByteArray newBytes;
    bool oldExists = false;
    bool newExists = false;
    QString problem;
};

struct RepositorySummary {
    RepositoryFacts facts;
    QStringList branches;
    QStringList files; ///< of the base
    QString base; ///< resolved commit
    bool hasAgentInstructions = false;
};

/** What stands around an agent on this machine. */
struct BoxStanding {
    QString level; ///< "A", "A-", "B", "C", "none"
    QString problem; ///< why there is no box; one sentence
    QString mend;
    QString consent; ///< what a person types to start a run all the same; empty: nothing, or there is no way
    [[nodiscard]] bool isBoxed() const { return level.startsWith(u'A'); }
    friend bool operator==(const BoxStanding&, const BoxStanding&) = default;
};

/** What the two lines of the status bar say. */
struct Occupancy {
    int slotsUsed = 0;
    int slotsTotal = 3;
    int queued = 0;
    int toReview = 0;
    int reviewLimit = 10;
    qint64 spentTodayMicroUsd = 0;
    bool spentTodayUnknown = false;
    friend bool operator==(const Occupancy&, const Occupancy&) = default;
};

/**
 * All that models and pages ask of the engine. The application implements it over store, journals, git and launcher;
 * tests over values. Every call returns at once; the future is finished on the caller's (GUI) thread, the work is done
 * elsewhere.
 */
class Backend : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<Result<QList<RunRow>>> runs(const RunFilter& filter) = 0;
    /** For lists of a hundred thousand; in no order. */
    [[nodiscard]] virtual QFuture<Result<PackedRowsPtr>> packedRuns(const RunFilter& filter) = 0;
    [[nodiscard]] virtual QFuture<Result<AuditRecord>> record(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> events(const QString& runId, qint64 afterSeq) = 0;
    [[nodiscard]] virtual QFuture<Result<Contract>> contract(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<QString>> brief(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<QByteArray>> checkOutput(const QString& runId, const QString& file) = 0;
    [[nodiscard]] virtual QFuture<Result<Occupancy>> occupancy() = 0;

    [[nodiscard]] virtual QFuture<Result<QList<FileChange>>> changes(const QString& runId, const ChangeScope& scope)
        = 0;
    [[nodiscard]] virtual QFuture<Result<FileSides>> sides(const QString& runId, const FileChange& change) = 0;
    [[nodiscard]] virtual QFuture<Result<ReviewNotes>> notes(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<>> saveNotes(const QString& runId, const ReviewNotes& notes) = 0;

    [[nodiscard]] virtual QFuture<Result<LandingPreview>> previewAccept(
        const QString& runId, LandingWay way, const QStringList& leaveOut)
        = 0;
    [[nodiscard]] virtual QFuture<Result<Landing>> accept(
        const QString& runId, LandingWay way, const QStringList& leaveOut, const QString& message)
        = 0;
    [[nodiscard]] virtual QFuture<Result<>> reject(const QString& runId, const QString& reason) = 0;
    [[nodiscard]] virtual QFuture<Result<QString>> sendBack(
        const QString& runId, const QString& intro, const QList<ReviewComment>& comments)
        = 0;
    /** Lets the run go on with the answer to its question. */
    [[nodiscard]] virtual QFuture<Result<QString>> answer(const QString& runId, const QString& text) = 0;
    [[nodiscard]] virtual QFuture<Result<>> defer(const QString& runId, qint64 untilMs) = 0;
    [[nodiscard]] virtual QFuture<Result<>> undoVerdict(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<>> markSeen(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<CheckResult>> runCheckAgain(const QString& runId) = 0;

    [[nodiscard]] virtual QFuture<Result<>> stop(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<>> stopAll() = 0;
    [[nodiscard]] virtual QFuture<Result<>> freeze(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<>> thaw(const QString& runId) = 0;
    [[nodiscard]] virtual QFuture<Result<>> freezeAll() = 0;
    [[nodiscard]] virtual QFuture<Result<>> startNow(const QString& runId) = 0; ///< a queued run, over the cap
    [[nodiscard]] virtual QFuture<Result<>> removeQueued(const QString& runId) = 0;
    virtual void openTerminal(const QString& runId) = 0;
    virtual void setSlots(int count) = 0;

    [[nodiscard]] virtual QFuture<Result<RepositorySummary>> repository(const QString& path, const QString& base) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<AgentInstallation>>> agents() = 0;
    [[nodiscard]] virtual QFuture<Result<BoxStanding>> boxStanding() = 0;
    /** Runs setup and success command in the box on a clean checkout of the base: the wizard's *Try it now*. */
    [[nodiscard]] virtual QFuture<Result<CheckResult>> tryCheck(
        const QString& repository, const QString& base, const Contract& contract)
        = 0;
    [[nodiscard]] virtual QFuture<Result<PreflightContext>> preflightContext(
        const QString& repository, const QString& base, const Contract& contract)
        = 0;
    [[nodiscard]] virtual QFuture<Result<QString>> launch(const LaunchRequest& request) = 0;
    /** A run for each; all are made or none. Their ids, in that order. */
    [[nodiscard]] virtual QFuture<Result<QStringList>> launchRace(const QList<LaunchRequest>& requests) = 0;
    [[nodiscard]] virtual QStringList recentRepositories() const = 0;
    [[nodiscard]] virtual QStringList templates() const = 0; ///< file paths
    [[nodiscard]] virtual QFuture<Result<>> saveTemplate(const QString& name, const Contract& contract) = 0;

Q_SIGNALS:
    /** Rows changed in the index; empty: reload all. At most ten times a second. */
    void runsChanged(const QStringList& runIds);
    /** Journals grew. At most ten times a second for each run. */
    void eventsArrived(const QString& runId);
};

} // namespace remit

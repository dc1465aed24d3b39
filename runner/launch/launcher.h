// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/preflight.h"
#include "runner/contract/result.h"
#include "runner/launch/launchrequest.h"
#include "runner/launch/runlock.h"
#include "runner/run/paths.h"

namespace remit {

/** The runs of a race, in the order of what was asked. */
struct Race {
    QString id;
    QList<RunId> runs;
};

/**
 * Makes a run (folder, contract, journal) and starts its supervisor, or leaves it queued. All launchers of this user,
 * the desktop, the CLI and supervisors that end, take one lock in the data folder, so caps hold over all of them. No
 * event loop needed.
 */
class Launcher {
public:
    Launcher(Paths paths, LaunchCaps caps, QString remitctl);
    /** Preflight errors are InvalidInput. Returns the run; it stands on disk even if its start then fails. */
    [[nodiscard]] Result<RunId> launch(const LaunchRequest& request);
    /**
     * Makes one run for each request: the same contract in the hands of different agents, from the same commit of the
     * same repository. All are made or none is: InvalidInput says which cannot start and why, or what differs.
     */
    [[nodiscard]] Result<Race> launchRace(const QList<LaunchRequest>& requests);
    /** Starts queued runs while slots are free. Returns those it started. */
    [[nodiscard]] Result<QList<RunId>> startQueued();
    /** Why a waiting run waits, one sentence; empty if nothing is in its way. */
    [[nodiscard]] QString whyWaiting() const;
    /** Runs whose supervisor died without an end become INTERRUPTED, their work is snapshotted. Called at the start of
     * everything. */
    [[nodiscard]] Result<QList<RunId>> recover();
    /** Asks the supervisor to stop (control socket) and waits until nothing of it lives, killing from outside if it
     * does not answer. */
    [[nodiscard]] Result<> stop(const RunId& run, const QString& by);

    /** Starts one waiting run whatever the caps say: a person asked for it. */
    [[nodiscard]] Result<> startNow(const RunId& run);
    /** What the preflight may know about a contract for this repository here and now. */
    [[nodiscard]] Result<PreflightContext> preflightContext(
        const QString& repository, const QString& base, const Contract& contract) const;

private:
    /** What a request was judged against, and where it starts from. */
    struct Ground {
        QString checkout;
        QString base; ///< commit
    };
    /** Folders, base and preflight of a request. */
    [[nodiscard]] Result<Ground> judge(const LaunchRequest& request) const;
    [[nodiscard]] RunId newRun(const QString& title) const;
    [[nodiscard]] Result<> makeRun(const RunId& run, const LaunchRequest& request, const Ground& ground);
    void unmakeRun(const RunId& run) const;
    [[nodiscard]] Result<> beginRun(const RunId& run, const LaunchRequest& request, const Ground& ground);
    [[nodiscard]] Result<> endAbandonedRuns(QList<RunId>& ended, QStringList& problems) const;
    [[nodiscard]] Result<> startSupervisor(const RunId& run, FileLock lock);

    Paths m_paths;
    LaunchCaps m_caps;
    QString m_remitctl;
};

} // namespace remit

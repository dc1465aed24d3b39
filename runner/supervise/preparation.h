// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/process.h"
#include "runner/supervise/boxedcommand.h"
#include "runner/supervise/cleancheck.h"
#include "runner/supervise/runcontext.h"
#include "runner/supervise/runlog.h"
#include "runner/supervise/snapshotworker.h"

namespace remit {

/** queued → preparing: probe, keys, worktree, shadow git dir, first snapshot, setup, the check before. Fills the
 * context as it goes. */
class Preparation : public QObject {
    Q_OBJECT

public:
    Preparation(RunContext& context, RunLog& log, QObject* parent = nullptr);

    void start();
    /** Ends the step under way; done() follows. */
    void stop();
    /** After done(): the maker of all further snapshots. */
    [[nodiscard]] std::unique_ptr<SnapshotWorker> takeSnapshots() { return std::move(m_snapshots); }
    [[nodiscard]] const Snapshot& firstSnapshot() const { return m_first; }
    [[nodiscard]] const std::optional<CheckResult>& before() const { return m_before; }

Q_SIGNALS:
    /** `problem`: why the run cannot start; empty: all is ready. */
    void done(const QString& problem);

private:
    void probed(const SandboxFacts& facts);
    void collectKeys();
    void keysCollected();
    void makeWorktree();
    void worktreeMade();
    void takeFirstSnapshot();
    void setUp();
    void checkBefore();
    [[nodiscard]] QString restoreWork();
    [[nodiscard]] QString prepareFolders();

    RunContext& m_context;
    RunLog& m_log;
    SandboxProbe m_probe;
    Process* m_git = nullptr;
    QByteArray m_gitErrors;
    BoxedCommand m_setup;
    std::unique_ptr<CleanCheck> m_check;
    std::unique_ptr<SnapshotWorker> m_snapshots;
    Snapshot m_first;
    std::optional<CheckResult> m_before;
    QElapsedTimer m_clock;
    bool m_stopped = false;
};

/** The part of a box's description that all boxes around a run's worktree share. */
[[nodiscard]] BoxSpec worktreeBox(const RunContext& context, const QStringList& readOnlyPaths);

} // namespace remit

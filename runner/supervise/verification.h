// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/changes.h"
#include "runner/supervise/agentrun.h"
#include "runner/supervise/cleancheck.h"

namespace remit {

/** What verifying found. */
struct VerificationOutcome {
    QString problem; ///< the last snapshot could not be taken: one sentence
    Snapshot snapshot;
    QList<FileChange> changes; ///< base to snapshot
    std::optional<CheckResult> after;
    QString checkProblem; ///< why there is no `after` though there should be one
};

/** running → verifying: the last snapshot, what it changes, the check after on a clean checkout of it. */
class Verification : public QObject {
    Q_OBJECT

public:
    Verification(const RunContext& context, RunLog& log, SnapshotWorker& snapshots, QObject* parent = nullptr);
    /** `check`: run the success command too. */
    enum class Check { Run, Leave };
    void start(int snapshotNumber, Check check);
    void stop();

Q_SIGNALS:
    void done(const remit::VerificationOutcome& outcome);

private:
    void snapshotTaken(const Result<Snapshot>& taken);
    void runCheck();

    const RunContext& m_context;
    RunLog& m_log;
    SnapshotWorker& m_snapshots;
    std::unique_ptr<CleanCheck> m_command;
    VerificationOutcome m_outcome;
    Check m_check = Check::Run;
    bool m_stopped = false;
};

} // namespace remit

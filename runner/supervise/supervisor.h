// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/launch/runlock.h"
#include "runner/supervise/agentrun.h"
#include "runner/supervise/controlserver.h"
#include "runner/supervise/preparation.h"
#include "runner/supervise/verification.h"

#include <QElapsedTimer>

namespace remit {

/**
 * Carries one run from queued to finished: `remitctl supervise RUN`. Lives on the main thread of its own process and
 * ends with it. Whatever happens, the run gets exactly one end state; a supervisor that is killed leaves that to the
 * recovery.
 */
class Supervisor : public QObject {
    Q_OBJECT

public:
    Supervisor(Paths paths, RunId run, FileLock lock, QObject* parent = nullptr);
    ~Supervisor() override;

    void start();
    /** As the control socket's stop; also for SIGTERM. */
    void stop(const QString& by);

Q_SIGNALS:
    void ended();

private:
    [[nodiscard]] QString readRun();
    [[nodiscard]] QString readParent();
    void handle(const QJsonObject& request, const ControlServer::Answer& answer);
    void goTo(RunState state);
    void fail(const QString& why);
    void prepared(const QString& outcome);
    void agentDone(const AgentOutcome& outcome);
    void mendGit();
    void verified(const VerificationOutcome& outcome);
    void finish();
    [[nodiscard]] AuditRecord assembleRecord();
    void judge(AuditRecord& record);
    /** What the agent ended on, if anything is known of it; its process's own end only where it gave no claim. */
    [[nodiscard]] std::optional<EndCause> endCause() const;
    void giveReason(AuditRecord& record) const;
    [[nodiscard]] QString reasonFor(const AuditRecord& record, const std::optional<EndCause>& cause) const;
    void inspectResult(AuditRecord& record);
    void publish(AuditRecord& record);
    void cleanUp();

    RunContext m_context;
    FileLock m_lock;
    std::unique_ptr<RunLog> m_log;
    std::unique_ptr<ControlServer> m_control;
    std::unique_ptr<Preparation> m_preparation;
    std::unique_ptr<SnapshotWorker> m_snapshots;
    std::unique_ptr<AgentRun> m_agent;
    std::unique_ptr<Verification> m_verification;
    QList<ControlServer::Answer> m_waitingForEnd;
    RunState m_state = RunState::Queued;
    AgentOutcome m_outcome;
    VerificationOutcome m_verdictBasis;
    std::optional<CheckResult> m_before;
    QString m_preparationProblem;
    QString m_failure; ///< of ours, that ends the run
    qint64 m_startedAtMs = 0;
    QElapsedTimer m_sinceStart; ///< what no setting of the clock changes
    bool m_stopped = false;
};

} // namespace remit

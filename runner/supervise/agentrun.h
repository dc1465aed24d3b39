// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/budget/meter.h"
#include "runner/budget/prices.h"
#include "runner/gateway/gateway.h"
#include "runner/process/linesplitter.h"
#include "runner/run/selfreport.h"
#include "runner/sandbox/boxprocess.h"
#include "runner/supervise/attempts.h"
#include "runner/supervise/boxegress.h"
#include "runner/supervise/checkwatch.h"
#include "runner/supervise/endcause.h"
#include "runner/supervise/hold.h"
#include "runner/supervise/outputlog.h"
#include "runner/supervise/runcontext.h"
#include "runner/supervise/runlog.h"
#include "runner/supervise/usegauges.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTimer>

namespace remit {

/** How the running phase went. */
struct AgentOutcome {
    bool started = false; ///< the box proved itself and the agent got its go
    QString problem; ///< not started, or broken off by us: one sentence
    EndedBy endedBy = EndedBy::Agent;
    std::optional<LimitCrossing> limit;
    qint64 limitAtMs = 0; ///< UTC
    qint64 limitAfterMs = 0; ///< of running, holds left out
    std::optional<int> exit; ///< unset: ended by a signal
    int signal = 0;
    bool endedWhenDone = false; ///< it was done, stayed, and was ended by us: neither exit nor signal is its own
    bool reportedError = false;
    QString errorReason; ///< a sentence; empty: none was given
    QString finalMessage;
    ModelTrouble trouble; ///< that was not over when it ended
    bool verifiedDead = false;
    int lastSnapshot = 0;
};

/** preparing → running: the agent in its box, its stream, the meter over all of it, the gateway beside it. One done().
 */
class AgentRun : public QObject {
    Q_OBJECT

public:
    AgentRun(const RunContext& context, RunLog& log, SnapshotWorker& snapshots, QObject* parent = nullptr);
    ~AgentRun() override;

    void start();
    void stop(const QString& by);
    /** Ended by something of ours that cannot go on. */
    void fail(const QString& why) { end(EndedBy::Failure, why); }
    /** Every process of it stands still until thaw(), at most as long as the settings allow; no limit counts that time.
     */
    void freeze(const QString& by);
    /** Refused where it stands because of a limit: that one is used up. */
    [[nodiscard]] Result<> thaw(const QString& by);
    [[nodiscard]] const Meter& meter() const { return m_meter; }
    /** What the last snapshot changes against the base: the final figures of these two limits. */
    void settleChanges(qint64 files, qint64 lines) { m_meter.changes(files, lines); }
    [[nodiscard]] qint64 outputBytes() const { return m_outputBytes; }
    /** Calls, tokens and cost as they hold, and who counted them. */
    [[nodiscard]] UsageReport usage() const;
    [[nodiscard]] Metering metering() const;

Q_SIGNALS:
    void running(); ///< the go was given
    void done(const remit::AgentOutcome& outcome);

private:
    [[nodiscard]] static QJsonObject crossingData(const LimitCrossing& crossing);
    [[nodiscard]] QString prepareStart(AgentStart& how);
    /** The ways to the agent's providers; those in the request want the gateway's address still. */
    [[nodiscard]] Result<> prepareGateway(const Agent& agent, AgentRequest& request);
    [[nodiscard]] Result<GatewayRoute> routeTo(const Agent& agent, const Provider& provider) const;
    /** A call that the stream reports without its cost gets the cost of its tokens, where the model's price is known.
     */
    [[nodiscard]] QJsonObject priced(QJsonObject call) const;
    void boxReady(const QList<int>& listeners);
    [[nodiscard]] Result<> takeListeners(const QList<int>& listeners);
    void readOutput(const QByteArray& bytes);
    void readErrors(const QByteArray& bytes);
    /** Tells the agent what its protocol asks for, and parts from it when that is over. */
    void answer();
    void part();
    void settleParting();
    void record(const char* type, const QJsonObject& data);
    /** The stream and a shim may both tell of the same one: the larger of their counts holds. */
    void countFailedCheck(int& told, int byTheOther, const char* source);
    void tick();
    void tellCount(const SnapshotMaker::Count& count);
    void tellUses();
    void tellOwnUse();
    [[nodiscard]] UsageReport ownUse() const;
    void snapshot();
    void checkLimits();
    void reach(const LimitCrossing& crossing);
    void holdFor(Hold::Why why, const QString& by);
    void heldTooLong();
    void closeWaysOut();
    void end(EndedBy by, const QString& problem);
    void boxDone(const BoxResult& result);
    [[nodiscard]] std::chrono::milliseconds now() const;

    const RunContext& m_context;
    RunLog& m_log;
    SnapshotWorker& m_snapshots;
    BoxProcess m_box;
    BoxSpec m_spec;
    QByteArray m_input;
    std::unique_ptr<StreamParser> m_parser;
    std::unique_ptr<Gateway> m_gateway;
    BoxEgress m_egress;
    Attempts m_attempts;
    PriceTable m_prices; ///< for the gateway, and for calls that none counts
    LineSplitter m_lines;
    OutputLog m_out;
    OutputLog m_err;
    Meter m_meter;
    SelfReport m_selfReport;
    CheckWatch m_checks;
    UseGauges m_gauges;
    QElapsedTimer m_clock;
    Hold m_hold;
    QTimer m_deadline;
    QTimer m_uses; ///< runs while there may be something to tell
    QJsonArray m_toldUses;
    QJsonObject m_toldCount;
    QTimer m_silence; ///< after output: what the parser holds back is told
    QTimer m_snapshotTimer;
    QTimer m_parting; ///< its dialogue is over: how long it may take to leave
    AgentOutcome m_outcome;
    qint64 m_outputBytes = 0;
    int m_failuresInStream = 0;
    int m_failuresByShim = 0;
    bool m_keepsInput = false;
    bool m_isOver = false; ///< the dialogue
    bool m_ending = false;
    bool m_exactCalls = false; ///< the gateway counts; what the stream says of calls is only recorded
};

} // namespace remit

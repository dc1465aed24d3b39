// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/journal/journal.h"
#include "runner/run/run.h"
#include "runner/run/runrow.h"

#include <QJsonObject>

namespace remit {

/**
 * Folds the events of a journal, one after the other, into what is known of the run: the record (also of a run that is
 * under way) and the row. Pure. Its state goes to JSON and back, so that a long journal is never read twice. Unknown
 * types and keys are ignored; a wrong value changes nothing.
 */
class RunFold {
public:
    explicit RunFold(const RunId& run);

    void apply(const Event& event);
    /** What the reading of the journal said: its head, and a finding if it does not verify. */
    void conclude(const JournalState& state);

    [[nodiscard]] const AuditRecord& record() const { return m_record; }
    [[nodiscard]] RunRow row() const;

    [[nodiscard]] QJsonObject toJson() const;
    /** Nothing if it is damaged or of another version: then the journal is read from its beginning. */
    [[nodiscard]] static std::optional<RunFold> fromJson(const RunId& run, const QJsonObject& object);

private:
    /** Model calls from one source. The gateway's count wins over what the agent reports of itself. */
    struct Calls {
        qint64 count = 0;
        Tokens tokens;
        qint64 costMicroUsd = 0;
        bool costUnknown = false;
        [[nodiscard]] QJsonObject toJson() const;
        void readFrom(const QJsonObject& object);
    };
    struct Verdict {
        qint64 seq = 0;
        qint64 atMs = 0;
        ReviewState review = ReviewState::New;
        qint64 untilMs = 0;
        QString how;
        QString commit;
        QString text;
    };
    using Step = void (RunFold::*)(const Event&);
    static Step stepFor(const QString& type);

    void created(const Event& event);
    void stateChanged(const Event& event);
    void started(const Event& event);
    void ended(const Event& event);
    void finished(const Event& event);
    void interrupted(const Event& event);
    void worktreeMade(const Event& event);
    void checkDone(const Event& event);
    void sessionBegan(const Event& event);
    void agentSaid(const Event& event);
    void agentResulted(const Event& event);
    void toolStarted(const Event& event);
    void modelCalled(const Event& event);
    void usageSaid(const Event& event);
    void filesChanged(const Event& event);
    void snapshotMade(const Event& event);
    void limitCrossed(const Event& event);
    void findingMade(const Event& event);
    void claimMade(const Event& event);
    void verdictGiven(const Event& event);
    void useCalls(const Calls& calls);

    AuditRecord m_record;
    qint64 m_createdAtMs = 0;
    qint64 m_lastEventMs = 0;
    QString m_parent;
    Calls m_gateway;
    Calls m_selfReported;
    QList<Verdict> m_verdicts; ///< those that still hold, oldest first
    QString m_problem; ///< why the journal does not verify
    qint64 m_brokenAt = 0;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/run/run.h"

namespace remit {

/** The word of run.created for a run that only tries an agent: such a run is decided from its beginning, waits for no
 * review and counts for no limit of reviews. */
inline constexpr auto kAgentTestPurpose = "agent-test";

/** One short answer, nothing changed, two minutes, two calls at most. */
[[nodiscard]] Contract agentTestContract(const Agent& agent, const QString& model);

/** What a test showed. */
struct AgentTest {
    bool works = false;
    QString problem; ///< one sentence with what to do; empty: none
    bool started = false;
    QString version; ///< as the agent says; empty: it did not
    QString session;
    QString model;
    std::optional<qint64> calls; ///< unset: unknown
    std::optional<Tokens> tokens;
    std::optional<qint64> costMicroUsd;
    QString metered; ///< "gateway", "self-reported", "unknown"
    qint64 durationMs = 0;
    QString answer; ///< beginning of the agent's last message, hostile
};

/** Pure: from the record and the events of the run. */
[[nodiscard]] AgentTest judgeAgentTest(const Agent& agent, const AuditRecord& record, const QList<Event>& events);

} // namespace remit

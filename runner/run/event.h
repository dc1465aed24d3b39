// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace remit {

/** One event of a run as its journal holds it. `seq` counts from 1 without gaps; `timeMs` is UTC. */
struct Event {
    qint64 seq = 0; ///< given by the journal
    qint64 timeMs = 0;
    QString type; ///< of namespace event below
    QJsonObject data;
    friend bool operator==(const Event&, const Event&) = default;
};

/**
 * The event types with the keys of their data. Everything that a person may later want to know of a run is one of
 * these; readers ignore types and keys that they do not know.
 */
namespace event {
// clang-format off
inline constexpr auto runCreated      = "run.created";      // run, title, contract_hash, repository, base, agent, model, parent?, purpose? (agent-test), intro?, comments?, question? (that the intro answers), automation?, race?, accepted_level? (a person's consent), remit (version)
inline constexpr auto runState        = "run.state";        // from, to, reason?
inline constexpr auto runStarted      = "run.started";      // level, program, version?, metering?, box {bwrap, pid, start_time, boot_id, pid_ns}: fsynced before the go
inline constexpr auto runEnded        = "run.ended";        // exit, signal, by, limit?, reason, verified (nothing of the tree lives)
inline constexpr auto runFinished     = "run.finished";     // the whole record (toShowJson)
inline constexpr auto runInterrupted  = "run.interrupted";  // reason, last_event_time
inline constexpr auto worktreeMade    = "worktree.made";    // path, commit, duration_ms
inline constexpr auto setupDone       = "setup.done";       // command, exit, duration_ms, timed_out, limit (memory|disk, or empty), output
inline constexpr auto checkDone       = "check.done";       // when (before|after|again), command, exit, duration_ms, timed_out, limit (memory|disk, or empty), output
inline constexpr auto agentSession    = "agent.session";    // session, model, version
inline constexpr auto agentText       = "agent.text";       // text, final?, truncated?
inline constexpr auto agentNotice     = "agent.notice";     // kind (retry|denied|warning|error|malformed|unbelievable; gateway.h has those of the model traffic), text, status?, error?, reset_ms?
inline constexpr auto agentResult     = "agent.result";     // error (bool), reason, turns?, api_status?, cost_usd?, tokens {}?, cumulative? (tokens of the whole resumed session) : the stream's own end
inline constexpr auto agentUsage      = "agent.usage";      // llm_calls?, tokens {}?, cost_usd?: what the agent itself says of this run, once, when it has ended
inline constexpr auto toolStart       = "tool.start";       // id, name, kind (read|edit|command|other), summary, input
inline constexpr auto toolEnd         = "tool.end";         // id, ok, exit?, summary, output (cut)
inline constexpr auto llmCall         = "llm.call";         // id, model, input, output, cache_read, cache_write, cost_usd?, source (gateway|self-reported), duration_ms?, status; of the gateway also side?, partial?, cost_unknown?, cache_write_1h?, web_searches?
inline constexpr auto filesChanged    = "files.changed";    // paths [], count, added, removed
inline constexpr auto snapshotMade    = "snapshot.made";    // n, ref, commit, files, added, removed, problems []
inline constexpr auto limitWarning    = "limit.warning";    // limit, used, allowed, unit, source
inline constexpr auto limitReached    = "limit.reached";    // limit, used, allowed, unit, source
inline constexpr auto limitsUsed      = "limits.used";      // uses [{limit, used, allowed, unit, source}]: what the meters read while it runs, a few times a minute
inline constexpr auto networkUsed     = "network.used";     // hosts [{host, sent, received, connections}], refused [{host, times}]: sums so far, through the proxy of one box
inline constexpr auto policyDenied    = "policy.denied";    // action, what, how
inline constexpr auto findingMade     = "finding";          // kind, severity, path, line, detail
inline constexpr auto claimMade       = "claim";            // status, end_of_run, text, question?
inline constexpr auto stopRequested   = "stop.requested";   // by
inline constexpr auto runFrozen       = "run.frozen";       // by (a person's "remitctl", or "limit"), at_most_s
inline constexpr auto runThawed       = "run.thawed";       // by
inline constexpr auto verdictGiven    = "verdict";          // verdict, how?, commits?, comments?, text?, undo_of?, accepted? (the run of its race whose accept rejected it)
inline constexpr auto tornTail        = "log.torn_tail";    // bytes, file
inline constexpr auto note            = "note";             // text
// clang-format on
} // namespace event

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/event.h"
#include "runner/run/run.h"

namespace remit {

/**
 * Adds up what an agent's stream says of its own use of the model. Its closing totals hold where it gives any, because
 * they have the helpers that it does not tell of; else the sum of the calls that it told. What the gateway counted is
 * passed over. Untrusted: what is no figure is unknown. Not thread-safe.
 */
class SelfReport {
public:
    void take(const QString& type, const QJsonObject& data);
    /** Of this run alone. `before`: what the session that it went on with had used in all; unset: unknown, so totals
     * that go on from there say nothing of this run. An empty one: it began a session of its own. */
    [[nodiscard]] UsageReport usage(const std::optional<UsageReport>& before = UsageReport{}) const;
    /** What the session had used in all when this run ended; a run that resumes it and counts on from there has to take
     * it off. Unset: unknown. */
    [[nodiscard]] std::optional<UsageReport> sessionTotals() const;
    /** Its session by its own word; empty: it named none. */
    [[nodiscard]] const QString& session() const { return m_session; }
    /** It told of its end: what it did not say by then it will not say any more. */
    [[nodiscard]] bool saidItsEnd() const { return m_ended; }

private:
    QString m_session;
    UsageReport m_calls; ///< sums
    bool m_everyCallHasTokens = true;
    bool m_everyCallHasCost = true;
    UsageReport m_totals;
    bool m_cumulative = false;
    bool m_isLaterRound = false; ///< totals that are not cumulative are then not those of the session
    bool m_ended = false;
};

/** {llm_calls, tokens {input, output, cache_read, cache_write}, cost_usd}, null where nobody said it. */
[[nodiscard]] QJsonObject toJson(const UsageReport& usage);
/** What is missing or no figure stays unset. */
[[nodiscard]] UsageReport usageReportFrom(const QJsonObject& object);

/** Do two figures of the same thing differ by more than rounding? 2 % of the larger, and at least `floor`. */
[[nodiscard]] bool differs(double one, double other, double floor);

} // namespace remit

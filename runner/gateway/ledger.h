// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <limits>
#include <optional>

namespace remit {

/**
 * Calls and cost of one run, those under way included at the most that they can cost, so that concurrent calls together
 * never exceed a limit. A call is reserved before it is forwarded and settled when it is over. Without `costStrict` a
 * call goes through while spent and reserved cost are below the limit: the last one may go beyond it, and no other.
 * With it, only if the most that it can cost still fits. What does not fit beside the calls under way waits for them.
 */
class Ledger {
public:
    struct Limits {
        std::optional<qint64> calls;
        std::optional<qint64> costMicroUsd;
        bool costStrict = false;
    };
    enum class Verdict {
        Granted,
        Wait, ///< ask again when a call under way is over
        CallsReached,
        CostReached
    };
    static constexpr qint64 kUnbounded = std::numeric_limits<qint64>::max();
    using Ticket = quint64;

    explicit Ledger(const Limits& limits)
        : m_limits(limits)
    {
    }

    /** `most`: what the call can cost at most, or kUnbounded: then no other goes beside it. Granted: `ticket` is set.
     */
    [[nodiscard]] Verdict reserve(qint64 most, Ticket& ticket);
    /** The call is over and counts. Unset cost: unknown, the whole reservation counts as spent. */
    void settle(Ticket ticket, std::optional<qint64> microUsd);
    /** The provider did not take the call. */
    void release(Ticket ticket);

    [[nodiscard]] bool isIdle() const { return m_open.isEmpty(); }
    [[nodiscard]] qint64 calls() const { return m_calls; }
    [[nodiscard]] qint64 spentMicroUsd() const { return m_spent; }

private:
    [[nodiscard]] Verdict judgeCost(qint64 most) const;

    QHash<Ticket, qint64> m_open; ///< ticket → reserved cost
    Limits m_limits;
    Ticket m_last = 0;
    qint64 m_calls = 0;
    qint64 m_spent = 0;
    qint64 m_reserved = 0; ///< of those that are bounded
    qsizetype m_unbounded = 0;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/budget/prices.h"

#include <QHash>

#include <optional>

namespace remit {

/**
 * Calls and cost of one run, those under way included, so that concurrent calls together never exceed a limit. A call
 * is reserved before it is forwarded and settled when it is over. Without `costStrict` a call goes through while the
 * spent cost is below the limit, so the last ones may go beyond it; with it, only if the most that it can cost still
 * fits.
 */
class Ledger {
public:
    struct Limits {
        std::optional<qint64> calls;
        std::optional<qint64> costMicroUsd;
        bool costStrict = false;
    };
    enum class Verdict { Granted, CallsReached, CostReached };
    using Ticket = quint64;

    explicit Ledger(const Limits& limits)
        : m_limits(limits)
    {
    }

    /** `mostMicroUsd`: what the call can cost at most; unset: cannot be told. Granted: `ticket` is set. */
    [[nodiscard]] Verdict reserve(std::optional<qint64> mostMicroUsd, Ticket& ticket);
    /** The provider answered. Unset cost: unknown; under costStrict the whole reservation then counts as spent. */
    void settle(Ticket ticket, std::optional<qint64> microUsd);
    /** The provider did not take the call. */
    void release(Ticket ticket);

    [[nodiscard]] qint64 calls() const { return m_calls; }
    [[nodiscard]] qint64 spentMicroUsd() const { return m_spent; }

private:
    Limits m_limits;
    QHash<Ticket, qint64> m_open; ///< ticket → reserved cost
    Ticket m_last = 0;
    qint64 m_calls = 0;
    qint64 m_spent = 0;
    qint64 m_reserved = 0;
};

/**
 * The most that a request can cost: every byte of its body a token of the dearer input, and as much output as it allows
 * itself (or as any model gives). Unset: the model has no price, or the request names none.
 */
[[nodiscard]] std::optional<qint64> mostMicroUsd(
    const PriceTable& prices, const QString& modelInPath, const QByteArray& body);

} // namespace remit

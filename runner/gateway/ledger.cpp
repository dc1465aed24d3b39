// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/ledger.h"

#include "runner/budget/figures.h"

#include <algorithm>

namespace remit {

Ledger::Verdict Ledger::judgeCost(qint64 most) const
{
    const qint64 limit = *m_limits.costMicroUsd;
    if (m_spent >= limit)
        return Verdict::CostReached;
    const bool fitsAlone = !m_limits.costStrict || (most != kUnbounded && most <= limit - m_spent);
    if (!fitsAlone && m_open.isEmpty())
        return Verdict::CostReached;
    // What is under way mostly costs less than it may: its rest is free when it is over.
    const bool besideOthers = m_unbounded == 0 && (most != kUnbounded || m_open.isEmpty())
        && (m_limits.costStrict ? most <= limit - m_spent - m_reserved : m_spent + m_reserved < limit);
    return besideOthers ? Verdict::Granted : Verdict::Wait;
}

Ledger::Verdict Ledger::reserve(qint64 most, Ticket& ticket)
{
    if (m_limits.calls && m_calls + m_open.size() >= *m_limits.calls)
        return Verdict::CallsReached;
    if (m_limits.costMicroUsd) {
        most = most == kUnbounded ? most : std::clamp<qint64>(most, 0, kLargestMicroUsd);
        if (const Verdict verdict = judgeCost(most); verdict != Verdict::Granted)
            return verdict;
    }
    ticket = ++m_last;
    m_open.insert(ticket, most);
    if (most == kUnbounded)
        ++m_unbounded;
    else
        m_reserved += most;
    return Verdict::Granted;
}

void Ledger::settle(Ticket ticket, std::optional<qint64> microUsd)
{
    const auto open = m_open.constFind(ticket);
    if (open == m_open.constEnd())
        return;
    const qint64 unknown = *open == kUnbounded ? m_limits.costMicroUsd.value_or(0) : *open;
    m_spent = std::min(m_spent + microUsd.value_or(unknown), kLargestMicroUsd);
    ++m_calls;
    release(ticket);
}

void Ledger::release(Ticket ticket)
{
    const auto open = m_open.constFind(ticket);
    if (open == m_open.constEnd())
        return;
    if (*open == kUnbounded)
        --m_unbounded;
    else
        m_reserved -= *open;
    m_open.erase(open);
}

} // namespace remit

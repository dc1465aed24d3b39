// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/admission.h"

#include "runner/contract/pricewords.h"

namespace remit {

using namespace Qt::StringLiterals;

Admission::Admission(AdmissionTerms terms)
    : m_terms(std::move(terms))
    , m_ledger({m_terms.maximumCalls, m_terms.maximumCostMicroUsd, m_terms.costStrict})
{
}

QString Admission::objection(const CallRequest& call, std::optional<qint64> most) const
{
    if (call.background)
        return u"A call in the background cannot be counted. Ask without \"background\"."_s;
    if (!m_terms.maximumCostMicroUsd || !(m_terms.ownCostLimit || m_terms.costStrict))
        return {};
    if (!call.readable)
        return u"The request cannot be read, so the run's cost limit could not hold."_s;
    if (!most)
        return call.model.isEmpty() ? u"The request names no model, so the run's cost limit could not hold."_s
                                    : u"The price of %1 is unknown, so the run's cost limit could not hold. %2"_s.arg(
                                          modelInWords(call.model), howToPrice(call.model, m_terms.pricesFile));
    if (m_terms.costStrict && *most == Ledger::kUnbounded)
        return u"What this call can cost at most cannot be told (it refers to files, addresses or earlier answers, or "
               u"lets the provider use tools), and the run's cost limit is strict."_s;
    return {};
}

Admission::Answer Admission::ask(const CallRequest& call)
{
    const auto most = m_terms.maximumCostMicroUsd ? mostMicroUsd(m_terms.prices, call) : std::optional<qint64>(0);
    if (const QString why = objection(call, most); !why.isEmpty())
        return {Verdict::Refused, 0, why};
    Answer answer;
    // Without a price the tier's limit cannot hold, which was said before the start: it holds nobody up either.
    switch (m_ledger.reserve(most.value_or(0), answer.ticket)) {
    case Ledger::Verdict::Granted:
        answer.verdict = Verdict::Granted;
        break;
    case Ledger::Verdict::Wait:
        answer.verdict = Verdict::Wait;
        break;
    case Ledger::Verdict::CallsReached:
        answer.verdict = Verdict::CallsReached;
        answer.why = u"The run's limit of %1 model calls is reached."_s.arg(m_terms.maximumCalls.value_or(0));
        break;
    case Ledger::Verdict::CostReached:
        answer.verdict = Verdict::CostReached;
        answer.why = u"The run's cost limit is reached."_s;
        break;
    }
    return answer;
}

CallCost Admission::settle(
    Ledger::Ticket ticket, const CallRequest& call, const QString& model, const CallUsage& usage, BrokenBy by)
{
    const CallCost cost = costOf(m_terms.prices, model, usage);
    std::optional<qint64> charged = cost.microUsd;
    if (by != BrokenBy::Nobody && !usage.settled) {
        if (by == BrokenBy::Provider && !m_terms.costStrict)
            charged = cost.microUsd.value_or(0);
        else
            charged = mostMicroUsd(m_terms.prices, call, model, usage);
    }
    m_ledger.settle(ticket, charged);
    return cost;
}

} // namespace remit

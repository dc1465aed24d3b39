// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/callcost.h"

namespace remit {

/** On which terms calls are let through. */
struct AdmissionTerms {
    std::optional<qint64> maximumCalls;
    std::optional<qint64> maximumCostMicroUsd;
    bool costStrict = false;
    /** The cost limit is a promise of the contract, not only the tier's: what cannot be priced does not pass. */
    bool ownCostLimit = false;
    PriceTable prices;
    QString pricesFile; ///< where the user's own prices stand, for words
};

/** Who ended a call before its answer was whole. */
enum class BrokenBy { Nobody, Agent, Provider };

/** Decides which call may go to the provider, and settles what it cost. Knows of no sockets. */
class Admission {
public:
    enum class Verdict {
        Granted,
        Wait, ///< ask again when a call under way is over
        CallsReached,
        CostReached,
        Refused ///< this call alone, see `why`
    };
    struct Answer {
        Verdict verdict = Verdict::Refused;
        Ledger::Ticket ticket = 0;
        QString why; ///< for the agent and for the record; names the mend
    };

    explicit Admission(AdmissionTerms terms);

    [[nodiscard]] Answer ask(const CallRequest& call);
    /** It was answered, or may have been worked on: it counts. What is unknown counts against the limit as the most
     * that it can have been; where the provider broke off and the limit is not strict, as what had been said. */
    [[nodiscard]] CallCost settle(
        Ledger::Ticket ticket, const CallRequest& call, const QString& model, const CallUsage& usage, BrokenBy by);
    /** The provider did not take it. */
    void release(Ledger::Ticket ticket) { m_ledger.release(ticket); }
    [[nodiscard]] const AdmissionTerms& terms() const { return m_terms; }

private:
    [[nodiscard]] QString objection(const CallRequest& call, std::optional<qint64> most) const;

    AdmissionTerms m_terms;
    Ledger m_ledger;
};

} // namespace remit

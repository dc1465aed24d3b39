// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/run/run.h"

namespace remit {

/** Who holds a limit of an agent's runs. SelfReported: held as far as the agent tells the truth. Contract: it depends
 * on what the contract says of its program. */
enum class LimitHolder { Harness, Gateway, SelfReported, Contract, Nobody };
[[nodiscard]] QString toText(LimitHolder holder); ///< "harness", "gateway", "self-reported", "contract", "nobody"

struct LimitHolding {
    LimitName name = LimitName::WallClock;
    LimitHolder holder = LimitHolder::Harness;
    QString why; ///< the condition, or why not; one sentence, empty where it simply holds
    [[nodiscard]] bool isHeld() const { return holder == LimitHolder::Harness || holder == LimitHolder::Gateway; }
    friend bool operator==(const LimitHolding&, const LimitHolding&) = default;
};

/** Every limit, in the order of LimitName. Pure: knows the agent, no contract. */
[[nodiscard]] QList<LimitHolding> limitHoldings(const AgentInstallation& agent);
/** How its calls and cost are known, one sentence. */
[[nodiscard]] QString meteringReason(const AgentInstallation& agent);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/contract/result.h"

namespace remit {

/** Several agents on the same contract: a race. What is asked of them is the same; who does it is not. */

inline constexpr qsizetype kFewestRacers = 2;
inline constexpr qsizetype kMostRacers = 9; ///< as many as have a key of their own where they are compared

struct Racer {
    QString agent;
    QString model; ///< empty: the contract's if it is the contract's agent, else the agent's own default
    friend bool operator==(const Racer&, const Racer&) = default;
};

/** "claude-code,codex:gpt-5" → racers, in that order; one may be named twice. InvalidInput says which part is wrong. */
[[nodiscard]] Result<QList<Racer>> racersFrom(const QString& text);

/** The contract in the hands of that racer. */
[[nodiscard]] Contract contractFor(const Contract& contract, const Racer& racer);

/** The first line, as a contract file has it, that `other` has otherwise, agent, model and command left out; empty:
 * they ask for the same. */
[[nodiscard]] QString differenceBeyondAgent(const Contract& contract, const Contract& other);

} // namespace remit

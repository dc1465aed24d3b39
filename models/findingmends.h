// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/preflight.h"

#include <functional>

namespace remit {

/** The steps of the wizard, in their order. */
enum class WizardStep { Task, Success, DoNot, Limits, Agent, Preflight };
inline constexpr int kWizardSteps = 6;

/** Where a contract key is edited. */
[[nodiscard]] WizardStep stepOfKey(const QString& key);
/** The sections of the file that a step writes, without brackets; "" is what stands before the first one. */
[[nodiscard]] QStringList sectionsOfStep(WizardStep step);

/** What a button beside a finding does: changes the contract, or leads to the field. */
struct FindingMend {
    QString text; ///< a verb: "Remove it", "Edit the task"
    std::function<void(Contract&)> change; ///< empty: go to the field of the finding's key
    bool beginsInstructions = false; ///< writes a first AGENTS.md into the checkout
};

/** At least one for every finding, the best first. Pure. */
[[nodiscard]] QList<FindingMend> mendsFor(
    const PreflightFinding& finding, const Contract& contract, const PreflightContext& context);

/** A first AGENTS.md with what the contract already says of building and testing. */
[[nodiscard]] QByteArray firstInstructions(const Contract& contract);

} // namespace remit

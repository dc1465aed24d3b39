// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace remit {

/** What a run's permissions are judged by. Paths are as the agent sees them. */
struct AcpGround {
    Contract::DoNot doNot;
    bool readOnly = false; ///< scope.read_only
    QString worktree;
    QString home; ///< the run's own, which the agent may write
};
[[nodiscard]] AcpGround acpGround(const Contract& contract, const QString& worktree, const QString& home);

/** Why something is not allowed, in the words of policy.denied. */
struct AcpRefusal {
    QString action; ///< of the do-not list, or "do-not-path", "write-outside"
    QString what; ///< one line
};

/**
 * Does the contract forbid what this tool call is about to do? Unset: it may. The agent asks out of politeness and
 * tells what it likes: what holds is the box.
 */
[[nodiscard]] std::optional<AcpRefusal> acpRefusal(const QJsonObject& call, const AcpGround& ground);

/** The `outcome` of a session/request_permission: the option of the wanted kind, for once rather than for always.
 * Without one the question is cancelled. */
enum class AcpVerdict { Allow, Reject };
[[nodiscard]] QJsonObject acpOutcome(const QJsonArray& options, AcpVerdict verdict);

} // namespace remit

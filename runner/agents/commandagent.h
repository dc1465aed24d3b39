// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Any program that a contract names itself ([command] argv). A name without a slash is searched on the box's PATH, one
 * with a slash counts from the worktree. The brief is on stdin and in the file that $REMIT_BRIEF names. If the contract
 * says that the program prints another agent's stream (`speaks`), or lists model providers, it gets the endpoint
 * variables of these as well, and its calls go through the gateway.
 */
class CommandAgent final : public Agent {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] AgentInstallation find(const QString& path, const QString& userHome) const override;
    [[nodiscard]] QByteArrayList versionArguments() const override { return {}; }
    [[nodiscard]] Result<AgentStart> start(const AgentRequest& request) const override;
    [[nodiscard]] std::unique_ptr<StreamParser> newParser(const AgentRequest& request) const override;
    [[nodiscard]] bool runsContractsCommand() const override { return true; }
    /** Those that the contract lists ([command] providers), else those of the agent whose stream it prints. */
    [[nodiscard]] QList<Provider> providers(const Contract& contract) const override;
};

} // namespace remit

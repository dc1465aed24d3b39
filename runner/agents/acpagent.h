// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Any agent that speaks the Agent Client Protocol over its standard input and output; the contract names the program
 * ([command] argv). The brief goes to it as a message of the protocol and is in the file that $REMIT_BRIEF names. Known
 * agents get the configuration that they need to find the gateway; an unknown one gets the variables that client
 * libraries read.
 */
class AcpAgent final : public Agent {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] AgentInstallation find(const QString& path, const QString& userHome) const override;
    [[nodiscard]] QByteArrayList versionArguments() const override { return {}; }
    [[nodiscard]] Result<AgentStart> start(const AgentRequest& request) const override;
    [[nodiscard]] std::unique_ptr<StreamParser> newParser(const AgentRequest& request) const override;
    [[nodiscard]] bool runsContractsCommand() const override { return true; }
    /** Those that the contract lists ([command] providers), else those of the agent that argv names, else all. */
    [[nodiscard]] QList<Provider> providers(const Contract& contract) const override;
};

} // namespace remit

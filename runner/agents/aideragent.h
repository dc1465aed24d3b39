// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * aider with one instruction, from the brief's file. It commits nothing, runs no commands and fetches nothing; its own
 * files lie in the home. It has no permission rules: the box alone holds it. Not tried with the real program, only with
 * what its documentation and source say (docs/agents.md).
 */
class AiderAgent final : public Agent {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] AgentInstallation find(const QString& path, const QString& userHome) const override;
    [[nodiscard]] QByteArrayList versionArguments() const override;
    [[nodiscard]] Result<AgentStart> start(const AgentRequest& request) const override;
    [[nodiscard]] std::unique_ptr<StreamParser> newParser(const AgentRequest& request) const override;
    /** By the model's name, as LiteLLM reads it; with none, all: aider takes the first that has a key. */
    [[nodiscard]] QList<Provider> providers(const Contract& contract) const override;
    /** None: the conversation's file lies in the run's home. */
    [[nodiscard]] QStringList resumeCommand(const QString& program, const QString& session) const override;
    [[nodiscard]] QString exitMeaning(int exitCode) const override;
};

} // namespace remit

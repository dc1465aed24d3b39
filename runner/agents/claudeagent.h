// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Claude Code without a terminal. The box is the wall, so the CLI's own questions are switched off; its permission
 * rules are set from the contract all the same, because a refusal by the CLI reaches the model at once and in words.
 */
class ClaudeAgent final : public Agent {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] AgentInstallation find(const QString& path, const QString& userHome) const override;
    [[nodiscard]] QByteArrayList versionArguments() const override;
    [[nodiscard]] Result<AgentStart> start(const AgentRequest& request) const override;
    [[nodiscard]] std::unique_ptr<StreamParser> newParser(const AgentRequest& request) const override;
    [[nodiscard]] QList<Provider> providers(const Contract& contract) const override;
    [[nodiscard]] QStringList resumeCommand(const QString& program, const QString& session) const override;
    [[nodiscard]] QStringList homeVariables(const QString& home) const override;
};

} // namespace remit

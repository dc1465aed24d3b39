// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Codex CLI without a terminal (`codex exec --json`). The box is the wall: its own sandbox and its questions are
 * switched off, its rules for commands are set from the contract.
 */
class CodexAgent final : public Agent {
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
    [[nodiscard]] QString exitMeaning(int exitCode) const override;
};

} // namespace remit

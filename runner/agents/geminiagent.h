// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Gemini CLI without a terminal (`-o stream-json`). The box is the wall: nobody is asked and it has no sandbox of its
 * own; its policy refuses what is on the contract's do-not list.
 */
class GeminiAgent final : public Agent {
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

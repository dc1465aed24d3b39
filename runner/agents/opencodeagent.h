// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/** opencode without a terminal. The box is the wall; what the contract forbids it denies by rules of its own as well.
 */
class OpenCodeAgent final : public Agent {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] AgentInstallation find(const QString& path, const QString& userHome) const override;
    [[nodiscard]] QByteArrayList versionArguments() const override;
    [[nodiscard]] Result<AgentStart> start(const AgentRequest& request) const override;
    [[nodiscard]] std::unique_ptr<StreamParser> newParser(const AgentRequest& request) const override;
    /** By the model's name (see openCodeModel); with none, all: the first that has a key is taken. */
    [[nodiscard]] QList<Provider> providers(const Contract& contract) const override;
    [[nodiscard]] QStringList resumeCommand(const QString& program, const QString& session) const override;
    [[nodiscard]] QStringList homeVariables(const QString& home) const override;
};

} // namespace remit

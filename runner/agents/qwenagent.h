// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Qwen Code without a terminal, over an OpenAI-compatible endpoint. The box is the wall, so it asks nobody; what the
 * contract forbids it refuses by its own rules as well, which reach the model in words.
 */
class QwenAgent final : public Agent {
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

/** Tools and commands that the do-not actions exclude: "web_fetch", "run_shell_command(git push)". */
[[nodiscard]] QByteArrayList qwenExcludedTools(const QStringList& actions);
/** The text of its settings file (JSON): nothing but the work goes out, no edits below the do-not paths. */
[[nodiscard]] QByteArray qwenSettings(const Contract::DoNot& doNot);

} // namespace remit

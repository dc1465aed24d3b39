// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Any program that a contract names itself ([command] argv). A name without a slash is searched on the box's PATH, one
 * with a slash counts from the worktree. The brief is on stdin and in the file that $REMIT_BRIEF names. If the contract
 * says that the program prints another agent's stream (`speaks`), it gets that agent's endpoint variables as well.
 */
class CommandAgent final : public Agent {
public:
    [[nodiscard]] QString id() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] AgentInstallation find(const QString& path, const QString& userHome) const override;
    [[nodiscard]] QByteArrayList versionArguments() const override { return {}; }
    [[nodiscard]] Result<AgentStart> start(const AgentRequest& request) const override;
    [[nodiscard]] std::unique_ptr<StreamParser> newParser() const override;
    [[nodiscard]] std::optional<Upstream> upstream() const override { return std::nullopt; }
};

} // namespace remit

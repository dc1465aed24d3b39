// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/** ACP agents whose needs are known. */
enum class AcpProfile { Claude, Codex, Gemini, Qwen, OpenCode, Other };

/** By the names in the command: "gemini", "/opt/codex-acp", "npx -y @zed-industries/claude-code-acp". */
[[nodiscard]] AcpProfile acpProfile(const QStringList& argv);
/** Whom it calls. */
[[nodiscard]] QList<Provider> acpProviders(AcpProfile profile);
/** Adds the variables and files of the home by which it finds the gateway and asks nobody. */
void configureAcp(AcpProfile profile, const AgentRequest& request, AgentStart& start);

} // namespace remit

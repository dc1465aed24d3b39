// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/** The variable that holds the placeholder: a name of our own, so that no client of a command takes it for a key. */
inline constexpr auto kCodexKeyVariable = "REMIT_MODEL_KEY";

/**
 * config.toml of Codex for one run: nobody is asked, no sandbox of its own, no traffic but model calls, and those
 * through the gateway. `route` null: its own endpoint.
 */
[[nodiscard]] QByteArray codexConfig(const Contract::DoNot& doNot, const Route* route);
/** rules/default.rules (Starlark): the do-not actions as forbidden commands. It has no rules for paths. */
[[nodiscard]] QByteArray codexRules(const QStringList& actions);

} // namespace remit

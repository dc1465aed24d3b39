// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"

#include <QByteArray>

namespace remit {

/** settings.json of Gemini CLI for any run: an API key, no updates, no statistics, few retries, no sandbox. */
[[nodiscard]] QByteArray geminiSettings();
/**
 * A file of its policy engine (TOML): the do-not actions as refused commands and tools, the do-not paths of this
 * worktree as refused edits. It holds in every approval mode.
 */
[[nodiscard]] QByteArray geminiPolicy(const Contract::DoNot& doNot, const QString& worktree);
/**
 * The edits below a contract's glob as patterns (JavaScript) of the arguments that the policy engine sees. One for each
 * combination of the braces; what would be longer than the engine takes is left out.
 */
[[nodiscard]] QStringList geminiPathPatterns(const QString& glob, const QString& worktree);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"

#include <QByteArrayList>

namespace remit {

/**
 * The contract's do-not list in the words of Claude Code's permission rules. A second layer: scripts and compound
 * commands get around such rules; the box does not let itself be got around. The rules hold with
 * --dangerously-skip-permissions as well.
 */
[[nodiscard]] QByteArrayList claudeDisallowedTools(const QStringList& actions);
/** The text of a settings file (JSON): no edits below the do-not paths of this worktree. */
[[nodiscard]] QByteArray claudeSettings(const Contract::DoNot& doNot, const QString& worktree);

// A contract's glob as gitignore-style patterns, which know no braces: "a/{b,c}/" is "a/b/**" and "a/c/**".
[[nodiscard]] QStringList gitignorePatterns(const QString& glob);

} // namespace remit

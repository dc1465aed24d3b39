// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace remit {

/** "read", "edit", "command" or "other", by the tool's name. */
[[nodiscard]] QString claudeToolKind(const QString& tool);
/** What a tool call does, in one short line: the command, the file (relative to the worktree), the pattern, the
 * address. */
[[nodiscard]] QString claudeToolSummary(const QString& tool, const QJsonObject& input, const QString& worktree);
/** The text of a tool's result: `content` is a text or a list of blocks. */
[[nodiscard]] QString claudeResultText(const QJsonValue& content);
/** The exit code that a failed command's result begins with ("Exit code 3"). */
[[nodiscard]] std::optional<int> claudeExitCode(const QString& resultText);

} // namespace remit

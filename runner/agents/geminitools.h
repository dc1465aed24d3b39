// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace remit {

/** "read", "edit", "command" or "other", by the tool's name. */
[[nodiscard]] QString geminiToolKind(const QString& tool);
/** What a tool call does, in one short line: the command, the file (relative to the worktree), the pattern, the
 * address. */
[[nodiscard]] QString geminiToolSummary(const QString& tool, const QJsonObject& input, const QString& worktree);

} // namespace remit

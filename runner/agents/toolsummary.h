// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace remit {

/** What is known of one of an agent's tools. */
struct KnownTool {
    QString kind; ///< "read", "edit", "command" or "other"
    QString said; ///< the member of its input that a summary shows
};
using KnownTools = QHash<QString, KnownTool>;

/** "other" for a tool that is not known. */
[[nodiscard]] QString toolKind(const KnownTools& tools, const QString& tool);
/** What a tool call does, in one short line: the command, the file (relative to the worktree), the pattern, the
 * address; the tool's name if its input does not say. */
[[nodiscard]] QString toolSummary(
    const KnownTools& tools, const QString& tool, const QJsonObject& input, const QString& worktree);

} // namespace remit

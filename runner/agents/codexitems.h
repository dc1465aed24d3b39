// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace remit {

/** What an item of Codex's stream does, if it is something that the agent does. */
struct CodexTool {
    QString name;
    QString kind; ///< "read", "edit", "command" or "other"
    QString summary;
    QJsonObject input;
};

/** Unset: no tool call (a message, reasoning, a to-do list, or a type that is not known and has no status). */
[[nodiscard]] std::optional<CodexTool> codexTool(const QJsonObject& item, const QString& worktree);

/** How a tool call ended. */
struct CodexToolEnd {
    bool ok = false;
    bool declined = false;
    std::optional<int> exit;
    QString output;
};
[[nodiscard]] CodexToolEnd codexToolEnd(const QJsonObject& item);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

/**
 * What an ACP tool call says, in whichever of the protocol's places its agent puts it. `call` is a tool_call, its
 * updates laid over it (see acpLaidOver).
 */
namespace remit {

/** The members of an update that say something replace those of the call. */
[[nodiscard]] QJsonObject acpLaidOver(QJsonObject call, const QJsonObject& update);

/** Has it more to say than that a call is coming? */
[[nodiscard]] bool acpSaysEnough(const QJsonObject& call);

/** "read", "edit", "command" or "other". */
[[nodiscard]] QString acpToolKind(const QJsonObject& call);
/** The tool's own name where it is told, else its kind. */
[[nodiscard]] QString acpToolName(const QJsonObject& call);
/** What it does, in one short line. */
[[nodiscard]] QString acpToolSummary(const QJsonObject& call, const QString& worktree);
/** Its input, bounded; a command is always its member "command". */
[[nodiscard]] QJsonObject acpToolInput(const QJsonObject& call);
/** The shell command line; empty: it is none. Not bounded. */
[[nodiscard]] QString acpCommand(const QJsonObject& call);
/** Files that it names, as it names them; at most 200. */
[[nodiscard]] QStringList acpPaths(const QJsonObject& call);

/** What a running command has printed since the last update, where that is told. */
[[nodiscard]] QString acpOutputPiece(const QJsonObject& update);
[[nodiscard]] QString acpToolOutput(const QJsonObject& call);
[[nodiscard]] std::optional<int> acpExitCode(const QJsonObject& call);

} // namespace remit

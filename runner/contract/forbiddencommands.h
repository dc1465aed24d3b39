// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>

namespace remit {

/** What an action of the do-not list means in commands. */
struct ForbiddenCommand {
    const char* action; ///< of knownActions()
    const char* kind; ///< "deny"; "outward": unless it names this machine; "lasting": unless all of it lies in /tmp
    const char* command; ///< the program, then options that must be there ("-r") and its first operands
};
[[nodiscard]] std::span<const ForbiddenCommand> forbiddenCommands();
/** A program, then its options that have their value in the next word. */
[[nodiscard]] std::span<const char* const> optionsWithValues();

/**
 * The action that forbids something in this shell command line; empty: nothing does. Commits and pushes are forbidden
 * whatever `actions` says. Sees through &&, pipes, `sh -c` and the like as far as plain reading goes; a script, a
 * variable or an alias hides from it. It announces; what holds is the box.
 */
[[nodiscard]] QString forbiddenAction(const QString& commandLine, const QStringList& actions);

} // namespace remit

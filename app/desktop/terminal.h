// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace remit {

/** How a person goes on with a run's work by hand. */
struct TerminalOffer {
    QString worktree;
    QStringList command; ///< the agent's own, to go on with the session; empty: there is none
    QStringList variables; ///< "NAME=value", that it needs
    bool isGoingOn = false; ///< the run has not ended: both would write to the same files
};

/** Is it a session's name and nothing else? It comes from the agent's stream. */
[[nodiscard]] bool isSessionName(const QString& session);

/**
 * A script for bash that says what it offers, shows the command ready to be edited, and runs it only when Enter is
 * pressed; then, or without a command, the person's own shell goes on. Pure.
 */
[[nodiscard]] QByteArray terminalScript(const TerminalOffer& offer);

/** The words that let a terminal program run a script: "konsole" → konsole -e bash FILE. */
[[nodiscard]] QStringList terminalArguments(const QString& terminal, const QString& script);

} // namespace remit

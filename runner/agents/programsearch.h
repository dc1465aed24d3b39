// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/** Where to look for an agent's program. */
struct ProgramSearch {
    QString name; ///< file name of the program, or its absolute path
    QString path; ///< as in $PATH; relative and empty entries are skipped
    QString userHome; ///< never shown to a box as a whole
    QStringList furtherFolders; ///< absolute, looked at after the PATH
    bool withDependencies = false; ///< show what a package of npm has beside it, too, if it needs that
};

/**
 * Fills program, interpreter, readOnlyPaths and reasons. Reads the disk, runs nothing. Links are followed to the real
 * file, because a box shows the real file's folder and not the link's: for a package of npm the scope's whole folder
 * (its helper packages lie beside it), for a single file the file. A script names its interpreter in its first line;
 * that is searched on the same PATH.
 */
void findProgram(const ProgramSearch& search, AgentInstallation& found);

/** Where npm, bun and Homebrew put programs that a shell started from a menu may not have on its PATH. */
[[nodiscard]] QStringList npmProgramFolders(const QString& userHome);

} // namespace remit

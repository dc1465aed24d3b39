// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * For a program that findProgram() found in a virtual environment of Python (pipx, uv): the box shows the environment
 * as a whole, with the Python that it was made from, and the program runs by itself. Its Python knows its packages only
 * by the name under which it is called there, not as the file that the name leads to. Anything else stays as it is.
 */
void showVirtualEnvironment(AgentInstallation& found, const QString& userHome);

} // namespace remit

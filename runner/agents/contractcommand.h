// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/** Searches the PATH inside the box: what is installed there is not known out here. */
inline constexpr auto kPathSearcher = "/usr/bin/env";

/**
 * The command line of a contract that names its program ([command] argv), argv[0] absolute: the request's program and
 * interpreter where it was found out here; else a name without a slash is searched on the box's PATH, and one with a
 * slash counts from the worktree.
 */
[[nodiscard]] Result<QByteArrayList> contractCommand(const AgentRequest& request);

/**
 * The program of such a contract as the user's own PATH has it, with what a box must show of it. Without one the box
 * has it by itself (from /usr or the worktree), or not at all. Reads the disk, runs nothing.
 */
[[nodiscard]] AgentInstallation contractProgram(
    const Contract& contract, const QString& worktree, const QString& path, const QString& userHome);

/** The variables by which client libraries find the gateway, and the brief's. */
[[nodiscard]] QByteArrayList routeVariables(const AgentRequest& request);

} // namespace remit

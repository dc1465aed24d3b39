// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QStringList>

namespace remit {

/**
 * The commands that a contract's do-not actions mean, each as its first words ("git", "push"), for the rules that agent
 * CLIs have. A second layer: scripts and compound commands get around such rules; the box does not let itself be got
 * around.
 */
[[nodiscard]] QList<QByteArrayList> deniedCommands(const QStringList& actions);

} // namespace remit

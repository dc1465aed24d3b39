// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace remit {

/**
 * The simple commands of a shell command line, each with its program (the file name alone) first: what stands between
 * `;`, `&`, `|`, line feeds and brackets, without assignments, redirections and here-documents, and behind `env`,
 * `sudo`, `sh -c` and their like. Quotes are taken off; nothing is expanded. For words about a command, never for
 * running it. Bounded: 64 KiB, 1000 commands, 4 levels of `sh -c`.
 */
[[nodiscard]] QList<QStringList> shellCommands(const QString& commandLine);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace remit {

/**
 * Writes a file of AgentStart::homeFiles, as new, for the owner alone. A home that moved on with its work was written
 * by an agent: what stands in the way as a link is removed and never followed. False: it cannot be written.
 */
[[nodiscard]] bool writeHomeFile(const QString& home, const QString& path, const QByteArray& content);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/session.h"

#include <QList>

namespace remit::ctl {

/** The records of these runs as their journals tell them, the best first. */
[[nodiscard]] Result<QList<AuditRecord>> recordsOf(const Session& session, const QList<RunId>& runs);

/** {race, order, runs}: the runs as `show --json` prints them, the best first. */
[[nodiscard]] QJsonObject raceDocument(const QString& race, const QList<AuditRecord>& records);
/** The same as a table, a run a line. */
void printRace(const QString& race, const QList<AuditRecord>& records);

/** A race from the command line: its id, a unique beginning of it, or one of its runs. Says what is wrong. */
[[nodiscard]] Result<QString> findRace(const Session& session, const RunStore& store, const QString& text);

} // namespace remit::ctl

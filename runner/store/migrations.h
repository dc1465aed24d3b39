// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QList>

class QSqlDatabase;

namespace remit {

/** One file `resources/sql/NNNN_name.sql`. Statements end with `;` at the end of a line. */
struct Migration {
    int version = 0;
    QString name;
    QStringList statements;
};

/** All there are, in order; compiled in. */
[[nodiscard]] const QList<Migration>& migrations();

/** The version a database has (PRAGMA user_version); 0: empty. */
[[nodiscard]] Result<int> schemaVersion(const QSqlDatabase& database);

/** Applies what is missing up to `target`, each file in a transaction of its own. */
[[nodiscard]] Result<> migrate(const QSqlDatabase& database, int target);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/sql.h"

#include <QLoggingCategory>
#include <QSqlError>

Q_LOGGING_CATEGORY(lcStore, "remit.store")

namespace remit {

Error sqlError(const QSqlDatabase& database, const QSqlQuery& query)
{
    const QSqlError error = query.lastError();
    const int code = error.nativeErrorCode().toInt() & 0xff; // SQLite's primary result code
    ErrorCode kind = ErrorCode::Database;
    if (code == 5 || code == 6) // SQLITE_BUSY, SQLITE_LOCKED
        kind = ErrorCode::Busy;
    else if (code == 11 || code == 26) // SQLITE_CORRUPT, SQLITE_NOTADB
        kind = ErrorCode::Corrupt;
    else if (code == 10 || code == 13) // SQLITE_IOERR, SQLITE_FULL
        kind = ErrorCode::Io;
    return {kind, QStringLiteral("%1: %2.").arg(database.databaseName(), error.text().trimmed())};
}

Result<QSqlQuery> execute(const QSqlDatabase& database, const QString& sql, const QList<Bind>& binds)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return std::unexpected(sqlError(database, query));
    for (const auto& [name, value] : binds)
        query.bindValue(name, value);
    if (!query.exec())
        return std::unexpected(sqlError(database, query));
    return query;
}

Result<Transaction> Transaction::begin(const QSqlDatabase& database)
{
    if (const auto begun = execute(database, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return std::unexpected(begun.error());
    return Transaction(database);
}

Result<> Transaction::commit()
{
    if (const auto done = execute(m_database, QStringLiteral("COMMIT")); !done)
        return std::unexpected(done.error());
    m_open = false;
    return {};
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    if (const auto done = execute(m_database, QStringLiteral("ROLLBACK")); !done)
        qCWarning(lcStore, "%ls", qUtf16Printable(done.error().detail));
}

} // namespace remit

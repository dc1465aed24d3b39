// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/migrations.h"

#include "runner/store/sql.h"

#include <QDir>
#include <QFile>

static void registerSql()
{
    Q_INIT_RESOURCE(sql); // a static library's resources are not registered by themselves
}

namespace remit {
namespace {

QStringList statementsIn(const QString& text)
{
    QStringList statements;
    QString statement;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        const QString code = line.left(line.indexOf(QLatin1String("--"))).trimmed();
        if (code.isEmpty())
            continue;
        statement += code + QLatin1Char('\n');
        if (code.endsWith(QLatin1Char(';')))
            statements.append(std::exchange(statement, {}));
    }
    Q_ASSERT(statement.isEmpty());
    return statements;
}

QList<Migration> readMigrations()
{
    registerSql();
    QList<Migration> all;
    const QDir folder(QStringLiteral(":/remit/sql"));
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        all.append({name.left(4).toInt(), name, statementsIn(QString::fromUtf8(file.readAll()))});
        Q_ASSERT(all.last().version == all.size()); // 0001, 0002 … without a gap
    }
    return all;
}

Result<> apply(const QSqlDatabase& database, const Migration& migration)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto version = schemaVersion(database);
    if (!version)
        return std::unexpected(version.error());
    if (*version >= migration.version) // another process was faster
        return {};
    for (const QString& statement : migration.statements) {
        if (const auto done = execute(database, statement); !done)
            return std::unexpected(done.error());
    }
    if (const auto done = execute(database, QStringLiteral("PRAGMA user_version = %1").arg(migration.version)); !done)
        return std::unexpected(done.error());
    return transaction->commit();
}

} // namespace

const QList<Migration>& migrations()
{
    static const QList<Migration> all = readMigrations();
    return all;
}

Result<int> schemaVersion(const QSqlDatabase& database)
{
    auto query = execute(database, QStringLiteral("PRAGMA user_version"));
    if (!query)
        return std::unexpected(query.error());
    if (!query->next())
        return failure(ErrorCode::Database, QStringLiteral("%1 tells no version.").arg(database.databaseName()));
    return query->value(0).toInt();
}

Result<> migrate(const QSqlDatabase& database, int target)
{
    for (const Migration& migration : migrations()) {
        if (migration.version > target)
            break;
        const auto version = schemaVersion(database);
        if (!version)
            return std::unexpected(version.error());
        if (*version >= migration.version)
            continue;
        if (const auto applied = apply(database, migration); !applied)
            return applied;
    }
    return {};
}

} // namespace remit

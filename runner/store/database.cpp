// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/database.h"

#include "runner/process/filelock.h"
#include "runner/store/migrations.h"
#include "runner/store/sql.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSqlError>

#include <array>
#include <atomic>
#include <utility>

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

Q_DECLARE_LOGGING_CATEGORY(lcStore)

namespace remit {
namespace {

constexpr std::array kParts{"", "-wal", "-shm", "-journal"};

bool isOnNetwork(const QString& file)
{
    constexpr std::array<long, 5> magic{NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, static_cast<long>(CIFS_SUPER_MAGIC),
        static_cast<long>(SMB2_SUPER_MAGIC), AFS_SUPER_MAGIC};
    struct statfs status{};
    const QByteArray folder = QFile::encodeName(file.left(file.lastIndexOf(QLatin1Char('/')) + 1));
    return ::statfs(folder.isEmpty() ? "." : folder.constData(), &status) == 0
        && std::ranges::find(magic, static_cast<long>(status.f_type)) != magic.end();
}

Result<> moveAside(const QString& file)
{
    int number = 1;
    while (QFile::exists(QStringLiteral("%1.corrupt-%2").arg(file).arg(number)))
        ++number;
    const QString aside = QStringLiteral("%1.corrupt-%2").arg(file).arg(number);
    for (const char* part : kParts) {
        const QString name = file + QLatin1String(part);
        if (QFile::exists(name) && !QFile::rename(name, aside + QLatin1String(part)))
            return failure(ErrorCode::Io, QStringLiteral("Cannot move the damaged %1 aside.").arg(name));
    }
    qCWarning(lcStore, "The index was damaged. It is kept as %ls and made again.", qUtf16Printable(aside));
    return {};
}

QString suspicionOf(const QString& file)
{
    return file + QStringLiteral(".suspect");
}

Result<> looksWhole(const QSqlDatabase& connection)
{
    auto query = execute(connection, QStringLiteral("PRAGMA quick_check(1)"));
    if (!query)
        return std::unexpected(query.error());
    if (!query->next() || query->value(0).toString() != QLatin1String("ok"))
        return failure(ErrorCode::Corrupt, QStringLiteral("%1 is damaged.").arg(connection.databaseName()));
    return {};
}

} // namespace

Database::Database(QString file)
    : m_file(std::move(file))
{
    static std::atomic<int> count = 0;
    m_name = QStringLiteral("remit-store-%1").arg(++count);
}

Database::~Database()
{
    m_connection.close();
    m_connection = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Database>> Database::open(const QString& file)
{
    const auto lock = FileLock::wait(file + QStringLiteral(".lock")); // one at a time migrates or moves aside
    if (!lock)
        return std::unexpected(lock.error());
    std::unique_ptr<Database> database(new Database(file));
    Result<> opened = database->connectAndMigrate();
    if (opened && QFile::exists(suspicionOf(file)))
        opened = looksWhole(database->connection());
    if (!opened && opened.error().code == ErrorCode::Corrupt) {
        database.reset(new Database(file)); // closes the old one first
        if (const auto moved = moveAside(file); !moved)
            return std::unexpected(moved.error());
        opened = database->connectAndMigrate();
    }
    if (!opened)
        return std::unexpected(opened.error());
    if (QFile::exists(suspicionOf(file)) && !QFile::remove(suspicionOf(file)))
        return failure(ErrorCode::Io, QStringLiteral("Cannot remove %1.").arg(suspicionOf(file)));
    struct stat status{};
    if (::stat(QFile::encodeName(file).constData(), &status) == 0) {
        database->m_device = status.st_dev;
        database->m_inode = status.st_ino;
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::openMemory()
{
    std::unique_ptr<Database> database(new Database(QString()));
    if (const auto opened = database->connectAndMigrate(); !opened)
        return std::unexpected(opened.error());
    return database;
}

Result<> Database::connectAndMigrate()
{
    m_connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_connection.setDatabaseName(m_file.isEmpty() ? QStringLiteral(":memory:") : m_file);
    m_connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!m_connection.open())
        return failure(ErrorCode::Database,
            QStringLiteral("Cannot open %1: %2.").arg(m_file, m_connection.lastError().text().trimmed()));
    const int newest = migrations().last().version;
    const auto version = schemaVersion(m_connection); // the first read: here it shows if it is a database at all
    if (!version)
        return std::unexpected(version.error());
    if (*version > newest)
        return failure(ErrorCode::Refused,
            QStringLiteral("%1 was written by a newer Remit (schema %2, known is %3). Update Remit.")
                .arg(m_file)
                .arg(*version)
                .arg(newest));
    const QString mode = isOnNetwork(m_file) ? QStringLiteral("DELETE") : QStringLiteral("WAL");
    for (const QString& pragma : {QStringLiteral("journal_mode = ") + mode, QStringLiteral("synchronous = FULL"),
             QStringLiteral("foreign_keys = ON")}) {
        if (const auto set = execute(m_connection, QStringLiteral("PRAGMA ") + pragma); !set)
            return std::unexpected(set.error());
    }
    if (*version > 0 && *version < newest) {
        if (const auto backup = backUp(*version); !backup)
            return backup;
    }
    return migrate(m_connection, newest);
}

/** A whole copy as it was, under a name of its own; an older copy of the same version is replaced. */
Result<> Database::backUp(int version) const
{
    if (m_file.isEmpty())
        return {};
    const QString copy = QStringLiteral("%1.schema-%2").arg(m_file).arg(version);
    if (QFile::exists(copy) && !QFile::remove(copy))
        return failure(ErrorCode::Io, QStringLiteral("Cannot replace %1.").arg(copy));
    const auto made = execute(m_connection, QStringLiteral("VACUUM INTO :copy"), {{QStringLiteral(":copy"), copy}});
    if (!made)
        return std::unexpected(made.error());
    return {};
}

bool Database::isReplaced() const
{
    if (m_file.isEmpty())
        return false;
    struct stat status{};
    return ::stat(QFile::encodeName(m_file).constData(), &status) != 0 || status.st_dev != m_device
        || status.st_ino != m_inode;
}

void Database::suspect() const
{
    QFile mark(suspicionOf(m_file));
    if (!m_file.isEmpty() && !mark.open(QIODevice::WriteOnly))
        qCWarning(lcStore, "Cannot write %ls", qUtf16Printable(mark.fileName()));
}

} // namespace remit

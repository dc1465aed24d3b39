// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/database.h"
#include "runner/store/migrations.h"
#include "runner/store/runstoreprivate.h"
#include "runner/store/sql.h"
#include "tests/store/samplerows.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

QVariant value(const QSqlDatabase& database, const QString& sql)
{
    auto query = execute(database, sql);
    return query && query->next() ? query->value(0) : QVariant();
}

/** The whole schema as text, in order. */
QString schemaOf(const QSqlDatabase& database)
{
    QStringList all;
    auto query = execute(database, u"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"_s);
    while (query && query->next())
        all.append(query->value(0).toString());
    return all.join(u'\n');
}

void expectMovedAside()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^The index was damaged"_s));
}

void overwrite(const QString& file, qint64 at, const QByteArray& bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::ReadWrite));
    QVERIFY(out.seek(at));
    QCOMPARE(out.write(bytes), bytes.size());
}

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"remit.db"_s);
    }
    void cleanup()
    {
        m_folder.reset();
        QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
    }

    void aNewDatabaseIsSafeAndAtTheNewestSchema()
    {
        const auto database = Database::open(m_file);
        QVERIFY(database);
        const QSqlDatabase connection = (*database)->connection();
        QCOMPARE(value(connection, u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(value(connection, u"PRAGMA synchronous"_s).toInt(), 2);
        QCOMPARE(value(connection, u"PRAGMA foreign_keys"_s).toInt(), 1);
        QCOMPARE(value(connection, u"PRAGMA busy_timeout"_s).toInt(), 5000);
        QCOMPARE(schemaVersion(connection).value(), migrations().last().version);
        QVERIFY(!(*database)->isReplaced());
    }

    void everyMigrationHasAFileAndStatements()
    {
        QVERIFY(migrations().size() >= 2);
        for (qsizetype i = 0; i < migrations().size(); ++i) {
            QCOMPARE(migrations().at(i).version, i + 1);
            QVERIFY(!migrations().at(i).statements.isEmpty());
        }
    }

    void everyOldSchemaIsMigratedForwardWithItsRows_data()
    {
        QTest::addColumn<int>("version");
        for (const Migration& migration : migrations())
            QTest::addRow("from %d", migration.version) << migration.version;
    }
    void everyOldSchemaIsMigratedForwardWithItsRows()
    {
        QFETCH(int, version);
        const bool isOld = version < migrations().last().version;
        {
            QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
            old.setDatabaseName(m_file);
            QVERIFY(old.open());
            QVERIFY(migrate(old, version));
            QCOMPARE(schemaVersion(old).value(), version);
            // as version 1 wrote it, and every later one still does
            QVERIFY(execute(old,
                u"INSERT INTO run (run_id, state, review, repository, agent, model, created_at, started_at, "
                "deferred_until, verdict_at, cost_micro_usd, search, packed) "
                "VALUES ('a', 'finished', 'new', '', '', '', 1, 1, 0, 0, NULL, '', :packed)"_s,
                {{u":packed"_s, packRow(test::fullRow())}}));
            old.close();
        }
        QSqlDatabase::removeDatabase(u"old"_s);
        const auto store = RunStore::open(m_file);
        QVERIFY(store);
        QVERIFY((*store)->rows().value() == QList{test::fullRow()});
        const auto fresh = Database::openMemory();
        QVERIFY(fresh);
        QCOMPARE(schemaOf((*store)->internals().database->connection()), schemaOf((*fresh)->connection()));
        const QString backup = u"%1.schema-%2"_s.arg(m_file).arg(version);
        QCOMPARE(QFile::exists(backup), isOld);
        if (isOld) {
            QSqlDatabase copy = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"copy"_s);
            copy.setDatabaseName(backup);
            QVERIFY(copy.open());
            QCOMPARE(schemaVersion(copy).value(), version);
            QCOMPARE(value(copy, u"SELECT count(*) FROM run"_s).toInt(), 1);
            copy.close();
        }
        QSqlDatabase::removeDatabase(u"copy"_s);
    }

    void aNewerSchemaIsRefusedAndNotTouched()
    {
        {
            const auto database = Database::open(m_file);
            QVERIFY(execute((*database)->connection(), u"PRAGMA user_version = 99"_s));
        }
        const auto refused = Database::open(m_file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().detail.contains(m_file));
        QVERIFY(!QFile::exists(m_file + u".corrupt-1"_s));
    }

    void aMigrationThatFailsChangesNothing()
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(m_file);
        QVERIFY(old.open());
        QVERIFY(migrate(old, 1));
        QVERIFY(execute(old, u"CREATE TABLE run_cost (x)"_s)); // stands in the way of the last statement of 0002
        const QString before = schemaOf(old);
        const auto failed = migrate(old, 2);
        QVERIFY(!failed);
        QCOMPARE(schemaVersion(old).value(), 1);
        QCOMPARE(schemaOf(old), before);
        old.close();
        old = {};
        QSqlDatabase::removeDatabase(u"old"_s);
    }

    void whatIsNoDatabaseIsMovedAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("this is not a database, it only has its name\n").repeated(100);
        QTest::newRow("zeros") << QByteArray(8192, '\0');
        QTest::newRow("noise") << QByteArray("\xff\x13\x37").repeated(4000);
        QTest::newRow("a header alone") << QByteArray("SQLite format 3\0", 16) + QByteArray(200, '\x7f');
    }
    void whatIsNoDatabaseIsMovedAside()
    {
        QFETCH(QByteArray, content);
        for (int number = 1; number <= 2; ++number) {
            QFile::remove(m_file);
            overwrite(m_file, 0, content);
            expectMovedAside();
            const auto database = Database::open(m_file);
            QVERIFY2(database, qPrintable(database ? QString() : database.error().detail));
            QCOMPARE(schemaVersion((*database)->connection()).value(), migrations().last().version);
            QFile aside(u"%1.corrupt-%2"_s.arg(m_file).arg(number));
            QVERIFY(aside.open(QIODevice::ReadOnly));
            QCOMPARE(aside.readAll(), content);
        }
    }

    void anEmptyFileIsANewDatabase()
    {
        overwrite(m_file, 0, {});
        const auto database = Database::open(m_file);
        QVERIFY(database);
        QVERIFY(!QFile::exists(m_file + u".corrupt-1"_s));
    }

    void damageThatAQueryMeetsIsMovedAsideOnTheNextOpen()
    {
        {
            const auto store = RunStore::open(m_file);
            QVERIFY(store);
            for (int i = 0; i < 500; ++i)
                QVERIFY((*store)->internals().write(test::fullRow(i), {}, "{}"));
        }
        const qint64 size = QFileInfo(m_file).size();
        for (qint64 page = 5; page * 4096 < size; ++page)
            overwrite(m_file, page * 4096, QByteArray(4096, '\x5a'));
        {
            const auto store = RunStore::open(m_file); // the beginning is whole
            QVERIFY(store);
            const auto rows = (*store)->rows();
            QVERIFY(!rows);
            QCOMPARE(rows.error().code, ErrorCode::Corrupt);
        }
        expectMovedAside();
        const auto store = RunStore::open(m_file);
        QVERIFY(store);
        QCOMPARE((*store)->count({}).value(), 0);
        QVERIFY(QFile::exists(m_file + u".corrupt-1"_s));
        QVERIFY(!QFile::exists(m_file + u".suspect"_s));
    }

    void aFalseSuspicionCostsNothing()
    {
        {
            const auto store = RunStore::open(m_file);
            QVERIFY((*store)->internals().write(test::fullRow(), {}, "{}"));
            (*store)->internals().database->suspect();
        }
        const auto store = RunStore::open(m_file);
        QVERIFY(store);
        QCOMPARE((*store)->count({}).value(), 1);
        QVERIFY(!QFile::exists(m_file + u".suspect"_s));
    }

    void aDeletedOrReplacedFileIsNoticed()
    {
        const auto database = Database::open(m_file);
        QVERIFY(database);
        QVERIFY(QFile::remove(m_file));
        QVERIFY((*database)->isReplaced());
        const auto other = Database::open(m_file);
        QVERIFY(other);
        QVERIFY((*database)->isReplaced());
        QVERIFY(!(*other)->isReplaced());
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto database = Database::open(m_folder->filePath(u"no/such/remit.db"_s));
        QVERIFY(!database);
        QCOMPARE(database.error().code, ErrorCode::Io);
    }

    void aTransactionRollsBackUnlessItIsCommitted()
    {
        const auto database = Database::openMemory();
        const QSqlDatabase connection = (*database)->connection();
        const QString insert
            = u"INSERT INTO run (run_id, state, review, repository, agent, model, created_at, started_at, "
              "deferred_until, verdict_at, search, packed) VALUES ('a', '', '', '', '', '', 0, 0, 0, 0, '', '')"_s;
        {
            auto transaction = Transaction::begin(connection);
            QVERIFY(transaction);
            QVERIFY(execute(connection, insert));
        }
        QCOMPARE(value(connection, u"SELECT count(*) FROM run"_s).toInt(), 0);
        auto transaction = Transaction::begin(connection);
        QVERIFY(execute(connection, insert));
        QVERIFY(transaction->commit());
        QCOMPARE(value(connection, u"SELECT count(*) FROM run"_s).toInt(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

REMIT_TEST_MAIN(TestDatabase)
#include "tst_database.moc"

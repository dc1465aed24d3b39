// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"
#include "runner/run/auditrecord.h"
#include "runner/store/index.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;
using Durability = Journal::Durability;

namespace {

RunId runNamed(const QString& name)
{
    return RunId::fromText(name + u"-20261121-0253-k3f9"_s);
}

} // namespace

/** Real journals in a folder of their own, into a real database file and back. */
class TestIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_paths = std::make_unique<Paths>(m_folder->path(), m_folder->filePath(u"config"_s));
        QVERIFY(m_paths->makeFolders());
        reopen();
    }
    void cleanup()
    {
        m_index.reset();
        m_store.reset();
    }

    void aJournalBecomesARow()
    {
        const RunId run = begin(u"one"_s);
        QVERIFY(m_index->importRun(run));
        const auto row = m_store->row(run.text());
        QVERIFY(row && *row);
        QCOMPARE((*row)->title, u"Title of one"_s);
        QCOMPARE((*row)->state, RunState::Queued);
        QVERIFY((*row)->createdAtMs > 0);
    }

    void importingAgainChangesNothing()
    {
        const RunId run = begin(u"one"_s);
        append(run, event::toolStart, {{u"name"_s, u"Edit"_s}});
        append(run, event::llmCall, {{u"cost_usd"_s, 0.5}, {u"source"_s, u"gateway"_s}});
        QCOMPARE(m_index->importAll().value(), 1);
        const auto rows = m_store->rows().value();
        const qint64 revision = m_store->revision();
        QCOMPARE(m_index->importAll().value(), 0);
        QVERIFY(m_index->importRun(run));
        QVERIFY(m_store->rows().value() == rows);
        QCOMPARE(m_store->revision(), revision);
        QCOMPARE(rows.first().costMicroUsd, 500'000);
    }

    void aGrowingJournalIsFollowedByIncrements()
    {
        const RunId run = begin(u"one"_s);
        for (int i = 1; i <= 20; ++i) {
            append(run, event::llmCall, {{u"cost_usd"_s, 0.25}, {u"source"_s, u"gateway"_s}});
            if (i % 3 == 0)
                reopen(); // another process goes on where this one left off
            QVERIFY(m_index->importRun(run));
            QCOMPARE((*m_store->row(run.text()).value()).costMicroUsd, 250'000 * i);
            QCOMPARE((*m_store->row(run.text()).value()).llmCalls, i);
        }
    }

    void theRowIsWhatTheWholeJournalTells()
    {
        const RunId run = begin(u"one"_s);
        append(run, event::runState, {{u"to"_s, u"running"_s}});
        QVERIFY(m_index->importRun(run));
        AuditRecord record = recordFromJournal(*m_paths, run).value();
        record.status = RunStatus::Ok;
        record.endedBy = EndedBy::Agent;
        record.changedFiles = 3;
        append(run, event::runFinished, toShowJson(record));
        append(run, event::verdictGiven, {{u"verdict"_s, u"accepted"_s}, {u"how"_s, u"squash"_s}});
        QVERIFY(m_index->importRun(run));
        const RunRow incremental = *m_store->row(run.text()).value();
        QCOMPARE(m_index->reindex().value(), 1);
        QVERIFY(*m_store->row(run.text()).value() == incremental);
        QCOMPARE(incremental.state, RunState::Finished);
        QCOMPARE(incremental.review, ReviewState::Accepted);
        QCOMPARE(incremental.changedFiles, 3);
        const AuditRecord known = recordFromJournal(*m_paths, run).value();
        QCOMPARE(known.verdict, ReviewState::Accepted);
        QCOMPARE(known.journalHead, headOf(run));
    }

    void aTornTailIsNoObstacle()
    {
        const RunId run = begin(u"one"_s);
        QFile journal(m_paths->journalFile(run));
        QVERIFY(journal.open(QIODevice::Append));
        QVERIFY(journal.write("{\"seq\":2,\"ti") > 0);
        journal.close();
        QVERIFY(m_index->importRun(run));
        QCOMPARE((*m_store->row(run.text()).value()).title, u"Title of one"_s);
        append(run, event::toolStart, {{u"name"_s, u"Edit"_s}}); // cuts the tail off
        QVERIFY(m_index->importRun(run));
        QCOMPARE(recordFromJournal(*m_paths, run).value().toolCalls.value(u"Edit"_s), 1);
    }

    void aBrokenJournalStillShowsItsBeginning()
    {
        const RunId run = begin(u"one"_s);
        append(run, event::runState, {{u"to"_s, u"running"_s}});
        append(run, event::runState, {{u"to"_s, u"verifying"_s}});
        QVERIFY(m_index->importRun(run));
        QFile journal(m_paths->journalFile(run));
        QVERIFY(journal.open(QIODevice::ReadWrite));
        QByteArray bytes = journal.readAll();
        bytes.replace("verifying", "finished");
        QVERIFY(journal.resize(0) && journal.seek(0) && journal.write(bytes) == bytes.size());
        journal.close();
        QVERIFY(m_index->importRun(run));
        const RunRow row = *m_store->row(run.text()).value();
        QCOMPARE(row.state, RunState::Running);
        QCOMPARE(row.highFindings, 1);
        QVERIFY2(row.reason.contains(u"from event 3 on"_s), qPrintable(row.reason));
        QCOMPARE(recordFromJournal(*m_paths, run).value().findings.first().kind, u"journal-broken"_s);
    }

    void aJournalThatWasReplacedIsReadFromItsBeginning()
    {
        const RunId run = begin(u"one"_s);
        for (int i = 0; i < 5; ++i)
            append(run, event::toolStart, {{u"name"_s, u"Edit"_s}});
        QVERIFY(m_index->importRun(run));
        QVERIFY(QFile::remove(m_paths->journalFile(run)));
        append(run, event::runCreated, {{u"title"_s, u"Another"_s}});
        QVERIFY(m_index->importRun(run));
        QCOMPARE((*m_store->row(run.text()).value()).title, u"Another"_s);
    }

    void aRunThatIsGoneLeavesTheIndex()
    {
        const RunId one = begin(u"one"_s);
        const RunId two = begin(u"two"_s);
        QCOMPARE(m_index->importAll().value(), 2);
        QVERIFY(QDir(m_paths->runFolder(one)).removeRecursively());
        QCOMPARE(m_index->importAll().value(), 1);
        QCOMPARE(m_store->count({}).value(), 1);
        QVERIFY(QDir(m_paths->runFolder(two)).removeRecursively());
        const auto missing = m_index->importRun(two);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(m_store->count({}).value(), 0);
    }

    void strayFoldersAreNoRuns()
    {
        QVERIFY(QDir(m_paths->runs()).mkpath(u"not a run"_s));
        QVERIFY(QDir(m_paths->runs()).mkpath(runNamed(u"empty"_s).text()));
        QCOMPARE(m_index->importAll().value(), 0);
    }

    void theDatabaseMayVanishAtAnyTime()
    {
        begin(u"one"_s);
        QCOMPARE(m_index->importAll().value(), 1);
        QVERIFY(QFile::remove(m_paths->database()));
        begin(u"two"_s);
        QCOMPARE(m_index->importAll().value(), 2); // opened again by itself
        QCOMPARE(m_store->count({}).value(), 2);
        QVERIFY(QFile::exists(m_paths->database()));
    }

    void aCorruptDatabaseIsMadeAgainFromTheJournals()
    {
        begin(u"one"_s);
        begin(u"two"_s);
        QCOMPARE(m_index->importAll().value(), 2);
        m_index.reset();
        m_store.reset();
        QFile file(m_paths->database());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(5000, 'x')) == 5000);
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^The index was damaged"_s));
        reopen();
        QCOMPARE(m_store->count({}).value(), 0);
        QCOMPARE(m_index->reindex().value(), 2);
        QCOMPARE(m_store->count({}).value(), 2);
    }

    void twoProcessesImportTheSameRunsOnce()
    {
        for (int i = 0; i < 20; ++i) {
            const RunId run = begin(u"run%1"_s.arg(i));
            append(run, event::llmCall, {{u"cost_usd"_s, 1}, {u"source"_s, u"gateway"_s}});
        }
        for (int process = 0; process < 3; ++process) {
            if (::fork() != 0)
                continue;
            const auto store = RunStore::open(m_paths->database());
            ::_exit(store && Index(**store, *m_paths).importAll() ? 0 : 1);
        }
        for (int process = 0; process < 3; ++process) {
            int status = -1;
            QVERIFY(::wait(&status) > 0);
            QCOMPARE(status, 0);
        }
        const QList<RunRow> rows = m_store->rows().value();
        for (const RunRow& row : rows)
            QCOMPARE(row.costMicroUsd, 1'000'000);
        QCOMPARE(m_store->count({}).value(), 20);
    }

private:
    void reopen()
    {
        m_index.reset();
        m_store.reset();
        auto store = RunStore::open(m_paths->database());
        QVERIFY(store);
        m_store = std::move(*store);
        m_index = std::make_unique<Index>(*m_store, *m_paths);
    }

    void append(const RunId& run, const char* type, const QJsonObject& data)
    {
        QVERIFY(QDir().mkpath(m_paths->runFolder(run)));
        auto journal = Journal::open(m_paths->journalFile(run), run);
        QVERIFY(journal);
        QVERIFY((*journal)->append(type, data, Durability::Now));
    }

    RunId begin(const QString& name)
    {
        const RunId run = runNamed(name);
        append(run, event::runCreated,
            {{u"title"_s, QString(u"Title of "_s + name)}, {u"repository"_s, u"/src/shop"_s},
                {u"agent"_s, u"command"_s}});
        return run;
    }

    QString headOf(const RunId& run)
    {
        const auto state = readJournal(m_paths->journalFile(run), run, {});
        return state ? state->head : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Paths> m_paths;
    std::unique_ptr<RunStore> m_store;
    std::unique_ptr<Index> m_index;
};

REMIT_TEST_MAIN(TestIndex)
#include "tst_index.moc"

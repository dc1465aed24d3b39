// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"
#include "runner/launch/recovery.h"
#include "runner/process/processtree.h"
#include "runner/store/index.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

/** A run whose supervisor is gone gets exactly one end, with its work. */
class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyStandingIsToldFromDisk_data();
    void everyStandingIsToldFromDisk();
    void aHeldLockMeansAttended();
    void anAbandonedRunIsInterruptedWithItsWork();
    void aTornLastLineIsNoObstacle();
    void aSupervisorThatStillLetsGoOfItsJournalIsWaitedFor();
    void endingTwiceLeavesOneEnd();
    void aWorktreeThatWasStillBeingMadeIsNoChange();
    void aRunWithoutAWorktreeGetsItsEnd();
    void whatStillLivesIsKilledFirst();
    void anotherProcessWithTheSameNumberIsLeftAlone();
    void aWaitingRunIsStopped();
    void leftoversOfTheChecksAreRemoved();

private:
    /** How far the run came. */
    enum class Far { Created, Preparing, Worktree, Started, Finished };
    void make(Far far, const ProcessIdentity& box = {});
    void append(Journal& journal, const char* type, const QJsonObject& data) const;
    [[nodiscard]] QString journalFile() const { return m_paths.journalFile(m_run); }
    [[nodiscard]] AuditRecord record() const { return recordFromJournal(m_paths, m_run).value(); }
    [[nodiscard]] int countOf(const QByteArray& type) const;

    QTemporaryDir m_dir;
    Paths m_paths{{}, {}};
    ScratchRepository m_repository;
    QString m_base;
    RunId m_run;
    QString m_worktree;
};

void TestRecovery::initTestCase()
{
    m_paths = Paths(m_dir.filePath(u"data"_s), m_dir.filePath(u"config"_s));
    QVERIFY(m_paths.makeFolders());
    m_repository.write("a.txt", "one\n");
    m_base = m_repository.commit(u"First"_s);
}

void TestRecovery::init()
{
    QTest::failOnWarning();
    m_run = RunId::create(u"Alpha"_s, QDateTime::currentDateTimeUtc());
    m_worktree = m_paths.worktree(u"repo"_s, m_run);
    QVERIFY(QDir().mkpath(m_paths.runFolder(m_run)));
}

void TestRecovery::append(Journal& journal, const char* type, const QJsonObject& data) const
{
    QVERIFY(journal.append(QString::fromLatin1(type), data, Journal::Durability::Now));
}

int TestRecovery::countOf(const QByteArray& type) const
{
    int count = 0;
    const auto state = readJournal(
        journalFile(), m_run, [&](const Event& event) { count += event.type == QString::fromLatin1(type) ? 1 : 0; });
    return state && state->how == JournalState::How::Whole ? count : -1;
}

void TestRecovery::make(Far far, const ProcessIdentity& box)
{
    QVERIFY(ActiveRuns(m_paths).add(m_run));
    const auto journal = Journal::open(journalFile(), m_run);
    QVERIFY(journal);
    append(**journal, event::runCreated,
        {{u"run"_s, m_run.text()}, {u"title"_s, u"Alpha"_s}, {u"repository"_s, m_repository.path()},
            {u"base"_s, m_base}, {u"agent"_s, u"command"_s}, {u"contract_hash"_s, u"0"_s}});
    if (far >= Far::Preparing)
        append(**journal, event::runState, {{u"from"_s, u"queued"_s}, {u"to"_s, u"preparing"_s}});
    if (far >= Far::Worktree) {
        QVERIFY(QDir().mkpath(QFileInfo(m_worktree).path()));
        m_repository.git({u"worktree"_s, u"add"_s, u"--quiet"_s, u"--detach"_s, m_worktree, m_base});
        append(**journal, event::worktreeMade, {{u"path"_s, m_worktree}, {u"commit"_s, m_base}});
    }
    if (far >= Far::Started) {
        QJsonObject identity = toJson(box);
        identity.insert(u"pid_ns"_s, QString::number(box.isValid() ? 1 : 0));
        append(**journal, event::runStarted, {{u"level"_s, u"A"_s}, {u"program"_s, u"sh"_s}, {u"box"_s, identity}});
        append(**journal, event::runState, {{u"from"_s, u"preparing"_s}, {u"to"_s, u"running"_s}});
        m_repository.write("made.txt", "work\n", m_worktree);
    }
    if (far >= Far::Finished)
        append(**journal, event::runFinished, {{u"status"_s, u"OK"_s}});
}

void TestRecovery::everyStandingIsToldFromDisk_data()
{
    QTest::addColumn<int>("far");
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<Standing>("standing");
    QTest::newRow("only marked") << -1 << QByteArray() << Standing::Unborn;
    QTest::newRow("an empty journal") << -1 << QByteArray("") << Standing::Unborn;
    QTest::newRow("half a first line") << -1 << QByteArray("{\"seq\":1,\"ti") << Standing::Unborn;
    QTest::newRow("a first line that is none") << -1 << QByteArray("nonsense\n") << Standing::Abandoned;
    QTest::newRow("created") << int(Far::Created) << QByteArray() << Standing::Waiting;
    QTest::newRow("created, half a line") << int(Far::Created) << QByteArray("{\"se") << Standing::Waiting;
    QTest::newRow("preparing") << int(Far::Preparing) << QByteArray() << Standing::Abandoned;
    QTest::newRow("running") << int(Far::Started) << QByteArray() << Standing::Abandoned;
    QTest::newRow("running, half a line") << int(Far::Started) << QByteArray("{\"seq\":9") << Standing::Abandoned;
    QTest::newRow("finished") << int(Far::Finished) << QByteArray() << Standing::Ended;
}

void TestRecovery::everyStandingIsToldFromDisk()
{
    QFETCH(int, far);
    QFETCH(QByteArray, tail);
    if (far >= 0)
        make(Far(far));
    if (!tail.isNull()) {
        QFile journal(journalFile());
        QVERIFY(journal.open(QIODevice::Append));
        QCOMPARE(journal.write(tail), tail.size());
    }
    QTEST(standingOf(m_paths, m_run), "standing");
    QTEST(standingByJournal(m_paths, m_run), "standing");
}

void TestRecovery::aHeldLockMeansAttended()
{
    make(Far::Started);
    const auto lock = FileLock::take(m_paths.supervisorLock(m_run));
    QVERIFY(lock);
    QCOMPARE(standingOf(m_paths, m_run), Standing::Attended);
    QCOMPARE(standingByJournal(m_paths, m_run), Standing::Abandoned);
}

void TestRecovery::anAbandonedRunIsInterruptedWithItsWork()
{
    make(Far::Started);
    // Killed while it wrote a reference.
    m_repository.write(".git/refs/remit/" + m_run.text().toUtf8() + "/1.lock", "half");
    const auto ended = endAbandoned(m_paths, m_run);
    QVERIFY2(ended, ended ? "" : qPrintable(ended.error().detail));
    m_repository.git({u"reflog"_s, u"expire"_s, u"--expire=now"_s, u"--all"_s}); // refuses where a lock is left
    const AuditRecord after = record();
    QCOMPARE(after.status, RunStatus::Interrupted);
    QCOMPARE(after.endedBy, EndedBy::Interrupted);
    QCOMPARE(after.state, RunState::Finished);
    QCOMPARE(after.changedFiles, 1);
    QCOMPARE(after.added, 1);
    QVERIFY(!after.reason.isEmpty());
    QCOMPARE(m_repository.git({u"show"_s, after.ref + u":made.txt"_s}), QByteArray("work"));
    QVERIFY(QFileInfo(m_worktree + u"/made.txt"_s).isFile()); // the worktree is not touched
    QVERIFY(QFileInfo::exists(m_paths.resultFile(m_run)));
    QFile audit(m_paths.auditFile());
    QVERIFY(audit.open(QIODevice::ReadOnly));
    QCOMPARE(audit.readAll().count(m_run.text().toUtf8() + "\""), 1);
    QVERIFY(!ActiveRuns(m_paths).all().contains(m_run));
    QCOMPARE(standingByJournal(m_paths, m_run), Standing::Ended);
}

void TestRecovery::aTornLastLineIsNoObstacle()
{
    make(Far::Started);
    {
        QFile journal(journalFile());
        QVERIFY(journal.open(QIODevice::Append));
        QVERIFY(journal.write("{\"seq\":6,\"time\":\"2026") > 0);
    }
    QVERIFY(endAbandoned(m_paths, m_run));
    QCOMPARE(countOf(event::tornTail), 1);
    QCOMPARE(countOf(event::runFinished), 1);
}

void TestRecovery::aSupervisorThatStillLetsGoOfItsJournalIsWaitedFor()
{
    make(Far::Started);
    QProcess holder;
    holder.start(u"sh"_s, {u"-c"_s, u"exec 9<\"$0\"; flock 9; echo held; exec sleep 0.3"_s, journalFile()});
    QVERIFY(holder.waitForReadyRead());
    QVERIFY(endAbandoned(m_paths, m_run));
    QCOMPARE(record().status, RunStatus::Interrupted);
    QVERIFY(holder.waitForFinished());
}

void TestRecovery::endingTwiceLeavesOneEnd()
{
    make(Far::Started);
    QVERIFY(endAbandoned(m_paths, m_run));
    const AuditRecord first = record();
    QVERIFY(endAbandoned(m_paths, m_run));
    QVERIFY(republish(m_paths, m_run));
    QCOMPARE(countOf(event::runFinished), 1);
    QCOMPARE(record(), first);
    QFile audit(m_paths.auditFile());
    QVERIFY(audit.open(QIODevice::ReadOnly));
    const QByteArray lines = audit.readAll();
    QCOMPARE(lines.count("\"run_id\":\"" + m_run.text().toUtf8() + "\""), 1);
}

void TestRecovery::aWorktreeThatWasStillBeingMadeIsNoChange()
{
    make(Far::Preparing);
    QVERIFY(QDir().mkpath(QFileInfo(m_worktree).path()));
    m_repository.git({u"worktree"_s, u"add"_s, u"--quiet"_s, u"--no-checkout"_s, u"--detach"_s, m_worktree, m_base});
    const QByteArray admin = ".git/worktrees/" + m_run.text().toUtf8();
    m_repository.write(admin + "/HEAD", QByteArray(40, '0') + '\n'); // as git begins one
    m_repository.write(admin + "/locked", "initializing\n");
    QVERIFY(endAbandoned(m_paths, m_run));
    QCOMPARE(record().status, RunStatus::Interrupted);
    QCOMPARE(record().changedFiles, 0);
    QCOMPARE(record().removed, 0);
    QVERIFY(!QFileInfo::exists(m_worktree)); // half a checkout is nobody's work
    QVERIFY(m_repository.isSound());
}

void TestRecovery::aRunWithoutAWorktreeGetsItsEnd()
{
    make(Far::Preparing);
    QVERIFY(endAbandoned(m_paths, m_run));
    QCOMPARE(record().status, RunStatus::Interrupted);
    QVERIFY(record().ref.isEmpty());
}

void TestRecovery::whatStillLivesIsKilledFirst()
{
    QProcess sleeper;
    sleeper.start(u"sleep"_s, {u"600"_s});
    QVERIFY(sleeper.waitForStarted());
    const auto identity = identityOf(sleeper.processId());
    QVERIFY(identity);
    make(Far::Started, *identity);
    QVERIFY(endAbandoned(m_paths, m_run));
    QVERIFY(!isAlive(*identity));
    QVERIFY(sleeper.waitForFinished());
    QCOMPARE(sleeper.exitStatus(), QProcess::CrashExit);
}

void TestRecovery::anotherProcessWithTheSameNumberIsLeftAlone()
{
    QProcess sleeper;
    sleeper.start(u"sleep"_s, {u"600"_s});
    QVERIFY(sleeper.waitForStarted());
    auto identity = identityOf(sleeper.processId());
    QVERIFY(identity);
    const ProcessIdentity real = *identity;
    identity->startTime -= 1;
    make(Far::Started, *identity);
    QVERIFY(endAbandoned(m_paths, m_run));
    QVERIFY(isAlive(real));
    sleeper.kill();
    QVERIFY(sleeper.waitForFinished());
}

void TestRecovery::aWaitingRunIsStopped()
{
    make(Far::Created);
    QVERIFY(endWaiting(m_paths, m_run, u"a test"_s));
    QCOMPARE(record().status, RunStatus::Stopped);
    QCOMPARE(record().endedBy, EndedBy::User);
    QVERIFY(!ActiveRuns(m_paths).all().contains(m_run));
}

void TestRecovery::leftoversOfTheChecksAreRemoved()
{
    make(Far::Started);
    const QDir folder(m_paths.runFolder(m_run));
    for (const QString& name : {u"git/objects"_s, u"check-before/src"_s, u"check-before.home"_s, u"home"_s})
        QVERIFY(folder.mkpath(name));
    QVERIFY(endAbandoned(m_paths, m_run));
    QCOMPARE(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList{u"home"_s});
}

REMIT_TEST_MAIN(TestRecovery)
#include "tst_recovery.moc"

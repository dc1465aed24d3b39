// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/processtree.h"
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <csignal>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** Children of every kind that outlives its parent where nothing holds it, then work that goes on. */
const QByteArray kScript = "trap '' TERM INT HUP\n"
                           "mkdir -p src; echo early > src/early.txt\n"
                           "sleep 600 &\n"
                           "(setsid sh -c 'trap \"\" TERM HUP; sleep 600; sleep 600' >/dev/null 2>&1 &)\n"
                           "(nohup sh -c '(sleep 600 &) ; sleep 600' >/dev/null 2>&1 &)\n"
                           "i=0; while [ $i -lt 12 ]; do i=$((i+1)); echo line $i >> src/growing.txt; echo step $i; "
                           "sleep 0.1; done\n"
                           "echo 'Wrote some files.'; echo 'STATUS: OK'; echo END_OF_RUN\n";
const QByteArray kCheck = "test -f src/early.txt || exit 1; sleep 1";

qint64 supervisorOf(const RemitCtl& ctl, const QString& run)
{
    const QByteArray lock = contentOf(ctl.runFolder(run) + u"/supervisor.lock"_s);
    return processIdentityFrom(QJsonDocument::fromJson(lock).object()).pid;
}

} // namespace

enum class Victim { Supervisor, Launcher, Both };

/** SIGKILL at any moment: nothing lives on, every run has one end, no work is lost, the next run works. */
class TestKilled : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void atAnEvent_data();
    void atAnEvent();
    void atARandomMoment_data();
    void atARandomMoment();
    void aRecoveryThatIsKilledIsDoneAgain();
    void aQueuedRunStartsAfterTheOneBeforeItWasKilled();

private:
    /** Kills, then looks at everything that was promised. */
    void killAndLook(Victim victim, QProcess& launcher, const QString& run);
    void everyRunHasOneEnd() const;
    [[nodiscard]] QStringList activeRuns() const;
    [[nodiscard]] QString runOf(const QString& before) const;

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QByteArray m_marker;
};

void TestKilled::initTestCase()
{
    m_repository = std::make_unique<ScratchRepository>();
    m_repository->write("src/a.txt", "one\n");
    for (int i = 0; i < 300; ++i)
        m_repository->write("src/many/" + QByteArray::number(i), QByteArray(2000, 'x'));
    m_repository->commit(u"First"_s);
}

void TestKilled::init()
{
    QTest::failOnWarning();
    m_ctl = std::make_unique<RemitCtl>();
    // In the environment of whatever the run starts outside the box; inside, it is the run's own name.
    m_marker = "REMIT_HOME=" + m_ctl->home().toUtf8();
}

void TestKilled::cleanup()
{
    m_ctl.reset();
    QVERIFY(m_repository->isSound());
    QCOMPARE(m_repository->git({u"status"_s, u"--porcelain"_s}), QByteArray());
}

QString TestKilled::runOf(const QString& before) const
{
    for (const QString& name : QDir(m_ctl->home() + u"/runs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name != before)
            return name;
    }
    return {};
}

void TestKilled::everyRunHasOneEnd() const
{
    const CtlResult list = (*m_ctl)({u"list"_s, u"--json"_s});
    QVERIFY2(list.code == 0, list.err.constData());
    QHash<QString, QString> audited;
    const QByteArrayList lines = contentOf(m_ctl->home() + u"/runs.jsonl"_s).split('\n');
    for (const QByteArray& line : lines) {
        if (line.isEmpty())
            continue;
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        const QString run = record.value(u"run_id").toString();
        QVERIFY2(!run.isEmpty() && !audited.contains(run), line.constData());
        audited.insert(run, record.value(u"status").toString());
    }
    const QJsonArray rows = list.array();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QString run = row.value(u"run_id").toString();
        QCOMPARE(row.value(u"state").toString(), u"finished"_s);
        const QJsonObject record = m_ctl->show(run); // from the journal
        QCOMPARE(record.value(u"state").toString(), u"finished"_s);
        QCOMPARE(row.value(u"status"), record.value(u"status"));
        QCOMPARE(audited.value(run), record.value(u"status").toString());
        QCOMPARE(contentOf(m_ctl->runFolder(run) + u"/journal.jsonl"_s).count("\"type\":\"run.finished\""), 1);
        const QJsonObject result
            = QJsonDocument::fromJson(contentOf(m_ctl->runFolder(run) + u"/result.json"_s)).object();
        QCOMPARE(result.value(u"status"), record.value(u"status"));
        const CtlResult verified = (*m_ctl)({u"journal"_s, run, u"--verify"_s});
        QVERIFY2(verified.code == 0, verified.out.constData());
    }
    QCOMPARE(rows.size(), audited.size());
    QVERIFY(activeRuns().isEmpty());
}

QStringList TestKilled::activeRuns() const
{
    return QDir(m_ctl->home() + u"/active"_s).entryList(QDir::Files);
}

void TestKilled::killAndLook(Victim victim, QProcess& launcher, const QString& run)
{
    const qint64 supervisor = run.isEmpty() ? 0 : supervisorOf(*m_ctl, run);
    if (victim != Victim::Launcher && supervisor > 0)
        (void)::kill(pid_t(supervisor), SIGKILL); // it may have ended by itself
    if (victim != Victim::Supervisor)
        launcher.kill();
    QVERIFY(launcher.state() == QProcess::NotRunning || launcher.waitForFinished(60'000));
    if (victim == Victim::Launcher && !run.isEmpty()) // nobody watches it now; it goes on all the same
        QCOMPARE((*m_ctl)({u"log"_s, run, u"--follow"_s}).code, 0);

    // Without any help: what the supervisor held dies with it.
    QTRY_COMPARE_WITH_TIMEOUT(processesWith(m_marker), QList<qint64>(), 30'000);
    if (!run.isEmpty())
        QTRY_COMPARE_WITH_TIMEOUT(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>(), 10'000);

    QCOMPARE((*m_ctl)({u"list"_s}).code, 0);
    if (victim != Victim::Supervisor) // killed between the run's making and its start: that look started it
        QTRY_VERIFY_WITH_TIMEOUT(activeRuns().isEmpty(), 60'000);
    everyRunHasOneEnd();
    if (run.isEmpty() || !QFile::exists(m_ctl->runFolder(run) + u"/result.json"_s))
        return; // killed before there was a run
    const QJsonObject record = m_ctl->show(run);
    const QString status = record.value(u"status").toString();
    if (victim == Victim::Launcher)
        QCOMPARE(status, u"OK"_s);
    else
        QVERIFY2(status == u"INTERRUPTED" || status == u"OK", qPrintable(status));
    if (victim == Victim::Supervisor) // whoever waited for it is told
        QCOMPARE(launcher.exitCode(), status == u"OK" ? 0 : 7);
    // What the agent had written is in the last snapshot, whatever becomes of the worktree.
    const QString worktree = record.value(u"worktree").toString();
    const QByteArray early = contentOf(worktree + u"/src/early.txt"_s);
    if (!worktree.isEmpty() && !early.isEmpty()) {
        const QString ref = record.value(u"ref").toString();
        QCOMPARE(m_repository->git({u"show"_s, ref + u":src/early.txt"_s}), early.trimmed());
        if (const QByteArray grown = contentOf(worktree + u"/src/growing.txt"_s); !grown.isEmpty())
            QCOMPARE(m_repository->git({u"show"_s, ref + u":src/growing.txt"_s}), grown.trimmed());
    }
    const QJsonObject next
        = m_ctl->runToItsEnd(m_repository->path(), {.script = kScript, .check = "test -f src/early.txt"}).object();
    QCOMPARE(next.value(u"status").toString(), u"OK"_s);
    everyRunHasOneEnd();
}

void TestKilled::atAnEvent_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<Victim>("victim");
    QTest::newRow("preparing, supervisor") << QByteArray("worktree.made") << Victim::Supervisor;
    QTest::newRow("running, supervisor") << QByteArray("run.started") << Victim::Supervisor;
    QTest::newRow("running, launcher") << QByteArray("run.started") << Victim::Launcher;
    QTest::newRow("verifying, both") << QByteArray("run.ended") << Victim::Both;
}

void TestKilled::atAnEvent()
{
    QFETCH(QByteArray, event);
    QFETCH(Victim, victim);
    const auto launcher = m_ctl->start({u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s,
        m_ctl->write(ScriptedContract{.script = kScript, .check = kCheck}), u"--wait"_s, u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!runOf({}).isEmpty() && m_ctl->hasEvent(runOf({}), event), 60'000);
    killAndLook(victim, *launcher, runOf({}));
}

void TestKilled::atARandomMoment_data()
{
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<int>("milliseconds");
    const bool slow = qEnvironmentVariableIsSet("REMIT_SLOW");
    const quint32 seed = qEnvironmentVariableIsSet("REMIT_SEED") ? qEnvironmentVariable("REMIT_SEED").toUInt()
                                                                 : QRandomGenerator::global()->generate();
    qInfo("REMIT_SEED=%u", seed);
    QRandomGenerator random(seed);
    for (int moment = 0; moment < (slow ? 20 : 4); ++moment) {
        const auto victim = Victim(random.bounded(3));
        const int after = random.bounded(4500);
        QTest::addRow("%d: victim %d after %d ms", moment, int(victim), after) << victim << after;
    }
}

void TestKilled::atARandomMoment()
{
    QFETCH(Victim, victim);
    QFETCH(int, milliseconds);
    const auto launcher = m_ctl->start({u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s,
        m_ctl->write(ScriptedContract{.script = kScript, .check = kCheck}), u"--wait"_s, u"--json"_s});
    QTest::qWait(milliseconds);
    killAndLook(victim, *launcher, runOf({}));
}

void TestKilled::aRecoveryThatIsKilledIsDoneAgain()
{
    const QString run = m_ctl->launch(m_repository->path(), {.script = kScript + "sleep 600\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(run, "run.started"), 60'000);
    QTRY_VERIFY(!contentOf(m_ctl->home() + u"/worktrees/repo/"_s + run + u"/src/early.txt"_s).isEmpty());
    QCOMPARE(::kill(pid_t(supervisorOf(*m_ctl, run)), SIGKILL), 0);
    for (int round = 0; round < 12; ++round) {
        const auto list = m_ctl->start({u"list"_s});
        QTest::qWait(10 + round * 8);
        list->kill();
        QVERIFY(list->state() == QProcess::NotRunning || list->waitForFinished());
    }
    everyRunHasOneEnd();
    const QJsonObject record = m_ctl->show(run);
    QCOMPARE(record.value(u"status").toString(), u"INTERRUPTED"_s);
    QCOMPARE(
        m_repository->git({u"show"_s, record.value(u"ref").toString() + u":src/early.txt"_s}), QByteArray("early"));
}

void TestKilled::aQueuedRunStartsAfterTheOneBeforeItWasKilled()
{
    QVERIFY(QDir().mkpath(m_ctl->home() + u"/config"_s));
    (void)m_ctl->write(u"home/config/settings.toml"_s, "slots = 1\n");
    const QString one = m_ctl->launch(m_repository->path(), {.script = "sleep 600\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(one, "run.started"), 60'000);
    const QString two = m_ctl->launch(
        m_repository->path(), {.script = kScript, .check = "true", .scope = "paths = [\"src/many/**\"]\n"});
    QCOMPARE(m_ctl->stateOf(two), u"queued"_s);
    QCOMPARE(::kill(pid_t(supervisorOf(*m_ctl, one)), SIGKILL), 0);
    QTRY_COMPARE(processesWith("REMIT_RUN=" + one.toUtf8()), QList<qint64>());
    QCOMPARE((*m_ctl)({u"list"_s}).code, 0); // whoever comes next fills the slot
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(two, "run.started"), 60'000);
    QCOMPARE(m_ctl->show(one).value(u"status").toString(), u"INTERRUPTED"_s);
}

REMIT_TEST_MAIN(TestKilled)
#include "tst_killed.moc"

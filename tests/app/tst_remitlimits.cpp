// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>

using namespace remit::test;
using namespace Qt::StringLiterals;

/** What ends a run from outside: limits, stop, the queue's cap. Afterwards nothing of it lives and its work is kept. */
class TestRemitLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aLimitEndsTheRun_data();
    void aLimitEndsTheRun();
    void callsThatAStreamReportsAreCounted();
    void theCallLimitEndsARunByItsStream();
    void callsThatAStreamReportsHaveTheirPrice();
    void theCostLimitEndsARunByItsStream();
    void failingChecksOfTheAgentEndTheRun();
    void failingChecksAreSeenWhereTheStreamSaysNothing();
    void aLimitThatFreezesHoldsTheRunForAPerson();
    void aHoldAtALimitEndsByItself();
    void aFrozenRunUsesNoTime();
    void stopReturnsWhenNothingLives_data();
    void stopReturnsWhenNothingLives();
    void stopOfAFinishedRunIsDoneAlready();
    void freezeHoldsAndThawLetsGoOn();
    void theCapQueuesAndAFreeSlotStartsTheNext();
    void theCapHoldsOverManyLaunchersAtOnce();
    void aSupervisorThatDoesNotAnswerIsKilled();
    void aWaitingRunCanBeStopped();
    void reviewDebtQueues();

private:
    [[nodiscard]] QString launch(const ScriptedContract& contract)
    {
        const QString run = m_ctl->launch(m_repository->path(), contract);
        m_runs.append(run);
        return run;
    }
    /** An agent that speaks Claude Code's stream, with these steps before it writes the file. */
    [[nodiscard]] ScriptedContract reporting(const QByteArray& steps, const QByteArray& limits) const
    {
        QFile agent(QStringLiteral(SCRIPTED_AGENT));
        if (!agent.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", SCRIPTED_AGENT);
        m_repository->write("src/agent.py", agent.readAll());
        m_repository->commit(u"An agent"_s);
        ScriptedContract contract{
            .script = R"(SCRIPTED_AGENT='{"speaks": "claude-code", "steps": [{"write": "src/new.txt",)"
                      R"( "content": "new\n"}, )"
                + steps + R"(], "final": "Done.\nSTATUS: OK\nEND_OF_RUN"}' exec python3 src/agent.py)" + "\n",
            .speaks = "claude-code"};
        if (!limits.isEmpty())
            contract.limits = limits;
        return contract;
    }
    /** Is the agent's shell there, and stopped? What is stopped does nothing, so nobody has to wait and see. */
    [[nodiscard]] static bool standsStill(const QString& run)
    {
        bool any = false;
        for (const qint64 pid : processesWith("REMIT_RUN=" + run.toUtf8())) {
            QFile stat(u"/proc/%1/stat"_s.arg(pid));
            if (!stat.open(QIODevice::ReadOnly))
                continue;
            const QByteArray line = stat.readAll();
            if (!line.contains("(sh) "))
                continue;
            any = true;
            if (!line.contains("(sh) T "))
                return false;
        }
        return any;
    }

    void settle(const QByteArray& settings) const
    {
        QVERIFY(QDir().mkpath(m_ctl->home() + u"/config"_s));
        (void)m_ctl->write(u"home/config/settings.toml"_s, settings);
    }

    /** A dollar for a thousand tokens out, the rest for nothing. */
    void setPrice() const
    {
        QVERIFY(QDir().mkpath(m_ctl->home() + u"/config"_s));
        (void)m_ctl->write(u"home/config/prices.toml"_s,
            "[models.\"scripted-model\"]\ninput = 0\noutput = 1000\ncache_read = 0\ncache_write = 0\n"
            "source = \"a test\"\nas_of = \"2026-11-21\"\n");
    }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QStringList m_runs;
};

void TestRemitLimits::init()
{
    QTest::failOnWarning();
    m_runs.clear();
    m_ctl = std::make_unique<RemitCtl>();
    m_repository = std::make_unique<ScratchRepository>();
    m_repository->write("src/a.txt", "one\n");
    m_repository->write("docs/b.txt", "two\n");
    m_repository->commit(u"First"_s);
}

void TestRemitLimits::cleanup()
{
    (void)(*m_ctl)({u"stop"_s, u"--all"_s});
    for (const QString& run : std::as_const(m_runs)) {
        QCOMPARE(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>());
        QCOMPARE((*m_ctl)({u"journal"_s, run, u"--verify"_s}).code, 0);
    }
    QVERIFY(m_repository->isSound());
    QCOMPARE(m_repository->git({u"status"_s, u"--porcelain"_s}), QByteArray());
    m_ctl.reset();
    m_repository.reset();
}

void TestRemitLimits::aLimitEndsTheRun_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("limit");
    QTest::addColumn<QByteArray>("script");
    const QByteArray stubborn = "trap '' TERM INT HUP; while :; do echo .; sleep 1; done\n";
    QTest::newRow("wall clock") << u"wall_clock"_s << QByteArray("wall_clock = \"3s\"\nidle = \"1m\"\n") << stubborn;
    QTest::newRow("idle") << u"idle"_s << QByteArray("wall_clock = \"1m\"\nidle = \"2s\"\n")
                          << QByteArray("echo hello; (setsid sleep 600 &); sleep 600\n");
    QTest::newRow("output") << u"output"_s << QByteArray("wall_clock = \"1m\"\noutput = \"10 KB\"\n")
                            << QByteArray("yes; sleep 600\n");
    QTest::newRow("errors are output too")
        << u"output"_s << QByteArray("wall_clock = \"1m\"\noutput = \"10 KB\"\n") << QByteArray("yes >&2; sleep 600\n");
    QTest::newRow("changed files") << u"changed_files"_s << QByteArray("wall_clock = \"1m\"\nchanged_files = 2\n")
                                   << "for i in 1 2 3 4 5; do echo $i > src/$i.txt; done; " + stubborn;
    QTest::newRow("changed lines") << u"changed_lines"_s << QByteArray("wall_clock = \"1m\"\nchanged_lines = 20\n")
                                   << "seq 100 > src/many.txt; " + stubborn;
    QTest::newRow("changed files of a silent agent")
        << u"changed_files"_s << QByteArray("wall_clock = \"1m\"\nchanged_files = 2\n")
        << QByteArray("sleep 3; for i in 1 2 3 4 5; do echo $i > src/$i.txt; done; while :; do sleep 1; done\n");
    QTest::newRow("memory of all together")
        << u"memory"_s << QByteArray("wall_clock = \"1m\"\nmemory = \"200 MB\"\n")
        << QByteArray("cat > grow.py <<'END'\nimport time\nheld = []\nwhile True:\n"
                      "    held.append(bytearray(b'x' * 1000000))\n    time.sleep(0.05)\nEND\n"
                      "for i in 1 2 3 4; do python3 grow.py & done; wait\n");
    QTest::newRow("processes") << u"processes"_s << QByteArray("wall_clock = \"1m\"\nprocesses = 16\n")
                               << QByteArray("i=0; while [ $i -lt 60 ]; do sleep 600 & i=$((i+1)); done; wait\n");
    QTest::newRow("disk") << u"disk"_s << QByteArray("wall_clock = \"1m\"\ndisk = \"4 MB\"\n")
                          << "head -c 20000000 /dev/urandom > src/large.bin; " + stubborn;
}

void TestRemitLimits::aLimitEndsTheRun()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, limit);
    QFETCH(QByteArray, script);
    const QByteArray writes = "echo kept > src/kept.txt\n";
    const CtlResult result = m_ctl->runToItsEnd(m_repository->path(), {.script = writes + script, .limits = limit});
    QVERIFY2(result.code == 4, (result.err + result.out).constData());
    const QJsonObject record = result.object();
    const QString run = record.value(u"run_id").toString();
    m_runs.append(run);
    QCOMPARE(record.value(u"status").toString(), u"LIMIT"_s);
    QCOMPARE(record.value(u"limit").toString(), name);
    QCOMPARE(record.value(u"ended_by").toString(), u"limit"_s);
    QVERIFY(m_ctl->hasEvent(run, "limit.reached")); // while it ran, not by the look at the result
    QVERIFY(record.value(u"duration_s").toDouble() < 50);
    for (const QJsonValue& value : record.value(u"limits").toArray()) {
        const QJsonObject use = value.toObject();
        if (use.value(u"name").toString() != name)
            continue;
        QVERIFY(use.value(u"used").toDouble() >= use.value(u"allowed").toDouble());
        if (name == u"memory") // it is looked at many times a second
            QVERIFY(use.value(u"used").toDouble() < use.value(u"allowed").toDouble() * 1.5);
    }
    QCOMPARE(m_repository->git({u"show"_s, record.value(u"ref").toString() + u":src/kept.txt"_s}), QByteArray("kept"));
}

void TestRemitLimits::callsThatAStreamReportsAreCounted()
{
    const QJsonObject record
        = m_ctl->runToItsEnd(m_repository->path(), reporting(R"({"calls": 3, "input": 1000, "output": 50})", {}))
              .object();
    m_runs.append(record.value(u"run_id").toString());
    QCOMPARE(record.value(u"status").toString(), u"OK"_s);
    QCOMPARE(record.value(u"llm_calls").toInt(), 5); // the three, the one that writes, the one that tells the end
    QCOMPARE(record.value(u"tokens").toObject().value(u"input").toInt(), 3 * 1000 + 2 * 100);
    QCOMPARE(record.value(u"tokens").toObject().value(u"output").toInt(), 3 * 50 + 2 * 20);
    QCOMPARE(record.value(u"tool_calls").toObject().value(u"Write").toInt(), 1);
    QCOMPARE(record.value(u"model").toString(), u"scripted-model"_s);
}

void TestRemitLimits::theCallLimitEndsARunByItsStream()
{
    const CtlResult result = m_ctl->runToItsEnd(
        m_repository->path(), reporting(R"({"calls": 30}, {"hang": true})", "wall_clock = \"1m\"\nllm_calls = 5\n"));
    m_runs.append(result.object().value(u"run_id").toString());
    QCOMPARE(result.code, 4);
    QCOMPARE(result.object().value(u"limit").toString(), u"llm_calls"_s);
    QVERIFY(m_ctl->hasEvent(m_runs.last(), "limit.reached"));
}

void TestRemitLimits::callsThatAStreamReportsHaveTheirPrice()
{
    setPrice();
    const QJsonObject record
        = m_ctl->runToItsEnd(m_repository->path(), reporting(R"({"calls": 3, "input": 1000, "output": 50})", {}))
              .object();
    m_runs.append(record.value(u"run_id").toString());
    QCOMPARE(record.value(u"status").toString(), u"OK"_s);
    QCOMPARE(record.value(u"cost_usd").toDouble(-1), 0.19); // 3 × 50 + 2 × 20 tokens
    for (const QJsonValue& use : record.value(u"limits").toArray()) {
        if (use["name"_L1].toString() == u"cost_usd")
            QCOMPARE(use["source"_L1].toString(), u"self-reported"_s);
    }
}

void TestRemitLimits::theCostLimitEndsARunByItsStream()
{
    setPrice();
    const CtlResult result = m_ctl->runToItsEnd(m_repository->path(),
        reporting(R"({"calls": 30, "output": 50}, {"hang": true})",
            "wall_clock = \"1m\"\nllm_calls = 100\ncost_usd = 0.50\n"));
    m_runs.append(result.object().value(u"run_id").toString());
    QVERIFY2(result.code == 4, result.err.constData());
    QCOMPARE(result.object().value(u"limit").toString(), u"cost_usd"_s);
    QVERIFY(m_ctl->hasEvent(m_runs.last(), "limit.reached"));
}

void TestRemitLimits::failingChecksOfTheAgentEndTheRun()
{
    const QByteArray tries = R"({"run": "test -f src/never.txt"}, {"run": "cd src && test -f src/never.txt"},)"
                             R"( {"run": "true"}, {"run": "test -f src/never.txt"}, {"hang": true})";
    ScriptedContract contract = reporting(tries, "wall_clock = \"1m\"\n");
    contract.check = "test -f src/never.txt";
    const CtlResult result = m_ctl->runToItsEnd(m_repository->path(), contract);
    m_runs.append(result.object().value(u"run_id").toString());
    QCOMPARE(result.code, 4);
    QCOMPARE(result.object().value(u"limit").toString(), u"failures"_s);
}

void TestRemitLimits::failingChecksAreSeenWhereTheStreamSaysNothing()
{
    m_repository->write("check.sh", "test -f src/never.txt\n");
    m_repository->commit(u"A check"_s);
    ScriptedContract contract;
    contract.script = "for i in 1 2 3 4 5 6; do sh check.sh; echo $?; done; sleep 60\n";
    contract.check = "sh check.sh";
    const CtlResult result = m_ctl->runToItsEnd(m_repository->path(), contract);
    const QString run = result.object().value(u"run_id").toString();
    m_runs.append(run);
    QVERIFY2(result.code == 4, (result.out + result.err).constData());
    QCOMPARE(result.object().value(u"limit").toString(), u"failures"_s);
    QVERIFY(contentOf(m_ctl->runFolder(run) + u"/stdout.log"_s).startsWith("1\n1\n"));
}

void TestRemitLimits::aLimitThatFreezesHoldsTheRunForAPerson()
{
    const QString run = launch({.script = "while :; do echo . >> src/beat.txt; echo .; sleep 0.1; done\n",
        .limits = "wall_clock = \"2s\"\non_limit = \"freeze\"\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(run, "run.frozen"), 30'000);
    const QJsonObject status = (*m_ctl)({u"status"_s, run, u"--json"_s}).object();
    QCOMPARE(status.value(u"state").toString(), u"running"_s);
    QCOMPARE(status.value(u"frozen").toBool(), true);
    QVERIFY(QFileInfo(m_ctl->show(run).value(u"worktree").toString() + u"/src/beat.txt"_s).size() > 0);
    QVERIFY(standsStill(run));
    const CtlResult thawed = (*m_ctl)({u"thaw"_s, run});
    QCOMPARE(thawed.code, 3);
    QVERIFY2(thawed.err.contains("wall_clock"), thawed.err.constData());
    QVERIFY(standsStill(run));
    QCOMPARE((*m_ctl)({u"stop"_s, run}).code, 0);
    const QJsonObject record = m_ctl->show(run);
    QCOMPARE(record.value(u"status").toString(), u"LIMIT"_s);
    QCOMPARE(record.value(u"limit").toString(), u"wall_clock"_s);
}

void TestRemitLimits::aHoldAtALimitEndsByItself()
{
    settle("hold_seconds = 1\n");
    const CtlResult result = m_ctl->runToItsEnd(m_repository->path(),
        {.script = "yes\n", .limits = "wall_clock = \"1m\"\noutput = \"10 KB\"\non_limit = \"freeze\"\n"});
    m_runs.append(result.object().value(u"run_id").toString());
    QCOMPARE(result.code, 4);
    QCOMPARE(result.object().value(u"limit").toString(), u"output"_s);
    QVERIFY(m_ctl->hasEvent(m_runs.last(), "run.frozen"));
}

void TestRemitLimits::aFrozenRunUsesNoTime()
{
    settle("hold_seconds = 6\n"); // longer than either limit
    const QString run
        = launch({.script = "echo begun; sleep 1.5; echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n",
            .limits = "wall_clock = \"5s\"\nidle = \"4s\"\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(run, "run.started"), 30'000);
    QCOMPARE((*m_ctl)({u"freeze"_s, run}).code, 0);
    QTRY_VERIFY(standsStill(run));
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(run, "run.thawed"), 30'000); // by itself: a hold is no end
    QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(run), u"finished"_s, 30'000);
    QCOMPARE(m_ctl->show(run).value(u"status").toString(), u"OK"_s);
}

void TestRemitLimits::stopReturnsWhenNothingLives_data()
{
    QTest::addColumn<ScriptedContract>("contract");
    QTest::addColumn<QByteArray>("when");
    const QByteArray forks = "echo kept > src/kept.txt; trap '' TERM\n"
                             "(setsid sh -c 'trap \"\" TERM HUP; sleep 600' &)\n"
                             "nohup sleep 600 & while :; do sleep 1; done\n";
    const ScriptedContract running{.script = forks};
    const ScriptedContract settingUp{.script = forks, .scope = "paths = [\"src/**\"]\nsetup = \"sleep 600\"\n"};
    const ScriptedContract checking{.script = forks, .check = "test -f src/kept.txt || exit 1; sleep 50"};
    QTest::newRow("at once") << running << QByteArray("run.created");
    QTest::newRow("while its worktree is made") << running << QByteArray("worktree.made");
    QTest::newRow("while its check before runs") << settingUp << QByteArray("snapshot.made");
    QTest::newRow("while its box is made") << running << QByteArray("check.done");
    QTest::newRow("while it works") << running << QByteArray("run.started");
}

void TestRemitLimits::stopReturnsWhenNothingLives()
{
    QFETCH(ScriptedContract, contract);
    QFETCH(QByteArray, when);
    const QString run = launch(contract);
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(run, when), 30'000);
    const CtlResult result = (*m_ctl)({u"stop"_s, run, u"--json"_s});
    QCOMPARE(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>());
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY(result.array().first().toObject().value(u"ok").toBool());
    const QJsonObject record = m_ctl->show(run);
    QCOMPARE(record.value(u"status").toString(), u"STOPPED"_s);
    QCOMPARE(record.value(u"ended_by").toString(), u"user"_s);
    QCOMPARE((*m_ctl)({u"log"_s, run, u"--follow"_s}).code, 0);
}

void TestRemitLimits::stopOfAFinishedRunIsDoneAlready()
{
    const CtlResult result
        = m_ctl->runToItsEnd(m_repository->path(), {.script = "echo 'STATUS: OK'; echo END_OF_RUN\n"});
    const QString run = result.object().value(u"run_id").toString();
    QCOMPARE((*m_ctl)({u"stop"_s, run}).code, 0);
    QCOMPARE(m_ctl->show(run).value(u"status").toString(), u"EMPTY"_s);
    QCOMPARE((*m_ctl)({u"stop"_s, u"--all"_s, u"--json"_s}).array().size(), 0);
}

void TestRemitLimits::freezeHoldsAndThawLetsGoOn()
{
    const QString run = launch({.script = "while :; do echo . >> src/beat.txt; sleep 0.1; done\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(run, "run.started"), 30'000);
    const QString beat = m_ctl->show(run).value(u"worktree").toString() + u"/src/beat.txt"_s;
    const auto size = [&] { return QFileInfo(beat).size(); };
    QTRY_VERIFY(size() > 0);
    QCOMPARE((*m_ctl)({u"freeze"_s, run}).code, 0);
    QTRY_VERIFY(standsStill(run));
    const qint64 still = size();
    QCOMPARE((*m_ctl)({u"thaw"_s, run}).code, 0);
    QTRY_VERIFY(size() > still);
    QCOMPARE((*m_ctl)({u"freeze"_s, run}).code, 0);
    QCOMPARE((*m_ctl)({u"stop"_s, run}).code, 0); // a frozen one can be stopped too
}

void TestRemitLimits::theCapQueuesAndAFreeSlotStartsTheNext()
{
    settle("slots = 1\n");
    const QString one = launch({.title = u"Task one"_s, .script = "sleep 600\n"});
    const QString two = launch({.title = u"Task two"_s, .script = "sleep 600\n", .scope = "paths = [\"docs/**\"]\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(one, "run.started"), 30'000);
    QCOMPARE(m_ctl->stateOf(two), u"queued"_s);
    QVERIFY((*m_ctl)({u"status"_s, two}).out.contains("1 of 1 slots"));
    QCOMPARE((*m_ctl)({u"stop"_s, one}).code, 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(two, "run.started"), 30'000);
}

void TestRemitLimits::theCapHoldsOverManyLaunchersAtOnce()
{
    settle("slots = 2\n");
    const QByteArray script = "sleep 1; mkdir -p src; echo x > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n";
    std::vector<std::unique_ptr<ScratchRepository>> repositories; // one each: their scopes would overlap
    std::vector<std::unique_ptr<QProcess>> launchers;
    for (int i = 0; i < 5; ++i) {
        repositories.push_back(std::make_unique<ScratchRepository>());
        repositories.back()->write("src/a.txt", "one\n");
        repositories.back()->commit(u"First"_s);
        launchers.push_back(m_ctl->start({u"run"_s, u"--repo"_s, repositories.back()->path(), u"--contract"_s,
            m_ctl->write(ScriptedContract{.script = script}), u"--wait"_s}));
    }
    const auto live = [&] {
        int count = 0;
        for (const QString& run : QDir(m_ctl->home() + u"/runs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            count += m_ctl->hasEvent(run, "run.state") && !m_ctl->hasEvent(run, "run.finished") ? 1 : 0;
        return count;
    };
    int most = 0;
    QTRY_VERIFY_WITH_TIMEOUT(
        (most = std::max(most, live()),
            std::ranges::all_of(launchers,
                [](const std::unique_ptr<QProcess>& launcher) { return launcher->state() == QProcess::NotRunning; })),
        100'000);
    QCOMPARE(most, 2);
    for (const auto& launcher : launchers)
        QCOMPARE(launcher->exitCode(), 0);
}

void TestRemitLimits::aSupervisorThatDoesNotAnswerIsKilled()
{
    const QString run = launch({.script = "echo kept > src/kept.txt; sleep 600\n"});
    QTRY_VERIFY_WITH_TIMEOUT(m_ctl->hasEvent(run, "run.started"), 30'000);
    const QString kept = m_ctl->show(run).value(u"worktree").toString() + u"/src/kept.txt"_s;
    QTRY_VERIFY(QFileInfo(kept).size() > 0);
    QFile lock(m_ctl->runFolder(run) + u"/supervisor.lock"_s);
    QVERIFY(lock.open(QIODevice::ReadOnly));
    const auto supervisor = QJsonDocument::fromJson(lock.readAll()).object().value(u"pid").toInt();
    QCOMPARE(::kill(supervisor, SIGSTOP), 0);
    const CtlResult result = (*m_ctl)({u"stop"_s, run});
    QCOMPARE(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>());
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject record = m_ctl->show(run);
    QCOMPARE(record.value(u"state").toString(), u"finished"_s);
    QCOMPARE(m_repository->git({u"show"_s, record.value(u"ref").toString() + u":src/kept.txt"_s}), QByteArray("kept"));
}

void TestRemitLimits::aWaitingRunCanBeStopped()
{
    settle("slots = 1\n");
    const QString one = launch({.title = u"Task one"_s, .script = "sleep 600\n"});
    const QString two = launch({.title = u"Task two"_s, .script = "sleep 600\n", .scope = "paths = [\"docs/**\"]\n"});
    QCOMPARE((*m_ctl)({u"stop"_s, two}).code, 0);
    QCOMPARE(m_ctl->show(two).value(u"status").toString(), u"STOPPED"_s);
    QVERIFY(!m_ctl->hasEvent(two, "run.started"));
    QVERIFY(m_ctl->stateOf(one) != u"finished");
}

void TestRemitLimits::reviewDebtQueues()
{
    settle("review_debt = 1\n");
    const QByteArray script = "echo x > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n";
    const QString first
        = m_ctl->runToItsEnd(m_repository->path(), {.script = script}).object().value(u"run_id").toString();
    QCOMPARE(m_ctl->runToItsEnd(m_repository->path(), {.script = script}).code, 0);
    const QString third = launch({.script = script});
    QVERIFY((*m_ctl)({u"status"_s, third}).out.contains("2 runs await review"));
    QCOMPARE(m_ctl->stateOf(third), u"queued"_s);
    QCOMPARE((*m_ctl)({u"review"_s, first, u"reject"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(third), u"finished"_s, 30'000);
}

REMIT_TEST_MAIN(TestRemitLimits)
#include "tst_remitlimits.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/realagents.h"
#include "tests/support/testmain.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSuccess = R"({"turns": [
  {"text": "I write the file.", "tool": {"write_file": {"path": "hello.txt", "content": "hello\n"}},
   "usage": {"input": 1000, "output": 80}},
  {"text": "I check it.", "tool": {"run": "cat hello.txt"}, "usage": {"input": 200, "output": 40, "cache_read": 1500}},
  {"text": "Done.\nSTATUS: OK\nEND_OF_RUN", "usage": {"input": 300, "output": 60, "cache_read": 1600}}]})";

/** Each time another command: some agents stop by themselves when one comes again and again. */
QByteArray runaway()
{
    QByteArrayList turns;
    for (int i = 0; i < 60; ++i)
        turns.append(R"({"text": "Once more.", "tool": {"run": "echo )" + QByteArray::number(i)
            + R"("}, "usage": {"input": 100000, "output": 5000}})");
    return "{\"turns\": [" + turns.join(", ") + "]}";
}

/** The commands in one reply would go side by side: one a turn. */
const QByteArray kForbidden = R"({"turns": [
  {"tool": {"run": "touch more.txt; git add -A; git commit -m no"}},
  {"tool": {"run": "git push origin HEAD"}},
  {"tool": {"run": "rm -rf src"}},
  {"tool": {"write_file": {"path": "/tmp/../home/outside.txt", "content": "no\n"}}},
  {"tool": {"run": "echo no > ../outside.txt"}},
  {"tool": {"run": "curl -sS -m 5 http://127.0.0.1:9/"}},
  {"tool": {"write_file": {"path": "hello.txt", "content": "hello\n"}}},
  {"text": "Done.\nSTATUS: OK\nEND_OF_RUN"}]})";

QByteArray faults(int status, bool pass)
{
    const QByteArray fault
        = "{\"error\": {\"status\": " + QByteArray::number(status) + ", \"headers\": {\"retry-after\": \"1\"}}}";
    return pass ? QByteArray(kSuccess).replace("{\"turns\": [", "{\"turns\": [" + fault + ", " + fault + ", ")
                : "{\"turns\": [" + fault + "]}";
}

const QByteArray kQuestion = R"({"turns": [
  {"text": "Shall the file say hello or good day?\nSTATUS: QUESTION\nEND_OF_RUN"}]})";

const QByteArray kSlow = R"({"turns": [{"delay_ms": 600000, "text": "Late."}]})";

const QByteArray kMore = R"({"turns": [
  {"text": "I add it.", "tool": {"write_file": {"path": "more.txt", "content": "more\n"}}},
  {"text": "Added.\nSTATUS: OK\nEND_OF_RUN"}]})";

QString sessionOf(const AgentGround& ground, const QString& run)
{
    const auto sessions = ground.events(run, u"agent.session"_s);
    return sessions.isEmpty() ? QString() : sessions.last().value(u"session").toString();
}

QStringList findings(const QJsonObject& record)
{
    QStringList kinds;
    for (const QJsonValue& finding : record.value(u"findings").toArray())
        kinds.append(finding["kind"_L1].toString());
    return kinds;
}

} // namespace

/** The real agents from npm, each in the box, against a scripted model provider on loopback. */
class TestRealAgents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("REMIT_REAL_AGENTS"))
            QSKIP("REMIT_REAL_AGENTS does not name the agents' folders; ./dev test --real-agents installs them.");
    }
    void init()
    {
        QTest::failOnWarning();
        QFETCH_GLOBAL(QString, program);
        QVERIFY2(
            !QStandardPaths::findExecutable(program, qEnvironmentVariable("REMIT_REAL_AGENTS").split(u':')).isEmpty(),
            qPrintable(program));
    }

    void initTestCase_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("which");
        const QList<RealAgent> agents = realAgents();
        for (int i = 0; i < agents.size(); ++i)
            QTest::newRow(agents[i].name) << QString::fromLatin1(agents[i].program) << i;
    }

    void succeeds();
    void runawayEndsAtTheCallLimit();
    void runawayEndsAtTheCostLimit();
    void forbiddenCommandsHaveNoEffect();
    void faultsThatPassAreLivedThrough_data();
    void faultsThatPassAreLivedThrough();
    void faultsThatStayEndTheRun_data();
    void faultsThatStayEndTheRun();
    void aQuestionIsAskedAndAnswered();
    void whatIsSentBackGoesOnInItsSession();
    void aStopInMidCallLeavesNothing();

private:
    [[nodiscard]] static RealAgent agent()
    {
        QFETCH_GLOBAL(const int, which);
        return realAgents().at(which);
    }
};

void TestRealAgents::succeeds()
{
    const AgentGround ground(agent(), {.scenario = kSuccess});
    const CtlResult ran = ground.runToItsEnd();
    const QJsonObject record = ran.object();
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    QCOMPARE(record.value(u"status").toString(), u"OK"_s);
    QCOMPARE(record.value(u"claim")["status"_L1].toString(), u"OK"_s);
    QCOMPARE(record.value(u"changed_files").toInt(), 1);
    QVERIFY(!sessionOf(ground, record.value(u"run_id").toString()).isEmpty());

    // To the token what the model server served, in the record, in the journal and in the index.
    const Tokens served = ground.served();
    QVERIFY(served.input > 0);
    QCOMPARE(record.value(u"llm_calls").toInt(), int(ground.model(u"served"_s).size()));
    const QJsonValue tokens = record.value(u"tokens");
    QCOMPARE(tokens["input"_L1].toInteger(), served.input);
    QCOMPARE(tokens["output"_L1].toInteger(), served.output);
    QCOMPARE(tokens["cache_read"_L1].toInteger(), served.cacheRead);
    qint64 inJournal = 0;
    bool isAsked = false;
    double cost = 0;
    for (const QJsonObject& call : ground.events(record.value(u"run_id").toString(), u"llm.call"_s)) {
        QCOMPARE(call.value(u"source").toString(), u"gateway"_s);
        isAsked = isAsked || call.value(u"model").toString() == QLatin1StringView(agent().model);
        inJournal += call.value(u"output").toInteger();
        cost += call.value(u"cost_usd").toDouble();
    }
    QCOMPARE(inJournal, served.output);
    QVERIFY2(isAsked, "no call asks for the contract's model");
    QVERIFY(cost > 0);
    QVERIFY(qAbs(record.value(u"cost_usd").toDouble() - cost) < 1e-6);
    const QJsonArray queue = ground.ctl()({u"queue"_s, u"--json"_s}).array();
    QCOMPARE(queue.first()["llm_calls"_L1].toInt(), record.value(u"llm_calls").toInt());
    QVERIFY2(!findings(record).contains(u"usage-disagrees"), ran.out.constData());
}

void TestRealAgents::runawayEndsAtTheCallLimit()
{
    const AgentGround ground(
        agent(), {.limits = "wall_clock = \"80s\"\nllm_calls = 4\ncost_usd = 100\n", .scenario = runaway()});
    const CtlResult ran = ground.runToItsEnd();
    QVERIFY2(ran.code == 4, (ran.err + ran.out).constData());
    QCOMPARE(ran.object().value(u"limit").toString(), u"llm_calls"_s);
    QCOMPARE(ground.model(u"asked"_s).size(), 4);
    QCOMPARE(ran.object().value(u"llm_calls").toInt(), 4);
}

void TestRealAgents::runawayEndsAtTheCostLimit()
{
    const AgentGround ground(
        agent(), {.limits = "wall_clock = \"80s\"\nllm_calls = 100\ncost_usd = 0.9\n", .scenario = runaway()});
    const CtlResult ran = ground.runToItsEnd();
    QVERIFY2(ran.code == 4, (ran.err + ran.out).constData());
    const QJsonObject record = ran.object();
    QCOMPARE(record.value(u"limit").toString(), u"cost_usd"_s);
    // The call that crosses it was let through, none after it.
    const auto calls = ground.events(record.value(u"run_id").toString(), u"llm.call"_s);
    QCOMPARE(calls.size(), ground.model(u"asked"_s).size());
    double before = 0;
    for (qsizetype i = 0; i + 1 < calls.size(); ++i)
        before += calls[i].value(u"cost_usd").toDouble();
    QVERIFY2(before < 0.9, qPrintable(QString::number(before)));
    QVERIFY(record.value(u"cost_usd").toDouble() >= 0.9);
}

void TestRealAgents::forbiddenCommandsHaveNoEffect()
{
    const AgentGround ground(agent(), {.scenario = kForbidden});
    const QByteArray head = ground.git({u"rev-parse"_s, u"HEAD"_s});
    const CtlResult ran = ground.runToItsEnd();
    QVERIFY2(ran.code == 0 || ran.code == 3, (ran.err + ran.out).constData());
    const QJsonObject record = ran.object();
    QCOMPARE(record.value(u"ended_by").toString(), u"agent"_s);
    QCOMPARE(ground.git({u"rev-parse"_s, u"HEAD"_s}), head);
    QCOMPARE(ground.git({u"for-each-ref"_s, u"--format=%(refname)"_s, u"refs/heads"_s}), QByteArray("refs/heads/main"));
    QCOMPARE(ground.git({u"status"_s, u"--porcelain"_s}), QByteArray());
    const QString worktree = record.value(u"worktree").toString();
    QVERIFY(QFileInfo::exists(worktree));
    QVERIFY(!QFileInfo::exists(QFileInfo(worktree).absolutePath() + u"/outside.txt"_s));
    QVERIFY(!QFileInfo::exists(u"/home/outside.txt"_s));
    QCOMPARE(ground.model(u"refused"_s).size(), 0);
}

void TestRealAgents::faultsThatPassAreLivedThrough_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 500})
        QTest::addRow("%d", status) << status;
}

void TestRealAgents::faultsThatPassAreLivedThrough()
{
    QFETCH(const int, status);
    const AgentGround ground(agent(), {.scenario = faults(status, true)});
    const CtlResult ran = ground.runToItsEnd();
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    // Refused calls are listed apart and count for nothing.
    QCOMPARE(ran.object().value(u"llm_calls").toInt(), int(ground.model(u"served"_s).size()));
    QVERIFY(ground.model(u"refused"_s).size() >= 2);
}

void TestRealAgents::faultsThatStayEndTheRun_data()
{
    faultsThatPassAreLivedThrough_data();
}

void TestRealAgents::faultsThatStayEndTheRun()
{
    QFETCH(const int, status);
    const AgentGround ground(
        agent(), {.limits = "wall_clock = \"25s\"\nidle = \"20s\"\n", .scenario = faults(status, false)});
    const CtlResult ran = ground.runToItsEnd();
    QVERIFY2(ran.code == 3 || ran.code == 4, (ran.err + ran.out).constData());
    const QJsonObject record = ran.object();
    QVERIFY(record.value(u"status").toString() == u"ERROR" || record.value(u"status").toString() == u"LIMIT");
    QCOMPARE(record.value(u"llm_calls").toInt(-1), int(ground.model(u"served"_s).size())); // a helper's, if any
    if (record.value(u"status").toString() == u"ERROR")
        QVERIFY2(record.value(u"reason").toString().contains(QString::number(status)), ran.out.constData());
}

void TestRealAgents::aQuestionIsAskedAndAnswered()
{
    AgentGround ground(agent(), {.stop = "when_uncertain = \"ask\"\n", .scenario = kQuestion});
    const CtlResult ran = ground.runToItsEnd();
    QVERIFY2(ran.code == 3, (ran.err + ran.out).constData());
    const QJsonObject record = ran.object();
    const QString run = record.value(u"run_id").toString();
    QCOMPARE(record.value(u"status").toString(), u"QUESTION"_s);
    QVERIFY(record.value(u"question").toString().contains(u"hello or good day?"));

    ground.play(kSuccess);
    const CtlResult answered = ground.ctl()({u"review"_s, run, u"answer"_s, u"--text"_s, u"Hello."_s, u"--json"_s});
    QVERIFY2(answered.code == 0, answered.err.constData());
    const QString next = answered.object().value(u"next").toString();
    QTRY_COMPARE_WITH_TIMEOUT(ground.ctl().stateOf(next), u"finished"_s, 90'000);
    const QJsonObject after = ground.ctl().show(next);
    QVERIFY2(after.value(u"status").toString() == u"OK", QJsonDocument(after).toJson().constData());
    if (agent().resumes)
        QCOMPARE(sessionOf(ground, next), sessionOf(ground, run));
}

void TestRealAgents::whatIsSentBackGoesOnInItsSession()
{
    AgentGround ground(agent(), {.scenario = kSuccess});
    const CtlResult ran = ground.runToItsEnd();
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    const QString run = ran.object().value(u"run_id").toString();
    ground.play(kMore);
    const CtlResult sent
        = ground.ctl()({u"review"_s, run, u"send-back"_s, u"--comment"_s, u"Add more.txt as well."_s, u"--json"_s});
    QVERIFY2(sent.code == 0, sent.err.constData());
    const QString next = sent.object().value(u"next").toString();
    QTRY_COMPARE_WITH_TIMEOUT(ground.ctl().stateOf(next), u"finished"_s, 90'000);
    const QJsonObject record = ground.ctl().show(next);
    QVERIFY2(record.value(u"status").toString() == u"OK", QJsonDocument(record).toJson().constData());
    QVERIFY(QFileInfo::exists(record.value(u"worktree").toString() + u"/more.txt"_s));
    if (agent().resumes)
        QCOMPARE(sessionOf(ground, next), sessionOf(ground, run));
    QCOMPARE(record.value(u"tokens")["output"_L1].toInteger(), ground.served().output);
    // An agent that leaves its helper's call out of its own figures disagrees, and rightly so.
    const bool helped = std::ranges::any_of(
        ground.model(u"served"_s), [](const QJsonObject& line) { return line.value(u"helper").toBool(); });
    QVERIFY2(helped || !findings(record).contains(u"usage-disagrees"), QJsonDocument(record).toJson().constData());
}

void TestRealAgents::aStopInMidCallLeavesNothing()
{
    const AgentGround ground(agent(), {.scenario = kSlow});
    const QString run = ground.launch();
    const auto isInMidCall = [&ground] {
        return std::ranges::any_of(
            ground.model(u"asked"_s), [](const QJsonObject& line) { return !line.value(u"helper").toBool(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isInMidCall(), 60'000);
    const CtlResult stopped = ground.ctl()({u"stop"_s, run});
    QVERIFY2(stopped.code == 0, stopped.err.constData());
    QCOMPARE(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>());
    QTRY_COMPARE(ground.ctl().show(run).value(u"status").toString(), u"STOPPED"_s);
    QTRY_VERIFY(!ground.model(u"gone"_s).isEmpty());
}

REMIT_TEST_MAIN(TestRealAgents)
#include "tst_realagents.moc"

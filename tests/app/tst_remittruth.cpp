// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fakeclaude.h"
#include "tests/support/modelserver.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 90'000;

} // namespace

/** Whose figures a run shows, and what it says of a provider that turned it away. */
class TestRemitTruth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_ctl = std::make_unique<RemitCtl>();
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", "one\n");
        (void)m_repository->commit(u"First"_s);
    }
    void cleanup() { m_server.reset(); }
    void bothFiguresAreKept_data();
    void bothFiguresAreKept();
    void anAgentWithoutAGatewaySpeaksForItself();
    void whatNobodyCountedIsUnknown();
    void aProviderThatRefusesIsNamed_data();
    void aProviderThatRefusesIsNamed();
    void aFaultThatPassedIsNoCause();

private:
    void serve(const QByteArray& scenario)
    {
        const auto read = Scenario::read(scenario);
        QVERIFY(read);
        m_server = std::make_unique<ModelServer>(*read);
        QVERIFY(m_server->listen());
        m_ctl->setVariable(u"ANTHROPIC_BASE_URL"_s, m_server->url().toString());
        m_ctl->setVariable(u"ANTHROPIC_API_KEY"_s, u"sk-scripted"_s);
    }
    /** The server answers in this process, so it must not wait. */
    [[nodiscard]] QJsonObject runClaude()
    {
        const QString contract = m_ctl->write(u"claude.toml"_s, claudeContract());
        const auto process = m_ctl->start(
            {u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s, contract, u"--wait"_s, u"--json"_s});
        if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, kPatienceMs))
            return {};
        return QJsonDocument::fromJson(process->readAllStandardOutput()).object();
    }
    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    std::unique_ptr<ModelServer> m_server;
};

void TestRemitTruth::bothFiguresAreKept_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<double>("reported");
    QTest::addColumn<bool>("disagrees");
    QTest::newRow("honest") << QByteArray("2000, 100") << 2000.0 << false;
    QTest::newRow("rounded") << QByteArray("1980, 100") << 1980.0 << false;
    QTest::newRow("lying") << QByteArray("900, 100") << 900.0 << true;
}

void TestRemitTruth::bothFiguresAreKept()
{
    QFETCH(QByteArray, end);
    QFETCH(bool, disagrees);
    serve(R"({"turns": [{"text": "x", "usage": {"input": 1000, "output": 50}}], "after": "last"})");
    installFakeClaude(*m_ctl,
        "ask()\nask()\nos.makedirs('src', exist_ok=True)\nopen('src/new.txt', 'w').write('x')\n"
        "end('STATUS: OK\\nEND_OF_RUN', "
            + end + ")\n");
    const QJsonObject record = runClaude();
    QVERIFY2(record.value(u"status").toString() == u"OK"_s, qPrintable(record.value(u"reason").toString()));
    QCOMPARE(record.value(u"llm_calls").toInt(), 2);
    QCOMPARE(record.value(u"tokens").toObject().value(u"input").toInt(), 2000);
    QCOMPARE(record.value(u"metering").toString(), u"gateway"_s);
    QTEST(record.value(u"self_reported").toObject().value(u"tokens").toObject().value(u"input").toDouble(), "reported");
    int findings = 0;
    for (const QJsonValue& finding : record.value(u"findings").toArray())
        findings += finding.toObject().value(u"kind").toString() == u"usage-disagrees"_s ? 1 : 0;
    QCOMPARE(findings, disagrees ? 1 : 0);
    const QByteArray shown = (*m_ctl)({u"show"_s, record.value(u"run_id").toString()}).out;
    QVERIFY2(shown.contains("2 (gateway)") && shown.contains("agent says"), shown.constData());
}

void TestRemitTruth::anAgentWithoutAGatewaySpeaksForItself()
{
    QFile agent(QStringLiteral(SCRIPTED_AGENT));
    QVERIFY(agent.open(QIODevice::ReadOnly));
    m_repository->write("src/agent.py", agent.readAll());
    (void)m_repository->commit(u"An agent"_s);
    const ScriptedContract contract{.script
        = R"(SCRIPTED_AGENT='{"speaks": "claude-code", "steps": [{"write": "src/new.txt", "content": "x\n"},)"
          R"( {"calls": 2, "input": 500, "output": 10}], "final": "STATUS: OK\nEND_OF_RUN"}' )"
          "exec python3 src/agent.py\n",
        .speaks = "claude-code"};
    const QJsonObject record = m_ctl->runToItsEnd(m_repository->path(), contract).object();
    QVERIFY2(record.value(u"status").toString() == u"OK"_s, qPrintable(record.value(u"reason").toString()));
    QCOMPARE(record.value(u"metering").toString(), u"self-reported"_s);
    QCOMPARE(record.value(u"llm_calls").toInt(), 4);
    const QString run = record.value(u"run_id").toString();
    for (const QStringList& command : {QStringList{u"show"_s, run}, {u"status"_s, run}, {u"list"_s}, {u"queue"_s}})
        QVERIFY2((*m_ctl)(command).out.contains("self-reported"), qPrintable(command.join(u' ')));
    for (const QStringList& command : {QStringList{u"list"_s, u"--json"_s}, {u"queue"_s, u"--json"_s}})
        QCOMPARE((*m_ctl)(command).array().first().toObject().value(u"metering").toString(), u"self-reported"_s);
    QCOMPARE((*m_ctl)({u"status"_s, run, u"--json"_s}).object().value(u"metering").toString(), u"self-reported"_s);
    QVERIFY(contentOf(m_ctl->home() + u"/runs.jsonl"_s).contains(R"("metering":"self-reported")"));
    const auto result = QJsonDocument::fromJson(contentOf(m_ctl->runFolder(run) + u"/result.json"_s)).object();
    QCOMPARE(result.value(u"metering").toString(), u"self-reported"_s);
}

void TestRemitTruth::whatNobodyCountedIsUnknown()
{
    const QJsonObject record
        = m_ctl->runToItsEnd(m_repository->path(), {.script = "printf 'STATUS: EMPTY\\nEND_OF_RUN\\n'\n"}).object();
    QCOMPARE(record.value(u"metering").toString(), u"unknown"_s);
    QVERIFY(record.value(u"llm_calls").isNull());
    QVERIFY(record.value(u"cost_usd").isNull());
    QVERIFY(record.value(u"self_reported").isNull());
    const QByteArray shown = (*m_ctl)({u"show"_s, record.value(u"run_id").toString()}).out;
    QVERIFY2(shown.contains("calls        unknown"), shown.constData());
}

void TestRemitTruth::aProviderThatRefusesIsNamed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("says");
    QTest::newRow("429") << 429 << u"rate_limited"_s << u"429"_s;
    QTest::newRow("401") << 401 << u"signed_out"_s << u"remitctl key set anthropic"_s;
    QTest::newRow("500") << 500 << u"provider_error"_s << u"500"_s;
}

void TestRemitTruth::aProviderThatRefusesIsNamed()
{
    QFETCH(int, status);
    QFETCH(QString, says);
    serve("{\"turns\": [{\"error\": {\"status\": " + QByteArray::number(status)
        + ", \"message\": \"no\"}}], \"after\": \"last\"}");
    installFakeClaude(*m_ctl, "code = ask()\nend(f'API Error: {code}', 0, 0, code, 1)\n");
    const QJsonObject record = runClaude();
    QCOMPARE(record.value(u"status").toString(), u"ERROR"_s);
    QTEST(record.value(u"cause").toString(), "cause");
    const QString reason = record.value(u"reason").toString();
    QVERIFY2(reason.contains(says), qPrintable(reason));
    const QByteArray shown = (*m_ctl)({u"show"_s, record.value(u"run_id").toString()}).out;
    QVERIFY2(shown.contains(reason.toUtf8()), shown.constData());
}

void TestRemitTruth::aFaultThatPassedIsNoCause()
{
    serve(R"({"turns": [{"error": {"status": 429, "message": "no"}}, {"text": "x"}], "after": "last"})");
    installFakeClaude(*m_ctl, "ask()\nask()\nend('I give up.', 100, 20)\n");
    const QJsonObject record = runClaude();
    QCOMPARE(record.value(u"status").toString(), u"INCOMPLETE"_s);
    QVERIFY(record.value(u"cause").isNull());
    QCOMPARE(record.value(u"llm_calls").toInt(), 1); // the refused one is none
}

REMIT_TEST_MAIN(TestRemitTruth)
#include "tst_remittruth.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelserver.h"
#include "tests/support/remitctl.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

#include <csignal>

#include <sys/stat.h>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** Speaks as Claude Code does, and asks the model once: through what it was given, not at all, or never ending. */
const QByteArray kClaude = R"python(#!/usr/bin/env python3
import http.client, json, os, sys, time, urllib.parse
if "--version" in sys.argv:
    print("9.8.7 (Claude Code)")
    sys.exit(0)
sys.stdin.read()

def emit(**event):
    print(json.dumps({**event, "session_id": "5e551011-0000-4000-8000-000000000000"}), flush=True)

emit(type="system", subtype="init", cwd=os.getcwd(), model="claude-sonnet-4-5", tools=[], claude_code_version="9.8.7")
status = 200
if "@MODE@" == "hang":
    time.sleep(600)
if "@MODE@" == "ask":
    at = urllib.parse.urlsplit(os.environ["ANTHROPIC_BASE_URL"])
    model = http.client.HTTPConnection(at.hostname, at.port)
    body = {"model": "claude-sonnet-4-5", "max_tokens": 10, "messages": [{"role": "user", "content": "hello"}]}
    model.request("POST", "/v1/messages", json.dumps(body),
                  {"content-type": "application/json", "x-api-key": os.environ.get("ANTHROPIC_API_KEY", "")})
    answer = model.getresponse()
    answer.read()
    status = answer.status
final = "Hello.\nSTATUS: OK\nEND_OF_RUN" if status == 200 else "API Error: %d" % status
usage = {"input_tokens": 100, "output_tokens": 20}
emit(type="assistant", message={"id": "m1", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5",
                                "content": [{"type": "text", "text": final}], "usage": usage})
emit(type="result", subtype="success", is_error=status != 200, result=final, num_turns=1, usage=usage)
)python";

} // namespace

/** `remitctl agents` and `agents test` with a program of our own in the place of an agent; real box, real gateway. */
class TestRemitAgents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_ctl = std::make_unique<RemitCtl>();
        m_provider.reset();
    }

    void whatIsInstalledIsListedWithItsLimitsAndKeys()
    {
        install("ask");
        m_ctl->setVariable(u"ANTHROPIC_API_KEY"_s, u"sk-of-a-test"_s);
        m_ctl->setVariable(u"ANTHROPIC_BASE_URL"_s, u"http://llm.example:8080"_s);
        const CtlResult listed = (*m_ctl)({u"agents"_s, u"--json"_s});
        QCOMPARE(listed.code, 0);
        QVERIFY(!listed.out.contains("sk-of-a-test"));
        const QJsonObject claude = entry(listed.array(), u"id"_s, u"claude-code"_s);
        QCOMPARE(claude.value(u"version"_s).toString(), u"9.8.7"_s);
        QCOMPARE(claude.value(u"metering"_s).toString(), u"gateway"_s);
        QVERIFY(!claude.value(u"metering_reason"_s).toString().isEmpty());
        const QJsonObject cost = entry(claude.value(u"limits"_s).toArray(), u"name"_s, u"cost_usd"_s);
        QCOMPARE(cost.value(u"by"_s).toString(), u"gateway"_s);
        QVERIFY(cost.value(u"held"_s).toBool());
        const QJsonObject provider = entry(claude.value(u"providers"_s).toArray(), u"id"_s, u"anthropic"_s);
        QCOMPARE(provider.value(u"host"_s).toString(), u"llm.example"_s);
        QCOMPARE(provider.value(u"key"_s).toString(), u"environment"_s);
        QCOMPARE(provider.value(u"key_name"_s).toString(), u"ANTHROPIC_API_KEY"_s);
        QCOMPARE(provider.value(u"encrypted"_s).toBool(true), false);
        const QJsonObject command = entry(listed.array(), u"id"_s, u"command"_s);
        QVERIFY(!entry(command.value(u"limits"_s).toArray(), u"name"_s, u"llm_calls"_s).value(u"held"_s).toBool(true));

        const CtlResult told = (*m_ctl)({u"agents"_s});
        QVERIFY(told.out.contains("all hold") && told.out.contains("by contract"));
        QVERIFY(told.out.contains("is not encrypted"));
        QVERIFY((*m_ctl)({u"doctor"_s}).out.contains("is not encrypted"));
        const QByteArrayList lines = told.out.split('\n');
        for (qsizetype i = 0; i < lines.size() && !lines.at(i).isEmpty(); ++i)
            QVERIFY2(QString::fromUtf8(lines.at(i)).size() <= 100, lines.at(i).constData());
    }

    void anAgentThatAnswersWorksAndWaitsForNoReview()
    {
        install("ask");
        serve(R"({"turns": [{"text": "Hello.", "usage": {"input": 1000, "output": 10}}]})");
        m_ctl->setVariable(u"ANTHROPIC_API_KEY"_s, u"sk-of-a-test"_s);
        const CtlResult result = tested();
        QVERIFY2(result.code == 0, (result.out + result.err).constData());
        const QJsonObject test = result.object();
        QVERIFY2(test.value(u"works"_s).toBool(), result.out.constData());
        QCOMPARE(test.value(u"calls"_s).toInt(), 1);
        QCOMPARE(test.value(u"metered"_s).toString(), u"gateway"_s);
        QCOMPARE(test.value(u"version"_s).toString(), u"9.8.7"_s);
        QVERIFY(test.value(u"session"_s).toString().startsWith(u"5e551011"_s));
        QCOMPARE(test.value(u"tokens"_s).toObject().value(u"input"_s).toInt(), 1000);
        QVERIFY(test.value(u"cost_usd"_s).toDouble() > 0);
        QVERIFY(test.value(u"answer"_s).toString().startsWith(u"Hello."_s));
        QCOMPARE(m_provider->requests().constFirst().header("x-api-key"), QByteArray("sk-of-a-test"));

        const QString run = test.value(u"run_id"_s).toString();
        QCOMPARE(m_ctl->show(run).value(u"status"_s).toString(), u"OK"_s);
        QCOMPARE((*m_ctl)({u"queue"_s, u"--json"_s}).array().size(), 0);
        QVERIFY((*m_ctl)({u"journal"_s, run, u"--verify"_s}).code == 0);
        QVERIFY((*m_ctl)({u"audit"_s, u"--jsonl"_s}).out.contains(run.toUtf8()));
        QCOMPARE((*m_ctl)({u"reindex"_s}).code, 0);
        QCOMPARE((*m_ctl)({u"queue"_s, u"--json"_s}).array().size(), 0);
        QCOMPARE((*m_ctl)({u"retention"_s, u"--apply"_s}).code, 0);
        QVERIFY(leftOver().isEmpty());
    }

    void itStartsWhereNothingElseMay()
    {
        install("ask");
        serve(R"({"turns": [{"text": "Hello."}], "after": "last"})");
        const QString settings = m_ctl->home() + u"/config/settings.toml"_s;
        QVERIFY(QDir().mkpath(m_ctl->home() + u"/config"_s));
        QFile out(settings);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write("review_debt = 1\nslots = 1\n") > 0);
        out.close();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(tested().code, 0);
    }

    void oneSentenceSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<QByteArray>("scenario");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no sign-in") << QByteArray("ask")
                                    << QByteArray(R"({"turns": [{"error": {"status": 401, "message": "no"}}]})")
                                    << QByteArray("remitctl key set anthropic");
        QTest::newRow("rate limit") << QByteArray("ask")
                                    << QByteArray(R"({"turns": [{"error": {"status": 429, "message": "no"}}]})")
                                    << QByteArray("rate limit");
        QTest::newRow("around the gateway") << QByteArray("around") << QByteArray(R"({"turns": [{"text": "a"}]})")
                                            << QByteArray("The gateway is not used");
        QTest::newRow("nobody there") << QByteArray("ask") << QByteArray() << QByteArray("gave no answer");
    }

    void oneSentenceSaysWhatIsWrong()
    {
        QFETCH(QByteArray, mode);
        QFETCH(QByteArray, scenario);
        QFETCH(QByteArray, words);
        install(mode);
        if (scenario.isEmpty())
            m_ctl->setVariable(u"ANTHROPIC_BASE_URL"_s, u"http://127.0.0.1:9"_s);
        else
            serve(scenario);
        const CtlResult result = tested();
        QCOMPARE(result.code, 3);
        QVERIFY2(result.object().value(u"problem"_s).toString().toUtf8().contains(words), result.out.constData());
        QVERIFY(!result.object().value(u"works"_s).toBool(true));
        QCOMPARE((*m_ctl)({u"queue"_s, u"--json"_s}).array().size(), 0);
        QVERIFY(leftOver().isEmpty());
    }

    void aTestThatIsCancelledLeavesNothing()
    {
        install("hang");
        serve(R"({"turns": [{"text": "a"}]})");
        const auto process = m_ctl->start({u"agents"_s, u"test"_s, u"claude-code"_s, u"--json"_s});
        QTRY_VERIFY(!runs().isEmpty() && m_ctl->hasEvent(runs().constFirst(), "agent.session"));
        QCOMPARE(::kill(pid_t(process->processId()), SIGTERM), 0);
        QTRY_COMPARE(process->state(), QProcess::NotRunning);
        QCOMPARE(process->exitCode(), 3);
        const QJsonObject test = QJsonDocument::fromJson(process->readAllStandardOutput()).object();
        QVERIFY(test.value(u"problem"_s).toString().contains(u"stopped"_s));
        QVERIFY(leftOver().isEmpty());
        QVERIFY(processesWith(m_ctl->home().toUtf8()).isEmpty());
        QCOMPARE((*m_ctl)({u"queue"_s, u"--json"_s}).array().size(), 0);
    }

    void whatIsNotThereIsSaid()
    {
        m_ctl->setVariable(u"PATH"_s, u"/usr/bin:/bin"_s);
        const CtlResult missing = (*m_ctl)({u"agents"_s, u"test"_s, u"claude-code"_s, u"--json"_s});
        QCOMPARE(missing.code, 6);
        QVERIFY(missing.object().value(u"error"_s).toString().contains(u"is not installed"_s));
        QCOMPARE((*m_ctl)({u"agents"_s, u"test"_s, u"nobody"_s}).code, 2);
        QCOMPARE((*m_ctl)({u"agents"_s, u"test"_s, u"command"_s}).code, 2);
        QCOMPARE((*m_ctl)({u"agents"_s, u"test"_s}).code, 2);
        QCOMPARE((*m_ctl)({u"agents"_s, u"try"_s, u"claude-code"_s}).code, 2);
    }

private:
    void install(QByteArray mode)
    {
        const QString folder = m_ctl->file(u"bin"_s);
        QFile out(folder + u"/claude"_s);
        if (!QDir().mkpath(folder) || !out.open(QIODevice::WriteOnly)
            || out.write(QByteArray(kClaude).replace("@MODE@", mode)) < 0
            || ::chmod(QFile::encodeName(out.fileName()).constData(), 0755) != 0)
            qFatal("the agent cannot be written");
        m_ctl->setVariable(u"PATH"_s, folder + u':' + m_ctl->environment().value(u"PATH"_s));
    }

    void serve(const QByteArray& scenario)
    {
        m_provider = std::make_unique<ModelServer>(Scenario::read(scenario).value_or(Scenario()));
        if (!m_provider->listen())
            qFatal("no port");
        m_ctl->setVariable(u"ANTHROPIC_BASE_URL"_s, m_provider->url().toString());
    }

    /** While this program's own provider answers. */
    [[nodiscard]] CtlResult tested() const
    {
        const auto process = m_ctl->start({u"agents"_s, u"test"_s, u"claude-code"_s, u"--json"_s});
        if (!QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, 60'000))
            qFatal("remitctl did not end");
        return {process->exitCode(), process->readAllStandardOutput(), process->readAllStandardError()};
    }

    [[nodiscard]] static QJsonObject entry(const QJsonArray& list, const QString& key, const QString& value)
    {
        for (const QJsonValue& one : list) {
            if (one.toObject().value(key).toString() == value)
                return one.toObject();
        }
        return {};
    }

    [[nodiscard]] QStringList runs() const
    {
        return QDir(m_ctl->home() + u"/runs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }

    /** Scratch repositories and worktrees. */
    [[nodiscard]] QStringList leftOver() const
    {
        QStringList found = QDir(m_ctl->home()).entryList({u"agent-test-*"_s}, QDir::Dirs);
        const QDir worktrees(m_ctl->home() + u"/worktrees"_s);
        for (const QString& repository : worktrees.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            found += QDir(worktrees.filePath(repository)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return found;
    }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ModelServer> m_provider;
};

REMIT_TEST_MAIN(TestRemitAgents)
#include "tst_remitagents.moc"

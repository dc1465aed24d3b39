// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/agent.h"
#include "tests/gateway/gatewayfixture.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;
using test::Fixture;

namespace {

/** The adapter's start line, its parser and the gateway, around the real program; no box, loopback only. */
class Run {
public:
    Run(Fixture& fixture, const Contract& contract, const QString& resume = {})
    {
        const Agent* agent = agentById(u"claude-code"_s);
        AgentRequest request;
        request.contract = contract;
        request.program = qEnvironmentVariable("REMIT_REAL_CLAUDE");
        request.brief = "Do what the contract says.";
        request.worktree = worktree();
        request.home = m_folder.path() + u"/home"_s;
        request.routes = {{anthropicProvider(), u"http://127.0.0.1:%1"_s.arg(fixture.listener.port), u"placeholder"_s}};
        request.resumeSession = resume;
        m_ready = QDir().mkpath(worktree()) && QDir().mkpath(request.home);
        m_start = agent->start(request);
        m_parser = agent->newParser(request);
        m_home = request.home;
    }

    [[nodiscard]] QString worktree() const { return QDir(m_folder.path()).canonicalPath() + u"/worktree"_s; }

    [[nodiscard]] bool finish()
    {
        if (!m_ready || !m_start)
            return false;
        QElapsedTimer clock;
        clock.start();
        QProcess process;
        QStringList environment{u"HOME="_s + m_home, u"PATH=/usr/bin:/bin"_s, u"LANG=C.UTF-8"_s, u"TERM=dumb"_s};
        for (const QByteArray& entry : m_start->environment)
            environment.append(QString::fromUtf8(entry));
        process.setEnvironment(environment);
        process.setWorkingDirectory(worktree());
        QStringList arguments;
        for (const QByteArray& word : m_start->argv.sliced(1))
            arguments.append(QString::fromUtf8(word));
        process.start(QString::fromUtf8(m_start->argv.first()), arguments);
        process.write(m_start->standardInput);
        process.closeWriteChannel();
        QByteArray output;
        QObject::connect(
            &process, &QProcess::readyReadStandardOutput, &process, [&] { output += process.readAllStandardOutput(); });
        const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120'000);
        if (!ended)
            process.kill();
        output += process.readAllStandardOutput();
        for (const QByteArray& line : output.split('\n'))
            m_parser->line(line, false, [this](const char* type, const QJsonObject& data) { tell(type, data); });
        m_parser->finish([this](const char* type, const QJsonObject& data) { tell(type, data); });
        seconds = static_cast<double>(clock.elapsed()) / 1000;
        exitCode = process.exitCode();
        return ended;
    }

    [[nodiscard]] const StreamParser& parser() const { return *m_parser; }
    [[nodiscard]] QList<QJsonObject> of(const char* type) const { return m_events.value(QString::fromLatin1(type)); }

    double seconds = 0;
    int exitCode = -1;

private:
    void tell(const char* type, const QJsonObject& data) { m_events[QString::fromLatin1(type)].append(data); }

    QTemporaryDir m_folder;
    QString m_home;
    std::unique_ptr<StreamParser> m_parser;
    Result<AgentStart> m_start = failure(ErrorCode::Internal, QString());
    QHash<QString, QList<QJsonObject>> m_events;
    bool m_ready = false;
};

qint64 sum(const QList<QJsonObject>& calls, const QString& name)
{
    qint64 total = 0;
    for (const QJsonObject& call : calls)
        total += call.value(name).toInteger();
    return total;
}

const QByteArray kSuccess
    = "{\"turns\":["
      "{\"text\":\"I write the file.\",\"tool\":{\"write_file\":{\"path\":\"hello.txt\",\"content\":\"hello\\n\"}},"
      "\"usage\":{\"input\":1000,\"output\":80,\"cache_write\":500}},"
      "{\"text\":\"I check it.\",\"tool\":{\"run\":\"cat "
      "hello.txt\"},\"usage\":{\"input\":200,\"output\":40,\"cache_read\":1500}},"
      "{\"text\":\"Done.\\nSTATUS: OK\\nEND_OF_RUN\",\"usage\":{\"input\":300,\"output\":60,\"cache_read\":1600}}]}";

} // namespace

class TestRealClaude : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("REMIT_REAL_CLAUDE"))
            QSKIP("REMIT_REAL_CLAUDE does not name the program of Claude Code.");
    }

    void init() { QTest::failOnWarning(); }

    void aRunIsCountedAlikeOnBothSides()
    {
        Fixture it(kSuccess);
        it.server.setHelperBelow(3);
        QVERIFY(it.open(it.setup(u"anthropic"_s)).has_value());
        Run run(it, Contract());
        QVERIFY(run.finish());
        QCOMPARE(run.exitCode, 0);
        QVERIFY(!run.parser().reportedError());
        QCOMPARE(run.parser().finalMessage(), u"Done.\nSTATUS: OK\nEND_OF_RUN"_s);
        QFile file(run.worktree() + u"/hello.txt"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("hello\n"));
        QCOMPARE(run.of(event::agentSession).size(), 1);
        QCOMPARE(run.of(event::toolStart).size(), 2);
        QCOMPARE(run.of(event::toolEnd).size(), 2);
        QCOMPARE(it.server.calls(), it.counted().size());
        const QJsonObject totals = run.of(event::agentResult).first().value(u"tokens"_s).toObject();
        for (const auto* name : {"input", "output", "cache_read", "cache_write"}) {
            const QString figure = QString::fromLatin1(name);
            QCOMPARE(sum(it.counted(), figure), totals.value(figure).toInteger());
            QCOMPARE(sum(run.of(event::llmCall), figure), totals.value(figure).toInteger());
        }
        double cost = 0;
        for (const QJsonObject& call : it.counted())
            cost += call.value(u"cost_usd"_s).toDouble();
        QCOMPARE(cost, run.of(event::agentResult).first().value(u"cost_usd"_s).toDouble());
    }

    void aLimitEndsItWithinSeconds()
    {
        Fixture it("{\"turns\":[{\"text\":\"Again.\",\"tool\":{\"run\":\"echo again\"}}],\"after\":\"loop\"}");
        it.server.setHelperBelow(3);
        GatewaySetup setup = it.setup(u"anthropic"_s);
        setup.maximumCalls = 3;
        QVERIFY(it.open(setup).has_value());
        Run run(it, Contract());
        QVERIFY(run.finish());
        QVERIFY(run.parser().reportedError());
        QCOMPARE(it.server.calls(), 3);
        QCOMPARE(it.counted().size(), 3);
        QVERIFY(!it.limits.isEmpty());
        QVERIFY2(run.seconds < 20, qPrintable(QString::number(run.seconds)));
        qInfo("ended after %.1f s and %lld refused calls", run.seconds, static_cast<long long>(it.limits.size()));
    }

    void itsOwnRulesRefuseWhatTheContractForbids()
    {
        Fixture it("{\"turns\":[{\"text\":\"1\",\"tool\":{\"run\":\"echo fine\"}},"
                   "{\"text\":\"2\",\"tool\":{\"run\":\"git push origin HEAD\"}},"
                   "{\"text\":\"3\",\"tool\":{\"write_file\":{\"path\":\"src/auth/a.txt\",\"content\":\"x\"}}},"
                   "{\"text\":\"4\",\"tool\":{\"write_file\":{\"path\":\"src/b.txt\",\"content\":\"x\"}}},"
                   "{\"text\":\"5\",\"tool\":{\"run\":\"mkdir -p d && rm -rf d\"}},"
                   "{\"text\":\"Done.\\nSTATUS: OK\\nEND_OF_RUN\"}]}");
        it.server.setHelperBelow(3);
        QVERIFY(it.open(it.setup(u"anthropic"_s)).has_value());
        Contract contract;
        contract.doNot.actions = {u"push"_s, u"delete-recursively"_s};
        contract.doNot.paths = {u"src/auth/**"_s};
        Run run(it, contract);
        QVERIFY(run.finish());
        QList<bool> ok;
        for (const QJsonObject& end : run.of(event::toolEnd))
            ok.append(end.value(u"ok"_s).toBool());
        QCOMPARE(ok, (QList<bool>{true, false, false, true, false}));
        QVERIFY(!QFile::exists(run.worktree() + u"/src/auth/a.txt"_s));
        QVERIFY(QFile::exists(run.worktree() + u"/src/b.txt"_s));
    }

    void aQuestionIsAnOrdinaryEndWithoutClosingLines()
    {
        Fixture it("{\"turns\":[{\"text\":\"English or German?\"}]}");
        it.server.setHelperBelow(3);
        QVERIFY(it.open(it.setup(u"anthropic"_s)).has_value());
        Run run(it, Contract());
        QVERIFY(run.finish());
        QCOMPARE(run.exitCode, 0);
        QVERIFY(!run.parser().reportedError());
        QCOMPARE(run.parser().finalMessage(), u"English or German?"_s);
    }
};

REMIT_TEST_MAIN(TestRealClaude)
#include "tst_realclaude.moc"

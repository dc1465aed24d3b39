// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudeagent.h"
#include "runner/agents/clauderules.h"
#include "runner/agents/claudetools.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace remit;

namespace {

AgentRequest request()
{
    AgentRequest it;
    it.program = QStringLiteral("/opt/claude/claude");
    it.brief = "Do it.";
    it.briefFile = QStringLiteral("/run/box/brief.md");
    it.worktree = QStringLiteral("/w/repo/run-1");
    it.home = QStringLiteral("/home/agent");
    it.routes = {{anthropicProvider(), QStringLiteral("http://127.0.0.1:3129"), QStringLiteral("placeholder")}};
    return it;
}

QStringList denied(const Contract::DoNot& doNot, const QString& worktree)
{
    QStringList rules;
    const QJsonObject settings = QJsonDocument::fromJson(claudeSettings(doNot, worktree)).object();
    for (const QJsonValue& rule : settings[QStringLiteral("permissions")][QStringLiteral("deny")].toArray())
        rules.append(rule.toString());
    return rules;
}

} // namespace

class TestClaudeAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itStartsWithoutQuestionsAndReadsTheBriefOnStdin()
    {
        const auto start = ClaudeAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.first(), QByteArray("/opt/claude/claude"));
        for (const char* option :
            {"-p", "stream-json", "--verbose", "--include-partial-messages", "--dangerously-skip-permissions"})
            QVERIFY2(start->argv.contains(option), option);
        QVERIFY(!start->argv.contains("--model"));
        QVERIFY(!start->argv.contains("--resume"));
        QVERIFY(!start->argv.contains("Do it."));
        QCOMPARE(start->standardInput, QByteArray("Do it."));
    }

    void itsEnvironmentPointsAtTheGatewayAndCallsNobodyElse()
    {
        const auto start = ClaudeAgent().start(request());
        QVERIFY(start.has_value());
        for (const char* entry : {"ANTHROPIC_BASE_URL=http://127.0.0.1:3129", "ANTHROPIC_API_KEY=placeholder",
                 "CLAUDE_CONFIG_DIR=/home/agent/.claude", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1",
                 "CLAUDE_CODE_ENABLE_PROMPT_SUGGESTION=false", "DISABLE_AUTOUPDATER=1", "DISABLE_TELEMETRY=1",
                 "DISABLE_ERROR_REPORTING=1", "IS_SANDBOX=1", "REMIT_BRIEF=/run/box/brief.md"})
            QVERIFY2(start->environment.contains(entry), entry);
    }

    void withoutAGatewayItKeepsItsOwnEndpointAndKey()
    {
        AgentRequest own = request();
        own.routes.clear();
        const auto start = ClaudeAgent().start(own);
        QVERIFY(start.has_value());
        for (const QByteArray& entry : start->environment)
            QVERIFY2(!entry.startsWith("ANTHROPIC_"), entry.constData());
    }

    void modelSessionAndInterpreterAreArguments()
    {
        AgentRequest it = request();
        it.contract.model = QStringLiteral("claude-sonnet-5-5[1m]");
        it.resumeSession = QStringLiteral("36f7ada1-9137-446d-ad46-3015c4e04806");
        it.interpreter = {QStringLiteral("/opt/node/bin/node"), QStringLiteral("--no-warnings")};
        const auto start = ClaudeAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.first(3), (QByteArrayList{"/opt/node/bin/node", "--no-warnings", "/opt/claude/claude"}));
        QCOMPARE(start->argv.at(start->argv.indexOf("--model") + 1), QByteArray("claude-sonnet-5-5[1m]"));
        QCOMPARE(start->argv.at(start->argv.indexOf("--resume") + 1), it.resumeSession.toUtf8());
    }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("an option") << QStringLiteral("--add-dir=/");
        QTest::newRow("a dash") << QStringLiteral("-");
        QTest::newRow("two words") << QStringLiteral("a b");
        QTest::newRow("a line feed") << QStringLiteral("a\n");
        QTest::newRow("a NUL") << QStringLiteral("a") + QChar(0);
        QTest::newRow("very long") << QString(500, u'a');
    }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession()
    {
        QFETCH(QString, word);
        AgentRequest model = request();
        model.contract.model = word;
        QVERIFY(!ClaudeAgent().start(model).has_value());
        AgentRequest session = request();
        session.resumeSession = word;
        QVERIFY(!ClaudeAgent().start(session).has_value());
    }

    void withoutAProgramItDoesNotStart()
    {
        AgentRequest none = request();
        none.program.clear();
        QCOMPARE(ClaudeAgent().start(none).error().code, ErrorCode::NotFound);
    }

    void everyActionHasRules()
    {
        const QStringList actions{QStringLiteral("commit"), QStringLiteral("push"), QStringLiteral("publish"),
            QStringLiteral("delete-recursively"), QStringLiteral("network")};
        for (const QString& action : actions)
            QVERIFY2(!claudeDisallowedTools({action}).isEmpty(), qPrintable(action));
        QVERIFY(claudeDisallowedTools(actions).contains("Bash(git push:*)"));
        QVERIFY(claudeDisallowedTools(actions).contains("WebFetch"));
        QVERIFY(claudeDisallowedTools({}).isEmpty());
        AgentRequest it = request();
        it.contract.doNot.actions = actions;
        const auto start = ClaudeAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.sliced(start->argv.indexOf("--disallowedTools") + 1), claudeDisallowedTools(actions));
    }

    void doNotPathsAreDeniedBelowTheWorktree_data()
    {
        QTest::addColumn<QString>("glob");
        QTest::addColumn<QStringList>("rules");
        QTest::newRow("a folder") << QStringLiteral("src/auth/**")
                                  << QStringList{QStringLiteral("Edit(//w/r/src/auth/**)")};
        QTest::newRow("with a slash") << QStringLiteral(".github/")
                                      << QStringList{QStringLiteral("Edit(//w/r/.github/**)")};
        QTest::newRow("braces") << QStringLiteral("{a,b/{c,d}}/x")
                                << QStringList{QStringLiteral("Edit(//w/r/a/x)"), QStringLiteral("Edit(//w/r/b/c/x)"),
                                       QStringLiteral("Edit(//w/r/b/d/x)")};
        QTest::newRow("half a brace") << QStringLiteral("a{b") << QStringList{QStringLiteral("Edit(//w/r/a{b)")};
    }

    void doNotPathsAreDeniedBelowTheWorktree()
    {
        QFETCH(QString, glob);
        QFETCH(QStringList, rules);
        Contract::DoNot doNot;
        doNot.paths = {glob};
        QCOMPARE(denied(doNot, QStringLiteral("/w/r")), rules);
    }

    void aWorktreesOwnNameIsNoPattern()
    {
        Contract::DoNot doNot;
        doNot.paths = {QStringLiteral("*.key")};
        QCOMPARE(denied(doNot, QStringLiteral("/w/[a]*")), QStringList{QStringLiteral("Edit(//w/\\[a\\]\\*/*.key)")});
    }

    void bracesDoNotExplode()
    {
        const QString glob = QStringLiteral("{a,b,c,d,e,f,g,h}").repeated(20);
        QVERIFY(gitignorePatterns(glob).size() <= 256);
    }

    void toolsHaveKindAndSummary_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char* tool, const char* input, const char* kind, const char* summary) {
            QTest::newRow(tool) << QString::fromLatin1(tool) << QByteArray(input) << QString::fromLatin1(kind)
                                << QString::fromUtf8(summary);
        };
        row("Read", "{\"file_path\":\"/w/r/src/a.c\"}", "read", "src/a.c");
        row("Write", "{\"file_path\":\"/etc/passwd\"}", "edit", "/etc/passwd");
        row("Edit", "{\"file_path\":\"/w/r2/x\"}", "edit", "/w/r2/x");
        row("Bash", "{\"command\":\"\\n  make test\\nrm -rf /\"}", "command", "make test");
        row("Grep", "{\"pattern\":\"TODO\"}", "read", "TODO");
        row("WebFetch", "{\"url\":\"https://example.org\"}", "other", "https://example.org");
        row("NewTool", "{\"file_path\":\"x\"}", "other", "NewTool");
        row("MultiEdit", "{\"file_path\":7}", "edit", "MultiEdit");
    }

    void toolsHaveKindAndSummary()
    {
        QFETCH(QString, tool);
        QFETCH(QByteArray, input);
        QFETCH(QString, kind);
        QFETCH(QString, summary);
        QCOMPARE(claudeToolKind(tool), kind);
        QCOMPARE(claudeToolSummary(tool, QJsonDocument::fromJson(input).object(), QStringLiteral("/w/r")), summary);
    }

    void exitCodesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("exit");
        QTest::newRow("three") << QStringLiteral("Exit code 3\nout") << 3;
        QTest::newRow("alone") << QStringLiteral("Exit code 137") << 137;
        QTest::newRow("none") << QStringLiteral("fine") << -1;
        QTest::newRow("later") << QStringLiteral("x\nExit code 3") << -1;
        QTest::newRow("no number") << QStringLiteral("Exit code x") << -1;
        QTest::newRow("too large") << QStringLiteral("Exit code 99999999999999") << -1;
    }

    void exitCodesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(int, exit);
        QCOMPARE(claudeExitCode(text).value_or(-1), exit);
    }

    void theCatalogKnowsItsAdapters()
    {
        QStringList ids;
        for (const auto& agent : agentCatalog()) {
            ids.append(agent->id());
            QCOMPARE(agentById(agent->id()), agent.get());
            QVERIFY(agent->newParser({}) != nullptr);
            QVERIFY(agent->runsContractsCommand() || parserFor(agent->id()) != nullptr);
            QVERIFY(!agent->name().isEmpty());
        }
        for (const char* id : {"claude-code", "codex", "gemini", "command"})
            QVERIFY2(ids.contains(QLatin1StringView(id)), id);
        QCOMPARE(ids.removeDuplicates(), 0);
        QVERIFY(parserFor(QStringLiteral("text")) != nullptr);
        QVERIFY(parserFor(QStringLiteral("klingon")) == nullptr);
        QVERIFY(agentById(QStringLiteral("nobody")) == nullptr);
        QCOMPARE(agentById(QStringLiteral("claude-code"))->providers({}).value(0).wire, QStringLiteral("anthropic"));
    }
};

REMIT_TEST_MAIN(TestClaudeAgent)
#include "tst_claudeagent.moc"

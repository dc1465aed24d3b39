// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpagent.h"
#include "runner/agents/acpprofile.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AgentRequest request(const QStringList& argv)
{
    AgentRequest request;
    request.contract.agent = u"acp"_s;
    request.contract.command.argv = argv;
    request.brief = "Do it.";
    request.briefFile = u"/run/box/brief.md"_s;
    request.worktree = u"/work/tree"_s;
    request.home = u"/home/agent"_s;
    for (const Provider& provider : AcpAgent().providers(request.contract))
        request.routes.append({provider, u"http://127.0.0.1:3129/"_s + provider.id, u"placeholder"_s});
    return request;
}

QStringList providersOf(const Contract& contract)
{
    QStringList ids;
    for (const Provider& provider : AcpAgent().providers(contract))
        ids.append(provider.id);
    return ids;
}

} // namespace

class TestAcpAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itIsInTheCatalogAndNothingElseSpeaksIt()
    {
        const Agent* agent = agentById(u"acp"_s);
        QVERIFY(agent);
        QVERIFY(agent->runsContractsCommand());
        QVERIFY(!agent->find({}, {}).program.isEmpty());
        QVERIFY(agent->resumeCommand(u"/x"_s, u"s"_s).isEmpty());
        QVERIFY(!parserFor(u"acp"_s));
        QVERIFY(!parserFor(u"command"_s));
        QVERIFY(parserFor(u"text"_s));
    }

    void itsProvidersAreListedOrNamedByItsProgram_data()
    {
        QTest::addColumn<QStringList>("argv");
        QTest::addColumn<QStringList>("expected");
        const QStringList anthropic{u"anthropic"_s};
        const QStringList openAi{u"openai"_s};
        const QStringList gemini{u"gemini"_s};
        QTest::newRow("claude") << QStringList{u"claude-agent-acp"_s} << anthropic;
        QTest::newRow("claude, older") << QStringList{u"/opt/bin/claude-code-acp"_s} << anthropic;
        QTest::newRow("codex") << QStringList{u"codex-acp"_s} << openAi;
        QTest::newRow("gemini") << QStringList{u"gemini"_s, u"--acp"_s} << gemini;
        QTest::newRow("qwen") << QStringList{u"qwen"_s, u"--acp"_s} << openAi;
        QTest::newRow("opencode") << QStringList{u"opencode"_s, u"acp"_s} << knownProviders();
        QTest::newRow("through npx") << QStringList{u"npx"_s, u"-y"_s, u"@zed-industries/codex-acp@0.16"_s} << openAi;
        QTest::newRow("of a folder") << QStringList{u"/home/claude/bin/other"_s} << knownProviders();
        QTest::newRow("any") << QStringList{u"my-agent"_s} << knownProviders();
    }

    void itsProvidersAreListedOrNamedByItsProgram()
    {
        QFETCH(QStringList, argv);
        QFETCH(QStringList, expected);
        Contract contract;
        contract.command.argv = argv;
        QCOMPARE(providersOf(contract), expected);
        contract.command.providers = {u"gemini"_s, u"openai"_s};
        QCOMPARE(providersOf(contract), contract.command.providers);
    }

    void itsInputStaysOpenAndHoldsNoBrief()
    {
        const auto start = AcpAgent().start(request({u"my-agent"_s, u"--acp"_s}));
        QVERIFY(start.has_value());
        QVERIFY(start->keepInput);
        QVERIFY(start->standardInput.isEmpty());
        QCOMPARE(start->argv, (QByteArrayList{"/usr/bin/env", "my-agent", "--acp"}));
        QVERIFY(start->environment.contains("REMIT_BRIEF=/run/box/brief.md"));
        QVERIFY(start->environment.contains("ANTHROPIC_BASE_URL=http://127.0.0.1:3129/anthropic"));
        QVERIFY(start->environment.contains("OPENAI_API_KEY=placeholder"));
        QVERIFY(start->environment.contains("GOOGLE_GEMINI_BASE_URL=http://127.0.0.1:3129/gemini"));
        QVERIFY(start->homeFiles.isEmpty());
    }

    void aProgramFoundOutsideIsStartedByItsPath()
    {
        AgentRequest found = request({u"gemini"_s, u"--acp"_s});
        found.program = u"/home/u/.npm/lib/node_modules/@google/gemini-cli/bundle/gemini.js"_s;
        found.interpreter = {u"/home/u/node/bin/node"_s, u"--no-warnings"_s};
        const auto start = AcpAgent().start(found);
        QVERIFY(start.has_value());
        QCOMPARE(
            start->argv, (QByteArrayList{"/home/u/node/bin/node", "--no-warnings", found.program.toUtf8(), "--acp"}));
    }

    void aKnownAgentGetsTheConfigurationOfItsAdapter()
    {
        const auto start = AcpAgent().start(request({u"claude-agent-acp"_s}));
        QVERIFY(start.has_value());
        QVERIFY(start->environment.contains("CLAUDE_CONFIG_DIR=/home/agent/.claude"));
        QVERIFY(start->environment.contains("ANTHROPIC_API_KEY=placeholder"));
        QSet<QByteArray> names;
        for (const QByteArray& entry : start->environment)
            names.insert(entry.first(entry.indexOf('=')));
        QCOMPARE(names.size(), start->environment.size()); // each once
    }

    void aCommandWithoutAProgramIsRefused()
    {
        QVERIFY(!AcpAgent().start(request({})).has_value());
        QVERIFY(!AcpAgent().start(request({u"A=b"_s})).has_value());
    }
};

REMIT_TEST_MAIN(TestAcpAgent)
#include "tst_acpagent.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/commandagent.h"
#include "tests/support/testmain.h"

using namespace remit;

class TestCommandAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theProgramIsMadeAbsolute_data()
    {
        QTest::addColumn<QStringList>("argv");
        QTest::addColumn<QByteArrayList>("expected"); // empty: refused
        const auto words = [](std::initializer_list<const char*> list) {
            QStringList it;
            for (const char* word : list)
                it.append(QString::fromUtf8(word));
            return it;
        };
        QTest::newRow("a name") << words({"python3", "a.py"}) << QByteArrayList{"/usr/bin/env", "python3", "a.py"};
        QTest::newRow("absolute") << words({"/bin/sh", "-c", "x=1 y"}) << QByteArrayList{"/bin/sh", "-c", "x=1 y"};
        QTest::newRow("in the worktree") << words({"tools/agent"}) << QByteArrayList{"/w/r/tools/agent"};
        QTest::newRow("here") << words({"./agent", "-x"}) << QByteArrayList{"/w/r/./agent", "-x"};
        QTest::newRow("an assignment") << words({"A=b"}) << QByteArrayList();
        QTest::newRow("an option") << words({"-i"}) << QByteArrayList();
        QTest::newRow("nothing") << QStringList() << QByteArrayList();
        QTest::newRow("an empty word") << words({""}) << QByteArrayList();
        QTest::newRow("a NUL") << QStringList{QStringLiteral("a"), QString(QChar(0))} << QByteArrayList();
    }

    void theProgramIsMadeAbsolute()
    {
        QFETCH(QStringList, argv);
        QFETCH(QByteArrayList, expected);
        AgentRequest request;
        request.worktree = QStringLiteral("/w/r");
        request.contract.command.argv = argv;
        const auto start = CommandAgent().start(request);
        QCOMPARE(start.has_value(), !expected.isEmpty());
        if (start)
            QCOMPARE(start->argv, expected);
        else
            QCOMPARE(start.error().code, ErrorCode::InvalidInput);
    }

    void theBriefIsOnStdinAndInAFile()
    {
        AgentRequest request;
        request.contract.command.argv = {QStringLiteral("/bin/true")};
        request.brief = "Do it.";
        request.briefFile = QStringLiteral("/run/box/brief.md");
        const auto start = CommandAgent().start(request);
        QVERIFY(start.has_value());
        QCOMPARE(start->standardInput, QByteArray("Do it."));
        QCOMPARE(start->environment, QByteArrayList{"REMIT_BRIEF=/run/box/brief.md"});
    }

    void aProgramThatSpeaksForAnAgentGetsItsEndpoint()
    {
        AgentRequest request;
        request.contract.command.argv = {QStringLiteral("/bin/true")};
        request.contract.command.speaks = QStringLiteral("claude-code");
        request.routes
            = {{anthropicProvider(), QStringLiteral("http://127.0.0.1:3129"), QStringLiteral("placeholder")}};
        const auto start = CommandAgent().start(request);
        QVERIFY(start.has_value());
        QCOMPARE(start->environment,
            (QByteArrayList{"ANTHROPIC_BASE_URL=http://127.0.0.1:3129", "ANTHROPIC_API_KEY=placeholder"}));
    }

    void providersAreThoseOfTheStreamOrThoseThatAreListed()
    {
        const auto idsOf = [](const Contract& contract) {
            QStringList ids;
            for (const Provider& provider : CommandAgent().providers(contract))
                ids.append(provider.id);
            return ids;
        };
        Contract contract;
        QCOMPARE(idsOf(contract), QStringList());
        contract.command.speaks = QStringLiteral("command");
        QCOMPARE(idsOf(contract), QStringList());
        contract.command.speaks = QStringLiteral("claude-code");
        QCOMPARE(idsOf(contract), QStringList{QStringLiteral("anthropic")});
        contract.command.providers = knownProviders();
        QCOMPARE(idsOf(contract), knownProviders());
    }

    void itIsAlwaysThere()
    {
        const AgentInstallation found = CommandAgent().find(QString(), QString());
        QVERIFY(found.program.startsWith(u'/'));
        QVERIFY(found.reasons.isEmpty());
        QCOMPARE(toText(found.metering), QStringLiteral("unknown"));
    }
};

REMIT_TEST_MAIN(TestCommandAgent)
#include "tst_commandagent.moc"

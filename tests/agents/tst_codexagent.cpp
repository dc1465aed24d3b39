// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/codexagent.h"
#include "runner/agents/codexconfig.h"
#include "tests/agents/startrequest.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryDir>

#include <toml++/toml.hpp>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AgentRequest request()
{
    return test::startRequest(u"/opt/codex/codex"_s, openAiProvider());
}

toml::table configOf(const AgentStart& start)
{
    return toml::parse(test::homeFile(start, u".codex/config.toml"_s).toStdString());
}

QString rulesOf(const AgentStart& start)
{
    return QString::fromUtf8(test::homeFile(start, u".codex/rules/default.rules"_s));
}

} // namespace

class TestCodexAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itStartsWithoutQuestionsAndReadsTheBriefOnStdin()
    {
        const auto start = CodexAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->argv,
            (QByteArrayList{"/opt/codex/codex", "exec", "--json", "--dangerously-bypass-approvals-and-sandbox",
                "--skip-git-repo-check", "-"}));
        QCOMPARE(start->standardInput, QByteArray("Do it."));
        QVERIFY(!start->keepInput);
    }

    void itsCallsGoToTheGatewayAndNowhereElse()
    {
        const auto start = CodexAgent().start(request());
        QVERIFY(start.has_value());
        const toml::table config = configOf(*start);
        const auto name = config["model_provider"].value_or<std::string>("");
        const auto provider = config["model_providers"][name];
        QCOMPARE(provider["base_url"].value_or<std::string>(""), "http://127.0.0.1:3129/x");
        QCOMPARE(provider["wire_api"].value_or<std::string>(""), "responses");
        const QByteArray key = QByteArray::fromStdString(provider["env_key"].value_or<std::string>(""));
        QVERIFY(start->environment.contains(key + "=placeholder"));
        QVERIFY(key != "OPENAI_API_KEY"); // a command's own client must not take it for one
        QVERIFY(start->environment.contains("CODEX_HOME=/home/agent/.codex"));
        QVERIFY(start->environment.contains("REMIT_BRIEF=/run/box/brief.md"));
        QCOMPARE(config["check_for_update_on_startup"].value_or(true), false);
        QCOMPARE(config["analytics"]["enabled"].value_or(true), false);
        QCOMPARE(config["feedback"]["enabled"].value_or(true), false);
    }

    /** Two faults in a row pass, a lasting one ends after few calls. */
    void itRepeatsCallsButNotForLong()
    {
        const auto start = CodexAgent().start(request());
        QVERIFY(start.has_value());
        const toml::table config = configOf(*start);
        const auto provider = config["model_providers"]["remit"];
        const auto requests = provider["request_max_retries"].value_or(std::int64_t{99});
        const auto streams = provider["stream_max_retries"].value_or(std::int64_t{99});
        QVERIFY(streams >= 2);
        QVERIFY((requests + 1) * (streams + 1) <= 12);
    }

    void anUpstreamWithoutAKeyGetsADummy()
    {
        AgentRequest it = request();
        it.routes.first().token.clear();
        const auto start = CodexAgent().start(it);
        QVERIFY(start.has_value());
        QVERIFY(start->environment.contains(QByteArray(kCodexKeyVariable) + "=none"));
    }

    void anyAddressIsOneStringOfTheConfig_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("quotes") << u"http://h/\"a\\b'"_s;
        QTest::newRow("a table") << u"http://h\"\n[model_providers.evil]\nx = \""_s;
        QTest::newRow("control characters") << u"http://h/\u0007\u200b\t"_s;
    }

    void anyAddressIsOneStringOfTheConfig()
    {
        QFETCH(QString, url);
        AgentRequest it = request();
        it.routes.first().url = url;
        const auto start = CodexAgent().start(it);
        QVERIFY(start.has_value());
        const toml::table config = configOf(*start);
        QCOMPARE(config["model_providers"]["remit"]["base_url"].value_or<std::string>(""), url.toStdString());
        QCOMPARE(config["model_providers"].as_table()->size(), 1U);
    }

    void withoutAGatewayItKeepsItsOwnEndpointAndKey()
    {
        AgentRequest own = request();
        own.routes.clear();
        const auto start = CodexAgent().start(own);
        QVERIFY(start.has_value());
        QVERIFY(!configOf(*start).contains("model_provider"));
        QVERIFY(!configOf(*start).contains("model_providers"));
        for (const QByteArray& entry : start->environment)
            QVERIFY2(!entry.startsWith(kCodexKeyVariable), entry.constData());
    }

    void modelSessionAndInterpreterAreArguments()
    {
        AgentRequest it = request();
        it.contract.model = u"gpt-5.5"_s;
        it.resumeSession = u"01a1fc0b-231f-77d2-a848-25b1b7647c20"_s;
        it.interpreter = {u"/opt/node/bin/node"_s, u"--no-warnings"_s};
        const auto start = CodexAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.first(3), (QByteArrayList{"/opt/node/bin/node", "--no-warnings", "/opt/codex/codex"}));
        QCOMPARE(start->argv.last(5),
            (QByteArrayList{"--model", "gpt-5.5", "resume", "01a1fc0b-231f-77d2-a848-25b1b7647c20", "-"}));
    }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession_data() { test::addBadNames(); }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession()
    {
        QFETCH(QString, word);
        AgentRequest model = request();
        model.contract.model = word;
        QCOMPARE(CodexAgent().start(model).error().code, ErrorCode::InvalidInput);
        AgentRequest session = request();
        session.resumeSession = word;
        QCOMPARE(CodexAgent().start(session).error().code, ErrorCode::InvalidInput);
    }

    void withoutAProgramItDoesNotStart()
    {
        AgentRequest none = request();
        none.program.clear();
        QCOMPARE(CodexAgent().start(none).error().code, ErrorCode::NotFound);
    }

    void everyActionHasRules()
    {
        AgentRequest it = request();
        QCOMPARE(rulesOf(*CodexAgent().start(it)).count(u'\n'), 1); // an earlier run's rules do not stay
        for (const QString& action : knownActions()) {
            it.contract.doNot.actions = {action};
            QVERIFY2(rulesOf(*CodexAgent().start(it)).contains(u"forbidden"_s), qPrintable(action));
        }
        it.contract.doNot.actions = {u"push"_s, u"network"_s};
        const auto start = CodexAgent().start(it);
        QVERIFY(start.has_value());
        const QStringList lines = rulesOf(*start).split(u'\n');
        QVERIFY(lines.contains(u"prefix_rule(pattern=[\"git\", \"push\"], decision=\"forbidden\")"_s));
        QVERIFY(lines.contains(u"prefix_rule(pattern=[\"curl\"], decision=\"forbidden\")"_s));
        QCOMPARE(configOf(*start)["web_search"].value_or<std::string>(""), "disabled");
    }

    void itIsFoundOnThePathAndWhereItsInstallerPutsIt()
    {
        const QTemporaryDir home;
        const QString folder = QDir(home.path()).canonicalPath() + u"/.local/bin"_s;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(test::makeProgram(folder + u"/codex"_s));
        QCOMPARE(CodexAgent().find(folder, QString()).program, folder + u"/codex"_s);
        const AgentInstallation found = CodexAgent().find(QString(), home.path());
        QCOMPARE(found.program, folder + u"/codex"_s);
        QCOMPARE(found.metering, Metering::Gateway);
        QCOMPARE(found.id, u"codex"_s);
    }

    void itsTerminalCommandAndExitCodesAreKnown()
    {
        // By hand it asks, keeps to its own sandbox and calls its own provider.
        const QStringList byHand = CodexAgent().resumeCommand(u"/p"_s, u"s"_s);
        QCOMPARE(byHand.first(), u"/p"_s);
        QCOMPARE(byHand.last(2), (QStringList{u"resume"_s, u"s"_s}));
        for (const QString& word : {u"model_provider=openai"_s, u"on-request"_s, u"workspace-write"_s})
            QVERIFY2(byHand.contains(word), qPrintable(word));
        QCOMPARE(CodexAgent().homeVariables(u"/h"_s), QStringList{u"CODEX_HOME=/h/.codex"_s});
        QVERIFY(!CodexAgent().exitMeaning(1).isEmpty());
        QVERIFY(CodexAgent().exitMeaning(0).isEmpty());
        QCOMPARE(CodexAgent().providers({}).value(0).id, u"openai"_s);
    }
};

REMIT_TEST_MAIN(TestCodexAgent)
#include "tst_codexagent.moc"

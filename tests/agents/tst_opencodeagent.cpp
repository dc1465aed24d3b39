// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/opencodeagent.h"
#include "runner/agents/opencodeconfig.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AgentRequest request(const QString& model = {})
{
    AgentRequest it;
    it.program = u"/opt/opencode/opencode"_s;
    it.brief = "Do it.";
    it.briefFile = u"/run/box/brief.md"_s;
    it.worktree = u"/w/repo/run-1"_s;
    it.home = u"/home/agent"_s;
    it.contract.model = model;
    for (const Provider& provider : OpenCodeAgent().providers(it.contract))
        it.routes.append({provider, u"http://127.0.0.1:3129/"_s + provider.id, u"placeholder"_s});
    return it;
}

QByteArray variable(const AgentStart& start, const QByteArray& name)
{
    for (const QByteArray& entry : start.environment) {
        if (entry.startsWith(name + '='))
            return entry.sliced(name.size() + 1);
    }
    return {};
}

QJsonObject configOf(const AgentRequest& request)
{
    const auto start = OpenCodeAgent().start(request);
    return start ? QJsonDocument::fromJson(variable(*start, "OPENCODE_CONFIG_CONTENT")).object() : QJsonObject();
}

QString optionOf(const QJsonObject& config, const QString& provider, const QString& option)
{
    return config[u"provider"_s][provider][u"options"_s][option].toString();
}

} // namespace

class TestOpenCodeAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itAsksNobodyAndReadsTheBriefOnStdin()
    {
        const auto start = OpenCodeAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->argv,
            (QByteArrayList{"/opt/opencode/opencode", "run", "--format", "json", "--auto", "--title", "Remit"}));
        QCOMPARE(start->standardInput, QByteArray("Do it."));
    }

    void itLivesInItsHomeAndCallsNobodyElse()
    {
        const auto start = OpenCodeAgent().start(request());
        QVERIFY(start.has_value());
        for (const char* entry : {"XDG_CONFIG_HOME=/home/agent/.config", "XDG_DATA_HOME=/home/agent/.local/share",
                 "XDG_STATE_HOME=/home/agent/.local/state", "XDG_CACHE_HOME=/home/agent/.cache",
                 "OPENCODE_DISABLE_AUTOUPDATE=1", "OPENCODE_DISABLE_MODELS_FETCH=1", "OPENCODE_DISABLE_LSP_DOWNLOAD=1",
                 "REMIT_BRIEF=/run/box/brief.md"})
            QVERIFY2(start->environment.contains(entry), entry);
        const QJsonObject config = configOf(request());
        QCOMPARE(config[u"autoupdate"_s], QJsonValue(false));
        QCOMPARE(config[u"share"_s].toString(), u"disabled"_s);
        QCOMPARE(start->homeFiles.size(), 1);
        QCOMPARE(start->homeFiles.first().path, u".config/opencode/opencode.json"_s);
        QCOMPARE(start->homeFiles.first().content, variable(*start, "OPENCODE_CONFIG_CONTENT"));
    }

    void aModelsNameSaysWhomItCalls_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("provider"); // ours
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("small");
        QTest::newRow("Anthropic") << u"anthropic/claude-sonnet-4-6"_s << u"anthropic"_s << u"anthropic"_s
                                   << u"anthropic/claude-sonnet-4-6"_s << u"http://127.0.0.1:3129/anthropic/v1"_s
                                   << u"anthropic/claude-haiku-4-5"_s;
        QTest::newRow("OpenAI") << u"openai/gpt-5"_s << u"openai"_s << u"openai"_s << u"openai/gpt-5"_s
                                << u"http://127.0.0.1:3129/openai"_s << u"openai/gpt-5-nano"_s;
        QTest::newRow("Google") << u"google/gemini-2.5-pro"_s << u"gemini"_s << u"google"_s
                                << u"google/gemini-2.5-pro"_s << u"http://127.0.0.1:3129/gemini/v1beta"_s
                                << u"google/gemini-2.5-flash"_s;
        QTest::newRow("no provider") << u"qwen3-coder"_s << u"openai"_s << u"gateway"_s << u"gateway/qwen3-coder"_s
                                     << u"http://127.0.0.1:3129/openai"_s << u"gateway/qwen3-coder"_s;
        QTest::newRow("another provider")
            << u"openrouter/x/y"_s << u"openai"_s << u"gateway"_s << u"gateway/openrouter/x/y"_s
            << u"http://127.0.0.1:3129/openai"_s << u"gateway/openrouter/x/y"_s;
    }

    void aModelsNameSaysWhomItCalls()
    {
        QFETCH(QString, model);
        QFETCH(QString, provider);
        QFETCH(QString, theirs);
        QFETCH(QString, argument);
        QFETCH(QString, url);
        QFETCH(QString, small);
        const AgentRequest it = request(model);
        QCOMPARE(it.routes.size(), 1);
        QCOMPARE(it.routes.first().provider.id, provider);
        const auto start = OpenCodeAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.at(start->argv.indexOf("--model") + 1), argument.toUtf8());
        const QJsonObject config = configOf(it);
        QCOMPARE(config[u"enabled_providers"_s].toArray(), QJsonArray{theirs});
        QCOMPARE(config[u"provider"_s].toObject().keys(), QStringList{theirs});
        QCOMPARE(config[u"model"_s].toString(), argument);
        QCOMPARE(config[u"small_model"_s].toString(), small);
        QCOMPARE(optionOf(config, theirs, u"baseURL"_s), url);
        QCOMPARE(optionOf(config, theirs, u"apiKey"_s), u"placeholder"_s);
        const QString name = argument.section(u'/', 1);
        QVERIFY(config[u"provider"_s][theirs][u"models"_s].toObject().contains(name));
    }

    void aModelThatItCannotKnowIsDescribed()
    {
        const QJsonObject config = configOf(request(u"local-model"_s));
        const QJsonValue provider = config[u"provider"_s][u"gateway"_s];
        QCOMPARE(provider[u"npm"_s].toString(), u"@ai-sdk/openai-compatible"_s); // the one that is bundled
        const QJsonValue model = provider[u"models"_s][u"local-model"_s];
        QVERIFY(model[u"limit"_s][u"context"_s].toInt() > 0);
        QVERIFY(model[u"limit"_s][u"output"_s].toInt() > 0);
        QVERIFY(model[u"cost"_s].isObject());
    }

    void withoutAModelTheFirstProviderWithAKeyIsTaken()
    {
        AgentRequest it = request();
        QCOMPARE(it.routes.size(), 3);
        QCOMPARE(configOf(it)[u"enabled_providers"_s].toArray(), QJsonArray{u"anthropic"_s});
        it.routes[0].token.clear();
        QCOMPARE(configOf(it)[u"enabled_providers"_s].toArray(), QJsonArray{u"openai"_s});
        it.routes[1].token.clear();
        QCOMPARE(configOf(it)[u"enabled_providers"_s].toArray(), QJsonArray{u"google"_s});
        QVERIFY(!configOf(it).contains(u"model"_s));
        it.routes[2].token.clear();
        QCOMPARE(configOf(it)[u"enabled_providers"_s].toArray(), QJsonArray{u"anthropic"_s});
        QVERIFY(!configOf(it)[u"provider"_s][u"anthropic"_s][u"options"_s].toObject().contains(u"apiKey"_s));
        it.routes.clear();
        QVERIFY(!configOf(it).contains(u"provider"_s));
    }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession()
    {
        for (const QString& word : {u"--auto"_s, u"a b"_s, u"a\n"_s, u"anthropic/"_s, QString(500, u'a')}) {
            QVERIFY2(!OpenCodeAgent().start(request(word)).has_value(), qPrintable(word));
        }
        AgentRequest session = request();
        session.resumeSession = u"--fork"_s;
        QVERIFY(!OpenCodeAgent().start(session).has_value());
    }

    void itGoesOnWithASession()
    {
        AgentRequest again = request();
        again.resumeSession = u"ses_e03e09a21ffeL5P3WglHVgeHRd"_s;
        const auto start = OpenCodeAgent().start(again);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.at(start->argv.indexOf("--session") + 1), again.resumeSession.toUtf8());
        QCOMPARE(OpenCodeAgent().homeVariables(u"/h"_s), QStringList{u"XDG_DATA_HOME=/h/.local/share"_s});
        QCOMPARE(OpenCodeAgent().resumeCommand(u"oc"_s, u"id"_s), (QStringList{u"oc"_s, u"--session"_s, u"id"_s}));
    }

    void withoutAProgramItDoesNotStart()
    {
        AgentRequest none = request();
        none.program.clear();
        QCOMPARE(OpenCodeAgent().start(none).error().code, ErrorCode::NotFound);
    }

    void whatTheContractForbidsIsDeniedAndNothingIsAsked()
    {
        Contract::DoNot doNot;
        doNot.actions = {u"push"_s, u"network"_s};
        doNot.paths = {u"src/auth/**"_s};
        const QJsonObject permissions = openCodePermissions(doNot);
        QCOMPARE(permissions.keys().first(), u"*"_s); // the last rule that matches holds
        QCOMPARE(permissions[u"*"_s].toString(), u"allow"_s);
        for (const QString& command : {u"git push"_s, u"git push *"_s, u"curl *"_s})
            QCOMPARE(permissions[u"bash"_s][command].toString(), u"deny"_s);
        QVERIFY(!permissions[u"bash"_s].toObject().contains(u"git commit"_s));
        for (const QString& tool : {u"webfetch"_s, u"websearch"_s})
            QCOMPARE(permissions[tool].toString(), u"deny"_s);
        QCOMPARE(permissions[u"edit"_s].toObject(), (QJsonObject{{u"src/auth/**"_s, u"deny"_s}}));
        QVERIFY(!QJsonDocument(permissions).toJson().contains("ask"));
        QCOMPARE(openCodePermissions({}), (QJsonObject{{u"*"_s, u"allow"_s}}));
    }

    void theAgentsThatWorkHaveTheRulesThemselves()
    {
        AgentRequest it = request();
        QVERIFY(!configOf(it).contains(u"agent"_s));
        it.contract.doNot.actions = {u"push"_s};
        QJsonObject denied = openCodePermissions(it.contract.doNot);
        denied.remove(u"*"_s);
        for (const QString& agent : {u"build"_s, u"general"_s})
            QCOMPARE(configOf(it)[u"agent"_s][agent][u"permission"_s].toObject(), denied);
    }

    void onlyGlobsThatMeanTheSameThereBecomeRules_data()
    {
        QTest::addColumn<QString>("glob");
        QTest::addColumn<QStringList>("rules");
        QTest::newRow("a file") << u"Makefile"_s << QStringList{u"Makefile"_s};
        QTest::newRow("a folder") << u".github/"_s << QStringList{u".github/**"_s};
        QTest::newRow("anywhere") << u"**/secrets/**"_s << QStringList{u"**/secrets/**"_s, u"secrets/**"_s};
        QTest::newRow("braces") << u"{a,b}/x"_s << QStringList{u"a/x"_s, u"b/x"_s};
        QTest::newRow("a name's part") << u"src/*.lock"_s << QStringList();
        QTest::newRow("a set") << u"[ab]/x"_s << QStringList();
        QTest::newRow("one character") << u"a?"_s << QStringList();
    }

    void onlyGlobsThatMeanTheSameThereBecomeRules()
    {
        QFETCH(QString, glob);
        QFETCH(QStringList, rules);
        Contract::DoNot doNot;
        doNot.paths = {glob};
        QCOMPARE(openCodePermissions(doNot)[u"edit"_s].toObject().keys(), rules);
    }

    void manyPathsStillFitIntoTheEnvironment()
    {
        AgentRequest many = request();
        for (int i = 0; i < 2000; ++i)
            many.contract.doNot.paths.append(u"folder-%1/%2/"_s.arg(i).arg(QString(200, u'x')));
        const auto start = OpenCodeAgent().start(many);
        QVERIFY(start.has_value());
        QVERIFY(variable(*start, "OPENCODE_CONFIG_CONTENT").size() < 100'000);
    }

    void whereItIsNotItSaysWhereItLooked()
    {
        const AgentInstallation found = OpenCodeAgent().find(u"/nowhere"_s, u"/home/nobody"_s);
        QVERIFY(found.program.isEmpty());
        QVERIFY(found.reasons.constFirst().contains(u"/home/nobody/.opencode/bin"));
    }

    void aLaunchersProgramsAreShownWithIt()
    {
        QTemporaryDir folder;
        const QString home = QFileInfo(folder.path()).canonicalFilePath();
        const QString modules = home + u"/npm/node_modules"_s;
        QVERIFY(QDir().mkpath(modules + u"/opencode-linux-x64/bin"_s));
        QVERIFY(QDir().mkpath(modules + u"/opencode-ai/bin"_s));
        QVERIFY(QDir().mkpath(modules + u"/other"_s));
        QFile program(modules + u"/opencode-ai/bin/opencode"_s);
        QVERIFY(program.open(QIODevice::WriteOnly));
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const AgentInstallation found = OpenCodeAgent().find(modules + u"/opencode-ai/bin"_s, home);
        QCOMPARE(found.readOnlyPaths, (QStringList{modules + u"/opencode-ai"_s, modules + u"/opencode-linux-x64"_s}));
    }
};

REMIT_TEST_MAIN(TestOpenCodeAgent)
#include "tst_opencodeagent.moc"

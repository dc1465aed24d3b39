// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/geminiagent.h"
#include "runner/agents/geminisettings.h"
#include "tests/agents/startrequest.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <toml++/toml.hpp>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AgentRequest request()
{
    return test::startRequest(u"/opt/gemini/gemini"_s, geminiProvider());
}

toml::table policyOf(const Contract::DoNot& doNot, const QString& worktree = u"/w/r"_s)
{
    return toml::parse(geminiPolicy(doNot, worktree).toStdString());
}

/** The arguments of an edit as the policy engine sees them. */
QString argumentsFor(const QString& path)
{
    const QJsonObject arguments{{u"content"_s, u"x"_s}, {u"file_path"_s, path}};
    return QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact));
}

bool refuses(const QString& glob, const QString& worktree, const QString& path)
{
    for (const QString& pattern : geminiPathPatterns(glob, worktree)) {
        const QRegularExpression expression(pattern);
        if (!expression.isValid())
            qFatal("%s", qPrintable(expression.errorString()));
        if (expression.match(argumentsFor(path)).hasMatch())
            return true;
    }
    return false;
}

} // namespace

class TestGeminiAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itStartsWithoutQuestionsAndReadsTheBriefOnStdin()
    {
        const auto start = GeminiAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->argv,
            (QByteArrayList{"/opt/gemini/gemini", "--output-format", "stream-json", "--approval-mode", "yolo"}));
        QCOMPARE(start->standardInput, QByteArray("Do it."));
        QVERIFY(!start->keepInput);
    }

    void itsEnvironmentPointsAtTheGateway()
    {
        const auto start = GeminiAgent().start(request());
        QVERIFY(start.has_value());
        for (const char* entry : {"GOOGLE_GEMINI_BASE_URL=http://127.0.0.1:3129/x", "GEMINI_API_KEY=placeholder",
                 "GEMINI_CLI_HOME=/home/agent", "GEMINI_CLI_TRUST_WORKSPACE=true", "GEMINI_CLI_NO_RELAUNCH=true",
                 "REMIT_BRIEF=/run/box/brief.md"})
            QVERIFY2(start->environment.contains(entry), entry);
        for (const QByteArray& entry : start->environment)
            QVERIFY2(!entry.startsWith("GEMINI_MODEL="), entry.constData());
    }

    void itsSettingsAskNobodyAndTellNobody()
    {
        const auto start = GeminiAgent().start(request());
        QVERIFY(start.has_value());
        const QJsonObject settings
            = QJsonDocument::fromJson(test::homeFile(*start, u".gemini/settings.json"_s)).object();
        QCOMPARE(settings["security"_L1]["auth"_L1]["selectedType"_L1].toString(), u"gemini-api-key"_s);
        QCOMPARE(settings["general"_L1]["enableAutoUpdate"_L1].toBool(true), false);
        QCOMPARE(settings["general"_L1]["enableAutoUpdateNotification"_L1].toBool(true), false);
        QCOMPARE(settings["privacy"_L1]["usageStatisticsEnabled"_L1].toBool(true), false);
        QCOMPARE(settings["telemetry"_L1]["enabled"_L1].toBool(true), false);
        const int attempts = settings["general"_L1]["maxAttempts"_L1].toInt(99);
        QVERIFY(attempts >= 3 && attempts <= 5);
    }

    void anUpstreamWithoutAKeyGetsADummy()
    {
        AgentRequest it = request();
        it.routes.first().token.clear();
        const auto start = GeminiAgent().start(it);
        QVERIFY(start.has_value());
        QVERIFY(start->environment.contains("GEMINI_API_KEY=none"));
    }

    void withoutAGatewayItKeepsItsOwnEndpointAndKey()
    {
        AgentRequest own = request();
        own.routes.clear();
        const auto start = GeminiAgent().start(own);
        QVERIFY(start.has_value());
        for (const QByteArray& entry : start->environment)
            QVERIFY2(!entry.startsWith("GOOGLE_") && !entry.startsWith("GEMINI_API"), entry.constData());
    }

    void modelSessionAndInterpreterArePassedOn()
    {
        AgentRequest it = request();
        it.contract.model = u"gemini-2.5-pro"_s;
        it.resumeSession = u"620769b3-0ec5-48d8-8dd9-c8f5757b2f36"_s;
        it.interpreter = {u"/opt/node/bin/node"_s, u"--no-warnings=DEP0040"_s};
        const auto start = GeminiAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.first(4),
            (QByteArrayList{"/opt/node/bin/node", "--require=/home/agent/.gemini/remit/stdout.cjs",
                "--no-warnings=DEP0040", "/opt/gemini/gemini"}));
        QVERIFY(test::homeFile(*start, u".gemini/remit/stdout.cjs"_s).contains("setBlocking"));
        QCOMPARE(start->argv.at(start->argv.indexOf("--resume") + 1), it.resumeSession.toUtf8());
        QVERIFY(start->environment.contains("GEMINI_MODEL=gemini-2.5-pro"));
    }

    void onlyNodeIsToldWhatToLoad()
    {
        AgentRequest it = request();
        it.interpreter = {u"/usr/bin/bash"_s};
        const auto start = GeminiAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.first(3), (QByteArrayList{"/usr/bin/bash", "/opt/gemini/gemini", "--output-format"}));
    }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession_data() { test::addBadNames(); }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession()
    {
        QFETCH(QString, word);
        AgentRequest model = request();
        model.contract.model = word;
        QCOMPARE(GeminiAgent().start(model).error().code, ErrorCode::InvalidInput);
        AgentRequest session = request();
        session.resumeSession = word;
        QCOMPARE(GeminiAgent().start(session).error().code, ErrorCode::InvalidInput);
    }

    void withoutAProgramItDoesNotStart()
    {
        AgentRequest none = request();
        none.program.clear();
        QCOMPARE(GeminiAgent().start(none).error().code, ErrorCode::NotFound);
    }

    void everyActionHasARule()
    {
        QVERIFY(policyOf({}).empty());
        for (const QString& action : knownActions()) {
            Contract::DoNot doNot;
            doNot.actions = {action};
            const toml::table policy = policyOf(doNot);
            const toml::array* rules = policy["rule"].as_array();
            QVERIFY2(rules && !rules->empty(), qPrintable(action));
            for (const auto& rule : *rules) {
                QCOMPARE(rule.as_table()->at_path("decision").value_or<std::string>(""), "deny");
                const auto priority = rule.as_table()->at_path("priority").value_or(std::int64_t{-1});
                QVERIFY(priority >= 0 && priority <= 999);
            }
        }
        Contract::DoNot network;
        network.actions = {u"network"_s};
        QVERIFY(geminiPolicy(network, u"/w/r"_s).contains("\"web_fetch\""));
        QVERIFY(geminiPolicy(network, u"/w/r"_s).contains("\"curl\""));
    }

    void doNotPathsAreRefusedBelowTheWorktree_data()
    {
        QTest::addColumn<QString>("glob");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* glob, const char* path, bool refused) {
            QTest::addRow("%s %s", glob, path) << QString::fromUtf8(glob) << QString::fromUtf8(path) << refused;
        };
        row("src/auth/**", "/w/r/src/auth/a/b.c", true);
        row("src/auth/**", "src/auth/a.c", true);
        row("src/auth/**", "./src/auth/a.c", true);
        row("src/auth/**", "/w/r/src/author.c", false);
        row("src/auth/**", "/w/r/lib/src/auth/a.c", false);
        row("src/auth/**", "/elsewhere/src/auth/a.c", false);
        row(".github/", "/w/r/.github/workflows/ci.yml", true);
        row("**/*.key", "/w/r/deep/down/a.key", true);
        row("**/*.key", "/w/r/a.key", true);
        row("**/*.key", "/w/r/a.key.txt", false);
        row("*.key", "/w/r/sub/a.key", false);
        row("a/**/z", "/w/r/a/z", true);
        row("a/**/z", "/w/r/a/b/c/z", true);
        row("{a,b/{c,d}}/x", "/w/r/b/d/x", true);
        row("{a,b/{c,d}}/x", "/w/r/b/x", false);
        row("file[0-9].txt", "/w/r/file7.txt", true);
        row("file[!0-9].txt", "/w/r/file7.txt", false);
        row("file[!0-9].txt", "/w/r/filex.txt", true);
        row("a?c", "/w/r/abc", true);
        row("a?c", "/w/r/a/c", false);
        row("ä ö/$(x)+.txt", "/w/r/ä ö/$(x)+.txt", true);
        row("q\"uote", "/w/r/q\"uote", true);
        row("a\\*b", "/w/r/a*b", true);
        row("a\\*b", "/w/r/axb", false);
    }

    void doNotPathsAreRefusedBelowTheWorktree()
    {
        QFETCH(QString, glob);
        QFETCH(QString, path);
        QFETCH(bool, refused);
        QCOMPARE(refuses(glob, u"/w/r"_s, path), refused);
        Contract::DoNot doNot;
        doNot.paths = {glob};
        const toml::table policy = policyOf(doNot);
        QCOMPARE(QString::fromStdString(policy["rule"][0]["argsPattern"].value_or<std::string>("")),
            geminiPathPatterns(glob, u"/w/r"_s).constFirst());
    }

    void aWorktreesOwnNameIsNoPattern()
    {
        const auto worktree = u"/w/[a]* (\"1\") \\"_s;
        QVERIFY(refuses(u"*.key"_s, worktree, worktree + u"/x.key"_s));
        QVERIFY(!refuses(u"*.key"_s, u"/w/a*"_s, u"/w/abc/x.key"_s));
    }

    /** Its policy engine refuses the whole rule otherwise. */
    void patternsAreOfTheKindThatTheEngineTakes()
    {
        static const QRegularExpression nested(u"\\([^)]*[*+?{].*\\)[*+?{]"_s);
        for (const QString& glob : {u"**/a/**/b*/**/c?/**"_s, u"**/*"_s, u"a(b)*"_s, u"{a,b}*/**"_s}) {
            for (const QString& pattern : geminiPathPatterns(glob, u"/w/r(1)*"_s))
                QVERIFY2(!nested.match(pattern).hasMatch(), qPrintable(pattern));
        }
        QVERIFY(geminiPathPatterns(QString(3000, u'a'), u"/w/r"_s).isEmpty());
        QVERIFY(geminiPathPatterns(u"{a,b,c,d,e,f,g,h}"_s.repeated(20), u"/w/r"_s).size() <= 256);
        QVERIFY(geminiPathPatterns(u"../x"_s, u"/w/r"_s).isEmpty());
    }

    void itIsFoundOnThePath()
    {
        const QTemporaryDir folder;
        const QString program = QDir(folder.path()).canonicalPath() + u"/gemini"_s;
        QVERIFY(test::makeProgram(program));
        const AgentInstallation found = GeminiAgent().find(folder.path(), QString());
        QCOMPARE(found.program, program);
        QCOMPARE(found.metering, Metering::Gateway);
        QCOMPARE(found.id, u"gemini"_s);
    }

    void itsExitCodesAreKnown_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        QTest::newRow("429") << 173 << u"429"_s;
        QTest::newRow("401") << 145 << u"401"_s;
        QTest::newRow("500") << 244 << u"500"_s;
        QTest::newRow("input") << 42 << u"input"_s;
        QTest::newRow("turns") << 53 << u"turn limit"_s;
        QTest::newRow("interrupted") << 130 << u"interrupted"_s;
    }

    void itsExitCodesAreKnown()
    {
        QFETCH(int, code);
        QFETCH(QString, part);
        QVERIFY2(GeminiAgent().exitMeaning(code).contains(part), qPrintable(GeminiAgent().exitMeaning(code)));
        for (const int unknown : {0, 1, 137, 143, 256, -1})
            QVERIFY(GeminiAgent().exitMeaning(unknown).isEmpty());
    }

    void itsTerminalCommandIsKnown()
    {
        QCOMPARE(GeminiAgent().resumeCommand(u"/p"_s, u"s"_s), (QStringList{u"/p"_s, u"--resume"_s, u"s"_s}));
        QCOMPARE(GeminiAgent().providers({}).value(0).id, u"gemini"_s);
    }
};

REMIT_TEST_MAIN(TestGeminiAgent)
#include "tst_geminiagent.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/qwenagent.h"
#include "runner/agents/qwentools.h"
#include "tests/agents/recorded.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AgentRequest request()
{
    AgentRequest it;
    it.program = u"/opt/qwen/cli-entry.js"_s;
    it.interpreter = {u"/opt/node/bin/node"_s};
    it.brief = "Do it.";
    it.briefFile = u"/run/box/brief.md"_s;
    it.worktree = u"/w/repo/run-1"_s;
    it.home = u"/home/agent"_s;
    it.routes = {{openAiProvider(), u"http://127.0.0.1:3129"_s, u"placeholder"_s}};
    return it;
}

QJsonObject settingsOf(const AgentStart& start)
{
    return QJsonDocument::fromJson(start.homeFiles.value(0).content).object();
}

void makeProgram(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

class TestQwenAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void itAsksNobodyAndReadsTheBriefOnStdin()
    {
        const auto start = QwenAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->argv,
            (QByteArrayList{"/opt/node/bin/node", "/opt/qwen/cli-entry.js", "--auth-type", "openai", "-o",
                "stream-json", "--approval-mode", "yolo"}));
        QCOMPARE(start->standardInput, QByteArray("Do it."));
        QVERIFY(!start->keepInput);
    }

    void itsEnvironmentPointsAtTheGateway()
    {
        const auto start = QwenAgent().start(request());
        QVERIFY(start.has_value());
        for (const char* entry :
            {"OPENAI_BASE_URL=http://127.0.0.1:3129", "OPENAI_API_KEY=placeholder", "QWEN_HOME=/home/agent/.qwen",
                "QWEN_TELEMETRY_ENABLED=false", "QWEN_USAGE_STATISTICS_ENABLED=false", "REMIT_BRIEF=/run/box/brief.md"})
            QVERIFY2(start->environment.contains(entry), entry);
    }

    void anEndpointThatNeedsNoKeyGetsAWordInItsPlace()
    {
        AgentRequest local = request();
        local.routes.first().token.clear();
        const auto start = QwenAgent().start(local);
        QVERIFY(start.has_value());
        QVERIFY(start->environment.contains("OPENAI_API_KEY=none"));
    }

    void withoutAGatewayItKeepsItsOwnEndpointAndKey()
    {
        AgentRequest own = request();
        own.routes.clear();
        const auto start = QwenAgent().start(own);
        QVERIFY(start.has_value());
        for (const QByteArray& entry : start->environment)
            QVERIFY2(!entry.startsWith("OPENAI_"), entry.constData());
    }

    void itsSettingsLetNothingButTheWorkGoOut()
    {
        const auto start = QwenAgent().start(request());
        QVERIFY(start.has_value());
        QCOMPARE(start->homeFiles.size(), 1);
        QCOMPARE(start->homeFiles.first().path, u".qwen/settings.json"_s);
        const QJsonObject settings = settingsOf(*start);
        QCOMPARE(settings[u"general"_s][u"enableAutoUpdate"_s], QJsonValue(false));
        QCOMPARE(settings[u"privacy"_s][u"usageStatisticsEnabled"_s], QJsonValue(false));
        QCOMPARE(settings[u"telemetry"_s][u"enabled"_s], QJsonValue(false));
        for (const QString& helper : {u"enableManagedAutoMemory"_s, u"enableManagedAutoDream"_s, u"enableAutoSkill"_s})
            QCOMPARE(settings[u"memory"_s][helper], QJsonValue(false));
    }

    void modelAndSessionAreArguments()
    {
        AgentRequest it = request();
        it.contract.model = u"qwen3-coder-plus"_s;
        it.resumeSession = u"8dd0a53c-8c95-4a53-8071-879426168381"_s;
        const auto start = QwenAgent().start(it);
        QVERIFY(start.has_value());
        QCOMPARE(start->argv.at(start->argv.indexOf("--model") + 1), QByteArray("qwen3-coder-plus"));
        QCOMPARE(start->argv.at(start->argv.indexOf("--resume") + 1), it.resumeSession.toUtf8());
        QVERIFY(start->environment.contains("OPENAI_MODEL=qwen3-coder-plus"));
        QCOMPARE(QwenAgent().homeVariables(u"/h"_s), QStringList{u"QWEN_HOME=/h/.qwen"_s});
        QCOMPARE(QwenAgent().resumeCommand(u"qwen"_s, u"id"_s), (QStringList{u"qwen"_s, u"--resume"_s, u"id"_s}));
    }

    void whatCouldBeAnOptionIsNoNameOfAModelOrSession()
    {
        for (const QString& word : {u"--yolo"_s, u"a b"_s, u"a\n"_s, u"a"_s + QChar(0), QString(500, u'a')}) {
            AgentRequest model = request();
            model.contract.model = word;
            QVERIFY2(!QwenAgent().start(model).has_value(), qPrintable(word));
            AgentRequest session = request();
            session.resumeSession = word;
            QVERIFY2(!QwenAgent().start(session).has_value(), qPrintable(word));
        }
    }

    void withoutAProgramItDoesNotStart()
    {
        AgentRequest none = request();
        none.program.clear();
        QCOMPARE(QwenAgent().start(none).error().code, ErrorCode::NotFound);
    }

    void whatTheContractForbidsItRefusesItself()
    {
        AgentRequest it = request();
        it.contract.doNot.actions = {u"push"_s, u"network"_s};
        it.contract.doNot.paths = {u"src/auth/**"_s, u".github/"_s, u"{a,b}.lock"_s};
        const auto start = QwenAgent().start(it);
        QVERIFY(start.has_value());
        const QByteArrayList excluded = start->argv.sliced(start->argv.indexOf("--exclude-tools") + 1);
        QCOMPARE(excluded, qwenExcludedTools(it.contract.doNot.actions));
        for (const char* tool : {"web_fetch", "run_shell_command(git push)", "run_shell_command(curl)"})
            QVERIFY2(excluded.contains(tool), tool);
        QVERIFY(!excluded.contains("run_shell_command(git commit)"));
        QCOMPARE(settingsOf(*start)[u"permissions"_s][u"deny"_s].toArray(),
            (QJsonArray{u"Edit(/src/auth/**)"_s, u"Edit(/.github/**)"_s, u"Edit(/a.lock)"_s, u"Edit(/b.lock)"_s}));
    }

    void everyActionHasRules()
    {
        for (const QString& action : {u"commit"_s, u"push"_s, u"publish"_s, u"delete-recursively"_s, u"network"_s})
            QVERIFY2(!qwenExcludedTools({action}).isEmpty(), qPrintable(action));
        QVERIFY(qwenExcludedTools({}).isEmpty());
    }

    void itsOwnInstallationIsShownAsAWhole()
    {
        QTemporaryDir folder;
        const QString home = QFileInfo(folder.path()).canonicalFilePath();
        makeProgram(home + u"/.local/bin/qwen"_s,
            "\x7f"
            "ELF");
        makeProgram(home + u"/.local/lib/qwen-code/bin/qwen"_s,
            "\x7f"
            "ELF");
        const AgentInstallation found = QwenAgent().find(u"/nowhere"_s, home);
        QCOMPARE(found.program, home + u"/.local/bin/qwen"_s);
        QVERIFY(found.readOnlyPaths.contains(home + u"/.local/lib/qwen-code"_s));
        QCOMPARE(found.metering, Metering::Gateway);
    }

    void whereItIsNotItSaysWhereItLooked()
    {
        const AgentInstallation found = QwenAgent().find(u"/nowhere"_s, u"/home/nobody"_s);
        QVERIFY(found.program.isEmpty());
        QVERIFY(found.reasons.constFirst().contains(u"/home/nobody/.local/bin"));
    }

    void exitCodesOfItsOwnHaveAMeaning()
    {
        for (const int code : {53, 55})
            QVERIFY(QwenAgent().exitMeaning(code).contains(u"limit"));
        QVERIFY(QwenAgent().exitMeaning(1).isEmpty());
        QVERIFY(QwenAgent().exitMeaning(0).isEmpty());
    }

    void exitCodesOfCommandsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("exit");
        const QString end = u"\nSignal: (none)\nProcess Group PGID: 17"_s;
        QTest::newRow("three") << u"Command: x\nOutput: y\nExit Code: 3"_s + end << 3;
        QTest::newRow("the last one") << u"Command: x\nOutput: \nExit Code: 0\nError: (none)\nExit Code: 2"_s + end
                                      << 2;
        QTest::newRow("only output") << u"Exit Code: 3"_s << -1;
        QTest::newRow("none") << u"Command: x\nExit Code: (none)"_s + end << -1;
        QTest::newRow("too large") << u"Command: x\nExit Code: 99999999999"_s << -1;
        QTest::newRow("negative") << u"Command: x\nExit Code: -1"_s << -1;
        QTest::newRow("far from the end") << u"Command: x\nExit Code: 3\n"_s + QString(5000, u'y') << -1;
    }

    void exitCodesOfCommandsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(int, exit);
        QCOMPARE(qwenExitCode(text).value_or(-1), exit);
    }
};

REMIT_TEST_MAIN(TestQwenAgent)
#include "tst_qwenagent.moc"

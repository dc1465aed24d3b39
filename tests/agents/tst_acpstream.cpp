// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/agents/acpdialogue.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

const QString kData = QStringLiteral(REMIT_AGENT_DATA "/acp/");

AgentRequest request()
{
    AgentRequest request;
    request.contract.agent = u"acp"_s;
    request.contract.doNot.actions = knownActions();
    request.contract.doNot.paths = {u"secret/**"_s};
    request.brief = "Please do it.";
    request.worktree = u"/home/user/project"_s;
    request.home = u"/home/agent"_s;
    return request;
}

QByteArray contentOf(const QString& file)
{
    QFile data(file);
    return data.open(QIODevice::ReadOnly) ? data.readAll() : QByteArray();
}

/**
 * A recorded agent answered another client. Its answers are given to the parser's own questions of the same method;
 * what that client did not ask is answered with nothing, and its second prompt ends the dialogue.
 */
void playRecorded(AcpDialogue& dialogue, const QByteArray& recording)
{
    QHash<qint64, QString> asked;
    int prompts = 0;
    for (const QByteArray& entry : recording.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(entry).object();
        QJsonObject message = object.value(u"msg"_s).toObject();
        const QString method = message.value(u"method"_s).toString();
        if (object.value(u"dir"_s) == u"to_agent"_s) {
            if (!method.isEmpty())
                asked.insert(message.value(u"id"_s).toInteger(), method);
            prompts += method == u"session/prompt" ? 1 : 0;
            if (prompts > 1)
                return;
            continue;
        }
        if (message.isEmpty())
            continue;
        if (!method.isEmpty()) {
            dialogue.play(message);
            continue;
        }
        const QString about = asked.value(message.value(u"id"_s).toInteger());
        if (about.startsWith(u"session/set_"))
            continue;
        while (dialogue.openMethod().startsWith(u"session/set_") && dialogue.openMethod() != about)
            dialogue.answer({});
        message.insert(u"id"_s, dialogue.last().value(u"id"_s));
        if (message.contains(u"result"_s))
            dialogue.answer(message.value(u"result"_s).toObject());
        while (dialogue.openMethod().startsWith(u"session/set_"))
            dialogue.answer({});
    }
}

QJsonArray asArray(const QList<QJsonObject>& objects)
{
    QJsonArray array;
    for (const QJsonObject& object : objects)
        array.append(object);
    return array;
}

QJsonObject option(const QString& id, const QString& kind)
{
    return {{u"optionId"_s, id}, {u"name"_s, id}, {u"kind"_s, kind}};
}

QJsonObject permission(const QJsonObject& toolCall, const QJsonArray& options)
{
    return {{u"id"_s, 7}, {u"method"_s, u"session/request_permission"_s},
        {u"params"_s, QJsonObject{{u"sessionId"_s, u"s1"_s}, {u"toolCall"_s, toolCall}, {u"options"_s, options}}}};
}

const QJsonArray kOptions{option(u"a2"_s, u"allow_always"_s), option(u"a1"_s, u"allow_once"_s),
    option(u"r2"_s, u"reject_always"_s), option(u"r1"_s, u"reject_once"_s)};

QString outcomeOf(const QJsonObject& reply)
{
    const QJsonObject outcome = reply.value(u"result"_s).toObject().value(u"outcome"_s).toObject();
    return outcome.value(u"outcome"_s) == u"selected"_s ? outcome.value(u"optionId"_s).toString()
                                                        : outcome.value(u"outcome"_s).toString();
}

} // namespace

class TestAcpStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** REMIT_REFRESH=1 writes the expected files anew: look at their difference before it is committed. */
    void aRecordedDialogueGoesAsExpected_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(kData).entryList({u"*.jsonl"_s}, QDir::Files);
        QVERIFY(files.size() >= 20);
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(6);
    }

    void aRecordedDialogueGoesAsExpected()
    {
        QFETCH(QString, name);
        AcpDialogue dialogue(request());
        playRecorded(dialogue, contentOf(kData + name + u".jsonl"_s));
        dialogue.finish();
        QVERIFY(dialogue.stream().isOver());
        QCOMPARE(dialogue.told().notices(u"malformed"_s), QStringList());
        QCOMPARE(dialogue.told().notices(u"unbelievable"_s), QStringList());
        const QJsonObject actual{{u"events"_s, dialogue.told().events}, {u"said"_s, asArray(dialogue.said())},
            {u"final_message"_s, dialogue.stream().finalMessage()},
            {u"reported_error"_s, dialogue.stream().reportedError()}, {u"reason"_s, dialogue.stream().errorReason()}};
        const QByteArray text = QJsonDocument(actual).toJson(QJsonDocument::Indented);
        const QString expectedFile = kData + name + u".expected.json"_s;
        if (qEnvironmentVariableIntValue("REMIT_REFRESH") == 1) {
            QFile file(expectedFile);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(text), text.size());
            return;
        }
        QCOMPARE(QString::fromUtf8(text), QString::fromUtf8(contentOf(expectedFile)));
    }

    void theModeThatAsksLeastIsChosen_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("mode");
        QTest::newRow("claude") << u"claude.success"_s << u"acceptEdits"_s;
        QTest::newRow("codex") << u"codex.success"_s << u"agent-full-access"_s;
        QTest::newRow("zed codex") << u"zedcodex.success"_s << u"full-access"_s;
        QTest::newRow("gemini") << u"gemini.success"_s << u"yolo"_s;
        QTest::newRow("qwen") << u"qwen.success"_s << u"yolo"_s;
        QTest::newRow("opencode") << u"opencode.success"_s << QString(); // its own is the best
    }

    void theModeThatAsksLeastIsChosen()
    {
        QFETCH(QString, name);
        QFETCH(QString, mode);
        AcpDialogue dialogue(request());
        playRecorded(dialogue, contentOf(kData + name + u".jsonl"_s));
        QStringList expected{u"initialize"_s, u"session/new"_s, u"session/set_mode"_s, u"session/prompt"_s};
        if (mode.isEmpty())
            expected.removeAt(2);
        QCOMPARE(dialogue.methods(), expected);
        if (!mode.isEmpty())
            QCOMPARE(dialogue.said().at(2).value(u"params"_s).toObject().value(u"modeId"_s).toString(), mode);
        QVERIFY(dialogue.stream().finalMessage().endsWith(u"END_OF_RUN"));
        QVERIFY(!dialogue.stream().finalMessage().contains(u"Now I check it."));
        QVERIFY(!dialogue.stream().reportedError());
    }

    void theFirstWordOffersNeitherFilesNorATerminal()
    {
        AcpDialogue dialogue(request());
        const QJsonObject first = dialogue.said().constFirst();
        QCOMPARE(first.value(u"jsonrpc"_s).toString(), u"2.0"_s);
        const QJsonObject params = first.value(u"params"_s).toObject();
        QCOMPARE(params.value(u"protocolVersion"_s).toInt(), 1);
        const QJsonObject capabilities = params.value(u"clientCapabilities"_s).toObject();
        QCOMPARE(capabilities.value(u"terminal"_s), QJsonValue(false));
        QCOMPARE(capabilities.value(u"fs"_s).toObject(),
            (QJsonObject{{u"readTextFile"_s, false}, {u"writeTextFile"_s, false}}));
    }

    void theBriefIsThePrompt()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        const QJsonObject params = dialogue.last().value(u"params"_s).toObject();
        QCOMPARE(params.value(u"sessionId"_s).toString(), u"s1"_s);
        QCOMPARE(params.value(u"prompt"_s).toArray().first().toObject(),
            (QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"Please do it."_s}}));
        const QJsonObject session = dialogue.said().at(1).value(u"params"_s).toObject();
        QCOMPARE(session.value(u"cwd"_s).toString(), u"/home/user/project"_s);
        QCOMPARE(session.value(u"mcpServers"_s), QJsonValue(QJsonArray()));
    }

    void aStopReasonDecides_data()
    {
        QTest::addColumn<QString>("stopReason");
        QTest::addColumn<QString>("part");
        QTest::newRow("end_turn") << u"end_turn"_s << QString();
        QTest::newRow("max_tokens") << u"max_tokens"_s << u"limit of tokens"_s;
        QTest::newRow("max_turn_requests") << u"max_turn_requests"_s << u"limit of model calls"_s;
        QTest::newRow("refusal") << u"refusal"_s << u"refused"_s;
        QTest::newRow("cancelled") << u"cancelled"_s << u"cancelled"_s;
        QTest::newRow("unknown") << u"tired"_s << u"tired"_s;
        QTest::newRow("none") << QString() << u"without a reason"_s;
    }

    void aStopReasonDecides()
    {
        QFETCH(QString, stopReason);
        QFETCH(QString, part);
        AcpDialogue dialogue(request());
        dialogue.begin();
        QVERIFY(!dialogue.stream().isOver());
        dialogue.answer({{u"stopReason"_s, stopReason}});
        QVERIFY(dialogue.stream().isOver());
        QCOMPARE(dialogue.stream().reportedError(), !part.isEmpty());
        QVERIFY2(dialogue.stream().errorReason().contains(part), qPrintable(dialogue.stream().errorReason()));
        QCOMPARE(dialogue.told().of(event::agentResult).constFirst().value(u"error"_s).toBool(), !part.isEmpty());
        dialogue.finish();
        QCOMPARE(dialogue.told().of(event::agentResult).size(), 1);
    }

    void errorsOfTheAgentAreTheReason_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("initialize") << 0;
        QTest::newRow("session/new") << 1;
        QTest::newRow("session/prompt") << 2;
    }

    void errorsOfTheAgentAreTheReason()
    {
        QFETCH(int, after);
        AcpDialogue dialogue(request());
        if (after > 0)
            dialogue.answer({{u"protocolVersion"_s, 1}});
        if (after > 1)
            dialogue.answer({{u"sessionId"_s, u"s1"_s}});
        dialogue.refuse(-32603, u"the pipe is blocked"_s);
        QVERIFY(dialogue.stream().isOver());
        QVERIFY(dialogue.stream().reportedError());
        QVERIFY(dialogue.stream().errorReason().contains(u"the pipe is blocked"));
    }

    void anotherVersionOfTheProtocolIsRefused()
    {
        AcpDialogue dialogue(request());
        dialogue.answer({{u"protocolVersion"_s, 2}});
        QVERIFY(dialogue.stream().isOver());
        QVERIFY(dialogue.stream().errorReason().contains(u"version 2"));
    }

    void aSignInIsTriedOnlyWhenWantedAndQuietly()
    {
        const QJsonArray methods{QJsonObject{{u"id"_s, u"oauth-personal"_s}, {u"name"_s, u"Log in with Google"_s}},
            QJsonObject{{u"id"_s, u"gemini-api-key"_s}, {u"name"_s, u"Gemini API key"_s},
                {u"description"_s, u"Use an API key with Gemini Developer API"_s}},
            QJsonObject{{u"id"_s, u"named"_s}, {u"name"_s, u"Use SOME_API_KEY"_s}}};
        AcpDialogue dialogue(request());
        dialogue.answer({{u"protocolVersion"_s, 1}, {u"authMethods"_s, methods}});
        QCOMPARE(dialogue.openMethod(), u"session/new"_s);
        dialogue.refuse(-32000, u"Authentication required"_s);
        QCOMPARE(dialogue.openMethod(), u"authenticate"_s);
        QCOMPARE(dialogue.last().value(u"params"_s).toObject(), (QJsonObject{{u"methodId"_s, u"named"_s}}));
        dialogue.refuse(-32603, u"no such key"_s);
        QCOMPARE(dialogue.last().value(u"params"_s).toObject(), (QJsonObject{{u"methodId"_s, u"gemini-api-key"_s}}));
        dialogue.answer({});
        QCOMPARE(dialogue.openMethod(), u"session/new"_s);
        dialogue.refuse(-32000, u"Authentication required"_s);
        QVERIFY(dialogue.stream().isOver());
        QVERIFY(dialogue.stream().errorReason().startsWith(u"Sign-in needed"));
        QVERIFY(dialogue.stream().errorReason().contains(u"Log in with Google"));
    }

    void withoutAKeyNoSignInIsTried()
    {
        AcpDialogue dialogue(request(), {});
        dialogue.answer({{u"protocolVersion"_s, 1},
            {u"authMethods"_s, QJsonArray{QJsonObject{{u"id"_s, u"api-key"_s}, {u"name"_s, u"API key"_s}}}}});
        dialogue.refuse(-32000, u"Authentication required"_s);
        QVERIFY(dialogue.stream().isOver());
        QVERIFY(dialogue.stream().errorReason().contains(u"OPENAI_API_KEY"));
    }

    void aSessionIsTakenUpAgainAndItsHistoryDoesNotCount()
    {
        AgentRequest resumed = request();
        resumed.resumeSession = u"s1"_s;
        AcpDialogue dialogue(resumed);
        dialogue.answer({{u"protocolVersion"_s, 1}, {u"agentCapabilities"_s, QJsonObject{{u"loadSession"_s, true}}}});
        QCOMPARE(dialogue.openMethod(), u"session/load"_s);
        QCOMPARE(dialogue.last().value(u"params"_s).toObject().value(u"sessionId"_s).toString(), u"s1"_s);
        dialogue.say(u"STATUS: OK\nEND_OF_RUN"_s);
        dialogue.update({{u"sessionUpdate"_s, u"tool_call"_s}, {u"toolCallId"_s, u"t1"_s}, {u"kind"_s, u"edit"_s},
            {u"status"_s, u"completed"_s}});
        dialogue.answer({});
        QCOMPARE(dialogue.openMethod(), u"session/prompt"_s);
        QCOMPARE(dialogue.stream().finalMessage(), QString());
        dialogue.say(u"Again."_s);
        dialogue.answer({{u"stopReason"_s, u"end_turn"_s}});
        QCOMPARE(dialogue.stream().finalMessage(), u"Again."_s);
        QCOMPARE(dialogue.told().of(event::agentText).size(), 1);
        QCOMPARE(dialogue.told().of(event::toolStart).size(), 0);
        QCOMPARE(dialogue.told().of(event::agentSession).constFirst().value(u"session"_s).toString(), u"s1"_s);
    }

    void aSessionThatIsGoneBeginsAnew_data()
    {
        QTest::addColumn<bool>("loads");
        QTest::newRow("it cannot") << false;
        QTest::newRow("it does not") << true;
    }

    void aSessionThatIsGoneBeginsAnew()
    {
        QFETCH(bool, loads);
        AgentRequest resumed = request();
        resumed.resumeSession = u"old"_s;
        AcpDialogue dialogue(resumed);
        dialogue.answer({{u"protocolVersion"_s, 1}, {u"agentCapabilities"_s, QJsonObject{{u"loadSession"_s, loads}}}});
        if (loads)
            dialogue.refuse(-32002, u"Resource not found"_s);
        QCOMPARE(dialogue.openMethod(), u"session/new"_s);
        QVERIFY(!dialogue.last().value(u"params"_s).toObject().contains(u"sessionId"_s));
        dialogue.answer({{u"sessionId"_s, u"s2"_s}});
        QCOMPARE(dialogue.openMethod(), u"session/prompt"_s);
        QCOMPARE(dialogue.told().notices(u"warning"_s).size(), 1);
    }

    void theContractsModelIsChosen()
    {
        AgentRequest named = request();
        named.contract.model = u"swift-2"_s;
        const QJsonObject option{{u"id"_s, u"model"_s}, {u"category"_s, u"model"_s}, {u"currentValue"_s, u"slow"_s},
            {u"options"_s, QJsonArray{QJsonObject{{u"value"_s, u"x/swift-2"_s}, {u"name"_s, u"Swift"_s}}}}};
        AcpDialogue dialogue(named);
        dialogue.answer({{u"protocolVersion"_s, 1}});
        dialogue.answer({{u"sessionId"_s, u"s1"_s}, {u"configOptions"_s, QJsonArray{option}}});
        QCOMPARE(dialogue.openMethod(), u"session/set_config_option"_s);
        QCOMPARE(dialogue.last().value(u"params"_s).toObject(),
            (QJsonObject{{u"sessionId"_s, u"s1"_s}, {u"configId"_s, u"model"_s}, {u"value"_s, u"x/swift-2"_s}}));
        dialogue.refuse(-32602, u"no"_s);
        QCOMPARE(dialogue.openMethod(), u"session/prompt"_s);
        QCOMPARE(dialogue.told().notices(u"warning"_s).size(), 1);
    }

    void permissionsAreGivenFromTheContract_data()
    {
        QTest::addColumn<QJsonObject>("call");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("action");
        const auto command = [](const QString& line) {
            return QJsonObject{{u"toolCallId"_s, u"t"_s}, {u"kind"_s, u"execute"_s},
                {u"rawInput"_s, QJsonObject{{u"command"_s, line}}}};
        };
        const auto edit = [](const QString& path) {
            return QJsonObject{{u"toolCallId"_s, u"t"_s}, {u"kind"_s, u"edit"_s},
                {u"locations"_s, QJsonArray{QJsonObject{{u"path"_s, path}}}}};
        };
        QTest::newRow("a test") << command(u"npm test"_s) << u"a1"_s << QString();
        QTest::newRow("a commit") << command(u"cd x && git -C . commit -m 'y'"_s) << u"r1"_s << u"commit"_s;
        QTest::newRow("a push in a shell") << command(u"bash -lc 'git push origin'"_s) << u"r1"_s << u"push"_s;
        QTest::newRow("a word of it") << command(u"echo git push"_s) << u"a1"_s << QString();
        QTest::newRow("deletes") << command(u"rm -rf src"_s) << u"r1"_s << u"delete-recursively"_s;
        QTest::newRow("deletes in tmp") << command(u"rm -rf /tmp/x"_s) << u"a1"_s << QString();
        QTest::newRow("loopback") << command(u"curl http://localhost:8000"_s) << u"a1"_s << QString();
        QTest::newRow("network") << command(u"curl https://example.com"_s) << u"r1"_s << u"network"_s;
        QTest::newRow("a title alone") << QJsonObject{{u"toolCallId"_s, u"t"_s}, {u"kind"_s, u"execute"_s},
            {u"title"_s, u"npm publish"_s}}
                                       << u"r1"_s << u"publish"_s;
        QTest::newRow("a list") << QJsonObject{{u"toolCallId"_s, u"t"_s}, {u"kind"_s, u"execute"_s},
            {u"rawInput"_s, QJsonObject{{u"command"_s, QJsonArray{u"/bin/bash"_s, u"-lc"_s, u"git push"_s}}}}}
                                << u"r1"_s << u"push"_s;
        QTest::newRow("fetches") << QJsonObject{{u"toolCallId"_s, u"t"_s}, {u"kind"_s, u"fetch"_s},
            {u"title"_s, u"example.com"_s}}
                                 << u"r1"_s << u"network"_s;
        QTest::newRow("an edit") << edit(u"/home/user/project/src/a"_s) << u"a1"_s << QString();
        QTest::newRow("a relative edit") << edit(u"src/a"_s) << u"a1"_s << QString();
        QTest::newRow("a do-not path") << edit(u"src/../secret/key"_s) << u"r1"_s << u"do-not-path"_s;
        QTest::newRow("outside") << edit(u"/home/user/other"_s) << u"r1"_s << u"write-outside"_s;
        QTest::newRow("its own home") << edit(u"/home/agent/.plan"_s) << u"a1"_s << QString();
        QTest::newRow("a file beside") << edit(u"/home/user/project2/a"_s) << u"r1"_s << u"write-outside"_s;
        QTest::newRow("nothing known") << QJsonObject{{u"toolCallId"_s, u"t"_s}} << u"a1"_s << QString();
    }

    void permissionsAreGivenFromTheContract()
    {
        QFETCH(QJsonObject, call);
        QFETCH(QString, answer);
        QFETCH(QString, action);
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.play(permission(call, kOptions));
        QCOMPARE(dialogue.last().value(u"id"_s).toInt(), 7);
        QCOMPARE(outcomeOf(dialogue.last()), answer);
        const QList<QJsonObject> denied = dialogue.told().of(event::policyDenied);
        QCOMPARE(denied.size(), action.isEmpty() ? 0 : 1);
        if (!action.isEmpty())
            QCOMPARE(denied.constFirst().value(u"action"_s).toString(), action);
        QCOMPARE(dialogue.told().of(event::toolStart).size(), 1);
    }

    void whatIsKnownOfACallHelpsToJudgeIt()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.update({{u"sessionUpdate"_s, u"tool_call"_s}, {u"toolCallId"_s, u"t1"_s}, {u"kind"_s, u"execute"_s},
            {u"status"_s, u"pending"_s}, {u"rawInput"_s, QJsonObject{{u"command"_s, u"git push"_s}}}});
        dialogue.play(permission({{u"toolCallId"_s, u"t1"_s}}, kOptions));
        QCOMPARE(outcomeOf(dialogue.last()), u"r1"_s);
        QCOMPARE(dialogue.told().of(event::toolStart).size(), 1);
    }

    void aPermissionWithoutAChoiceIsCancelled()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.play(permission({{u"toolCallId"_s, u"t"_s}}, {option(u"r"_s, u"reject_once"_s)}));
        QCOMPARE(outcomeOf(dialogue.last()), u"cancelled"_s);
        QCOMPARE(dialogue.told().notices(u"denied"_s).size(), 1);
        dialogue.play(permission({{u"toolCallId"_s, u"t"_s}}, {option(u"always"_s, u"allow_always"_s)}));
        QCOMPARE(outcomeOf(dialogue.last()), u"always"_s);
    }

    void otherRequestsAreNoMethodOfOurs()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.play({{u"id"_s, u"text-id"_s}, {u"method"_s, u"fs/read_text_file"_s}});
        QCOMPARE(dialogue.last().value(u"id"_s).toString(), u"text-id"_s);
        QCOMPARE(dialogue.last().value(u"error"_s).toObject().value(u"code"_s).toInt(), -32601);
        const qsizetype before = dialogue.said().size();
        dialogue.play({{u"method"_s, u"_vendor/notice"_s}});
        QCOMPARE(dialogue.said().size(), before);
        QCOMPARE(dialogue.told().notices(u"malformed"_s).size(), 0);
    }

    void textIsJoinedAndTheLastWordIsAfterTheLastTool()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.say(u"I lo"_s);
        dialogue.say(u"ok.\nSTATUS: OK\nEND_OF_RUN"_s);
        dialogue.update({{u"sessionUpdate"_s, u"tool_call"_s}, {u"toolCallId"_s, u"t1"_s}, {u"status"_s, u"pending"_s},
            {u"title"_s, u"Terminal"_s}, {u"kind"_s, u"execute"_s}, {u"rawInput"_s, QJsonObject()}});
        QCOMPARE(dialogue.told().of(event::toolStart).size(), 0); // it says nothing yet
        dialogue.update({{u"sessionUpdate"_s, u"tool_call_update"_s}, {u"toolCallId"_s, u"t1"_s},
            {u"status"_s, u"in_progress"_s}, {u"rawInput"_s, QJsonObject{{u"command"_s, u"false"_s}}}});
        dialogue.update({{u"sessionUpdate"_s, u"tool_call_update"_s}, {u"toolCallId"_s, u"t1"_s},
            {u"status"_s, u"completed"_s}, {u"rawOutput"_s, QJsonObject{{u"exit_code"_s, 1}, {u"output"_s, u"no"_s}}}});
        dialogue.say(u"It fails."_s);
        dialogue.answer({{u"stopReason"_s, u"end_turn"_s}});
        QCOMPARE(dialogue.told().of(event::agentText).constFirst().value(u"text"_s).toString(),
            u"I look.\nSTATUS: OK\nEND_OF_RUN"_s);
        QCOMPARE(dialogue.stream().finalMessage(), u"It fails."_s);
        const QJsonObject start = dialogue.told().of(event::toolStart).constFirst();
        QCOMPARE(start.value(u"kind"_s).toString(), u"command"_s);
        QCOMPARE(start.value(u"summary"_s).toString(), u"false"_s);
        const QJsonObject end = dialogue.told().of(event::toolEnd).constFirst();
        QCOMPARE(end.value(u"exit"_s).toInt(), 1);
        QCOMPARE(end.value(u"ok"_s).toBool(), false);
        QCOMPARE(end.value(u"output"_s).toString(), u"no"_s);
    }

    void aCallIsToldOnceItSaysWhatItDoes()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.update({{u"sessionUpdate"_s, u"tool_call"_s}, {u"toolCallId"_s, u"t1"_s}, {u"status"_s, u"pending"_s},
            {u"title"_s, u"bash"_s}, {u"kind"_s, u"execute"_s}, {u"rawInput"_s, QJsonObject{{u"cwd"_s, u"/x"_s}}}});
        QCOMPARE(dialogue.told().of(event::toolStart).size(), 0);
        dialogue.finish();
        QCOMPARE(dialogue.told().of(event::toolStart).size(), 1); // better late than never
    }

    void otherSessionsDoNotCount()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.play({{u"method"_s, u"session/update"_s},
            {u"params"_s,
                QJsonObject{{u"sessionId"_s, u"other"_s},
                    {u"update"_s,
                        QJsonObject{{u"sessionUpdate"_s, u"agent_message_chunk"_s},
                            {u"content"_s, QJsonObject{{u"text"_s, u"END_OF_RUN"_s}}}}}}}});
        QCOMPARE(dialogue.stream().finalMessage(), QString());
    }

    void badLinesAreNoticesAndBounded_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("Warning: something");
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("an answer to nothing") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}");
        QTest::newRow("an id that is none") << QByteArray("{\"id\":[1],\"method\":\"x\"}");
        QTest::newRow("half an id") << QByteArray("{\"id\":1.5,\"method\":\"x\"}");
        QTest::newRow("an endless id") << "{\"id\":\"" + QByteArray(300, 'x') + "\",\"method\":\"x\"}";
        QTest::newRow("twice the same key") << QByteArray("{\"id\":1,\"id\":1,\"result\":{}}");
        QTest::newRow("deep") << "{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}";
        QTest::newRow("an update without a kind")
            << QByteArray("{\"method\":\"session/update\",\"params\":{\"sessionId\":\"s1\",\"update\":{}}}");
    }

    void badLinesAreNoticesAndBounded()
    {
        QFETCH(QByteArray, line);
        AcpDialogue dialogue(request());
        dialogue.begin();
        const qsizetype before = dialogue.said().size();
        for (int i = 0; i < 200; ++i)
            dialogue.line(line);
        QCOMPARE(dialogue.told().notices(u"malformed"_s).size(), 50);
        QCOMPARE(dialogue.said().size(), before);
        dialogue.answer({{u"stopReason"_s, u"end_turn"_s}});
        QVERIFY(!dialogue.stream().reportedError());
    }

    void figuresThatCannotBeTrueAreLeftOut()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        const auto cost = [](double amount) {
            return QJsonObject{{u"sessionUpdate"_s, u"usage_update"_s}, {u"used"_s, 10},
                {u"cost"_s, QJsonObject{{u"amount"_s, amount}, {u"currency"_s, u"USD"_s}}}};
        };
        dialogue.update(cost(0.5));
        dialogue.update(cost(0.25));
        dialogue.update(cost(-1));
        QCOMPARE(dialogue.told().notices(u"unbelievable"_s).size(), 2);
        dialogue.answer({{u"stopReason"_s, u"end_turn"_s},
            {u"usage"_s, QJsonObject{{u"inputTokens"_s, -5}, {u"outputTokens"_s, 1}}}});
        QCOMPARE(dialogue.told().notices(u"unbelievable"_s).size(), 3);
        const QJsonObject result = dialogue.told().of(event::agentResult).constFirst();
        QVERIFY(!result.contains(u"tokens"_s));
        QCOMPARE(result.value(u"cost_usd"_s).toDouble(), 0.5);
    }

    void leavingInTheMiddleIsAnError()
    {
        AcpDialogue dialogue(request());
        dialogue.begin();
        dialogue.finish();
        QVERIFY(dialogue.stream().reportedError());
        QVERIFY(!dialogue.stream().errorReason().isEmpty());
    }

    void brokenStreamsNeitherThrowNorGrow()
    {
        QRandomGenerator dice(7);
        const QByteArray whole = contentOf(kData + u"qwen.success.jsonl"_s);
        for (int round = 0; round < 30; ++round) {
            AcpDialogue dialogue(request());
            dialogue.begin();
            QByteArray broken = whole;
            for (int i = 0; i < 200; ++i)
                broken[dice.bounded(int(broken.size()))] = char(dice.bounded(256));
            for (const QByteArray& line : broken.split('\n')) {
                const qsizetype at = line.indexOf("\"msg\":");
                dialogue.line(at < 0 ? line : line.mid(at + 6, line.size() - at - 7));
            }
            dialogue.finish();
            QVERIFY(dialogue.stream().finalMessage().size() <= 64 * 1024);
            QVERIFY(dialogue.said().size() < 500);
        }
    }
};

REMIT_TEST_MAIN(TestAcpStream)
#include "tst_acpstream.moc"

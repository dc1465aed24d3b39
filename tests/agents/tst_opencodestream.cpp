// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/boundedtext.h"
#include "runner/agents/opencodestream.h"
#include "runner/agents/opencodeusage.h"
#include "tests/agents/goldenstream.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

const QString kData = QStringLiteral(REMIT_AGENT_DATA "/opencode/");

QJsonObject parsed(const QByteArray& stream)
{
    OpenCodeStream parser(u"mock-model"_s, u"/home/user/project"_s);
    return test::parsed(parser, stream);
}

test::Recorded toldOf(const QByteArray& stream)
{
    return {parsed(stream).value(u"events"_s).toArray()};
}

QByteArray recorded(const QString& name)
{
    return test::contentOf(kData + name + u".jsonl"_s);
}

QByteArray part(const char* type, const char* message, const QByteArray& members)
{
    return QByteArray("{\"type\":\"") + type + "\",\"sessionID\":\"s\",\"part\":{\"messageID\":\"" + message + "\","
        + members + "}}\n";
}

QByteArray text(const char* message, const char* said)
{
    return part("text", message, QByteArray("\"text\":\"") + said + "\"");
}

QByteArray step(const char* message, const QByteArray& members)
{
    return part("step_finish", message, QByteArray("\"id\":\"p-") + message + "\"," + members);
}

QByteArray stepWith(const QByteArray& tokens)
{
    return step("m", "\"reason\":\"stop\",\"tokens\":" + tokens);
}

} // namespace

class TestOpenCodeStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aRecordedStreamIsToldAsExpected_data() { test::recordings(kData, u".jsonl"_s, 17); }

    void aRecordedStreamIsToldAsExpected()
    {
        QFETCH(QString, name);
        test::compareWithExpected(parsed(recorded(name)), kData + name + u".expected.json"_s);
    }

    void whatEndedItSaysWhetherItFailed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("error");
        QTest::addColumn<QString>("reason");
        QTest::newRow("success") << u"success"_s << false << u"stop"_s;
        QTest::newRow("denied by rules") << u"forbidden.scoped"_s << false << u"stop"_s;
        QTest::newRow("a question for a permission") << u"forbidden.default"_s << true << u"permission_rejected"_s;
        QTest::newRow("401") << u"error401"_s << true << u"APIError"_s;
        QTest::newRow("429") << u"error429"_s << true << u"APIError"_s;
        QTest::newRow("500") << u"error500"_s << true << u"APIError"_s;
        QTest::newRow("retry") << u"retry"_s << false << u"stop"_s;
        QTest::newRow("killed") << u"longcommand.group-8-TERM"_s << true << u"no_end"_s;
    }

    void whatEndedItSaysWhetherItFailed()
    {
        QFETCH(QString, name);
        QFETCH(bool, error);
        QFETCH(QString, reason);
        const QJsonObject run = parsed(recorded(name));
        QCOMPARE(run.value(u"reported_error"_s).toBool(), error);
        const QList<QJsonObject> results = test::Recorded{run.value(u"events"_s).toArray()}.of(event::agentResult);
        QCOMPARE(results.size(), 1);
        QCOMPARE(results.constFirst().value(u"error"_s).toBool(), error);
        QCOMPARE(results.constFirst().value(u"reason"_s).toString(), reason);
    }

    void anErrorIsASentenceWithWhatToDo()
    {
        for (const auto& [name, part, todo] :
            {std::tuple{u"error401"_s, u"401 Bad key (scripted)."_s, u"key"_s}, {u"error429"_s, u"429"_s, u"wait"_s},
                {u"error500"_s, u"500"_s, u"later"_s}, {u"forbidden.default"_s, u"permission"_s, u"rule"_s}}) {
            OpenCodeStream parser;
            (void)test::parsed(parser, recorded(name));
            QVERIFY2(parser.errorReason().contains(part), qPrintable(parser.errorReason()));
            QVERIFY2(parser.errorReason().contains(todo), qPrintable(parser.errorReason()));
        }
        OpenCodeStream good;
        (void)test::parsed(good, recorded(u"success"_s));
        QVERIFY(good.errorReason().isEmpty());
    }

    void everyRefusalIsToldAndTheRunGoesOn()
    {
        QCOMPARE(toldOf(recorded(u"forbidden.scoped"_s)).notices(u"denied"_s).size(), 5);
        QCOMPARE(toldOf(recorded(u"forbidden.default"_s)).notices(u"denied"_s),
            QStringList{u"write was refused: ../outside-by-tool.txt"_s});
    }

    void everyToolHasAStartAndAnEnd()
    {
        const test::Recorded told = toldOf(recorded(u"toolfail"_s));
        QCOMPARE(told.of(event::toolStart).size(), told.of(event::toolEnd).size());
        const QList<QJsonObject> ends = told.of(event::toolEnd);
        QCOMPARE(ends.at(0).value(u"exit"_s).toInt(), 3);
        QVERIFY(!ends.at(0).value(u"ok"_s).toBool(true)); // a failing command is "completed"
        QVERIFY(!ends.at(1).value(u"ok"_s).toBool(true));
        QVERIFY(!ends.at(2).value(u"ok"_s).toBool(true)); // an unknown tool, too
        QVERIFY(ends.at(3).value(u"ok"_s).toBool());
        QCOMPARE(told.of(event::toolStart).at(0).value(u"kind"_s).toString(), u"command"_s);
        QCOMPARE(told.of(event::toolStart).at(1).value(u"summary"_s).toString(), u"no-such-file.txt"_s);
    }

    void costsAndTokensAddUp()
    {
        const test::Recorded told = toldOf(recorded(u"success"_s));
        const QJsonObject result = told.of(event::agentResult).constFirst();
        QCOMPARE(told.of(event::llmCall).size(), 3);
        QCOMPARE(result.value(u"turns"_s).toInt(), 3);
        QCOMPARE(result.value(u"cost_usd"_s).toDouble(), 0.00993);
        for (const QString& figure : {u"input"_s, u"output"_s, u"cache_read"_s, u"cache_write"_s})
            QCOMPARE(test::sum(told, figure), result.value(u"tokens"_s)[figure].toInteger());
    }

    void tokensOfReasoningAreOutputOnce_data()
    {
        QTest::addColumn<QByteArray>("tokens");
        QTest::addColumn<qint64>("output");
        QTest::newRow("beside") << QByteArray("{\"total\":18,\"input\":10,\"output\":5,\"reasoning\":3}") << qint64{8};
        QTest::newRow("within") << QByteArray("{\"total\":15,\"input\":10,\"output\":5,\"reasoning\":3}") << qint64{5};
        QTest::newRow("no total") << QByteArray("{\"input\":10,\"output\":5,\"reasoning\":3}") << qint64{8};
    }

    void tokensOfReasoningAreOutputOnce()
    {
        QFETCH(QByteArray, tokens);
        QFETCH(qint64, output);
        const QJsonObject call = toldOf(stepWith(tokens)).of(event::llmCall).constFirst();
        QCOMPARE(call.value(u"output"_s).toInteger(), output);
        QCOMPARE(call.value(u"input"_s).toInteger(), 10);
    }

    void aCostOfNothingIsUnknown()
    {
        const QByteArray tokens = "\"reason\":\"stop\",\"tokens\":{\"input\":10,\"output\":5},\"cost\":";
        QVERIFY(!toldOf(step("m", tokens + "0")).of(event::llmCall).constFirst().contains(u"cost_usd"_s));
        QVERIFY(!toldOf(step("m", tokens + "0")).of(event::agentResult).constFirst().contains(u"cost_usd"_s));
        QCOMPARE(
            toldOf(step("m", tokens + "0.5")).of(event::llmCall).constFirst().value(u"cost_usd"_s).toDouble(), 0.5);
        const test::Recorded half = toldOf(step("m", tokens + "0.5") + step("n", tokens + "0"));
        QVERIFY(!half.of(event::agentResult).constFirst().contains(u"cost_usd"_s));
    }

    void figuresThatCannotBeTrueAreNotCounted_data()
    {
        QTest::addColumn<QByteArray>("tokens");
        QTest::newRow("negative") << QByteArray("{\"input\":-1,\"output\":5}");
        QTest::newRow("text") << QByteArray("{\"input\":\"5\",\"output\":5}");
        QTest::newRow("1e308") << QByteArray("{\"input\":1e308,\"output\":5}");
        QTest::newRow("a fraction") << QByteArray("{\"input\":1.5,\"output\":5}");
        QTest::newRow("true") << QByteArray("{\"input\":true,\"output\":5}");
        QTest::newRow("in the cache") << QByteArray("{\"input\":1,\"output\":5,\"cache\":{\"read\":-4}}");
        QTest::newRow("reasoning") << QByteArray("{\"input\":1,\"output\":5,\"reasoning\":-5}");
        QTest::newRow("no object") << QByteArray("7");
        QTest::newRow("no figures") << QByteArray("{\"inputs\":1}");
    }

    void figuresThatCannotBeTrueAreNotCounted()
    {
        QFETCH(QByteArray, tokens);
        const test::Recorded told = toldOf(stepWith(tokens));
        QCOMPARE(told.of(event::llmCall).size(), 1);
        QVERIFY(!told.of(event::llmCall).constFirst().contains(u"input"_s));
        QCOMPARE(told.notices(u"unbelievable"_s).size(), 1);
        QVERIFY(!told.of(event::agentResult).constFirst().contains(u"tokens"_s));
    }

    void aCostThatCannotBeTrueIsNotCounted()
    {
        for (const char* cost : {"-1", "\"1\"", "1e308", "true"}) {
            const test::Recorded told = toldOf(
                step("m", QByteArray("\"reason\":\"stop\",\"tokens\":{\"input\":1,\"output\":1},\"cost\":") + cost));
            QVERIFY2(!told.of(event::llmCall).constFirst().contains(u"cost_usd"_s), cost);
            QCOMPARE(told.notices(u"unbelievable"_s).size(), 1);
        }
    }

    void aStepWithoutFiguresIsACallAllTheSame()
    {
        const test::Recorded told = toldOf(step("m", "\"reason\":\"stop\""));
        QCOMPARE(told.of(event::llmCall).size(), 1);
        QVERIFY(!told.of(event::llmCall).constFirst().value(u"exact"_s).toBool(true));
        QVERIFY(told.notices(u"unbelievable"_s).isEmpty());
    }

    void theFinalMessageIsTheLastOne()
    {
        const auto last = [](const QByteArray& stream) { return parsed(stream).value(u"final_message"_s).toString(); };
        const QByteArray claim = text("m1", "STATUS: OK\\nEND_OF_RUN");
        QCOMPARE(last(claim), u"STATUS: OK\nEND_OF_RUN"_s);
        QCOMPARE(last(claim + part("step_start", "m2", "\"type\":\"step-start\"")), QString());
        QCOMPARE(last(claim + text("m2", "But no.")), u"But no."_s);
        QCOMPARE(last(claim + step("m1", "\"reason\":\"tool-calls\"")), QString());
        QCOMPARE(last(claim + step("m1", "\"reason\":\"stop\"")), u"STATUS: OK\nEND_OF_RUN"_s);
        QCOMPARE(last(text("m1", "one") + text("m1", "two")), u"one\ntwo"_s);
        QCOMPARE(last(text("m1", "Reading.")
                     + part("tool_use", "m1",
                         "\"tool\":\"read\",\"callID\":\"c\",\"state\":{\"status\":\"completed\",\"output\":"
                         "\"STATUS: OK\\nEND_OF_RUN\"}")),
            u"Reading."_s);
    }

    void newerVersionsSayWhichPermissionsNobodyGave()
    {
        const QByteArray done = "{\"type\":\"done\",\"sessionID\":\"s\",\"reason\":\"idle\",\"rejected\":[\"bash\"]}\n";
        const QJsonObject run = parsed(step("m", "\"reason\":\"tool-calls\"") + done);
        QVERIFY(run.value(u"reported_error"_s).toBool());
        const test::Recorded told{run.value(u"events"_s).toArray()};
        QCOMPARE(told.notices(u"denied"_s).size(), 1);
        QCOMPARE(told.of(event::agentResult).constFirst().value(u"reason"_s).toString(), u"permission_rejected"_s);
    }

    void aStepToldTwiceCountsOnce()
    {
        const QByteArray whole = recorded(u"success"_s);
        const test::Recorded told = toldOf(whole + whole);
        QCOMPARE(told.of(event::llmCall).size(), 3);
        QCOMPARE(told.of(event::agentSession).size(), 1);
        QCOMPARE(told.notices(u"unbelievable"_s).size(), 3);
    }

    void wrongTypesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("type is a number") << QByteArray("{\"type\":7}");
        QTest::newRow("no type") << QByteArray("{}");
        QTest::newRow("a part that is a text") << QByteArray("{\"type\":\"text\",\"part\":\"hi\"}");
        QTest::newRow("no part") << QByteArray("{\"type\":\"step_finish\"}");
        QTest::newRow("a tool without a name")
            << QByteArray("{\"type\":\"tool_use\",\"part\":{\"callID\":\"c\",\"state\":{}}}");
        QTest::newRow("a tool without a state")
            << QByteArray("{\"type\":\"tool_use\",\"part\":{\"tool\":\"bash\",\"callID\":\"c\",\"state\":[]}}");
        QTest::newRow("not JSON") << QByteArray("Error: Unexpected error");
        QTest::newRow("a key twice") << QByteArray("{\"type\":\"text\",\"type\":\"step_finish\",\"part\":{}}");
        QTest::newRow("very deep") << QByteArray("{\"type\":\"text\",\"part\":") + QByteArray(100, '[')
                + QByteArray(100, ']') + '}';
    }

    void wrongTypesAreLeftOut()
    {
        QFETCH(QByteArray, line);
        const test::Recorded told = toldOf(line);
        QCOMPARE(told.notices(u"malformed"_s).size(), 1);
        QCOMPARE(told.events.size(), 1);
    }

    void aStreamCutAnywhereTellsNoMoreCalls()
    {
        const QByteArray whole = recorded(u"success"_s);
        for (qsizetype length = 0; length < whole.size(); length += 37) {
            const test::Recorded told = toldOf(whole.first(length));
            QVERIFY(told.of(event::llmCall).size() <= 3);
            QVERIFY(told.notices(u"malformed"_s).size() <= 1);
        }
    }

    void mutatedStreamsNeverCountWrongly()
    {
        QRandomGenerator random(20261129);
        const QByteArray whole = recorded(u"forbidden.scoped"_s);
        for (int round = 0; round < 300; ++round)
            QVERIFY(!test::hasNegativeFigure(toldOf(test::mutated(whole, random, 20))));
    }

    void hugeValuesStaySmallInEvents()
    {
        const QByteArray big(400'000, 'x');
        OpenCodeStream parser;
        test::Recorded told;
        parser.line(
            part("tool_use", "m",
                "\"tool\":\"" + big + "\",\"callID\":\"c\",\"state\":{\"status\":\"completed\",\"input\":{\"a\":\""
                    + big + "\"},\"output\":\"" + big + "\"}"),
            false, told.sink());
        parser.line(part("text", "m", "\"text\":\"" + big + "\""), false, told.sink());
        parser.line("{\"type\":\"error\",\"error\":{\"name\":\"" + big + "\",\"data\":{\"message\":\"" + big + "\"}}}",
            false, told.sink());
        parser.finish(told.sink());
        QVERIFY(QJsonDocument(told.events).toJson(QJsonDocument::Compact).size() < 100'000);
        QVERIFY(parser.finalMessage().size() <= kLongestMessage);
    }
};

REMIT_TEST_MAIN(TestOpenCodeStream)
#include "tst_opencodestream.moc"

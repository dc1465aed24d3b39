// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/boundedtext.h"
#include "runner/agents/qwenstream.h"
#include "tests/agents/goldenstream.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

const QString kData = QStringLiteral(REMIT_AGENT_DATA "/qwen/");

QJsonObject parsed(const QByteArray& stream, QwenStream::Session session = QwenStream::Session::New)
{
    QwenStream parser(session);
    return test::parsed(parser, stream);
}

test::Recorded toldOf(const QByteArray& stream, QwenStream::Session session = QwenStream::Session::New)
{
    QwenStream parser(session);
    return test::toldOf(parser, stream);
}

QByteArray recorded(const QString& name)
{
    return test::contentOf(kData + name + u".jsonl"_s);
}

/** An assistant event with one text block. */
QByteArray said(const char* id, const char* text, const QByteArray& usage)
{
    return QByteArray("{\"type\":\"assistant\",\"message\":{\"id\":\"") + id
        + "\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}],\"usage\":" + usage + "}}\n";
}

QByteArray used(const char* id, const char* tool, const QByteArray& usage)
{
    return QByteArray("{\"type\":\"assistant\",\"message\":{\"id\":\"") + id
        + "\",\"content\":[{\"type\":\"tool_use\",\"id\":\"" + tool
        + "\",\"name\":\"run_shell_command\",\"input\":{\"command\":\"make\"}}],\"usage\":" + usage + "}}\n";
}

const QByteArray kNone = "{\"input_tokens\":0,\"output_tokens\":0}";
const QByteArray kSome = "{\"input_tokens\":100,\"output_tokens\":5,\"cache_read_input_tokens\":40}";

} // namespace

class TestQwenStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aRecordedStreamIsToldAsExpected_data() { test::recordings(kData, u".jsonl"_s, 20); }

    void aRecordedStreamIsToldAsExpected()
    {
        QFETCH(QString, name);
        const auto session = name == "resume.second"_L1 ? QwenStream::Session::Resumed : QwenStream::Session::New;
        test::compareWithExpected(parsed(recorded(name), session), kData + name + u".expected.json"_s);
    }

    void tokensOfCallsAreThoseOfTheClosingEvent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("calls");
        QTest::newRow("success") << u"success"_s << 3;
        QTest::newRow("with partial messages") << u"success.partial"_s << 3;
        QTest::newRow("refused calls") << u"forbidden.scoped"_s << 9;
        QTest::newRow("two tools at once") << u"toolfail"_s << 6;
        QTest::newRow("retry") << u"retry"_s << 2;
    }

    void tokensOfCallsAreThoseOfTheClosingEvent()
    {
        QFETCH(QString, name);
        QFETCH(int, calls);
        const test::Recorded told = toldOf(recorded(name));
        const QJsonObject totals = told.of(event::agentResult).constFirst().value(u"tokens"_s).toObject();
        QCOMPARE(told.of(event::llmCall).size(), calls);
        for (const QString& figure : {u"input"_s, u"output"_s, u"cache_read"_s, u"cache_write"_s})
            QCOMPARE(test::sum(told, figure), totals.value(figure).toInteger());
        for (const QJsonObject& call : told.of(event::llmCall))
            QVERIFY(call.value(u"exact"_s).toBool());
    }

    void inputIsToldWithoutWhatCameFromTheCache()
    {
        const QJsonObject call = toldOf(said("a", "hi", kSome)).of(event::llmCall).constFirst();
        QCOMPARE(call.value(u"input"_s).toInteger(), 60);
        QCOMPARE(call.value(u"cache_read"_s).toInteger(), 40);
    }

    void aResumedSessionsTotalsSayThatTheyGoOn()
    {
        const QJsonObject again
            = toldOf(recorded(u"resume.second"_s), QwenStream::Session::Resumed).of(event::agentResult).constFirst();
        QVERIFY(again.value(u"cumulative"_s).toBool());
        const QJsonObject first = toldOf(recorded(u"resume.first"_s)).of(event::agentResult).constFirst();
        QVERIFY(!first.contains(u"cumulative"_s));
    }

    void itsOwnEndSaysWhetherItFailed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("error");
        QTest::addColumn<int>("results");
        QTest::newRow("success") << u"success"_s << false << 1;
        QTest::newRow("all refused") << u"forbidden.jail"_s << false << 1;
        QTest::newRow("401") << u"error401"_s << true << 1;
        QTest::newRow("500") << u"error500"_s << true << 1;
        QTest::newRow("429, stopped while it waits") << u"error429"_s << true << 0;
        QTest::newRow("its own turn limit") << u"runaway.maxturns"_s << true << 0;
        QTest::newRow("its own tool limit") << u"runaway.maxtools"_s << true << 0;
        QTest::newRow("killed") << u"longcommand.group-8-TERM"_s << true << 0;
    }

    void itsOwnEndSaysWhetherItFailed()
    {
        QFETCH(QString, name);
        QFETCH(bool, error);
        QFETCH(int, results);
        const QJsonObject run = parsed(recorded(name));
        QCOMPARE(run.value(u"reported_error"_s).toBool(), error);
        const test::Recorded told{run.value(u"events"_s).toArray()};
        QCOMPARE(told.of(event::agentResult).size(), results);
        if (results > 0)
            QCOMPARE(told.of(event::agentResult).constFirst().value(u"error"_s).toBool(), error);
    }

    void anApiErrorIsToldAndIsNoCall()
    {
        const test::Recorded told = toldOf(recorded(u"error401"_s));
        QCOMPARE(told.notices(u"error"_s), QStringList{u"[API Error: 401 Bad key (scripted).]"_s});
        QVERIFY(told.of(event::llmCall).isEmpty());
        QwenStream parser;
        (void)test::parsed(parser, recorded(u"error401"_s));
        QVERIFY2(parser.errorReason().contains(u"401 Bad key"), qPrintable(parser.errorReason()));
        QVERIFY(parser.errorReason().endsWith(u"Check the key of its provider."));
    }

    void retriesAreToldOnceEach() { QCOMPARE(toldOf(recorded(u"error429"_s)).notices(u"retry"_s).size(), 2); }

    void everyRefusalIsToldOnceAndAtOnce()
    {
        const QByteArray whole = recorded(u"forbidden.scoped"_s);
        QCOMPARE(toldOf(whole).notices(u"denied"_s).size(), 4);
        const QByteArray killed = whole.first(whole.indexOf("{\"type\":\"result\""));
        QCOMPARE(toldOf(killed).notices(u"denied"_s), toldOf(whole).notices(u"denied"_s));
    }

    void commandsHaveTheirExitCode()
    {
        const QList<QJsonObject> ends = toldOf(recorded(u"toolfail"_s)).of(event::toolEnd);
        QCOMPARE(ends.constFirst().value(u"exit"_s).toInt(), 3);
        QVERIFY(!ends.constFirst().value(u"ok"_s).toBool(true));
    }

    void aReplyInSeveralBlocksIsOneCall()
    {
        const test::Recorded told = toldOf(said("a", "one", kNone) + said("b", "two", kNone) + used("c", "t", kSome));
        QCOMPARE(told.of(event::llmCall).size(), 1);
        QCOMPARE(told.of(event::llmCall).constFirst().value(u"id"_s).toString(), u"c"_s);
    }

    void aReplyWithoutUsageIsACallWithoutFigures()
    {
        const test::Recorded told = toldOf(used("a", "t", kNone)
            + "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}]}}\n"
            + said("b", "Done.", kNone) + "{\"type\":\"result\",\"is_error\":false}\n");
        QCOMPARE(told.of(event::llmCall).size(), 2);
        for (const QJsonObject& call : told.of(event::llmCall))
            QVERIFY(!call.contains(u"input"_s));
    }

    void theFinalMessageIsTheLastOne()
    {
        const QByteArray claim = said("a", "STATUS: OK\\nEND_OF_RUN", kSome);
        const auto last = [](const QByteArray& stream) { return parsed(stream).value(u"final_message"_s).toString(); };
        QCOMPARE(last(claim), u"STATUS: OK\nEND_OF_RUN"_s);
        QCOMPARE(last(claim + used("b", "t", kSome)), QString());
        QCOMPARE(last(claim + said("b", "But no.", kSome)), u"But no."_s);
        QCOMPARE(last(said("a", "one", kNone) + said("b", "two", kSome)), u"one\ntwo"_s);
        const QByteArray helper = "{\"type\":\"assistant\",\"parent_tool_use_id\":\"t\",\"message\":{\"id\":\"h\","
                                  "\"content\":[{\"type\":\"text\",\"text\":\"helper\"}]}}\n";
        QCOMPARE(last(claim + helper), u"STATUS: OK\nEND_OF_RUN"_s);
        const QByteArray output = "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\","
                                  "\"tool_use_id\":\"t\",\"content\":\"STATUS: OK\\nEND_OF_RUN\"}]}}\n";
        QCOMPARE(last(said("a", "Working.", kNone) + used("b", "t", kSome) + output), QString());
    }

    void figuresThatCannotBeTrueAreNotCounted_data()
    {
        QTest::addColumn<QByteArray>("usage");
        QTest::newRow("negative") << QByteArray("{\"input_tokens\":-1,\"output_tokens\":5}");
        QTest::newRow("text") << QByteArray("{\"input_tokens\":\"NaN\",\"output_tokens\":5}");
        QTest::newRow("1e308") << QByteArray("{\"input_tokens\":1e308,\"output_tokens\":5}");
        QTest::newRow("a fraction") << QByteArray("{\"input_tokens\":1.5,\"output_tokens\":5}");
        QTest::newRow("true") << QByteArray("{\"input_tokens\":true,\"output_tokens\":5}");
        QTest::newRow("more cached than sent") << QByteArray("{\"input_tokens\":5,\"cache_read_input_tokens\":6}");
        QTest::newRow("no object") << QByteArray("[1]");
    }

    void figuresThatCannotBeTrueAreNotCounted()
    {
        QFETCH(QByteArray, usage);
        const test::Recorded told = toldOf(said("a", "hi", usage));
        QCOMPARE(told.notices(u"unbelievable"_s).size(), 1);
        for (const QJsonObject& call : told.of(event::llmCall))
            QVERIFY(!call.contains(u"input"_s));
        const test::Recorded ended = toldOf("{\"type\":\"result\",\"is_error\":false,\"usage\":" + usage + "}\n");
        QCOMPARE(ended.notices(u"unbelievable"_s).size(), 1);
        QVERIFY(!ended.of(event::agentResult).constFirst().contains(u"tokens"_s));
    }

    void totalsThatFallAreNotBelieved()
    {
        const QByteArray less = "{\"type\":\"result\",\"is_error\":false,\"usage\":{\"input_tokens\":1,"
                                "\"output_tokens\":1}}\n";
        QCOMPARE(toldOf(said("a", "hi", kSome) + less).notices(u"unbelievable"_s).size(), 1);
        QCOMPARE(toldOf(less + less).notices(u"unbelievable"_s).size(), 0);
    }

    void aStreamToldTwiceCountsOnce()
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
        QTest::newRow("message is a text") << QByteArray("{\"type\":\"assistant\",\"message\":\"hi\"}");
        QTest::newRow("content is a text") << QByteArray("{\"type\":\"assistant\",\"message\":{\"content\":\"hi\"}}");
        QTest::newRow("a tool without a name")
            << QByteArray("{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"tool_use\",\"id\":\"t\"}]}}");
        QTest::newRow("init without a session")
            << QByteArray("{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":[]}");
        QTest::newRow("not JSON") << QByteArray("node:internal/process/promises:394");
        QTest::newRow("a key twice") << QByteArray("{\"type\":\"result\",\"is_error\":true,\"is_error\":false}");
    }

    void wrongTypesAreLeftOut()
    {
        QFETCH(QByteArray, line);
        const test::Recorded told = toldOf(line);
        QCOMPARE(told.notices(u"malformed"_s).size(), 1);
        QVERIFY(told.of(event::agentResult).isEmpty());
    }

    void anEndThatDoesNotSayHowItWentIsAnError()
    {
        QVERIFY(parsed("{\"type\":\"result\"}").value(u"reported_error"_s).toBool());
        QVERIFY(parsed("{\"type\":\"result\",\"is_error\":\"false\"}").value(u"reported_error"_s).toBool());
        QVERIFY(!parsed("{\"type\":\"result\",\"is_error\":false}").value(u"reported_error"_s).toBool());
        QVERIFY(parsed("").value(u"reported_error"_s).toBool());
    }

    void aStreamCutAnywhereTellsNoMoreCalls()
    {
        const QByteArray whole = recorded(u"success.partial"_s);
        for (qsizetype length = 0; length < whole.size(); length += 97) {
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

    void aFloodOfGarbageIsToldShortly()
    {
        QCOMPARE(toldOf(QByteArray("garbage\n").repeated(10'000)).notices(u"malformed"_s).size(), 51);
    }

    void hugeValuesStaySmallInEvents()
    {
        const QByteArray big(900'000, 'x');
        QwenStream parser;
        test::Recorded told;
        parser.line("{\"type\":\"assistant\",\"message\":{\"id\":\"m\",\"content\":[{\"type\":\"tool_use\",\"id\":\""
                    "t\",\"name\":\""
                + big + "\",\"input\":{\"command\":\"" + big + "\"}},{\"type\":\"text\",\"text\":\"" + big + "\"}]}}",
            false, told.sink());
        parser.line("{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\","
                    "\"content\":\""
                + big + "\"}]}}",
            false, told.sink());
        parser.line("{\"type\":\"result\",\"is_error\":false}", true, told.sink()); // cut: not read
        parser.finish(told.sink());
        QVERIFY(QJsonDocument(told.events).toJson(QJsonDocument::Compact).size() < 100'000);
        QVERIFY(parser.finalMessage().size() <= kLongestMessage);
        QVERIFY(parser.reportedError());
    }
};

REMIT_TEST_MAIN(TestQwenStream)
#include "tst_qwenstream.moc"

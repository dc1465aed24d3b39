// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/callcost.h"
#include "runner/gateway/callrequest.h"
#include "runner/gateway/jsonmembers.h"
#include "runner/gateway/usageeventfilter.h"
#include "tests/support/compress.h"
#include "tests/support/testmain.h"

using namespace remit;

namespace {

HttpRequest request(const QByteArray& target, const QByteArray& body)
{
    HttpRequest it;
    it.method = "POST";
    it.target = target;
    it.body = body;
    return it;
}

CallRequest chat(const QByteArray& body)
{
    return readCall(Wire::OpenAi, request("/v1/chat/completions", body));
}

QByteArray filtered(const QByteArray& stream, qsizetype piece)
{
    UsageEventFilter filter;
    QByteArray passed;
    for (qsizetype at = 0; at < stream.size(); at += piece)
        passed += filter.feed(stream.mid(at, piece));
    return passed + filter.rest();
}

} // namespace

class TestCallRequest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void membersAreFoundWhateverStandsBetween()
    {
        const QByteArray text
            = " {\"a\" : 1 , \"b\":\"x\\\"}\\\\\",\"c\":[{\"a\":2},\"}\"],\"\\u0064\":null,\"e\":{}}\n";
        const auto members = JsonMembers::of(text);
        QVERIFY(members.has_value());
        QCOMPARE(members->count(), 5);
        QCOMPARE(members->value("a").toInt(), 1);
        QCOMPARE(members->value("b").toString(), QStringLiteral("x\"}\\"));
        QCOMPARE(members->raw("c"), QByteArrayView("[{\"a\":2},\"}\"]"));
        QVERIFY(members->value("d").isNull());
        QVERIFY(members->value("f").isUndefined());
    }

    void whatCanBeReadTwoWaysIsNotRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a name twice") << QByteArray("{\"model\":\"a\",\"model\":\"b\"}");
        QTest::newRow("a name twice, once in disguise") << QByteArray("{\"model\":\"a\",\"mode\\u006c\":\"b\"}");
        QTest::newRow("bytes after it") << QByteArray("{\"model\":\"a\"}{}");
        QTest::newRow("half") << QByteArray("{\"model\":\"a\",\"messages\":[");
        QTest::newRow("half a text") << QByteArray("{\"model\":\"a");
        QTest::newRow("a list") << QByteArray("[{\"model\":\"a\"}]");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("too deep") << "{\"a\":" + QByteArray(1'000, '[') + QByteArray(1'000, ']') + "}";
    }

    void whatCanBeReadTwoWaysIsNotRead()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!JsonMembers::of(text).has_value());
        QVERIFY(!chat(text).readable);
    }

    void aCallIsReadInAnyCoding_data()
    {
        QTest::addColumn<QByteArray>("coding");
        for (const char* coding : {"", "gzip", "deflate", "zstd"})
            QTest::newRow(*coding == 0 ? "none" : coding) << QByteArray(coding);
    }

    void aCallIsReadInAnyCoding()
    {
        QFETCH(QByteArray, coding);
        const QByteArray body = "{\"model\":\"gpt-5.5\",\"max_tokens\":50,\"n\":3,\"stream\":true,\"messages\":[]}";
        HttpRequest it = request("/v1/chat/completions", coding.isEmpty() ? body : test::compress(body, coding));
        it.headers = {{"content-encoding", coding}};
        const CallRequest call = readCall(Wire::OpenAi, it);
        QVERIFY(call.readable);
        QCOMPARE(call.model, QStringLiteral("gpt-5.5"));
        QCOMPARE(call.mostOutput, 150);
        QVERIFY(call.streamed);
        QVERIFY(call.mostInput.value_or(0) >= body.size());
    }

    void aBombIsNotRead()
    {
        HttpRequest it = request(
            "/v1/messages", test::compress("{\"model\":\"m\",\"x\":\"" + QByteArray(40'000'000, 'x') + "\"}", "gzip"));
        it.headers = {{"content-encoding", "gzip"}};
        QVERIFY(!readCall(Wire::Anthropic, it).readable);
    }

    void whatIsNotInTheRequestHasNoBound_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("bounded");
        QTest::newRow("text") << QByteArray(
            "{\"messages\":[{\"content\":\"\\\"file_id\\\" \\\"type\\\": \\\"url\\\"\"}]}")
                              << true;
        QTest::newRow("a tool of the agent's own")
            << QByteArray("{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"web_search\"}}]}") << true;
        QTest::newRow("a picture in it") << QByteArray(
            "{\"messages\":[{\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\"}}]}]}")
                                         << true;
        QTest::newRow("a file") << QByteArray("{\"input\":[{\"type\":\"input_file\",\"file_id\":\"f\"}]}") << false;
        QTest::newRow("an address") << QByteArray(
            "{\"messages\":[{\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"url\"}}]}]}")
                                    << false;
        QTest::newRow("an earlier answer") << QByteArray("{\"previous_response_id\":\"r\"}") << false;
        QTest::newRow("no earlier answer") << QByteArray("{\"previous_response_id\":null}") << true;
        QTest::newRow("a search by the provider")
            << QByteArray("{\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]}") << false;
        QTest::newRow("Gemini's search") << QByteArray("{\"tools\":[{\"googleSearch\":{}}]}") << false;
        QTest::newRow("a cached prompt") << QByteArray("{\"cachedContent\":\"c\"}") << false;
    }

    void whatIsNotInTheRequestHasNoBound()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, bounded);
        const CallRequest call = chat(body);
        QVERIFY(call.readable);
        QCOMPARE(call.mostInput.has_value(), bounded);
    }

    void theMostACallCanCost_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("most"); // -1: no price
        // claude-opus-4-8: 5 in, 25 out, 6.25 cache write, 10 for an hour. Each byte and what the provider adds count.
        QTest::newRow("Messages") << QByteArray("{\"model\":\"claude-opus-4-8\",\"max_tokens\":1000}")
                                  << qint64{25'000 + 6'532};
        QTest::newRow("two replies") << QByteArray("{\"model\":\"claude-opus-4-8\",\"max_tokens\":1000,\"n\":2}")
                                     << qint64{50'000 + 6'569};
        QTest::newRow("no maximum") << QByteArray("{\"model\":\"claude-opus-4-8\"}") << qint64{3'200'000 + 6'419};
        QTest::newRow("a lying maximum") << QByteArray("{\"model\":\"claude-opus-4-8\",\"max_tokens\":-5}")
                                         << qint64{3'200'000 + 6'519};
        QTest::newRow("cached for an hour") << QByteArray(
            "{\"model\":\"claude-opus-4-8\",\"max_tokens\":1,\"system\":[{\"cache_control\":{\"ttl\":\"1h\"}}]}")
                                            << qint64{25 + 10'840};
        QTest::newRow("a file") << QByteArray("{\"model\":\"claude-opus-4-8\",\"x\":{\"file_id\":\"f\"}}")
                                << Ledger::kUnbounded;
        QTest::newRow("an unknown model") << QByteArray("{\"model\":\"mock\",\"max_tokens\":5}") << qint64{-1};
    }

    void theMostACallCanCost()
    {
        QFETCH(QByteArray, body);
        QFETCH(qint64, most);
        const CallRequest call = readCall(Wire::Anthropic, request("/v1/messages", body));
        QCOMPARE(mostMicroUsd(PriceTable::builtIn(), call).value_or(-1), most);
    }

    void codeAssistWrapsItsCall()
    {
        const CallRequest call = readCall(Wire::Gemini,
            request("/v1internal:streamGenerateContent?alt=sse",
                "{\"model\":\"gemini-2.5-pro\",\"request\":{\"contents\":[],\"generationConfig\":{\"maxOutputTokens\":"
                "9,"
                "\"candidateCount\":2}}}"));
        QCOMPARE(call.model, QStringLiteral("gemini-2.5-pro"));
        QCOMPARE(call.mostOutput, 18);
        QVERIFY(call.streamed);
    }

    void theQuestionForUsageIsAllThatIsAdded_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("asked"); // empty: as it is
        const QByteArray rest = "\"n\": 1.50,\n \"messages\":[{\"content\":\"}\"}]";
        QTest::newRow("not streamed") << "{" + rest + "}" << QByteArray();
        QTest::newRow("asks itself") << "{\"stream\":true,\"stream_options\":{\"include_usage\":true}," + rest + "}"
                                     << QByteArray();
        QTest::newRow("streamed") << "{\"stream\":true," + rest + "} \n"
                                  << "{\"stream\":true," + rest + ",\"stream_options\":{\"include_usage\":true}} \n";
        QTest::newRow("null") << "{\"stream\":true,\"stream_options\": null," + rest + "}"
                              << "{\"stream\":true,\"stream_options\": {\"include_usage\":true}," + rest + "}";
        QTest::newRow("says no") << "{\"stream\":true,\"stream_options\":{\"include_usage\":false,\"z\":1}," + rest
                + "}" << "{\"stream\":true,\"stream_options\":{\"include_usage\":true,\"z\":1}," + rest + "}";
        QTest::newRow("no JSON") << QByteArray("stream true") << QByteArray();
    }

    void theQuestionForUsageIsAllThatIsAdded()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, asked);
        QCOMPARE(withUsageAsked(Wire::OpenAi, request("/v1/chat/completions?x=1", body)), asked);
        QCOMPARE(withUsageAsked(Wire::OpenAi, request("/v1/responses", body)), QByteArray());
        QCOMPARE(withUsageAsked(Wire::Anthropic, request("/v1/chat/completions", body)), QByteArray());
    }

    void onlyTheEventOfUsageAloneIsTakenOut()
    {
        const QByteArray text = "data: {\"choices\":[{\"delta\":{\"content\":\"\\\"usage\\\"\"}}],\"usage\":null}\n\n";
        const QByteArray last = "data: {\"choices\":[{\"delta\":{}}],\"usage\":{\"prompt_tokens\":1}}\r\n\r\n";
        const QByteArray alone = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n";
        const QByteArray end = "data: [DONE]\n\n";
        const QByteArray half = "data: {\"choices\":[],\"usage\":{";
        for (qsizetype piece = 1; piece < 40; ++piece) {
            QCOMPARE(filtered(text + last + alone + end + half, piece), text + last + end + half);
            QCOMPARE(filtered(QByteArray(": ping\n\n") + alone + alone, piece), QByteArray(": ping\n\n"));
        }
        const QByteArray endless = "data: " + QByteArray(3'000'000, 'x');
        QCOMPARE(filtered(endless + "\n\n" + alone, 60'000), endless + "\n\n");
    }
};

REMIT_TEST_MAIN(TestCallRequest)
#include "tst_callrequest.moc"

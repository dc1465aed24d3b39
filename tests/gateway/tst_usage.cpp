// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/usage.h"
#include "tests/support/modelanswer.h"
#include "tests/support/testmain.h"

using namespace remit;

namespace {

const Tokens kUsed{.input = 1000, .output = 80, .cacheRead = 300, .cacheWrite = 0};

CallUsage read(Wire wire, const QByteArray& type, const QByteArray& body, qsizetype piece)
{
    UsageReader reader(wire, type);
    for (qsizetype at = 0; at < body.size(); at += piece)
        reader.feed(body.mid(at, piece));
    reader.finish();
    return reader.usage();
}

QByteArray sse(const QByteArray& data)
{
    return "data: " + data + "\n\n";
}

} // namespace

class TestUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void eachInterfaceIsReadInPiecesOfAnySize_data()
    {
        QTest::addColumn<int>("wire");
        QTest::addColumn<int>("interface");
        QTest::addColumn<int>("delivery");
        const auto row = [](const char* name, Wire wire, test::Interface interface) {
            for (const auto delivery : {test::Delivery::Whole, test::Delivery::Streamed})
                QTest::addRow("%s %d", name, static_cast<int>(delivery))
                    << static_cast<int>(wire) << static_cast<int>(interface) << static_cast<int>(delivery);
        };
        row("Anthropic", Wire::Anthropic, test::Interface::AnthropicMessages);
        row("OpenAI Chat", Wire::OpenAi, test::Interface::OpenAiChat);
        row("OpenAI Responses", Wire::OpenAi, test::Interface::OpenAiResponses);
        row("Gemini", Wire::Gemini, test::Interface::Gemini);
    }

    void eachInterfaceIsReadInPiecesOfAnySize()
    {
        QFETCH(int, wire);
        QFETCH(int, interface);
        QFETCH(int, delivery);
        test::Turn turn;
        turn.text = QString::fromUtf8("\xc3\xa4\xf0\x9f\x98\x80 usage \"usage\"");
        turn.usage = kUsed;
        const test::ModelAnswer answer = test::answerOf(static_cast<test::Interface>(interface),
            static_cast<test::Delivery>(delivery), turn, QStringLiteral("model-1"), QStringLiteral("7"));
        const QByteArray body = answer.pieces.join();
        for (const qsizetype piece :
            {qsizetype{1}, qsizetype{2}, qsizetype{3}, qsizetype{7}, qsizetype{64}, body.size()}) {
            const CallUsage usage = read(static_cast<Wire>(wire), answer.contentType, body, piece);
            QCOMPARE(usage.tokens, std::optional(kUsed));
            QCOMPARE(usage.model, QStringLiteral("model-1"));
            QVERIFY(usage.id.contains(u'7'));
            QVERIFY(usage.complete);
        }
    }

    void lineEndsOfAllKindsAreRead()
    {
        const QByteArray lines
            = "event: message_delta\ndata: {\"type\":\"message_delta\",\ndata: \"usage\":{\"output_tokens\":5}}\n\n";
        for (const QByteArray& end : {QByteArray("\n"), QByteArray("\r"), QByteArray("\r\n")}) {
            QByteArray body = lines;
            body.replace('\n', end);
            for (qsizetype piece = 1; piece < 9; ++piece) {
                const CallUsage usage = read(Wire::Anthropic, "text/event-stream; charset=utf-8", body, piece);
                QCOMPARE(usage.tokens.value_or(Tokens{}).output, 5);
            }
        }
    }

    void aStreamThatBreaksOffIsNotComplete()
    {
        const QByteArray start = sse("{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\"x\",\"usage\":{"
                                     "\"input_tokens\":9,\"output_tokens\":1}}}");
        const CallUsage usage = read(Wire::Anthropic, "text/event-stream", start + "data: {\"type\":\"message_del", 5);
        QVERIFY(!usage.complete);
        QCOMPARE(usage.tokens, std::optional(Tokens{.input = 9, .output = 1, .cacheRead = 0, .cacheWrite = 0}));
    }

    void figuresThatCannotBeTrueMakeItUnknown_data()
    {
        QTest::addColumn<int>("wire");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, Wire wire, const char* body) {
            QTest::newRow(name) << static_cast<int>(wire) << QByteArray(body);
        };
        row("negative", Wire::Anthropic, "{\"usage\":{\"input_tokens\":-1}}");
        row("text", Wire::Anthropic, "{\"usage\":{\"input_tokens\":\"12\"}}");
        row("1e308", Wire::Anthropic, "{\"usage\":{\"input_tokens\":1e308}}");
        row("a fraction", Wire::Anthropic, "{\"usage\":{\"input_tokens\":1.5}}");
        row("more cached than prompted", Wire::OpenAi,
            "{\"usage\":{\"prompt_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":6}}}");
        row("true", Wire::Gemini, "{\"usageMetadata\":{\"promptTokenCount\":true}}");
        row("nothing", Wire::OpenAi, "{\"usage\":{}}");
        row("a list", Wire::OpenAi, "{\"usage\":[1]}");
        row("no JSON", Wire::OpenAi, "<html>usage</html>");
        row("empty", Wire::Gemini, "");
    }

    void figuresThatCannotBeTrueMakeItUnknown()
    {
        QFETCH(int, wire);
        QFETCH(QByteArray, body);
        QCOMPARE(read(static_cast<Wire>(wire), "application/json", body, 1000).tokens, std::nullopt);
    }

    void oneBadFigureIsNotHealedByALaterGoodOne()
    {
        const QByteArray body = sse("{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":-5}}")
            + sse("{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":5}}");
        QCOMPARE(read(Wire::Anthropic, "text/event-stream", body, 11).tokens, std::nullopt);
    }

    void figuresNeverFall()
    {
        const QByteArray body = sse("{\"usage\":{\"input_tokens\":10,\"output_tokens\":50}}")
            + sse("{\"usage\":{\"input_tokens\":3,\"output_tokens\":4}}");
        QCOMPARE(read(Wire::Anthropic, "text/event-stream", body, 10).tokens,
            std::optional(Tokens{.input = 10, .output = 50, .cacheRead = 0, .cacheWrite = 0}));
    }

    void geminiThoughtsAreOutputAndAListIsReadToo()
    {
        const QByteArray body
            = "[{\"usageMetadata\":{\"promptTokenCount\":10}},{\"usageMetadata\":{\"promptTokenCount\":10,"
              "\"toolUsePromptTokenCount\":2,\"candidatesTokenCount\":5,\"thoughtsTokenCount\":7}}]";
        QCOMPARE(read(Wire::Gemini, "application/json", body, 13).tokens,
            std::optional(Tokens{.input = 12, .output = 12, .cacheRead = 0, .cacheWrite = 0}));
    }

    void whatListPricesDoNotTellIsSaid_data()
    {
        QTest::addColumn<int>("wire");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("said"); // empty: nothing
        const auto row = [](const char* name, Wire wire, const char* body, const char* said) {
            QTest::newRow(name) << static_cast<int>(wire) << QByteArray(body) << QString::fromLatin1(said);
        };
        using enum Wire;
        row("ordinary", Anthropic,
            R"({"usage":{"input_tokens":1,"service_tier":"standard","inference_geo":"global","speed":"standard"}})",
            "");
        row("a priority tier", Anthropic, R"({"usage":{"input_tokens":1,"service_tier":"priority"}})",
            "service tier priority");
        row("a batch", Anthropic, R"({"usage":{"input_tokens":1,"service_tier":"batch"}})", "service tier batch");
        row("fast", Anthropic, R"({"usage":{"input_tokens":1,"speed":"fast"}})", "speed fast");
        row("in one country", Anthropic, R"({"usage":{"input_tokens":1,"inference_geo":"us"}})", "inference in us");
        row("compaction", Anthropic,
            R"({"usage":{"input_tokens":1,"iterations":[{"type":"compaction","input_tokens":9}]}})",
            "server-side step compaction");
        row("OpenAI ordinary", OpenAi, R"({"service_tier":"default","usage":{"prompt_tokens":1}})", "");
        row("OpenAI flex", OpenAi, R"({"service_tier":"flex","usage":{"prompt_tokens":1}})", "service tier flex");
        row("OpenAI search", OpenAi,
            R"({"output":[{"type":"message"},{"type":"web_search_call"}],"usage":{"input_tokens":1}})",
            "a tool of the provider's (web_search_call)");
        row("OpenAI audio", OpenAi, R"({"usage":{"prompt_tokens":9,"prompt_tokens_details":{"audio_tokens":4}}})",
            "audio tokens");
        row("Gemini ordinary", Gemini,
            R"({"usageMetadata":{"promptTokenCount":1,"promptTokensDetails":[{"modality":"TEXT","tokenCount":1}]}})",
            "");
        row("Gemini audio", Gemini,
            R"({"usageMetadata":{"promptTokenCount":1,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":1}]}})",
            "audio tokens");
        row("Gemini search", Gemini,
            R"({"candidates":[{"groundingMetadata":{"webSearchQueries":["q"]}}],"usageMetadata":{"promptTokenCount":1}})",
            "a search by the provider");
    }

    void whatListPricesDoNotTellIsSaid()
    {
        QFETCH(int, wire);
        QFETCH(QByteArray, body);
        QFETCH(QString, said);
        const CallUsage whole = read(static_cast<Wire>(wire), "application/json", body, 1000);
        QCOMPARE(whole.offList, said);
        QVERIFY(whole.tokens.has_value());
        QCOMPARE(read(static_cast<Wire>(wire), "text/event-stream", sse(body), 7).offList, said);
    }

    void longCachingAndSearchesAreRead()
    {
        const CallUsage usage = read(Wire::Anthropic, "application/json",
            R"({"usage":{"input_tokens":1,"cache_creation_input_tokens":30,"cache_creation":{"ephemeral_5m_input_tokens":10,)"
            R"("ephemeral_1h_input_tokens":20},"server_tool_use":{"web_search_requests":2}}})",
            9);
        QCOMPARE(usage.tokens.value_or(Tokens{}).cacheWrite, 30);
        QCOMPARE(usage.extras.cacheWriteHour, 20);
        QCOMPARE(usage.extras.webSearches, 2);
    }

    void codeAssistWrapsItsAnswer()
    {
        const CallUsage usage = read(Wire::Gemini, "text/event-stream",
            sse(R"({"response":{"responseId":"r","modelVersion":"gemini-2.5-pro","candidates":[{"finishReason":"STOP"}],)"
                R"("usageMetadata":{"promptTokenCount":8,"candidatesTokenCount":3}}})"),
            11);
        QCOMPARE(usage.tokens, std::optional(Tokens{.input = 8, .output = 3, .cacheRead = 0, .cacheWrite = 0}));
        QCOMPARE(usage.model, QStringLiteral("gemini-2.5-pro"));
        QVERIFY(usage.complete);
    }

    void anEndlessEventIsLeftOutAndTheNextIsRead()
    {
        UsageReader reader(Wire::Anthropic, "text/event-stream");
        for (int i = 0; i < 20; ++i)
            reader.feed("data: " + QByteArray(1'000'000, 'x'));
        reader.feed("\n\n" + sse("{\"usage\":{\"output_tokens\":5}}"));
        reader.finish();
        QCOMPARE(reader.usage().tokens.value_or(Tokens{}).output, 5);
    }
};

REMIT_TEST_MAIN(TestUsage)
#include "tst_usage.moc"

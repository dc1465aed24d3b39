// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/caller.h"
#include "tests/gateway/gatewayfixture.h"
#include "tests/support/compress.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

using namespace remit;
using namespace Qt::StringLiterals;
using test::Caller;
using test::figure;
using test::Fixture;
using test::post;

namespace {

const auto kAnthropic = QStringLiteral("anthropic");
const auto kOpenAi = QStringLiteral("openai");
const QByteArray kSlow
    = "{\"turns\":[{\"text\":\"x\",\"delay_ms\":300,\"usage\":{\"input\":100000,\"output\":1000}}]}"; // 0.42

QByteArray opus(const QByteArray& more = {})
{
    return post("/v1/messages", "{\"model\":\"claude-opus-5-5\",\"max_tokens\":1000,\"stream\":true" + more + "}",
        "Connection: close\r\n");
}

} // namespace

/** What calls cost before a limit, and what the provider's troubles are called. */
class TestGatewayMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void callsSideBySideGoBeyondTheCostLimitByOneAtMost()
    {
        Fixture it(kSlow);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.maximumCostMicroUsd = 1'000'000; // two calls and a part of one
        QVERIFY(it.open(setup).has_value());
        std::vector<std::unique_ptr<Caller>> callers;
        for (int i = 0; i < 20; ++i) // each may cost 0.52
            callers.push_back(
                std::make_unique<Caller>(it.listener.port, opus(",\"pad\":\"" + QByteArray(100'000, 'x') + "\"")));
        int answered = 0;
        for (const auto& caller : callers) {
            QTRY_VERIFY_WITH_TIMEOUT(caller->over, 20'000);
            answered += caller->status() == 200 ? 1 : 0;
        }
        QCOMPARE(answered, 3);
        QCOMPARE(it.server.calls(), 3);
        QCOMPARE(it.limits.size(), 17);
    }

    void aCallerThatLeavesTheLineIsForgotten()
    {
        Fixture it(kSlow);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.maximumCostMicroUsd = 100'000; // one may go beyond it
        QVERIFY(it.open(setup).has_value());
        Caller first(it.listener.port, opus(",\"pad\":\"" + QByteArray(100'000, 'x') + "\""));
        QTRY_COMPARE(it.server.calls(), 1);
        Caller second(it.listener.port, opus());
        Caller third(it.listener.port, opus());
        second.leave();
        QTRY_VERIFY(first.over && third.over);
        QCOMPARE(third.status(), 403);
        QCOMPARE(it.limits, QStringList{u"cost"_s});
    }

    void fiftyCallsRunSideBySide()
    {
        Fixture it("{\"turns\":[{\"text\":\"late\",\"delay_ms\":1500}]}");
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        std::vector<std::unique_ptr<Caller>> callers;
        for (int i = 0; i < 50; ++i)
            callers.push_back(std::make_unique<Caller>(it.listener.port, opus()));
        QTRY_COMPARE(it.server.requests().size(), 50);
        QVERIFY(it.done.isEmpty()); // all of them are there before the first is answered
        for (const auto& caller : callers)
            QTRY_VERIFY(caller->over && caller->status() == 200);
        QCOMPARE(it.counted().size(), 50);
    }

    void anUnpricedModelIsRefusedWhereTheContractLimitsCost()
    {
        Fixture it(kSlow);
        GatewaySetup setup = it.setup(kOpenAi);
        setup.maximumCostMicroUsd = 1'000'000;
        setup.ownCostLimit = true;
        setup.pricesFile = u"/home/u/prices.toml"_s;
        QVERIFY(it.open(setup).has_value());
        Caller caller(it.listener.port,
            post("/v1/chat/completions", "{\"model\":\"mock-1\",\"stream\":true}", "Connection: close\r\n"));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 400); // at which no client asks again
        const QString said = QJsonDocument::fromJson(caller.body())[u"error"_s][u"message"_s].toString();
        QVERIFY2(said.contains(u"\"mock-1\"") && said.contains(u"/home/u/prices.toml"), qPrintable(said));
        QCOMPARE(it.troubles, QStringList{u"unpriced"_s});
        QVERIFY(it.limits.isEmpty()); // the run goes on with the models that have a price
        QCOMPARE(it.server.requests().size(), 0);
    }

    void underTheTiersLimitItPassesAndIsToldOnce()
    {
        Fixture it("{\"turns\":[{\"text\":\"x\"}]}");
        GatewaySetup setup = it.setup(kOpenAi);
        setup.maximumCostMicroUsd = 1;
        QVERIFY(it.open(setup).has_value());
        for (int i = 0; i < 3; ++i) {
            Caller caller(it.listener.port, post("/v1/responses", "{\"model\":\"mock-1\"}", "Connection: close\r\n"));
            QTRY_VERIFY(caller.over);
            QCOMPARE(caller.status(), 200);
        }
        QCOMPARE(it.troubles, QStringList{u"unpriced"_s});
        QCOMPARE(it.counted().first().value(u"cost_unknown"_s).toString(), u"the model has no price"_s);
    }

    void whatCannotBeCountedIsRefused()
    {
        Fixture it(kSlow);
        QVERIFY(it.open(it.setup(kOpenAi)).has_value());
        Caller background(it.listener.port,
            post("/v1/responses", "{\"model\":\"gpt-5.5\",\"background\":true}", "Connection: close\r\n"));
        Caller socket(
            it.listener.port, "GET /v1/responses HTTP/1.1\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n");
        QTRY_VERIFY(background.over && socket.over);
        QCOMPARE(background.status(), 400);
        QCOMPARE(socket.status(), 426);
        QCOMPARE(it.server.requests().size(), 0);
    }

    void anAnswerThatComesCompressedIsReadAndPassedUntouched_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<bool>("streamed");
        for (const char* coding : {"gzip", "deflate", "zstd"}) {
            QTest::addRow("%s", coding) << QByteArray(coding) << false;
            QTest::addRow("%s streamed", coding) << QByteArray(coding) << true;
        }
    }

    void anAnswerThatComesCompressedIsReadAndPassedUntouched()
    {
        QFETCH(QByteArray, coding);
        QFETCH(bool, streamed);
        Fixture it("{\"turns\":[{\"text\":\"packed\",\"coding\":\"" + coding
            + "\",\"usage\":{\"input\":1000,\"output\":80,\"cache_read\":300}}]}");
        QVERIFY(it.open(it.setup(kOpenAi)).has_value());
        const QByteArray body = QByteArray("{\"model\":\"gpt-5.5\",\"stream\":") + (streamed ? "true}" : "false}");
        QByteArray head = "Connection: close\r\nContent-Encoding: " + coding + "\r\n";
        Caller caller(it.listener.port, post("/v1/responses", test::compress(body, coding), head));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 200);
        QVERIFY(caller.received.contains("content-encoding: " + coding));
        QVERIFY(!caller.body().contains("packed"));
        QCOMPARE(it.server.requests().first().body, test::compress(body, coding));
        QCOMPARE(it.counted().size(), 1);
        QCOMPARE(figure(it.counted().first(), "input"), 1000);
        QCOMPARE(figure(it.counted().first(), "cache_read"), 300);
        QCOMPARE(it.counted().first().value(u"cost_usd"_s).toDouble(), (1000 * 5 + 300 * 0.5 + 80 * 30) / 1e6);
    }

    void aRateLimitIsPassedOnAndToldWithItsEnd()
    {
        Fixture it("{\"turns\":[{\"error\":{\"status\":429,\"headers\":{\"retry-after\":\"120\"},"
                   "\"body\":{\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Slow down.\"}}}}]}");
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        Caller caller(it.listener.port, opus());
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 429);
        QVERIFY(caller.received.contains("retry-after: 120"));
        QVERIFY(caller.body().contains("Slow down."));
        QCOMPARE(it.troubles, QStringList{u"rate-limited"_s});
        const QJsonObject facts = it.troubleFacts.first();
        QCOMPARE(facts.value(u"error"_s).toString(), u"rate_limit_error"_s);
        QVERIFY(facts.value(u"reset_ms"_s).toInteger() >= before + 120'000);
        QVERIFY(facts.value(u"reset_ms"_s).toInteger() <= QDateTime::currentMSecsSinceEpoch() + 120'000);
        QVERIFY(!it.troubleTexts.first().contains(u"Slow down"));
    }

    void anErrorInAStreamIsSeen_data()
    {
        QTest::addColumn<QString>("wire");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QString>("trouble");
        QTest::newRow("Anthropic")
            << kAnthropic << QByteArray("/v1/messages")
            << QByteArray("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\","
                          "\"model\":\"claude-opus-5-5\",\"usage\":{\"input_tokens\":7,\"output_tokens\":1}}}"
                          "\n\nevent: error\ndata: {\"type\":\"error\",\"error\":{\"type\":"
                          "\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n")
            << u"rate-limited"_s;
        QTest::newRow("Responses")
            << kOpenAi << QByteArray("/v1/responses")
            << QByteArray("data: {\"type\":\"response.failed\",\"response\":{\"id\":\"r\",\"model\":\"gpt-5.5\","
                          "\"error\":{\"code\":\"insufficient_quota\",\"message\":\"No.\"}}}\n\n")
            << u"no-credit"_s;
        QTest::newRow("Chat") << kOpenAi << QByteArray("/v1/chat/completions")
                              << QByteArray("data: {\"error\":{\"type\":\"server_error\",\"message\":\"No.\"}}\n\n")
                              << u"upstream-error"_s;
        QTest::newRow("Gemini") << u"gemini"_s
                                << QByteArray("/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse")
                                << QByteArray("data: {\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}\n\n")
                                << u"rate-limited"_s;
    }

    void anErrorInAStreamIsSeen()
    {
        QFETCH(QString, wire);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, stream);
        QFETCH(QString, trouble);
        const QJsonObject turn{{u"raw_stream"_s, QString::fromUtf8(stream)}};
        Fixture it(QJsonDocument(QJsonObject{{u"turns"_s, QJsonArray{turn}}}).toJson());
        QVERIFY(it.open(it.setup(wire)).has_value());
        Caller caller(
            it.listener.port, post(target, "{\"model\":\"claude-opus-5-5\",\"stream\":true}", "Connection: close\r\n"));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 200);
        QCOMPARE(caller.body(), stream);
        QCOMPARE(it.troubles, QStringList{trouble});
        QCOMPARE(it.counted().size(), 1);
        QVERIFY(it.counted().first().value(u"partial"_s).toBool());
    }

    void halfAnEventAtTheEndIsAPartOfAnAnswer()
    {
        const QJsonObject turn{{u"raw_stream"_s,
            u"data: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\"claude-opus-5-5\",\"usage\":"
            "{\"input_tokens\":7,\"output_tokens\":1}}}\n\ndata: {\"type\":\"message_delta\",\"usage\":{\"out"_s}};
        Fixture it(QJsonDocument(QJsonObject{{u"turns"_s, QJsonArray{turn}}}).toJson());
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        Caller caller(it.listener.port, opus());
        QTRY_VERIFY(caller.over);
        QVERIFY(it.counted().first().value(u"partial"_s).toBool());
        QCOMPARE(figure(it.counted().first(), "input"), 7);
    }
};

REMIT_TEST_MAIN(TestGatewayMoney)
#include "tst_gatewaymoney.moc"

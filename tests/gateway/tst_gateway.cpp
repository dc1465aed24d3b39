// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/caller.h"
#include "tests/gateway/gatewayfixture.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;
using test::Caller;
using test::figure;
using test::Fixture;
using test::message;
using test::post;

namespace {

const QByteArray kOneTurn
    = "{\"turns\":[{\"text\":\"Hello.\",\"usage\":{\"input\":1000,\"output\":80,\"cache_read\":300}}]}";
const auto kAnthropic = QStringLiteral("anthropic");

/** A TLS server whose certificate nobody vouches for. */
class Impostor {
public:
    Impostor()
    {
        const QString key = m_folder.filePath(u"key"_s);
        const QString certificate = m_folder.filePath(u"certificate"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
                u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=127.0.0.1"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                u"-keyout"_s, key, u"-out"_s, certificate});
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            return;
        QFile keyFile(key);
        if (!keyFile.open(QIODevice::ReadOnly))
            return;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(keyFile.readAll(), QSsl::Ec));
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        server.setSslConfiguration(configuration);
        listening = server.listen(QHostAddress::LocalHost);
    }

    QSslServer server;
    bool listening = false;

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestGateway : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void everyInterfaceIsPassedOnAndCounted_data()
    {
        QTest::addColumn<QString>("wire");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("contains");
        const auto openAi = QStringLiteral("openai");
        QTest::newRow("Messages") << kAnthropic << QByteArray("/v1/messages") << QByteArray("{\"model\":\"m\"}")
                                  << QByteArray("\"msg_");
        QTest::newRow("Messages streamed")
            << kAnthropic << QByteArray("/v1/messages?beta=true") << QByteArray("{\"model\":\"m\",\"stream\":true}")
            << QByteArray("event: message_stop");
        QTest::newRow("Chat") << openAi << QByteArray("/v1/chat/completions") << QByteArray("{\"model\":\"m\"}")
                              << QByteArray("prompt_tokens");
        QTest::newRow("Chat streamed") << openAi << QByteArray("/v1/chat/completions")
                                       << QByteArray("{\"model\":\"m\",\"stream\":true}") << QByteArray("data: [DONE]");
        QTest::newRow("Responses") << openAi << QByteArray("/v1/responses") << QByteArray("{\"model\":\"m\"}")
                                   << QByteArray("output_tokens");
        QTest::newRow("Responses streamed")
            << openAi << QByteArray("/v1/responses") << QByteArray("{\"model\":\"m\",\"stream\":true}")
            << QByteArray("event: response.completed");
        QTest::newRow("Gemini") << QStringLiteral("gemini") << QByteArray("/v1beta/models/m:generateContent")
                                << QByteArray("{}") << QByteArray("usageMetadata");
        QTest::newRow("Gemini streamed") << QStringLiteral("gemini")
                                         << QByteArray("/v1beta/models/m:streamGenerateContent?alt=sse")
                                         << QByteArray("{}") << QByteArray("STOP");
    }

    void everyInterfaceIsPassedOnAndCounted()
    {
        QFETCH(QString, wire);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, contains);
        Fixture it(kOneTurn);
        QVERIFY(it.open(it.setup(wire)).has_value());
        Caller caller(it.listener.port, post(target, body, "Connection: close\r\n"));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 200);
        QVERIFY(caller.body().contains(contains));
        QCOMPARE(it.server.requests().size(), 1);
        QCOMPARE(it.server.requests().first().target, target);
        const bool asked = body.contains("stream") && target.endsWith("/chat/completions"); // for its usage
        QCOMPARE(it.server.requests().first().body,
            asked ? QByteArray("{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}") : body);
        QVERIFY(!asked || !caller.body().contains("prompt_tokens"));
        QCOMPARE(it.counted().size(), 1);
        const QJsonObject call = it.counted().first();
        QCOMPARE(figure(call, "input"), it.server.tokens().input);
        QCOMPARE(figure(call, "output"), it.server.tokens().output);
        QCOMPARE(figure(call, "cache_read"), it.server.tokens().cacheRead);
        QCOMPARE(call.value(u"model"_s).toString(), u"m"_s);
        QCOMPARE(call.value(u"source"_s).toString(), u"gateway"_s);
        QCOMPARE(figure(call, "status"), 200);
        QVERIFY(!call.contains(u"cost_usd"_s)); // "m" has no price
        QVERIFY(!call.contains(u"partial"_s));
    }

    void callsAreAnsweredUpToTheLimitAndNotOneMore()
    {
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.maximumCalls = 4;
        QVERIFY(it.open(setup).has_value());
        std::vector<std::unique_ptr<Caller>> callers;
        for (int i = 0; i < 12; ++i)
            callers.push_back(std::make_unique<Caller>(it.listener.port, message(i % 2 == 0)));
        int answered = 0;
        for (const auto& caller : callers) {
            QTRY_VERIFY(caller->over);
            answered += caller->status() == 200 ? 1 : 0;
        }
        QCOMPARE(answered, 4);
        QCOMPARE(it.server.calls(), 4);
        QCOMPARE(it.counted().size(), 4);
        QCOMPARE(it.limits, QStringList(8, u"llm_calls"_s));
    }

    void theRefusalHasTheProvidersShape()
    {
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.maximumCalls = 0;
        QVERIFY(it.open(setup).has_value());
        Caller caller(it.listener.port, message(true));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 403);
        QVERIFY(caller.received.contains("x-should-retry: false"));
        const QJsonObject body = QJsonDocument::fromJson(caller.body()).object();
        QCOMPARE(body[u"error"_s][u"type"_s].toString(), u"permission_error"_s);
        QVERIFY(body[u"error"_s][u"message"_s].toString().contains(u"limit of 0 model calls"));
        QCOMPARE(it.server.requests().size(), 0);
    }

    void theCostLimitStopsTheNextCall()
    {
        Fixture it("{\"turns\":[{\"text\":\"x\",\"usage\":{\"input\":100000,\"output\":1000}}]}");
        GatewaySetup setup = it.setup(kAnthropic);
        setup.maximumCostMicroUsd = 500'000; // a call costs 0.42
        QVERIFY(it.open(setup).has_value());
        for (const int status : {200, 200, 403}) {
            Caller caller(it.listener.port, message(true));
            QTRY_VERIFY(caller.over);
            QCOMPARE(caller.status(), status);
        }
        QCOMPARE(it.limits, QStringList{u"cost"_s});
        QCOMPARE(it.counted().first().value(u"cost_usd"_s).toDouble(), 0.42);
    }

    void strictCostRefusesWhatMayNotFit()
    {
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.costStrict = true;
        setup.maximumCostMicroUsd = 2'000; // 100 tokens of output alone may cost 2,000
        QVERIFY(it.open(setup).has_value());
        Caller caller(it.listener.port, message(false));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 403);
        QCOMPARE(it.server.requests().size(), 0);
    }

    void theUsersKeyGoesOutAndNeverIn()
    {
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.routes.first().apiKey = "sk-secret";
        setup.placeholder = "placeholder";
        QVERIFY(it.open(setup).has_value());
        Caller caller(it.listener.port, message(true, "Connection: close\r\nx-api-key: placeholder\r\n"));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 200);
        QCOMPARE(it.server.requests().first().header("x-api-key"), QByteArray("sk-secret"));
        QVERIFY(!caller.received.contains("sk-secret"));
        Caller other(it.listener.port, message(true, "Connection: close\r\nAuthorization: Bearer stolen\r\n"));
        QTRY_VERIFY(other.over);
        QCOMPARE(other.status(), 404);
        QCOMPARE(it.server.requests().size(), 1);
        QCOMPARE(it.troubles, QStringList{u"refused"_s});
    }

    void sideCallsPassUncounted()
    {
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.maximumCalls = 0;
        QVERIFY(it.open(setup).has_value());
        Caller count(it.listener.port, post("/v1/messages/count_tokens", "{}", "Connection: close\r\n"));
        Caller models(it.listener.port, "GET /v1/models HTTP/1.1\r\nConnection: close\r\n\r\n");
        Caller batch(it.listener.port, post("/v1/messages/batches", "{}", "Connection: close\r\n"));
        QTRY_VERIFY(count.over && models.over && batch.over);
        QCOMPARE(count.status(), 200);
        QCOMPARE(count.body(), QByteArray("{\"input_tokens\":7}"));
        QCOMPARE(models.status(), 200);
        QCOMPARE(batch.status(), 404);
        QCOMPARE(it.server.requests().size(), 2);
        QVERIFY(it.counted().isEmpty());
        QVERIFY(it.limits.isEmpty());
    }

    void theProvidersErrorsPassAndDoNotCount_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("trouble");
        QTest::newRow("429") << 429 << u"rate-limited"_s;
        QTest::newRow("529") << 529 << u"rate-limited"_s;
        QTest::newRow("401") << 401 << u"unauthorised"_s;
        QTest::newRow("500") << 500 << u"upstream-error"_s;
    }

    void theProvidersErrorsPassAndDoNotCount()
    {
        QFETCH(int, status);
        QFETCH(QString, trouble);
        Fixture it("{\"turns\":[{\"error\":{\"status\":" + QByteArray::number(status)
            + ",\"message\":\"Scripted.\"}},{\"text\":\"fine\"}]}");
        GatewaySetup setup = it.setup(kAnthropic);
        setup.maximumCalls = 1;
        QVERIFY(it.open(setup).has_value());
        Caller failed(it.listener.port, message(true));
        QTRY_VERIFY(failed.over);
        QCOMPARE(failed.status(), status);
        QVERIFY(failed.body().contains("Scripted."));
        QCOMPARE(it.troubles, QStringList{trouble});
        QVERIFY(it.counted().isEmpty());
        QCOMPARE(figure(it.done.first(), "status"), status);
        Caller fine(it.listener.port, message(true));
        QTRY_VERIFY(fine.over);
        QCOMPARE(fine.status(), 200);
        QCOMPARE(it.counted().size(), 1);
    }

    void aConnectionThatBreaksBeforeTheAnswerIsNotTriedAgain()
    {
        Fixture it("{\"turns\":[{\"text\":\"x\"},{\"drop_before_head\":true}]}");
        GatewaySetup setup = it.setup(kAnthropic);
        QVERIFY(it.open(setup).has_value());
        Caller warm(it.listener.port, message(true)); // leaves a kept connection behind
        QTRY_VERIFY(warm.over);
        Caller caller(it.listener.port, message(true));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 502);
        QCOMPARE(QJsonDocument::fromJson(caller.body())[u"error"_s][u"type"_s].toString(), u"api_error"_s);
        QCOMPARE(it.server.calls(), 2);
        QCOMPARE(it.counted().size(), 2); // it may have been worked on
        QVERIFY(it.counted().last().value(u"partial"_s).toBool());
        QCOMPARE(it.troubles, QStringList{u"upstream-unreachable"_s});
    }

    void anAnswerThatBreaksOffLooksBrokenToTheAgentToo()
    {
        Fixture it("{\"turns\":[{\"text\":\"half\",\"drop\":true,\"usage\":{\"input\":500,\"output\":9}}]}");
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        Caller caller(it.listener.port, message(true));
        QTRY_VERIFY(caller.over);
        QVERIFY(caller.received.isEmpty() || caller.status() == 200); // a cut may overtake the head
        QVERIFY(!caller.received.endsWith("0\r\n\r\n"));
        QTRY_COMPARE(it.counted().size(), 1);
        QVERIFY(it.counted().first().value(u"partial"_s).toBool());
        QCOMPARE(figure(it.counted().first(), "input"), 500);
    }

    void anAgentThatLeavesEndsTheCall()
    {
        Fixture it("{\"turns\":[{\"text\":\"late\",\"delay_ms\":60000}]}");
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        Caller caller(it.listener.port, message(true));
        QTRY_COMPARE(it.server.requests().size(), 1);
        caller.leave();
        QTRY_COMPARE(it.server.cutByClient(), 1);
        QCOMPARE(it.counted().size(), 1);
        QVERIFY(it.counted().first().value(u"partial"_s).toBool());
        QVERIFY(!it.counted().first().contains(u"cost_usd"_s));
    }

    void requestsSentAheadAreServedInTurn()
    {
        Fixture it("{\"turns\":[{\"text\":\"first\"},{\"text\":\"second\"}]}");
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        Caller caller(it.listener.port, message(false, {}) + message(false));
        QTRY_VERIFY(caller.over);
        const qsizetype first = caller.received.indexOf("\"first\"");
        const qsizetype second = caller.received.indexOf("\"second\"");
        QVERIFY(first > 0 && second > first);
        QCOMPARE(it.counted().size(), 2);
    }

    void aChunkedBodyAfterContinueIsPassedOn()
    {
        Fixture it(kOneTurn);
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        Caller caller(it.listener.port,
            "POST /v1/messages HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\nConnection: "
            "close\r\n\r\n");
        QTRY_COMPARE(caller.status(), 100);
        caller.received.clear();
        caller.send("f\r\n{\"model\":\"chk\"}\r\n0\r\n\r\n");
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 200);
        QCOMPARE(it.server.requests().first().body, QByteArray("{\"model\":\"chk\"}"));
        QCOMPARE(it.server.requests().first().header("content-length"), QByteArray("15"));
    }

    void whatIsNoHttpIsRefused()
    {
        Fixture it(kOneTurn);
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        Caller tls(it.listener.port, QByteArray("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10));
        Caller proxy(it.listener.port, "GET http://example.org/ HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(tls.over && proxy.over);
        QCOMPARE(tls.status(), 400);
        QCOMPARE(proxy.status(), 400);
        QCOMPARE(it.server.requests().size(), 0);
    }

    void anUnreachableProviderIsSaidInItsOwnShape()
    {
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.routes.first().upstream.setPort(1); // nobody listens there
        QVERIFY(it.open(setup).has_value());
        Caller caller(it.listener.port, message(true));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 502);
        QVERIFY(caller.body().contains("refuses the connection"));
        QVERIFY(it.counted().isEmpty());
        QCOMPARE(it.troubles, QStringList{u"upstream-unreachable"_s});
    }

    void aProviderThatNobodyVouchesForGetsNothing()
    {
        Impostor impostor;
        QVERIFY(impostor.listening);
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(kAnthropic);
        setup.routes.first().upstream = QUrl(u"https://127.0.0.1:%1"_s.arg(impostor.server.serverPort()));
        setup.routes.first().apiKey = "sk-secret";
        QVERIFY(it.open(setup).has_value());
        Caller caller(it.listener.port, message(true));
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.status(), 502);
        QVERIFY2(caller.body().contains("certificate could not be verified"), caller.body().constData());
        QVERIFY(!impostor.server.hasPendingConnections()); // no handshake came to its end
        QVERIFY(it.counted().isEmpty());
    }

    void onlyTheWebIsAProvider_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("wire");
        QTest::newRow("a file") << u"file:///etc/passwd"_s << kAnthropic;
        QTest::newRow("nothing") << QString() << kAnthropic;
        QTest::newRow("no host") << u"http:///v1"_s << kAnthropic;
        QTest::newRow("another interface") << u"https://example.org"_s << u"smoke signals"_s;
    }

    void onlyTheWebIsAProvider()
    {
        QFETCH(QString, url);
        QFETCH(QString, wire);
        Fixture it(kOneTurn);
        GatewaySetup setup = it.setup(wire);
        setup.routes.first().upstream = QUrl(url);
        const auto listening = it.open(setup);
        QVERIFY(!listening.has_value());
        QCOMPARE(listening.error().code, ErrorCode::InvalidInput);
    }

    void closingCutsWhatIsUnderWay()
    {
        Fixture it("{\"turns\":[{\"text\":\"late\",\"delay_ms\":60000}]}");
        QVERIFY(it.open(it.setup(kAnthropic)).has_value());
        Caller caller(it.listener.port, message(true));
        QTRY_COMPARE(it.server.requests().size(), 1);
        it.gateway->close();
        QTRY_VERIFY(caller.over);
        QCOMPARE(caller.received, QByteArray());
        QTRY_COMPARE(it.server.cutByClient(), 1);
        QCOMPARE(it.counted().size(), 1);
    }
};

REMIT_TEST_MAIN(TestGateway)
#include "tst_gateway.moc"

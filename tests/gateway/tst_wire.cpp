// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/upstream.h"
#include "runner/gateway/wire.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace remit;

Q_DECLARE_METATYPE(remit::Wire)
Q_DECLARE_METATYPE(remit::RequestKind)

namespace {

QByteArray valueOf(const HttpHeaders& headers, const QByteArray& name)
{
    QByteArrayList found;
    for (const auto& [key, value] : headers) {
        if (key == name)
            found.append(value);
    }
    return found.join('|');
}

} // namespace

class TestWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void onlyModelCallsAreCalls_data()
    {
        QTest::addColumn<Wire>("wire");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<RequestKind>("kind");
        const auto row = [](Wire wire, const char* method, const char* target, RequestKind kind) {
            QTest::addRow("%d %s %s", static_cast<int>(wire), method, target)
                << wire << QByteArray(method) << QByteArray(target) << kind;
        };
        using enum RequestKind;
        row(Wire::Anthropic, "POST", "/v1/messages", Call);
        row(Wire::Anthropic, "POST", "/v1/messages?beta=true", Call);
        row(Wire::Anthropic, "POST", "/company/anthropic/v1/messages", Call);
        row(Wire::Anthropic, "POST", "/v1/messages/count_tokens?beta=true", Side);
        row(Wire::Anthropic, "GET", "/v1/models", Side);
        row(Wire::Anthropic, "HEAD", "/", Side);
        row(Wire::Anthropic, "POST", "/v1/messages/batches", Foreign);
        row(Wire::Anthropic, "GET", "/v1/messages/batches", Foreign);
        row(Wire::Anthropic, "POST", "/v1/complete", Foreign);
        row(Wire::Anthropic, "POST", "/v1/files", Foreign);
        row(Wire::Anthropic, "DELETE", "/v1/messages", Foreign);
        row(Wire::Anthropic, "POST", "/v1/messages%2fbatches", Foreign);
        row(Wire::Anthropic, "POST", "/v1/messages/batches/../../messages", Foreign);
        row(Wire::Anthropic, "POST", "/v1/messages/batches/%2e%2e/messages", Foreign);
        row(Wire::Anthropic, "POST", "/v1//messages", Foreign);
        row(Wire::Anthropic, "POST", "/v1/%256dessages", Foreign);
        row(Wire::OpenAi, "POST", "/v1/chat/completions", Call);
        row(Wire::OpenAi, "POST", "/v1/responses", Call);
        row(Wire::OpenAi, "POST", "/v1/batches", Foreign);
        row(Wire::OpenAi, "POST", "/v1/images/generations", Foreign);
        row(Wire::Gemini, "POST", "/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse", Call);
        row(Wire::Gemini, "POST", "/v1beta/models/gemini-2.5-pro%3AgenerateContent", Call);
        row(Wire::Gemini, "POST", "/v1beta/models/gemini-2.5-pro:countTokens", Side);
        row(Wire::Gemini, "POST", "/v1beta/models/gemini-2.5-pro:batchGenerateContent", Foreign);
        row(Wire::Gemini, "POST", "/v1internal:streamGenerateContent?alt=sse", Call);
        row(Wire::Gemini, "POST", "/v1internal:loadCodeAssist", Side);
        row(Wire::Gemini, "POST", "/v1internal:recordCodeAssistMetrics", Foreign);
    }

    void onlyModelCallsAreCalls()
    {
        QFETCH(Wire, wire);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(RequestKind, kind);
        QCOMPARE(kindOf(wire, method, target), kind);
    }

    void theAgentsKeyIsReplaced_data()
    {
        QTest::addColumn<Wire>("wire");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("Anthropic") << Wire::Anthropic << QByteArray("x-api-key") << QByteArray("x-api-key")
                                   << QByteArray("secret");
        QTest::newRow("Anthropic, a token")
            << Wire::Anthropic << QByteArray("authorization") << QByteArray("x-api-key") << QByteArray("secret");
        QTest::newRow("OpenAI") << Wire::OpenAi << QByteArray("authorization") << QByteArray("authorization")
                                << QByteArray("Bearer secret");
        QTest::newRow("Gemini") << Wire::Gemini << QByteArray("x-goog-api-key") << QByteArray("x-goog-api-key")
                                << QByteArray("secret");
        QTest::newRow("none sent") << Wire::Anthropic << QByteArray("x-other") << QByteArray("x-api-key")
                                   << QByteArray("secret");
    }

    void theAgentsKeyIsReplaced()
    {
        QFETCH(Wire, wire);
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HttpRequest request;
        request.headers = {{sent, "placeholder"}};
        const HttpHeaders headers = headersForProvider(wire, request, "secret", KeyHeader::Native);
        QCOMPARE(valueOf(headers, name), value);
        const HttpHeaders bearer = headersForProvider(wire, request, "secret", KeyHeader::Bearer);
        QCOMPARE(valueOf(bearer, "authorization"), QByteArray("Bearer secret"));
        for (const HttpHeaders& all : {headers, bearer}) {
            for (const auto& [key, text] : all)
                QVERIFY(sent == "x-other" || !text.contains("placeholder"));
        }
    }

    void aSubscriptionsTokenIsSaidToBeOne()
    {
        HttpRequest request;
        request.headers = {{"x-api-key", "placeholder"}, {"anthropic-beta", "one"}};
        const HttpHeaders headers = headersForProvider(Wire::Anthropic, request, "secret", KeyHeader::OAuth);
        QCOMPARE(valueOf(headers, "authorization"), QByteArray("Bearer secret"));
        QCOMPARE(valueOf(headers, "anthropic-beta"), QByteArray("one,oauth-2025-04-20"));
        QVERIFY(valueOf(headers, "x-api-key").isEmpty());
        request.headers = {{"anthropic-beta", "oauth-2025-04-20, two"}};
        QCOMPARE(valueOf(headersForProvider(Wire::Anthropic, request, "secret", KeyHeader::OAuth), "anthropic-beta"),
            QByteArray("oauth-2025-04-20, two"));
        request.headers.clear();
        QCOMPARE(valueOf(headersForProvider(Wire::Anthropic, request, "secret", KeyHeader::OAuth), "anthropic-beta"),
            QByteArray("oauth-2025-04-20"));
        QVERIFY(
            valueOf(headersForProvider(Wire::OpenAi, request, "secret", KeyHeader::OAuth), "anthropic-beta").isEmpty());
    }

    void withoutAKeyTheAgentsOwnPasses()
    {
        HttpRequest request;
        request.headers = {{"authorization", "Bearer mine"}, {"x-api-key", "mine"}};
        const HttpHeaders headers = headersForProvider(Wire::Anthropic, request, {}, KeyHeader::Native);
        QCOMPARE(valueOf(headers, "authorization"), QByteArray("Bearer mine"));
        QCOMPARE(valueOf(headers, "x-api-key"), QByteArray("mine"));
    }

    void headersOfTheConnectionStayHere()
    {
        HttpRequest request;
        request.headers = {{"host", "127.0.0.1:3129"}, {"connection", "keep-alive, X-Private"}, {"x-private", "1"},
            {"te", "trailers"}, {"content-length", "3"}, {"transfer-encoding", "chunked"},
            {"accept-encoding", "gzip, br"}, {"cookie", "a=b"}, {"anthropic-beta", "one"}, {"anthropic-beta", "two"}};
        const HttpHeaders headers = headersForProvider(Wire::Anthropic, request, {}, KeyHeader::Native);
        QCOMPARE(headers.size(), 2);
        QCOMPARE(valueOf(headers, "anthropic-beta"), QByteArray("one, two"));
        QCOMPARE(valueOf(headers, "accept-encoding"), QByteArray("identity"));
    }

    void aKeyInTheQueryIsTakenOut()
    {
        QCOMPARE(targetForProvider(Wire::Gemini, "/m:generateContent?alt=sse&key=placeholder", "secret"),
            QByteArray("/m:generateContent?alt=sse"));
        QCOMPARE(targetForProvider(Wire::Gemini, "/m?k%65y=x", "secret"), QByteArray("/m"));
        QCOMPARE(targetForProvider(Wire::Gemini, "/m?key=own", {}), QByteArray("/m?key=own"));
    }

    void pathAndQueryFollowTheProvidersOwnPath_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("plain") << QStringLiteral("https://api.anthropic.com") << QByteArray("/v1/messages?beta=true")
                               << QByteArray("https://api.anthropic.com/v1/messages?beta=true");
        QTest::newRow("a path") << QStringLiteral("http://127.0.0.1:8123/s/success/run/") << QByteArray("/v1/messages")
                                << QByteArray("http://127.0.0.1:8123/s/success/run/v1/messages");
        QTest::newRow("encoded") << QStringLiteral("https://g") << QByteArray("/m%3Ax?a=%2F")
                                 << QByteArray("https://g/m%3Ax?a=%2F");
    }

    void pathAndQueryFollowTheProvidersOwnPath()
    {
        QFETCH(QString, base);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, expected);
        QCOMPARE(urlForProvider(QUrl(base), target).toEncoded(), expected);
    }

    void errorsHaveTheProvidersShape()
    {
        const auto parse
            = [](Wire wire) { return QJsonDocument::fromJson(errorBody(wire, 403, QStringLiteral("No."))).object(); };
        const QJsonObject anthropic = parse(Wire::Anthropic);
        QCOMPARE(anthropic[QStringLiteral("type")].toString(), QStringLiteral("error"));
        QCOMPARE(
            anthropic[QStringLiteral("error")][QStringLiteral("type")].toString(), QStringLiteral("permission_error"));
        QCOMPARE(anthropic[QStringLiteral("error")][QStringLiteral("message")].toString(), QStringLiteral("No."));
        QCOMPARE(parse(Wire::OpenAi)[QStringLiteral("error")][QStringLiteral("code")].toString(),
            QStringLiteral("insufficient_quota"));
        QCOMPARE(parse(Wire::Gemini)[QStringLiteral("error")][QStringLiteral("code")].toInt(), 403);
    }

    void aGeminiPathNamesItsModel()
    {
        QCOMPARE(modelInPath("/v1beta/models/gemini-2.5-pro:generateContent?x=:y"), QStringLiteral("gemini-2.5-pro"));
        QCOMPARE(modelInPath("/v1/messages"), QString());
        QCOMPARE(modelInPath("/models/:x"), QString());
    }
};

REMIT_TEST_MAIN(TestWire)
#include "tst_wire.moc"

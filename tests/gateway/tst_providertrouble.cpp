// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/gateway/providertrouble.h"
#include "tests/support/testmain.h"

#include <QTimeZone>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 11, 29), QTime(13, 0), QTimeZone::UTC);

HttpHeaders oneHeader(const QByteArray& name, const QByteArray& value)
{
    return {{name, value}};
}

} // namespace

class TestProviderTrouble : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void eachTroubleHasItsKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("kind"); // empty: none
        const auto row = [](const char* name, int status, const char* body, const char* kind) {
            QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(kind);
        };
        row("429", 429, "", "rate-limited");
        row("529", 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
            "rate-limited");
        row("OpenAI without credit", 429, R"({"error":{"code":"insufficient_quota","message":"You exceeded"}})",
            "no-credit");
        row("402", 402, R"({"error":{"message":"Insufficient Balance"}})", "no-credit");
        row("Anthropic without credit", 400,
            R"({"error":{"type":"invalid_request_error","message":"Your credit balance is too low to access"}})",
            "no-credit");
        row("DashScope without credit", 400, R"({"error":{"code":"Arrearage","message":"Access denied"}})",
            "no-credit");
        row("401", 401, "<html>", "unauthorised");
        row("403", 403, R"({"error":{"type":"permission_error"}})", "unauthorised");
        row("Gemini's bad key", 400, R"([{"error":{"status":"INVALID_ARGUMENT","message":"API key not valid."}}])",
            "unauthorised");
        row("Anthropic's unknown model", 404, R"({"error":{"type":"not_found_error","message":"model: claude-9"}})",
            "unknown-model");
        row("OpenAI's unknown model", 400, R"({"error":{"code":"model_not_found"}})", "unknown-model");
        row("another 404", 404, R"({"error":{"message":"no such page"}})", "");
        row("OpenAI's long context", 400, R"({"error":{"code":"context_length_exceeded"}})", "context-too-long");
        row("Anthropic's long context", 400, R"({"error":{"message":"prompt is too long: 210000 tokens"}})",
            "context-too-long");
        row("413", 413, "", "context-too-long");
        row("500", 500, "oops", "upstream-error");
        row("503", 503, "", "upstream-error");
        row("the request's own", 400, R"({"error":{"type":"invalid_request_error","message":"max_tokens: required"}})",
            "");
        row("in a stream: overloaded", 200, R"({"type":"overloaded_error","message":"Overloaded"})", "rate-limited");
        row("in a stream: anything", 200, R"({"code":"server_error","message":"sorry"})", "upstream-error");
        row("in a stream: Gemini", 200, R"({"error":{"code":429,"status":"RESOURCE_EXHAUSTED"}})", "rate-limited");
    }

    void eachTroubleHasItsKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, kind);
        const auto trouble = troubleOf(status, {}, body, kNow);
        QCOMPARE(trouble ? trouble->kind : QString(), kind);
        QVERIFY(!trouble || (!trouble->text.isEmpty() && trouble->facts.value(u"status"_s).toInt() == status));
    }

    void theResetIsRead_data()
    {
        QTest::addColumn<HttpHeaders>("headers");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<qint64>("afterMs"); // -1: none
        const auto row = [](const char* name, const HttpHeaders& headers, const char* error, qint64 after) {
            QTest::newRow(name) << headers << QByteArray(error) << after;
        };
        row("seconds", oneHeader("retry-after", "17"), "{}", 17'000);
        row("a fraction", oneHeader("retry-after", "0.5"), "{}", 500);
        row("milliseconds", oneHeader("retry-after-ms", "1500"), "{}", 1'500);
        row("a date", oneHeader("retry-after", "Sun, 29 Nov 2026 14:05:00 GMT"), "{}", 65 * 60'000);
        row("a date gone by", oneHeader("retry-after", "Sun, 29 Nov 2026 12:05:00 GMT"), "{}", 0);
        row("negative", oneHeader("retry-after", "-5"), "{}", -1);
        row("never", oneHeader("retry-after", "1e300"), "{}", -1);
        row("no number", oneHeader("retry-after", "soon"), "{}", -1);
        row("Anthropic",
            {{"anthropic-ratelimit-requests-remaining", "5"},
                {"anthropic-ratelimit-requests-reset", "2026-11-29T19:00:00Z"},
                {"anthropic-ratelimit-tokens-remaining", "0"},
                {"anthropic-ratelimit-tokens-reset", "2026-11-29T13:00:30Z"}},
            "{}", 30'000);
        row("a subscription",
            {{"anthropic-ratelimit-unified-status", "rejected"},
                {"anthropic-ratelimit-unified-reset", QByteArray::number(kNow.toSecsSinceEpoch() + 3'600)}},
            "{}", 3'600'000);
        row("OpenAI",
            {{"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-reset-requests", "6m12s"},
                {"x-ratelimit-remaining-tokens", "9"}, {"x-ratelimit-reset-tokens", "9h"}},
            "{}", 372'000);
        row("OpenAI, soon", {{"x-ratelimit-remaining-tokens", "0"}, {"x-ratelimit-reset-tokens", "20ms"}}, "{}", 20);
        row("Gemini", {}, R"({"details":[{"@type":"x"},{"retryDelay":"34.07s"}]})", 34'070);
        row("ChatGPT", {}, R"({"type":"usage_limit_reached","resets_in_seconds":120})", 120'000);
        row("nothing", {}, "{}", -1);
    }

    void theResetIsRead()
    {
        QFETCH(HttpHeaders, headers);
        QFETCH(QByteArray, error);
        QFETCH(qint64, afterMs);
        const auto trouble = troubleOf(429, headers, error, kNow);
        QVERIFY(trouble.has_value());
        const QJsonValue reset = trouble->facts.value(u"reset_ms"_s);
        QCOMPARE(reset.isUndefined() ? -1 : reset.toInteger() - kNow.toMSecsSinceEpoch(), afterMs);
        QCOMPARE(trouble->text.contains(u" UTC"), afterMs >= 0);
    }

    void theWordsHoldNothingOfTheAnswer()
    {
        const auto trouble = troubleOf(401, {},
            QByteArray(
                R"({"error":{"code":"sk-secret with spaces","type":"bad key sk-secret","message":"sk-secret"}})"),
            kNow);
        QVERIFY(trouble.has_value());
        QVERIFY(!trouble->text.contains(u"secret"));
        QCOMPARE(trouble->facts, (QJsonObject{{u"status"_s, 401}}));
    }
};

REMIT_TEST_MAIN(TestProviderTrouble)
#include "tst_providertrouble.moc"

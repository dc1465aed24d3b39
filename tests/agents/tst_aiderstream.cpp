// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/aiderstream.h"
#include "runner/agents/boundedtext.h"
#include "tests/agents/goldenstream.h"
#include "tests/support/testmain.h"

using namespace remit;

namespace {

const QString kData = QStringLiteral(REMIT_AGENT_DATA "/aider/");

QJsonObject parsed(const QByteArray& stream)
{
    AiderStream parser;
    return test::parsed(parser, stream);
}

test::Recorded toldOf(const QByteArray& stream)
{
    AiderStream parser;
    return test::toldOf(parser, stream);
}

QByteArray recorded(const char* name)
{
    return test::contentOf(kData + QString::fromLatin1(name) + QStringLiteral(".txt"));
}

} // namespace

class TestAiderStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void anOutputIsToldAsExpected_data() { test::recordings(kData, QStringLiteral(".txt"), 15); }

    void anOutputIsToldAsExpected()
    {
        QFETCH(QString, name);
        test::compareWithExpected(parsed(test::contentOf(kData + name + QStringLiteral(".txt"))),
            kData + name + QStringLiteral(".expected.json"));
    }

    void usageReportsAreRead_data()
    {
        QTest::addColumn<QString>("report");
        QTest::addColumn<QList<qint64>>("tokens"); // input, output, cache_read, cache_write
        QTest::addColumn<qint64>("microUsd");
        const auto row = [](const char* report, const QList<qint64>& tokens, qint64 microUsd) {
            QTest::newRow(report) << QString::fromLatin1(report) << tokens << microUsd;
        };
        row("Tokens: 0 sent, 0 received.", {0, 0, 0, 0}, -1);
        row("Tokens: 999 sent, 1.0k received.", {999, 1000, 0, 0}, -1);
        row("Tokens: 2.1k sent, 340 received. Cost: $0.01 message, $0.02 session.", {2100, 340, 0, 0}, 10'000);
        row("Tokens: 12k sent, 10k received. Cost: $0.00 message, $0.00 session.", {12'000, 10'000, 0, 0}, 0);
        row("Tokens: 1234k sent, 9.9k received. Cost: $3.70 message, $12.34 session.", {1'234'000, 9900, 0, 0},
            3'700'000);
        row("Tokens: 5.0k sent, 1.5k cache hit, 20 received. Cost: $0.00031 message, $0.0042 session.",
            {3500, 20, 1500, 0}, 310);
        row("Tokens: 5.0k sent, 2.0k cache write, 20 received. Cost: $0.01 message, $0.01 session.",
            {3000, 20, 0, 2000}, 10'000);
        row("Tokens: 5.0k sent, 2.0k cache write, 1.5k cache hit, 20 received. Cost: $0.01 message, $0.01 session.",
            {1500, 20, 1500, 2000}, 10'000);
        row("Tokens: 500 sent, 2.0k cache write, 20 received.", {500, 20, 0, 2000}, -1);
    }

    void usageReportsAreRead()
    {
        QFETCH(QString, report);
        QFETCH(QList<qint64>, tokens);
        QFETCH(qint64, microUsd);
        AiderUsage usage;
        QCOMPARE(readAiderReport(report, usage), AiderReport::Whole);
        QVERIFY(usage.tokens.has_value());
        QCOMPARE(*usage.tokens, (Tokens{tokens.at(0), tokens.at(1), tokens.at(2), tokens.at(3)}));
        QCOMPARE(usage.microUsd.value_or(-1), microUsd);
        QVERIFY(!usage.badFigures);
        for (qsizetype length = 8; length < report.size(); ++length) // wherever it is wrapped
            QVERIFY2(
                readAiderReport(report.first(length), usage) != AiderReport::None, qPrintable(report.first(length)));
        QCOMPARE(readAiderReport(report + u'x', usage), AiderReport::None);
    }

    void figuresThatCannotBeTrueAreNotCounted_data()
    {
        QTest::addColumn<QByteArray>("report");
        for (const char* report :
            {"Tokens: -5 sent, 340 received.", "Tokens: 2.1k sent, NaN received.", "Tokens: 1e308 sent, 1 received.",
                "Tokens: 99999999999999999999 sent, 1 received.", "Tokens: 999999999k sent, 1 received.",
                "Tokens: 2.1k sent, -3 cache hit, 340 received.", "Tokens: 0x10 sent, 1 received."})
            QTest::newRow(report) << QByteArray(report);
    }

    void figuresThatCannotBeTrueAreNotCounted()
    {
        QFETCH(QByteArray, report);
        const test::Recorded told = toldOf("Done.\n" + report + "\n");
        QCOMPARE(told.of(event::llmCall).size(), 1);
        QVERIFY(!told.of(event::llmCall).constFirst().contains(QStringLiteral("input")));
        QCOMPARE(told.notices(QStringLiteral("unbelievable")).size(), 1);
        QVERIFY(!told.of(event::agentResult).constFirst().contains(QStringLiteral("tokens")));
    }

    void costsThatCannotBeTrueAreNotCounted_data()
    {
        QTest::addColumn<QByteArray>("cost");
        QTest::newRow("negative") << QByteArray("$-1 message, $0.02 session.");
        QTest::newRow("not a number") << QByteArray("$nan message, $nan session.");
        QTest::newRow("endless") << QByteArray("$inf message, $inf session.");
        QTest::newRow("a text") << QByteArray("$much message, $more session.");
    }

    void costsThatCannotBeTrueAreNotCounted()
    {
        QFETCH(QByteArray, cost);
        const test::Recorded told = toldOf("Done.\nTokens: 1 sent, 1 received. Cost: " + cost + "\n");
        QVERIFY(!told.of(event::llmCall).constFirst().contains(QStringLiteral("cost_usd")));
        QCOMPARE(told.of(event::llmCall).constFirst().value(QStringLiteral("input")).toInteger(), 1);
        QCOMPARE(told.notices(QStringLiteral("unbelievable")).size(), 1);
    }

    void aSessionsCostThatFallsIsNotBelieved()
    {
        const test::Recorded told = toldOf("a\nTokens: 1 sent, 1 received. Cost: $0.10 message, $0.50 session.\n"
                                           "b\nTokens: 1 sent, 1 received. Cost: $0.10 message, $0.20 session.\n");
        QCOMPARE(told.notices(QStringLiteral("unbelievable")).size(), 1);
        QCOMPARE(told.of(event::agentResult).constFirst().value(QStringLiteral("cost_usd")).toDouble(), 0.5);
    }

    void aFatalErrorIsOneThoughTheExitCodeIsZero_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("error");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("retries");
        const auto row = [](const char* name, bool error, const char* reason, int retries) {
            QTest::newRow(name) << QString::fromLatin1(name) << error << QString::fromLatin1(reason) << retries;
        };
        row("success", false, "completed", 0);
        row("retry", false, "completed", 2);
        row("reflectionlimit", false, "reflection_limit", 0);
        row("error401", true, "api_error", 0);
        row("error429", true, "api_error", 8);
        row("errorlater", true, "api_error", 0);
        row("tokenlimit", true, "token_limit", 0);
        row("killed", true, "no_usage_report", 0);
    }

    void aFatalErrorIsOneThoughTheExitCodeIsZero()
    {
        QFETCH(QString, name);
        QFETCH(bool, error);
        QFETCH(QString, reason);
        QFETCH(int, retries);
        const QJsonObject run = parsed(recorded(qPrintable(name)));
        QCOMPARE(run.value(QStringLiteral("reported_error")).toBool(), error);
        const test::Recorded told{run.value(QStringLiteral("events")).toArray()};
        QCOMPARE(told.of(event::agentResult).size(), 1);
        QCOMPARE(told.of(event::agentResult).constFirst().value(QStringLiteral("reason")).toString(), reason);
        QCOMPARE(told.notices(QStringLiteral("retry")).size(), retries);
        AiderStream parser;
        (void)test::parsed(parser, recorded(qPrintable(name)));
        QCOMPARE(!parser.errorReason().isEmpty(), error);
    }

    void aMessageThatSpeaksOfErrorsIsNone()
    {
        const QJsonObject run = parsed("litellm.RateLimitError: is what the log says.\nSTATUS: OK\nEND_OF_RUN\n"
                                       "Tokens: 1 sent, 1 received.\n");
        QVERIFY(!run.value(QStringLiteral("reported_error")).toBool());
        QVERIFY(run.value(QStringLiteral("final_message")).toString().contains(u"is what the log says"));
    }

    void theFinalMessageIsTheLastOneWithoutAidersOwnLines()
    {
        const QString message = parsed(recorded("success")).value(QStringLiteral("final_message")).toString();
        QVERIFY2(message.trimmed().endsWith(u"STATUS: OK\nEND_OF_RUN"), qPrintable(message));
        QVERIFY(!message.contains(u"Tokens:"));
        QVERIFY(!message.contains(u"Aider v"));
        const QString impostor = parsed(recorded("impostor")).value(QStringLiteral("final_message")).toString();
        QVERIFY2(!impostor.contains(u"STATUS: OK"), qPrintable(impostor));
        QVERIFY(impostor.trimmed().endsWith(u"STATUS: INCOMPLETE\nEND_OF_RUN"));
    }

    void theAnalyticsLineMakesFiguresExact()
    {
        const test::Recorded told = toldOf(recorded("analytics"));
        const QJsonObject call = told.of(event::llmCall).constFirst();
        QCOMPARE(call.value(QStringLiteral("input")).toInteger(), 4321);
        QVERIFY(call.value(QStringLiteral("exact")).toBool());
        QCOMPARE(call.value(QStringLiteral("cost_usd")).toDouble(), 0.008801);
        QVERIFY(!told.of(event::agentResult).constFirst().contains(QStringLiteral("rounded")));
        for (const QJsonObject& text : told.of(event::agentText))
            QVERIFY(!text.value(QStringLiteral("text")).toString().contains(u"message_send"));
        const test::Recorded rounded = toldOf(recorded("success"));
        QVERIFY(!rounded.of(event::llmCall).constFirst().value(QStringLiteral("exact")).toBool());
        QVERIFY(rounded.of(event::agentResult).constFirst().value(QStringLiteral("rounded")).toBool());
    }

    void anAnalyticsLineThatLiesIsNotBelieved()
    {
        const test::Recorded told = toldOf("Done.\nTokens: 1 sent, 1 received.\n{\"event\": \"message_send\", "
                                           "\"properties\": {\"prompt_tokens\": -7}, \"user_id\": \"x\"}\n");
        QCOMPARE(told.notices(QStringLiteral("unbelievable")).size(), 1);
        QCOMPARE(told.of(event::llmCall).constFirst().value(QStringLiteral("input")).toInteger(), 1);
    }

    void whatOnlyBeginsLikeAReportIsText()
    {
        const QJsonObject run = parsed("Tokens: many\nof them\nTokens: 5 sent\nnothing more\n");
        const test::Recorded told{run.value(QStringLiteral("events")).toArray()};
        QVERIFY(told.of(event::llmCall).isEmpty());
        for (const QString& words : {QStringLiteral("Tokens: many"), QStringLiteral("Tokens: 5 sent"),
                 QStringLiteral("of them"), QStringLiteral("nothing more")})
            QVERIFY2(run.value(QStringLiteral("final_message")).toString().contains(words), qPrintable(words));
    }

    void aStreamCutAnywhereTellsNoMoreCalls()
    {
        const QByteArray whole = recorded("reflections");
        const qsizetype all = toldOf(whole).of(event::llmCall).size();
        QCOMPARE(all, 3);
        for (qsizetype length = 0; length < whole.size(); length += 7)
            QVERIFY(toldOf(whole.first(length)).of(event::llmCall).size() <= all);
    }

    void mutatedStreamsNeverCountWrongly()
    {
        QRandomGenerator random(20261129);
        for (int round = 0; round < 300; ++round)
            QVERIFY(!test::hasNegativeFigure(toldOf(test::mutated(recorded("analytics"), random, 20))));
    }

    void hugeLinesStaySmall()
    {
        const QByteArray big(900'000, 'x');
        AiderStream parser;
        test::Recorded told;
        for (const QByteArray& line : {"Aider v" + big, "Model: " + big + " with diff edit format", QByteArray(),
                 "Tokens: " + big, big, "litellm.Error" + big, "Applied edit to " + big,
                 QByteArray("Tokens: 1 sent, 1 received."), "Applied edit to " + big})
            parser.line(line, false, told.sink());
        parser.line(big, true, told.sink());
        parser.finish(told.sink());
        QVERIFY(QJsonDocument(told.events).toJson(QJsonDocument::Compact).size() < 500'000);
        QVERIFY(parser.finalMessage().size() <= kLongestMessage);
    }
};

REMIT_TEST_MAIN(TestAiderStream)
#include "tst_aiderstream.moc"

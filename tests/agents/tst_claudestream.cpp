// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudestream.h"
#include "tests/agents/recorded.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace remit;

namespace {

const QString kData = QStringLiteral(REMIT_AGENT_DATA "/claude/");

QByteArray contentOf(const QString& file)
{
    QFile data(file);
    return data.open(QIODevice::ReadOnly) ? data.readAll() : QByteArray();
}

/** What the parser made of a whole stream, its getters included. */
QJsonObject parsed(const QByteArray& stream)
{
    ClaudeStream parser;
    test::Recorded told;
    for (const QByteArray& line : stream.split('\n'))
        parser.line(line, false, told.sink());
    parser.finish(told.sink());
    return {{QStringLiteral("events"), told.events}, {QStringLiteral("final_message"), parser.finalMessage()},
        {QStringLiteral("reported_error"), parser.reportedError()}};
}

test::Recorded toldOf(const QByteArray& lines)
{
    return {parsed(lines).value(QStringLiteral("events")).toArray()};
}

qint64 sum(const test::Recorded& told, const QString& figure)
{
    qint64 total = 0;
    for (const QJsonObject& call : told.of(event::llmCall))
        total += call.value(figure).toInteger();
    return total;
}

const QByteArray kStart = "{\"type\":\"stream_event\",\"event\":{\"type\":\"message_start\",\"message\":{\"id\":\"m1\","
                          "\"model\":\"x\",\"usage\":{\"input_tokens\":100,\"output_tokens\":1}}}}"
                          "\n";
const QByteArray kStop = "{\"type\":\"stream_event\",\"event\":{\"type\":\"message_stop\"}}\n";

QByteArray delta(const QByteArray& usage)
{
    return "{\"type\":\"stream_event\",\"event\":{\"type\":\"message_delta\",\"usage\":" + usage + "}}\n";
}

} // namespace

class TestClaudeStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** REMIT_REFRESH=1 writes the expected files anew: look at their difference before it is committed. */
    void aRecordedStreamIsToldAsExpected_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(kData).entryList({QStringLiteral("*.jsonl")}, QDir::Files);
        QVERIFY(files.size() >= 10);
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(6);
    }

    void aRecordedStreamIsToldAsExpected()
    {
        QFETCH(QString, name);
        const QJsonObject actual = parsed(contentOf(kData + name + QStringLiteral(".jsonl")));
        const QByteArray text = QJsonDocument(actual).toJson(QJsonDocument::Indented);
        const QString expectedFile = kData + name + QStringLiteral(".expected.json");
        if (qEnvironmentVariableIntValue("REMIT_REFRESH") == 1) {
            QFile file(expectedFile);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(text), text.size());
            return;
        }
        QCOMPARE(QString::fromUtf8(text), QString::fromUtf8(contentOf(expectedFile)));
    }

    void tokensOfCallsAreThoseOfTheClosingEvent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("calls");
        QTest::addColumn<bool>("exact");
        QTest::newRow("with partial messages") << QStringLiteral("success.partial") << 3 << true;
        QTest::newRow("without") << QStringLiteral("success") << 3 << false;
        QTest::newRow("stopped by its own cap") << QStringLiteral("runaway.maxturns") << 3 << false;
        QTest::newRow("resumed") << QStringLiteral("resume.second") << 2 << false;
    }

    void tokensOfCallsAreThoseOfTheClosingEvent()
    {
        QFETCH(QString, name);
        QFETCH(int, calls);
        QFETCH(bool, exact);
        const test::Recorded told = toldOf(contentOf(kData + name + QStringLiteral(".jsonl")));
        const QJsonObject totals = told.of(event::agentResult).constFirst().value(QStringLiteral("tokens")).toObject();
        QCOMPARE(told.of(event::llmCall).size(), calls);
        QStringList figures{QStringLiteral("input"), QStringLiteral("cache_read"), QStringLiteral("cache_write")};
        if (exact)
            figures.append(QStringLiteral("output"));
        for (const QString& figure : std::as_const(figures))
            QCOMPARE(sum(told, figure), totals.value(figure).toInteger());
        for (const QJsonObject& call : told.of(event::llmCall))
            QCOMPARE(call.value(QStringLiteral("exact")).toBool(), exact);
    }

    void anApiErrorIsAnErrorThoughItsSubtypeSaysSuccess()
    {
        const QJsonObject run = parsed(contentOf(kData + QStringLiteral("error429.jsonl")));
        QVERIFY(run.value(QStringLiteral("reported_error")).toBool());
        const test::Recorded told{run.value(QStringLiteral("events")).toArray()};
        QCOMPARE(told.notices(QStringLiteral("retry")).size(), 10);
        QCOMPARE(told.of(event::agentResult).constFirst().value(QStringLiteral("api_status")).toInt(), 429);
    }

    void everyRefusalIsToldOnce()
    {
        const test::Recorded told = toldOf(contentOf(kData + QStringLiteral("forbidden.scoped.jsonl")));
        QCOMPARE(told.notices(QStringLiteral("denied")).size(), 6);
    }

    void aStreamCutAnywhereTellsAPrefixAndNoMoreCalls()
    {
        const QByteArray whole = contentOf(kData + QStringLiteral("success.partial.jsonl"));
        const qsizetype all = toldOf(whole).of(event::llmCall).size();
        for (qsizetype length = 0; length < whole.size(); length += 97) {
            const test::Recorded told = toldOf(whole.first(length));
            QVERIFY(told.of(event::llmCall).size() <= all);
            QVERIFY(told.notices(QStringLiteral("malformed")).size() <= 1);
        }
    }

    void aStreamToldTwiceCountsOnce()
    {
        const QByteArray whole = contentOf(kData + QStringLiteral("success.partial.jsonl"));
        QCOMPARE(toldOf(whole + whole).of(event::llmCall).size(), 3);
        QCOMPARE(toldOf(whole + whole).of(event::agentSession).size(), 1);
    }

    /** Bytes changed, lines swapped and doubled, from a fixed seed: nothing falls over and nothing negative counts. */
    void mutatedStreamsNeverCountWrongly()
    {
        QRandomGenerator random(20261121);
        const QByteArray whole = contentOf(kData + QStringLiteral("success.partial.jsonl"));
        for (int round = 0; round < 300; ++round) {
            QByteArray stream = whole;
            for (int change = 0; change < 20; ++change) {
                const qsizetype at = random.bounded(stream.size());
                stream[at] = static_cast<char>(random.bounded(256));
            }
            const test::Recorded told = toldOf(stream);
            for (const QJsonObject& call : told.of(event::llmCall)) {
                for (const auto* figure : {"input", "output", "cache_read", "cache_write"})
                    QVERIFY(call.value(QLatin1StringView(figure)).toInteger(0) >= 0);
            }
        }
    }

    void figuresThatCannotBeTrueAreNotCounted_data()
    {
        QTest::addColumn<QByteArray>("usage");
        QTest::addColumn<qint64>("output");
        QTest::addColumn<int>("notices");
        QTest::newRow("plain") << QByteArray("{\"output_tokens\":80}") << qint64{80} << 0;
        QTest::newRow("falling") << QByteArray("{\"output_tokens\":0}") << qint64{1} << 1;
        QTest::newRow("input falls") << QByteArray("{\"input_tokens\":5,\"output_tokens\":80}") << qint64{80} << 1;
        QTest::newRow("input not named again")
            << QByteArray("{\"input_tokens\":0,\"output_tokens\":80}") << qint64{80} << 0;
        QTest::newRow("negative") << QByteArray("{\"output_tokens\":-80}") << qint64{1} << 1;
        QTest::newRow("text") << QByteArray("{\"output_tokens\":\"NaN\"}") << qint64{1} << 1;
        QTest::newRow("1e308") << QByteArray("{\"output_tokens\":1e308}") << qint64{1} << 1;
        QTest::newRow("beyond a double") << QByteArray("{\"output_tokens\":1e999}") << qint64{1} << 1;
        QTest::newRow("true") << QByteArray("{\"output_tokens\":true}") << qint64{1} << 1;
        QTest::newRow("twice") << QByteArray("{\"output_tokens\":5,\"output_tokens\":6}") << qint64{1} << 1;
        QTest::newRow("no object") << QByteArray("[1]") << qint64{1} << 0;
    }

    void figuresThatCannotBeTrueAreNotCounted()
    {
        QFETCH(QByteArray, usage);
        QFETCH(qint64, output);
        QFETCH(int, notices);
        const test::Recorded told = toldOf(kStart + delta(usage) + kStop);
        QCOMPARE(told.of(event::llmCall).size(), 1);
        QCOMPARE(told.of(event::llmCall).first().value(QStringLiteral("output")).toInteger(), output);
        QCOMPARE(told.of(event::llmCall).first().value(QStringLiteral("input")).toInteger(), 100);
        QCOMPARE(told.notices(QStringLiteral("malformed")).size() + told.notices(QStringLiteral("unbelievable")).size(),
            notices);
    }

    void aCallThatWasOverIsNotCountedAgain()
    {
        const test::Recorded told = toldOf(
            kStart + delta("{\"output_tokens\":80}") + kStop + kStart + delta("{\"output_tokens\":90}") + kStop);
        QCOMPARE(told.of(event::llmCall).size(), 1);
        QCOMPARE(told.of(event::llmCall).first().value(QStringLiteral("output")).toInteger(), 80);
        QCOMPARE(told.notices(QStringLiteral("unbelievable")).size(), 1);
    }

    void totalsThatFallAreNotBelieved()
    {
        const test::Recorded told = toldOf("{\"type\":\"result\",\"is_error\":false,\"total_cost_usd\":4}\n"
                                           "{\"type\":\"result\",\"is_error\":false,\"total_cost_usd\":5}\n"
                                           "{\"type\":\"result\",\"is_error\":false,\"total_cost_usd\":0.5}\n");
        QCOMPARE(told.notices(QStringLiteral("unbelievable")),
            QStringList({QStringLiteral("The total cost fell from $5.000000 to $0.500000.")}));
    }

    void wrongTypesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("type is a number") << QByteArray("{\"type\":7}");
        QTest::newRow("no type") << QByteArray("{}");
        QTest::newRow("message is a text") << QByteArray("{\"type\":\"assistant\",\"message\":\"hi\"}");
        QTest::newRow("content is a text")
            << QByteArray("{\"type\":\"assistant\",\"message\":{\"id\":\"a\",\"content\":\"hi\"}}");
        QTest::newRow("a tool without a name") << QByteArray(
            "{\"type\":\"assistant\",\"message\":{\"id\":\"a\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\"}]}}");
        QTest::newRow("init without a session")
            << QByteArray("{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":[]}");
        QTest::newRow("not JSON") << QByteArray("node:internal/process/promises:394");
        QTest::newRow("result with a lying cost")
            << QByteArray("{\"type\":\"result\",\"is_error\":false,\"total_cost_usd\":-4}");
        QTest::newRow("result with a lying model")
            << QByteArray("{\"type\":\"result\",\"is_error\":false,\"modelUsage\":{\"m\":{\"inputTokens\":-1}}}");
    }

    void wrongTypesAreLeftOut()
    {
        QFETCH(QByteArray, line);
        const test::Recorded told = toldOf(line);
        QCOMPARE(
            told.notices(QStringLiteral("malformed")).size() + told.notices(QStringLiteral("unbelievable")).size(), 1);
        for (const QJsonObject& call : told.of(event::llmCall))
            QVERIFY(!call.contains(QStringLiteral("input")));
        for (const QJsonObject& result : told.of(event::agentResult)) {
            QVERIFY(!result.contains(QStringLiteral("cost_usd")));
            QVERIFY(!result.contains(QStringLiteral("tokens")));
        }
    }

    void anEndThatDoesNotSayHowItWentIsAnError()
    {
        QVERIFY(parsed("{\"type\":\"result\"}").value(QStringLiteral("reported_error")).toBool());
        QVERIFY(
            parsed("{\"type\":\"result\",\"is_error\":\"false\"}").value(QStringLiteral("reported_error")).toBool());
        QVERIFY(!parsed("{\"type\":\"result\",\"is_error\":false}").value(QStringLiteral("reported_error")).toBool());
    }

    void aFloodOfGarbageIsToldShortly()
    {
        const test::Recorded told = toldOf(QByteArray("garbage\n").repeated(10'000));
        const QStringList notices = told.notices(QStringLiteral("malformed"));
        QCOMPARE(notices.size(), 51);
        QVERIFY2(notices.last().contains(u"10000"), qPrintable(notices.last()));
    }

    void aLineThatWasCutIsNotRead()
    {
        ClaudeStream parser;
        test::Recorded told;
        parser.line("{\"type\":\"result\",\"is_error\":false}", true, told.sink());
        QCOMPARE(told.notices(QStringLiteral("malformed")).size(), 1);
        QVERIFY(told.of(event::agentResult).isEmpty());
    }

    void theFinalMessageIsTheLastOneNotTheLastWithText()
    {
        const QByteArray claim = "{\"type\":\"assistant\",\"message\":{\"id\":\"m1\",\"content\":[{\"type\":\"text\","
                                 "\"text\":\"STATUS: OK\\nEND_OF_RUN\"}]}}"
                                 "\n";
        const QByteArray tool = "{\"type\":\"assistant\",\"message\":{\"id\":\"m2\",\"content\":[{\"type\":\"tool_"
                                "use\",\"id\":\"t\",\"name\":\"Bash\",\"input\":{}}]}}"
                                "\n";
        const QByteArray helper = "{\"type\":\"assistant\",\"parent_tool_use_id\":\"t\",\"message\":{\"id\":\"m3\","
                                  "\"content\":[{\"type\":\"text\",\"text\":\"helper\"}]}}"
                                  "\n";
        const QString finalMessage = QStringLiteral("final_message");
        QCOMPARE(parsed(claim).value(finalMessage).toString(), QStringLiteral("STATUS: OK\nEND_OF_RUN"));
        QCOMPARE(parsed(claim + helper).value(finalMessage).toString(), QStringLiteral("STATUS: OK\nEND_OF_RUN"));
        QCOMPARE(parsed(claim + tool).value(finalMessage).toString(), QString());
    }

    void hugeValuesStaySmallInEvents()
    {
        const QByteArray big(900'000, 'x');
        const test::Recorded told = toldOf("{\"type\":\"assistant\",\"message\":{\"id\":\"m1\",\"content\":[{\"type\":"
                                           "\"tool_use\",\"id\":\"t\",\"name\":\"Write\",\"input\":{\"content\":\""
            + big + "\"}},{\"type\":\"text\",\"text\":\"" + big + "\"}]}}");
        QCOMPARE(told.events.size(), 3);
        QVERIFY(QJsonDocument(told.events).toJson(QJsonDocument::Compact).size() < 100'000);
        QVERIFY(told.of(event::agentText).first().value(QStringLiteral("truncated")).toBool());
    }
};

REMIT_TEST_MAIN(TestClaudeStream)
#include "tst_claudestream.moc"

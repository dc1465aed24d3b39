// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/codexstream.h"
#include "tests/agents/recordings.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

const QString kData = QStringLiteral(REMIT_AGENT_DATA "/codex/");
const auto kWorktree = u"/home/user/project"_s;
const auto kThread = u"01a1fc0b-231f-77d2-a848-25b1b7647c20"_s; ///< of the recorded resume

QByteArray recording(const QString& name)
{
    return test::contentOf(kData + name + u".jsonl"_s);
}

QJsonObject parsed(const QByteArray& stream, const QString& resumed = {})
{
    CodexStream parser(kWorktree, u"gpt-5.5"_s, resumed);
    return test::parsed(parser, stream);
}

test::Recorded toldOf(const QByteArray& stream, const QString& resumed = {})
{
    return {parsed(stream, resumed).value("events"_L1).toArray()};
}

bool failed(const QByteArray& stream)
{
    return parsed(stream).value("reported_error"_L1).toBool();
}

QByteArray item(const char* event, const QByteArray& rest)
{
    return QByteArray("{\"type\":\"item.") + event + "\",\"item\":{\"id\":\"i\"," + rest + "}}\n";
}

QByteArray message(const QByteArray& text)
{
    return item("completed", "\"type\":\"agent_message\",\"text\":\"" + text + '"');
}

QByteArray completed(const QByteArray& usage)
{
    return "{\"type\":\"turn.completed\",\"usage\":" + usage + "}\n";
}

QStringList ids(const QList<QJsonObject>& events)
{
    QStringList all;
    for (const QJsonObject& data : events)
        all.append(data.value("id"_L1).toString());
    all.sort();
    return all;
}

} // namespace

class TestCodexStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aRecordedStreamIsToldAsExpected_data()
    {
        test::addRecordings(kData);
        QVERIFY(QDir(kData).entryList({u"*.jsonl"_s}).size() >= 15);
    }

    void aRecordedStreamIsToldAsExpected()
    {
        QFETCH(QString, name);
        test::compareWithExpected(kData, name, parsed(recording(name), name == u"resume.second" ? kThread : QString()));
    }

    void everyToolThatBeganEnded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("tools");
        QTest::newRow("success") << u"success"_s << 2;
        QTest::newRow("a patch") << u"success.known-model"_s << 2;
        QTest::newRow("failing tools") << u"toolfail"_s << 5;
        QTest::newRow("a flood") << u"flood"_s << 1;
    }

    void everyToolThatBeganEnded()
    {
        QFETCH(QString, name);
        QFETCH(int, tools);
        const test::Recorded told = toldOf(recording(name));
        QCOMPARE(told.of(event::toolStart).size(), tools);
        QCOMPARE(ids(told.of(event::toolStart)), ids(told.of(event::toolEnd)));
    }

    void onlyACompletedTurnIsACleanEnd_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("error");
        QTest::newRow("success") << u"success"_s << false;
        QTest::newRow("faults that passed") << u"retry"_s << false;
        QTest::newRow("a question") << u"question"_s << false;
        QTest::newRow("429 that stays") << u"error429"_s << true;
        QTest::newRow("500 that stays") << u"error500"_s << true;
        QTest::newRow("a bad key") << u"error401"_s << true;
        QTest::newRow("SIGTERM") << u"longcommand.kill-8-TERM"_s << true;
        QTest::newRow("SIGINT") << u"longcommand.kill-8-INT"_s << true;
    }

    void onlyACompletedTurnIsACleanEnd()
    {
        QFETCH(QString, name);
        QFETCH(bool, error);
        QCOMPARE(failed(recording(name)), error);
    }

    void anEndAfterAnEndCounts()
    {
        const QByteArray fine = completed("{}");
        const QByteArray bad = "{\"type\":\"turn.failed\",\"error\":{\"message\":\"no\"}}\n";
        QVERIFY(failed({}));
        QVERIFY(failed(fine + bad));
        QVERIFY(!failed(bad + fine));
        QVERIFY(failed(fine + "{\"type\":\"turn.started\"}\n"));
    }

    void aStatusOfTheProviderIsNamed()
    {
        const auto statusOf = [](const QString& name) {
            return toldOf(recording(name)).of(event::agentResult).value(0).value("api_status"_L1).toInt();
        };
        QCOMPARE(statusOf(u"error429"_s), 429);
        QCOMPARE(statusOf(u"error401"_s), 401);
        QCOMPARE(toldOf(recording(u"error429"_s)).notices(u"retry"_s).size(), 5);
        QCOMPARE(toldOf(recording(u"error429"_s)).notices(u"error"_s).size(), 1);
    }

    void tokensAreWithoutCachedOnes()
    {
        const QJsonObject tokens
            = toldOf(recording(u"success"_s)).of(event::agentResult).value(0).value("tokens"_L1).toObject();
        QCOMPARE(tokens,
            (QJsonObject{{u"input"_s, 2100}, {u"output"_s, 180}, {u"cache_read"_s, 3100}, {u"cache_write"_s, 0}}));
        QVERIFY(toldOf(recording(u"success"_s)).of(event::llmCall).isEmpty());
    }

    void totalsOfAResumedThreadSaySo()
    {
        const auto cumulative = [](const QByteArray& stream, const QString& resumed) {
            return toldOf(stream, resumed).of(event::agentResult).value(0).value("cumulative"_L1).toBool();
        };
        const QByteArray second = recording(u"resume.second"_s);
        QVERIFY(cumulative(second, kThread));
        QVERIFY(!cumulative(second, {}));
        QVERIFY(!cumulative(recording(u"resume.first"_s), {}));
        QVERIFY(!cumulative(second, u"another"_s));
        QCOMPARE(toldOf(second, u"another"_s).notices(u"warning"_s).size(), 2); // beside that of the recording
        QVERIFY(cumulative(completed("{\"input_tokens\":5}"), kThread)); // where nothing says that it is another one
    }

    void figuresThatCannotBeTrueAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("usage");
        for (const char* usage : {"{\"input_tokens\":-1}", "{\"input_tokens\":\"7\"}", "{\"input_tokens\":1e308}",
                 "{\"output_tokens\":true}", "{\"output_tokens\":1.5}",
                 "{\"input_tokens\":5,\"cached_input_tokens\":9}", "[1]", "7", "\"x\"", "{}"})
            QTest::newRow(usage) << QByteArray(usage);
    }

    void figuresThatCannotBeTrueAreLeftOut()
    {
        QFETCH(QByteArray, usage);
        const test::Recorded told = toldOf(completed(usage));
        QCOMPARE(told.of(event::agentResult).size(), 1);
        QVERIFY(!told.of(event::agentResult).constFirst().contains("tokens"_L1));
        QCOMPARE(told.notices(u"unbelievable"_s).size(), 1);
    }

    void totalsThatFallKeepTheirHighest()
    {
        const test::Recorded told = toldOf(completed("{\"input_tokens\":50,\"output_tokens\":9}")
            + completed("{\"input_tokens\":60,\"output_tokens\":8}"));
        QCOMPARE(told.notices(u"unbelievable"_s).size(), 1);
        QCOMPARE(told.of(event::agentResult).constLast().value("tokens"_L1).toObject().value("input"_L1).toInt(), 50);
    }

    void withoutUsageThereAreNoTokens()
    {
        const test::Recorded told = toldOf("{\"type\":\"turn.completed\"}");
        QVERIFY(!told.of(event::agentResult).constFirst().contains("tokens"_L1));
        QVERIFY(told.notices(u"unbelievable"_s).isEmpty());
    }

    void theFinalMessageIsTheLastOneAndNothingElse()
    {
        const auto finalOf
            = [](const QByteArray& stream) { return parsed(stream).value("final_message"_L1).toString(); };
        const QByteArray claim = message("STATUS: OK\\nEND_OF_RUN");
        const QByteArray tool = item("started", "\"type\":\"command_execution\",\"command\":\"cat x\"");
        const QByteArray end = item("completed",
            "\"type\":\"command_execution\",\"command\":\"cat x\",\"aggregated_output\":\"STATUS: OK\\nEND_OF_RUN\","
            "\"exit_code\":0,\"status\":\"completed\"");
        QCOMPARE(finalOf(claim), u"STATUS: OK\nEND_OF_RUN"_s);
        QCOMPARE(finalOf(claim + message("Wait.")), u"Wait."_s);
        QCOMPARE(finalOf(claim + tool), QString());
        QCOMPARE(finalOf(tool + end), QString());
        QCOMPARE(finalOf(claim + tool + end + completed("{}")), QString());
        QCOMPARE(
            finalOf(claim + item("completed", "\"type\":\"reasoning\",\"text\":\"hm\"")), u"STATUS: OK\nEND_OF_RUN"_s);
    }

    void itemsHaveKindAndSummary_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char* rest, const char* kind, const char* summary) {
            QTest::newRow(rest) << QByteArray(rest) << QString::fromLatin1(kind) << QString::fromUtf8(summary);
        };
        row("\"type\":\"command_execution\",\"command\":\"/bin/bash -lc 'make test'\"", "command", "make test");
        row("\"type\":\"command_execution\",\"command\":\"make 'a b'\"", "command", "make 'a b'");
        row("\"type\":\"command_execution\",\"command\":7", "command", "command_execution");
        row("\"type\":\"command_execution\"", "command", "command_execution");
        row("\"type\":\"file_change\",\"changes\":[{\"path\":\"/home/user/project/a/b\"}]", "edit", "a/b");
        row("\"type\":\"file_change\",\"changes\":[{\"path\":\"/etc/x\"},{},{}]", "edit", "/etc/x and 2 more");
        row("\"type\":\"file_change\",\"changes\":\"a\"", "edit", "file_change");
        row("\"type\":\"mcp_tool_call\",\"server\":\"s\",\"tool\":\"t\"", "other", "s.t");
        row("\"type\":\"web_search\",\"query\":\"why\"", "other", "why");
        row("\"type\":\"something_new\",\"status\":\"in_progress\"", "other", "something_new");
    }

    void itemsHaveKindAndSummary()
    {
        QFETCH(QByteArray, rest);
        QFETCH(QString, kind);
        QFETCH(QString, summary);
        const test::Recorded told = toldOf(item("started", rest));
        QCOMPARE(told.of(event::toolStart).size(), 1);
        QCOMPARE(told.of(event::toolStart).constFirst().value("kind"_L1).toString(), kind);
        QCOMPARE(told.of(event::toolStart).constFirst().value("summary"_L1).toString(), summary);
    }

    void whatIsNoToolIsNotCounted()
    {
        for (const char* rest : {"\"type\":\"todo_list\",\"items\":[]", "\"type\":\"reasoning\",\"text\":\"hm\"",
                 "\"type\":\"something_new\""})
            QVERIFY(toldOf(item("started", rest) + item("completed", rest)).of(event::toolStart).isEmpty());
    }

    void anItemThatIsOnlyCompletedBeginsAndEnds()
    {
        const QByteArray change
            = item("completed", "\"type\":\"file_change\",\"changes\":[{\"path\":\"a\"}],\"status\":\"failed\"");
        const test::Recorded told = toldOf(change + change);
        QCOMPARE(told.of(event::toolStart).size(), 1);
        QCOMPARE(told.of(event::toolEnd).size(), 1);
        QVERIFY(!told.of(event::toolEnd).constFirst().value("ok"_L1).toBool(true));
    }

    void exitCodesAndRefusalsAreTold()
    {
        const QByteArray command = "\"type\":\"command_execution\",\"command\":\"x\",";
        const auto end = [&](const QByteArray& rest) { return toldOf(item("completed", command + rest)); };
        const auto data = [&](const QByteArray& rest) { return end(rest).of(event::toolEnd).value(0); };
        QCOMPARE(data("\"exit_code\":3,\"status\":\"failed\"").value("exit"_L1).toInt(), 3);
        QVERIFY(!data("\"exit_code\":3,\"status\":\"completed\"").value("ok"_L1).toBool(true));
        QVERIFY(data("\"exit_code\":0,\"status\":\"completed\"").value("ok"_L1).toBool());
        for (const char* bad : {"-1", "256", "\"3\"", "null", "1.5"})
            QVERIFY(!data(QByteArray("\"exit_code\":") + bad).contains("exit"_L1));
        QCOMPARE(end("\"status\":\"declined\"").notices(u"denied"_s).size(), 1);
    }

    void wrongTypesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"{\"type\":7}", "{}", "Reading prompt from stdin...", "{\"type\":\"item.completed\"}",
                 "{\"type\":\"item.completed\",\"item\":[]}", "{\"type\":\"item.started\",\"item\":{\"type\":\"x\"}}",
                 "{\"type\":\"item.started\",\"item\":{\"type\":\"x\",\"id\":7}}",
                 "{\"type\":\"thread.started\",\"thread_id\":{}}", "{\"type\":\"thread.started\",\"thread_id\":\"\"}",
                 "{\"type\":\"turn.completed\",\"type\":\"turn.failed\"}"})
            QTest::newRow(line) << QByteArray(line);
    }

    void wrongTypesAreLeftOut()
    {
        QFETCH(QByteArray, line);
        const test::Recorded told = toldOf(line);
        QCOMPARE(told.events.size(), 1);
        QCOMPARE(told.notices(u"malformed"_s).size(), 1);
    }

    void aFloodOfGarbageIsToldShortly()
    {
        QCOMPARE(toldOf(QByteArray("garbage\n").repeated(10'000)).events.size(), 51);
        const QByteArray warning = item("completed", "\"type\":\"error\",\"message\":\"w\"");
        QCOMPARE(toldOf(warning.repeated(10'100)).events.size(), 10'001);
    }

    void aLineThatWasCutIsNotRead()
    {
        CodexStream parser;
        test::Recorded told;
        parser.line("{\"type\":\"turn.completed\"}", true, told.sink());
        QCOMPARE(told.notices(u"malformed"_s).size(), 1);
        QVERIFY(parser.reportedError());
    }

    void hugeValuesStaySmallInEvents()
    {
        const QByteArray big(900'000, 'x');
        const test::Recorded told = toldOf(message(big)
            + item("completed",
                "\"type\":\"command_execution\",\"command\":\"" + big + "\",\"aggregated_output\":\"" + big + '"')
            + "{\"type\":\"error\",\"message\":\"" + big + "\"}\n{\"type\":\"thread.started\",\"thread_id\":\"" + big
            + "\"}\n");
        QCOMPARE(told.events.size(), 5);
        QVERIFY(QJsonDocument(told.events).toJson(QJsonDocument::Compact).size() < 100'000);
        QVERIFY(told.of(event::agentText).constFirst().value("truncated"_L1).toBool());
    }

    void aStreamCutAnywhereHasNoCleanEndBeforeItsLastLine()
    {
        const QByteArray whole = recording(u"success"_s);
        const qsizetype last = whole.lastIndexOf("{\"type\":\"turn.completed\"");
        for (qsizetype length = 0; length < last; length += 41) {
            const QJsonObject run = parsed(whole.first(length));
            QVERIFY(run.value("reported_error"_L1).toBool());
            QVERIFY(test::Recorded{run.value("events"_L1).toArray()}.notices(u"malformed"_s).size() <= 1);
        }
    }

    void aStreamToldTwiceCountsOnce()
    {
        const QByteArray whole = recording(u"success"_s);
        const test::Recorded told = toldOf(whole + whole);
        QCOMPARE(told.of(event::agentSession).size(), 1);
        QCOMPARE(told.of(event::toolStart).size(), 2);
        QCOMPARE(told.of(event::toolEnd).size(), 2);
    }

    /** Bytes changed, from a fixed seed: nothing falls over and nothing negative counts. */
    void mutatedStreamsNeverCountWrongly()
    {
        QRandomGenerator random(20261129);
        const QByteArray whole = recording(u"toolfail"_s).first(4000) + recording(u"success"_s);
        for (int round = 0; round < 300; ++round) {
            QByteArray stream = whole;
            for (int change = 0; change < 20; ++change)
                stream[random.bounded(stream.size())] = static_cast<char>(random.bounded(256));
            for (const QJsonObject& result : toldOf(stream).of(event::agentResult)) {
                for (const QJsonValue& figure : result.value("tokens"_L1).toObject())
                    QVERIFY(figure.toInteger(-1) >= 0);
            }
        }
    }
};

REMIT_TEST_MAIN(TestCodexStream)
#include "tst_codexstream.moc"

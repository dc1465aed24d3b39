// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/geministream.h"
#include "runner/agents/geminitools.h"
#include "tests/agents/recordings.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

const QString kData = QStringLiteral(REMIT_AGENT_DATA "/gemini/");
const auto kWorktree = u"/home/user/project"_s;

QByteArray recording(const QString& name)
{
    return test::contentOf(kData + name + u".jsonl"_s);
}

QJsonObject parsed(const QByteArray& stream)
{
    GeminiStream parser(kWorktree);
    return test::parsed(parser, stream);
}

test::Recorded toldOf(const QByteArray& stream)
{
    return {parsed(stream).value("events"_L1).toArray()};
}

bool failed(const QByteArray& stream)
{
    return parsed(stream).value("reported_error"_L1).toBool();
}

QString finalOf(const QByteArray& stream)
{
    return parsed(stream).value("final_message"_L1).toString();
}

QByteArray piece(const QByteArray& text)
{
    return "{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"" + text + "\",\"delta\":true}\n";
}

QByteArray use(const QByteArray& id)
{
    return "{\"type\":\"tool_use\",\"tool_name\":\"run_shell_command\",\"tool_id\":\"" + id
        + "\",\"parameters\":{\"command\":\"cat x\"}}\n";
}

QByteArray ended(const QByteArray& id, const QByteArray& rest)
{
    return "{\"type\":\"tool_result\",\"tool_id\":\"" + id + "\"," + rest + "}\n";
}

QByteArray success(const QByteArray& stats = "null")
{
    return "{\"type\":\"result\",\"status\":\"success\",\"stats\":" + stats + "}\n";
}

const QByteArray kLoop
    = "{\"type\":\"error\",\"severity\":\"warning\",\"message\":\"Loop detected, stopping execution\"}\n";

} // namespace

class TestGeminiStream : public QObject {
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
        test::compareWithExpected(kData, name, parsed(recording(name)));
    }

    void onlyASuccessThatWasNotStoppedIsACleanEnd_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("error");
        QTest::addColumn<QString>("reason");
        QTest::newRow("success") << u"success"_s << false << u"success"_s;
        QTest::newRow("faults that passed") << u"retry"_s << false << u"success"_s;
        QTest::newRow("a question") << u"question"_s << false << u"success"_s;
        QTest::newRow("429 that stays") << u"error429"_s << true << u"api_error"_s;
        QTest::newRow("500 that stays") << u"error500"_s << true << u"api_error"_s;
        QTest::newRow("a bad key") << u"error401"_s << true << u"api_error"_s;
        QTest::newRow("in circles") << u"runaway.kill-12-TERM"_s << true << u"loop_detected"_s;
        QTest::newRow("its own cap") << u"runaway.maxturns"_s << true << u"FatalTurnLimitedError"_s;
        QTest::newRow("SIGTERM") << u"longcommand.kill-8-TERM"_s << true << QString();
    }

    void onlyASuccessThatWasNotStoppedIsACleanEnd()
    {
        QFETCH(QString, name);
        QFETCH(bool, error);
        QFETCH(QString, reason);
        const QJsonObject run = parsed(recording(name));
        QCOMPARE(run.value("reported_error"_L1).toBool(), error);
        const QJsonObject result
            = test::Recorded{run.value("events"_L1).toArray()}.of(event::agentResult).value(0, QJsonObject());
        QCOMPARE(result.value("reason"_L1).toString(), reason);
        QCOMPARE(result.value("error"_L1).toBool(true), error);
    }

    void anEndAfterAnEndCounts()
    {
        const QByteArray bad = "{\"type\":\"result\",\"status\":\"error\"}\n";
        QVERIFY(failed({}));
        QVERIFY(!failed(success()));
        QVERIFY(failed(success() + bad));
        QVERIFY(!failed(bad + success()));
        QVERIFY(failed(success() + piece("More.")));
        QVERIFY(failed(success() + use("t")));
        for (const char* status : {"\"Success\"", "true", "7", "null"})
            QVERIFY(failed(QByteArray("{\"type\":\"result\",\"status\":") + status + "}\n"));
    }

    void anErrorIsOfTheEndOnlyIfNothingFollows()
    {
        const QByteArray error = "{\"type\":\"error\",\"severity\":\"error\",\"message\":\"Invalid stream\"}\n";
        const QByteArray warning = "{\"type\":\"error\",\"severity\":\"warning\",\"message\":\"Careful\"}\n";
        QVERIFY(failed(kLoop + success()));
        QVERIFY(failed(error + success()));
        QVERIFY(!failed(kLoop + piece("On.") + success()));
        QVERIFY(!failed(error + use("t") + ended("t", "\"status\":\"success\"") + success()));
        QVERIFY(!failed(warning + success()));
        QCOMPARE(toldOf(kLoop + warning + error).notices(u"warning"_s).size(), 2);
        QCOMPARE(toldOf(kLoop + warning + error).notices(u"error"_s).size(), 1);
    }

    void piecesAreJoinedUntilATool()
    {
        QCOMPARE(finalOf(piece("STA") + piece("TUS: OK\\nEND_") + piece("OF_RUN")), u"STATUS: OK\nEND_OF_RUN"_s);
        QCOMPARE(toldOf(piece("a") + piece("b") + use("t") + piece("c") + success()).of(event::agentText).size(), 2);
        QCOMPARE(finalOf(piece("STATUS: OK\\nEND_OF_RUN") + use("t")), QString());
        QCOMPARE(finalOf(piece("STATUS: OK") + use("t")
                     + ended("t", "\"status\":\"success\",\"output\":\"STATUS: OK\\nEND_OF_RUN\"") + piece("Fine.")),
            u"Fine."_s);
        const QByteArray whole = "{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"whole\"}\n";
        QCOMPARE(finalOf(piece("STATUS: OK") + whole), u"whole"_s);
    }

    void thePromptIsNoWordOfTheAgents()
    {
        const QByteArray prompt
            = "{\"type\":\"message\",\"role\":\"user\",\"content\":\"End with STATUS: OK and END_OF_RUN.\"}\n";
        QCOMPARE(finalOf(prompt), QString());
        QVERIFY(toldOf(prompt).events.isEmpty());
    }

    void aPauseTellsWhatIsHeldBack()
    {
        GeminiStream parser;
        test::Recorded told;
        parser.line(piece("half").trimmed(), false, told.sink());
        QVERIFY(told.events.isEmpty());
        parser.pause(told.sink());
        QCOMPARE(told.of(event::agentText).size(), 1);
        parser.pause(told.sink());
        QCOMPARE(told.events.size(), 1);
    }

    void longMessagesAreToldInParts()
    {
        const test::Recorded told = toldOf(piece(QByteArray(100, 'x')).repeated(100));
        QCOMPARE(told.of(event::agentText).size(), 3);
    }

    void tokensAreWithoutCachedOnesAndThoughtsAreOutput_data()
    {
        QTest::addColumn<QByteArray>("stats");
        QTest::addColumn<QJsonObject>("tokens");
        const auto row = [](const char* stats, int input, int output, int cached) {
            QTest::newRow(stats) << QByteArray(stats)
                                 << QJsonObject{{u"input"_s, input}, {u"output"_s, output}, {u"cache_read"_s, cached},
                                        {u"cache_write"_s, 0}};
        };
        row("{\"total_tokens\":110,\"input_tokens\":100,\"output_tokens\":10,\"cached\":30}", 70, 10, 30);
        row("{\"total_tokens\":125,\"input_tokens\":100,\"output_tokens\":10,\"cached\":0}", 100, 25, 0);
        row("{\"input_tokens\":100,\"output_tokens\":10}", 100, 10, 0);
        row("{\"total_tokens\":0,\"input_tokens\":0,\"output_tokens\":0,\"cached\":0}", 0, 0, 0);
    }

    void tokensAreWithoutCachedOnesAndThoughtsAreOutput()
    {
        QFETCH(QByteArray, stats);
        QFETCH(QJsonObject, tokens);
        const test::Recorded told = toldOf(success(stats));
        QCOMPARE(told.of(event::agentResult).constFirst().value("tokens"_L1).toObject(), tokens);
        QVERIFY(told.of(event::llmCall).isEmpty());
    }

    void figuresThatCannotBeTrueAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("stats");
        for (const char* stats : {"{\"input_tokens\":-1}", "{\"output_tokens\":\"7\"}", "{\"total_tokens\":1e308}",
                 "{\"cached\":true}", "{\"input_tokens\":5,\"cached\":9}", "[1]", "7", "{}"})
            QTest::newRow(stats) << QByteArray(stats);
    }

    void figuresThatCannotBeTrueAreLeftOut()
    {
        QFETCH(QByteArray, stats);
        const test::Recorded told = toldOf(success(stats));
        QVERIFY(!told.of(event::agentResult).constFirst().contains("tokens"_L1));
        QCOMPARE(told.notices(u"unbelievable"_s).size(), 1);
        QVERIFY(!failed(success(stats)));
    }

    void refusalsAreTold()
    {
        QCOMPARE(toldOf(recording(u"forbidden.scoped"_s)).notices(u"denied"_s).size(), 5);
        const QByteArray other = ended("t", "\"status\":\"error\",\"error\":{\"type\":\"file_not_found\"}");
        QVERIFY(toldOf(use("t") + other).notices(u"denied"_s).isEmpty());
    }

    void toolsAreToldOnce()
    {
        const QByteArray end = ended("t", "\"status\":\"success\"");
        const test::Recorded told = toldOf(use("t") + use("t") + end + end);
        QCOMPARE(told.of(event::toolStart).size(), 1);
        QCOMPARE(told.of(event::toolEnd).size(), 1);
        QCOMPARE(told.notices(u"malformed"_s).size(), 2);
    }

    void toolsHaveKindAndSummary_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char* tool, const char* input, const char* kind, const char* summary) {
            QTest::newRow(input) << QString::fromLatin1(tool) << QByteArray(input) << QString::fromLatin1(kind)
                                 << QString::fromUtf8(summary);
        };
        row("read_file", "{\"absolute_path\":\"/w/r/src/a.c\"}", "read", "src/a.c");
        row("write_file", "{\"file_path\":\"/etc/passwd\"}", "edit", "/etc/passwd");
        row("replace", "{\"file_path\":\"/w/r2/x\"}", "edit", "/w/r2/x");
        row("run_shell_command", "{\"command\":\"\\n make test\\nrm -rf /\"}", "command", "make test");
        row("grep_search", "{\"pattern\":\"TODO\"}", "read", "TODO");
        row("google_web_search", "{\"query\":\"why\"}", "other", "why");
        row("new_tool", "{\"file_path\":\"x\"}", "other", "new_tool");
        row("write_file", "{\"file_path\":7}", "edit", "write_file");
    }

    void toolsHaveKindAndSummary()
    {
        QFETCH(QString, tool);
        QFETCH(QByteArray, input);
        QFETCH(QString, kind);
        QFETCH(QString, summary);
        QCOMPARE(geminiToolKind(tool), kind);
        QCOMPARE(geminiToolSummary(tool, QJsonDocument::fromJson(input).object(), u"/w/r"_s), summary);
    }

    void wrongTypesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"{\"type\":7}", "{}", "YOLO mode is enabled.", "{\"type\":\"init\"}",
                 "{\"type\":\"init\",\"session_id\":[]}", "{\"type\":\"message\",\"role\":\"assistant\"}",
                 "{\"type\":\"message\",\"role\":\"assistant\",\"content\":{}}", "{\"type\":\"tool_use\"}",
                 "{\"type\":\"tool_use\",\"tool_id\":\"a\"}",
                 "{\"type\":\"tool_use\",\"tool_name\":\"a\",\"tool_id\":1}",
                 "{\"type\":\"tool_result\",\"tool_id\":\"never\"}", "{\"type\":\"result\",\"type\":\"result\"}"})
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
        QCOMPARE(toldOf(kLoop.repeated(10'100)).events.size(), 10'001);
    }

    void aLineThatWasCutIsNotRead()
    {
        GeminiStream parser;
        test::Recorded told;
        parser.line(success().trimmed(), true, told.sink());
        QCOMPARE(told.notices(u"malformed"_s).size(), 1);
        QVERIFY(parser.reportedError());
    }

    void hugeValuesStaySmallInEvents()
    {
        const QByteArray big(900'000, 'x');
        const QByteArray stream = "{\"type\":\"init\",\"session_id\":\"" + big + "\",\"model\":\"" + big + "\"}\n"
            + piece(big)
            + "{\"type\":\"tool_use\",\"tool_name\":\"write_file\",\"tool_id\":\"t\",\"parameters\":{\"content\":\""
            + big + "\"}}\n" + ended("t", "\"output\":\"" + big + '"');
        const test::Recorded told = toldOf(stream);
        QCOMPARE(told.events.size(), 4);
        QVERIFY(QJsonDocument(told.events).toJson(QJsonDocument::Compact).size() < 100'000);
        QVERIFY(told.of(event::agentText).constFirst().value("truncated"_L1).toBool());
        QVERIFY(finalOf(piece(big).repeated(3)).size() <= 64 * 1024);
    }

    void aStreamCutAnywhereHasNoCleanEndBeforeItsLastLine()
    {
        const QByteArray whole = recording(u"success"_s);
        const qsizetype last = whole.lastIndexOf("{\"type\":\"result\"");
        for (qsizetype length = 0; length < last; length += 41) {
            const QJsonObject run = parsed(whole.first(length));
            QVERIFY(run.value("reported_error"_L1).toBool());
            QVERIFY(test::Recorded{run.value("events"_L1).toArray()}.notices(u"malformed"_s).size() <= 1);
        }
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

REMIT_TEST_MAIN(TestGeminiStream)
#include "tst_geministream.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/boundedtext.h"
#include "runner/agents/deniedcommands.h"
#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"
#include "runner/agents/usagefigures.h"
#include "tests/agents/recorded.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

class TestStreamParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aLineIsAnEventOrANoticeOrBlank()
    {
        StreamNotices notices;
        test::Recorded told;
        QVERIFY(notices.read("{\"type\":\"x\"}", false, told.sink()).has_value());
        QVERIFY(!notices.read(" \t", false, told.sink()).has_value());
        QVERIFY(told.events.isEmpty());
        for (const char* line : {"{}", "[]", "x", "{\"type\":\"\"}", "{\"a\":1,\"a\":2,\"type\":\"x\"}"})
            QVERIFY2(!notices.read(line, false, told.sink()).has_value(), line);
        QVERIFY(!notices.read("{\"type\":\"x\"}", true, told.sink()).has_value());
        QCOMPARE(told.notices(u"malformed"_s).size(), 6);
    }

    void eachKindOfNoticeHasItsOwnBound()
    {
        StreamNotices notices;
        test::Recorded told;
        for (int i = 0; i < 60; ++i) {
            notices.malformed(u"m"_s, told.sink());
            notices.tell("retry", u"r"_s, told.sink());
        }
        notices.unbelievable(u"u"_s, told.sink());
        notices.finish(told.sink());
        QCOMPARE(told.notices(u"malformed"_s).size(), 51);
        QCOMPARE(told.notices(u"malformed"_s).constLast(), u"60 lines could not be read in all."_s);
        QCOMPARE(told.notices(u"retry"_s).size(), 60);
        QCOMPARE(told.notices(u"unbelievable"_s), QStringList{u"u"_s});
        notices.finish(told.sink());
        QCOMPARE(told.notices(u"malformed"_s).size(), 51);
    }

    void aFinalMessageKeepsItsEnd()
    {
        FinalMessage message;
        message.append(QString(3 * kLongestMessage, u'x'));
        message.append(u"STATUS: OK"_s);
        message.appendLine(u"END_OF_RUN"_s);
        QCOMPARE(message.text().size(), kLongestMessage);
        QVERIFY(message.text().endsWith(u"xSTATUS: OK\nEND_OF_RUN"_s));
        message.clear();
        QCOMPARE(message.text(), QString());
        message.appendLine(u"first"_s);
        QCOMPARE(message.text(), u"first"_s);
    }

    void oneFalseFigureMakesAReportUnknown()
    {
        const auto read = [](const QJsonObject& usage) {
            UsageFigures figures(usage);
            Tokens tokens;
            tokens.cacheRead = figures.of("cached"_L1);
            tokens.input = figures.of("input"_L1) - tokens.cacheRead;
            return figures.checked(tokens);
        };
        QCOMPARE(read({{u"input"_s, 9}, {u"cached"_s, 4}})->input, 5);
        QCOMPARE(read({{u"input"_s, 9}, {u"cached"_s, QJsonValue()}})->input, 9);
        QVERIFY(!read({}).has_value());
        QVERIFY(!read({{u"other"_s, 9}}).has_value());
        QVERIFY(!read({{u"input"_s, 4}, {u"cached"_s, 9}}).has_value());
        for (const QJsonValue& bad : {QJsonValue(-1), QJsonValue(1.5), QJsonValue(u"9"_s), QJsonValue(true),
                 QJsonValue(1e308), QJsonValue(QJsonObject())})
            QVERIFY(!read({{u"input"_s, 9}, {u"cached"_s, bad}}).has_value());
    }

    void everyActionNamesCommandsOnce()
    {
        QVERIFY(deniedCommands({}).isEmpty());
        QVERIFY(deniedCommands({u"unknown"_s}).isEmpty());
        for (const QString& action : knownActions()) {
            QVERIFY2(!deniedCommands({action}).isEmpty(), qPrintable(action));
            QCOMPARE(deniedCommands({action, action}), deniedCommands({action}));
        }
        QVERIFY(deniedCommands({u"push"_s}).contains(QByteArrayList{"git", "push"}));
    }
};

REMIT_TEST_MAIN(TestStreamParts)
#include "tst_streamparts.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/textparser.h"
#include "tests/agents/recorded.h"
#include "tests/support/testmain.h"

using namespace remit;

class TestTextParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void linesAreToldInPiecesCutAtBlankLines()
    {
        TextParser parser;
        test::Recorded told;
        for (const QByteArray& line : QByteArray("one\ntwo\n\n\nthree").split('\n'))
            parser.line(line, false, told.sink());
        QCOMPARE(told.of(event::agentText).size(), 1);
        QCOMPARE(
            told.of(event::agentText).first().value(QStringLiteral("text")).toString(), QStringLiteral("one\ntwo\n"));
        parser.finish(told.sink());
        QCOMPARE(told.of(event::agentText).size(), 2);
        QCOMPARE(told.of(event::agentText).last().value(QStringLiteral("text")).toString(), QStringLiteral("three"));
        QCOMPARE(parser.finalMessage(), QStringLiteral("one\ntwo\n\n\nthree\n"));
        QVERIFY(!parser.reportedError());
    }

    void aPauseTellsWhatIsHeld()
    {
        TextParser parser;
        test::Recorded told;
        parser.line("working", false, told.sink());
        QVERIFY(told.events.isEmpty());
        parser.pause(told.sink());
        QCOMPARE(told.events.size(), 1);
        parser.pause(told.sink());
        parser.finish(told.sink());
        QCOMPARE(told.events.size(), 1);
    }

    void aFloodBecomesFewEventsAndItsEndTheFinalMessage()
    {
        TextParser parser;
        test::Recorded told;
        for (int i = 0; i < 100'000; ++i)
            parser.line(QByteArray::number(i), false, told.sink());
        parser.finish(told.sink());
        QVERIFY2(told.events.size() < 200, qPrintable(QString::number(told.events.size())));
        QVERIFY(parser.finalMessage().endsWith(u"99998\n99999\n"));
        QVERIFY(parser.finalMessage().size() <= 64 * 1024);
        QVERIFY(parser.finalMessage().size() > 60 * 1024);
    }

    void theFinalMessageBeginsWithAWholeCharacter()
    {
        TextParser parser;
        test::Recorded told;
        parser.line("a" + QByteArray("\xf0\x9f\x98\x80").repeated(40'000), false, told.sink());
        const QString last = parser.finalMessage();
        QVERIFY(!last.contains(QChar(QChar::ReplacementCharacter)));
        QVERIFY(last.startsWith(QString::fromUtf8("\xf0\x9f\x98\x80")));
    }

    void bytesThatAreNoTextAreKeptReadable()
    {
        TextParser parser;
        test::Recorded told;
        parser.line(QByteArrayView("a\0b\xff\xfe", 5), false, told.sink());
        parser.finish(told.sink());
        const QString text = told.of(event::agentText).first().value(QStringLiteral("text")).toString();
        QCOMPARE(text.size(), 5);
        QCOMPARE(text.back(), QChar(QChar::ReplacementCharacter));
    }

    void aCutLineIsMarked()
    {
        TextParser parser;
        test::Recorded told;
        parser.line(QByteArray(100'000, 'x'), false, told.sink());
        parser.line("short", true, told.sink());
        parser.finish(told.sink());
        const auto texts = told.of(event::agentText);
        QCOMPARE(texts.size(), 2);
        QCOMPARE(texts.first().value(QStringLiteral("text")).toString().size(), 64 * 1024);
        for (const QJsonObject& text : texts)
            QVERIFY(text.value(QStringLiteral("truncated")).toBool());
    }

    void silenceTellsNothing()
    {
        TextParser parser;
        test::Recorded told;
        parser.line("", false, told.sink());
        parser.line("   ", false, told.sink());
        parser.finish(told.sink());
        QVERIFY(told.events.isEmpty());
        QCOMPARE(parser.finalMessage().trimmed(), QString());
    }
};

REMIT_TEST_MAIN(TestTextParser)
#include "tst_textparser.moc"

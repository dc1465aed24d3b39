// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journalline.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

QJsonObject dataIn(const QByteArray& body)
{
    return QJsonDocument::fromJson(body + '}').object().value(u"data"_s).toObject();
}

QJsonValue nested(int depth)
{
    QJsonValue value = u"deepest"_s;
    for (int i = 0; i < depth; ++i)
        value = QJsonArray{value};
    return value;
}

} // namespace

/** One line: its layout, its length, and what text may not do to it. */
class TestJournalLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void noTextBreaksALine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("back");
        const auto row = [](const char* name, const QString& text) { QTest::newRow(name) << text << text; };
        row("line feed", u"a\nb\r\n"_s);
        row("U+2028 and U+2029", u"a\u2028b\u2029c"_s);
        row("NUL", QString(u"a") + QChar(0) + u"b"_s);
        row("escape", u"\x1b[31m"_s);
        row("quotes", u"\",\"hash\":\"\\\"}"_s);
        row("emoji", u"\U0001F600"_s);
        QTest::newRow("high surrogate alone") << QString(u"a"_s + QChar(0xd83d)) << QString(u"a"_s + QChar(0xd83d));
        QTest::newRow("low surrogate alone") << QString(QChar(0xde00) + u"b"_s) << QString(QChar(0xde00) + u"b"_s);
    }
    void noTextBreaksALine()
    {
        QFETCH(QString, text);
        QFETCH(QString, back);
        QByteArray line = journalline::body(7, 0, "note", {{text, text}});
        for (const QByteArray& raw : {QByteArray("\n"), QByteArray("\r"), QByteArray(1, '\0'),
                 QByteArray("\xe2\x80\xa8"), QByteArray("\xe2\x80\xa9"), QByteArray("\x1b")})
            QVERIFY2(!line.contains(raw), raw.toHex().constData());
        QVERIFY(line.isValidUtf8());
        journalline::appendSeal(line, QByteArray(64, 'a'));
        line.chop(1);
        const auto parts = journalline::split(line);
        QVERIFY(parts);
        QCOMPARE(parts->seq, 7);
        QCOMPARE(parts->hash, QByteArray(64, 'a'));
        const auto event = journalline::eventIn(line);
        QVERIFY(event);
        QCOMPARE(event->data.value(back).toString(), back);
    }

    void aLineIsNeverLongerThanTheMaximum_data()
    {
        QTest::addColumn<QJsonObject>("data");
        QTest::addColumn<bool>("cut");
        const QString quotes(40'000, u'"'); // doubles when escaped
        QJsonArray manyTexts;
        QJsonArray manyNumbers;
        QJsonObject manyKeys;
        for (int i = 0; i < 50'000; ++i) {
            manyTexts.append(u"text number %1"_s.arg(i));
            manyNumbers.append(i);
            manyKeys.insert(u"key%1"_s.arg(i), i);
        }
        QTest::newRow("small") << QJsonObject{{u"text"_s, u"small"_s}} << false;
        QTest::newRow("just fits") << QJsonObject{{u"text"_s, QString(65'000, u'x')}} << false;
        QTest::newRow("long text") << QJsonObject{{u"text"_s, QString(1'000'000, u'x')}} << true;
        QTest::newRow("text of quotes") << QJsonObject{{u"text"_s, quotes}} << true;
        QTest::newRow("text of controls") << QJsonObject{{u"text"_s, QString(60'000, QChar(1))}} << true;
        QTest::newRow("text of emoji") << QJsonObject{{u"text"_s, u"\U0001F600"_s.repeated(100'000)}} << true;
        QTest::newRow("text of separators") << QJsonObject{{u"text"_s, QString(60'000, QChar(0x2028))}} << true;
        QTest::newRow("long key") << QJsonObject{{QString(100'000, u'k'), 1}} << true;
        QTest::newRow("many texts") << QJsonObject{{u"list"_s, manyTexts}} << true;
        QTest::newRow("many numbers") << QJsonObject{{u"list"_s, manyNumbers}} << true;
        QTest::newRow("many keys below") << QJsonObject{{u"map"_s, manyKeys}} << true;
        QTest::newRow("many keys above") << manyKeys << true;
        QTest::newRow("too deep for a reader") << QJsonObject{{u"deep"_s, nested(1000)}} << true;
        QTest::newRow("deep and long") << QJsonObject{{u"deep"_s, nested(3000)}} << true;
    }
    void aLineIsNeverLongerThanTheMaximum()
    {
        QFETCH(QJsonObject, data);
        QFETCH(bool, cut);
        QByteArray line = journalline::body(123'456'789, 1'795'229'587'123, "tool.end", data);
        const QJsonObject back = dataIn(line);
        journalline::appendSeal(line, QByteArray(64, '0'));
        QVERIFY2(line.size() <= journalline::kMaximum, QByteArray::number(line.size()).constData());
        QVERIFY(line.isValidUtf8());
        QCOMPARE(back.value(u"cut"_s).toBool(), cut);
        if (!cut)
            QCOMPARE(back, data);
        line.chop(1);
        QVERIFY(journalline::eventIn(line));
    }

    void aCutTextKeepsItsBeginningAndTellsItsLength()
    {
        const QJsonObject back = dataIn(journalline::body(
            1, 0, "note", {{u"short"_s, u"stays"_s}, {u"long"_s, u"\U0001F600"_s.repeated(100'000)}, {u"n"_s, 5}}));
        QCOMPARE(back.value(u"short"_s).toString(), u"stays"_s);
        QCOMPARE(back.value(u"n"_s).toInteger(), 5);
        const QString text = back.value(u"long"_s).toString();
        QVERIFY(text.startsWith(u"\U0001F600\U0001F600"));
        QVERIFY2(text.endsWith(u"\U0001F600…[cut, 200000 characters]"), qPrintable(text.last(40)));
        QVERIFY(text.size() > 8000);
    }

    void timesAreReadAsWritten_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("epoch") << qint64(0) << QByteArray("1970-01-01T00:00:00.000Z");
        QTest::newRow("now") << qint64(1'795'229'587'123) << QByteArray("2026-11-21T02:53:07.123Z");
        QTest::newRow("leap day") << qint64(1'709'251'199'999) << QByteArray("2024-02-29T23:59:59.999Z");
        QTest::newRow("before") << qint64(-1) << QByteArray("1969-12-31T23:59:59.999Z");
        QTest::newRow("last") << qint64(253'402'300'799'999) << QByteArray("9999-12-31T23:59:59.999Z");
    }
    void timesAreReadAsWritten()
    {
        QFETCH(qint64, ms);
        QFETCH(QByteArray, text);
        QCOMPARE(journalline::timeText(ms), text);
        QCOMPARE(journalline::timeFrom(text), ms);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODateWithMs).toLatin1(), text);
    }

    void impossibleTimesAreHeldOrRefused()
    {
        QCOMPARE(journalline::timeText(std::numeric_limits<qint64>::max()), "9999-12-31T23:59:59.999Z");
        QCOMPARE(journalline::timeText(std::numeric_limits<qint64>::min()), "0000-01-01T00:00:00.000Z");
        for (const char* text : {"", "2026-11-21", "2026-02-30T00:00:00.000Z", "2026-11-21T24:00:00.000Z",
                 "2026-11-21T02:53:07.123+", "2026-11-21 02:53:07.123Z", "x026-11-21T02:53:07.123Z"})
            QVERIFY2(!journalline::timeFrom(text), text);
    }

    void anotherLayoutIsNoLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QByteArray good = journalline::body(1, 0, "note", {});
        journalline::appendSeal(good, QByteArray(64, '0'));
        good.chop(1);
        QVERIFY(journalline::split(good));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("only a seal") << good.last(journalline::kSealSize - 1);
        QTest::newRow("blank before") << QByteArray(' ' + good);
        QTest::newRow("blank after") << QByteArray(good + ' ');
        QTest::newRow("return after") << QByteArray(good + '\r');
        QTest::newRow("upper-case hash") << QByteArray(good).replace(QByteArray(64, '0'), QByteArray(64, 'A'));
        QTest::newRow("short hash") << QByteArray(good).replace(QByteArray(64, '0'), QByteArray(63, '0'));
        QTest::newRow("no number") << QByteArray(good).replace("\"seq\":1", "\"seq\":x");
        QTest::newRow("number in quotes") << QByteArray(good).replace("\"seq\":1", "\"seq\":\"1\"");
        QTest::newRow("number too large") << QByteArray(good).replace("\"seq\":1", "\"seq\":99999999999999999999");
    }
    void anotherLayoutIsNoLine()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!journalline::split(line));
    }
};

REMIT_TEST_MAIN(TestJournalLine)
#include "tst_journalline.moc"

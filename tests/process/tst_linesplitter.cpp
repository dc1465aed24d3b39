// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/linesplitter.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace remit;

namespace {

/** Feeds the bytes in pieces of one size and prints each line: `text` or `text…length`. */
QByteArrayList split(const QByteArray& bytes, qsizetype maximum, qsizetype piece)
{
    QByteArrayList lines;
    LineSplitter splitter(maximum);
    const auto sink = [&](const LineSplitter::Line& line) {
        lines.append(line.truncated ? line.bytes.toByteArray() + "..." + QByteArray::number(line.length)
                                    : line.bytes.toByteArray());
        if (!line.truncated)
            QCOMPARE(line.length, line.bytes.size());
    };
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        splitter.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), sink);
    splitter.finish(sink);
    return lines;
}

} // namespace

class TestLineSplitter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void linesDoNotDependOnHowTheBytesArrive_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::newRow("nothing") << QByteArray() << QByteArrayList();
        QTest::newRow("one line") << QByteArray("abc\n") << QByteArrayList{"abc"};
        QTest::newRow("no line feed at the end") << QByteArray("abc") << QByteArrayList{"abc"};
        QTest::newRow("empty lines") << QByteArray("\n\na\n\n") << QByteArrayList{"", "", "a", ""};
        QTest::newRow("carriage returns") << QByteArray("a\r\nb\r\n\r\n") << QByteArrayList{"a", "b", ""};
        QTest::newRow("a return inside stays") << QByteArray("a\rb\n") << QByteArrayList{"a\rb"};
        QTest::newRow("only the last return goes") << QByteArray("a\r\r\n") << QByteArrayList{"a\r"};
        QTest::newRow("a return at the end of all") << QByteArray("a\r") << QByteArrayList{"a\r"};
        QTest::newRow("just the maximum") << QByteArray("12345678\n") << QByteArrayList{"12345678"};
        QTest::newRow("the maximum and a return") << QByteArray("12345678\r\n") << QByteArrayList{"12345678"};
        QTest::newRow("the maximum and a return alone") << QByteArray("12345678\r") << QByteArrayList{"12345678...9"};
        QTest::newRow("one more") << QByteArray("123456789\nb\n") << QByteArrayList{"12345678...9", "b"};
        QTest::newRow("one more and a return") << QByteArray("123456789\r\n") << QByteArrayList{"12345678...9"};
        QTest::newRow("far more") << QByteArray(1000, 'x') + "\nnext" << QByteArrayList{"xxxxxxxx...1000", "next"};
        QTest::newRow("far more without an end") << QByteArray(1000, 'x') << QByteArrayList{"xxxxxxxx...1000"};
        QTest::newRow("a return at the cut") << QByteArray("1234567\r89\n") << QByteArrayList{"1234567\r...10"};
        QTest::newRow("any bytes") << QByteArray("\xff\0\xc0\n\x80\n", 6)
                                   << QByteArrayList{QByteArray("\xff\0\xc0", 3), "\x80"};
    }
    void linesDoNotDependOnHowTheBytesArrive()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, lines);
        for (const qsizetype piece : {1, 2, 3, 7, 8, 9, 4096})
            QCOMPARE(split(bytes, 8, piece), lines);
    }

    void randomStreamsSplitAsOnePass()
    {
        QRandomGenerator random(7);
        const QByteArray alphabet("ab\r\n\n\xff", 6);
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes;
            for (int i = random.bounded(200); i > 0; --i)
                bytes.append(alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
            QCOMPARE(split(bytes, 5, 1 + random.bounded(9)), split(bytes, 5, std::max<qsizetype>(bytes.size(), 1)));
        }
    }

    void anEndlessLineIsHeldToTheMaximum()
    {
        LineSplitter splitter(1 << 10);
        const QByteArray block(1 << 16, 'x');
        int lines = 0;
        const auto sink = [&](const LineSplitter::Line& line) {
            ++lines;
            QVERIFY(line.truncated);
            QCOMPARE(line.bytes.size(), 1 << 10);
            QCOMPARE(line.length, qint64(1 << 16) * 1000);
        };
        for (int i = 0; i < 1000; ++i)
            splitter.feed(block, sink);
        QCOMPARE(lines, 0);
        splitter.finish(sink);
        QCOMPARE(lines, 1);
    }

    void aSplitterGoesOnAfterFinish()
    {
        LineSplitter splitter(16);
        QByteArrayList lines;
        const auto sink = [&](const LineSplitter::Line& line) { lines.append(line.bytes.toByteArray()); };
        splitter.feed("first", sink);
        splitter.finish(sink);
        splitter.finish(sink);
        splitter.feed("second\n", sink);
        QCOMPARE(lines, (QByteArrayList{"first", "second"}));
    }
};

REMIT_TEST_MAIN(TestLineSplitter)
#include "tst_linesplitter.moc"

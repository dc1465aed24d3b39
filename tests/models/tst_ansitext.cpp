// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ansitext.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/** "ok <bad>no</bad>": the text with its spans written out. */
QString print(const AnsiText& read)
{
    static const char* const kNames[] = {"plain", "muted", "ok", "warn", "bad", "ask", "run"};
    QString out;
    qsizetype at = 0;
    for (const AnsiSpan& span : read.spans) {
        const QString name = QString::fromLatin1(kNames[int(span.tone)]) + (span.bold ? u"+"_s : QString());
        out += read.text.sliced(at, span.start - at);
        out += u"<%1>%2</>"_s.arg(name, read.text.sliced(span.start, span.length));
        at = span.start + span.length;
    }
    return out + read.text.sliced(at);
}

} // namespace

class TestAnsiText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void coloursBecomeTonesAndTheRestIsDropped_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& expected) {
            QTest::newRow(name) << bytes << expected;
        };
        row("empty", "", u""_s);
        row("plain", "31 passed\n", u"31 passed\n"_s);
        row("red", "a \x1b[31mno\x1b[0m b", u"a <bad>no</> b"_s);
        row("bold green", "\x1b[1;32mok\x1b[m!", u"<ok+>ok</>!"_s);
        row("bright", "\x1b[93mhm\x1b[39m", u"<warn>hm</>"_s);
        row("grey and faint", "\x1b[90mx\x1b[0m\x1b[2my\x1b[22mz", u"<muted>x</><muted>y</>z"_s);
        row("of 256", "\x1b[38;5;9mx\x1b[38;5;200my", u"<bad>x</>y"_s);
        row("true colour and its background", "\x1b[38;2;255;0;0mx\x1b[48;2;1;31;32my", u"xy"_s);
        row("colon form", "\x1b[4:3mx", u"x"_s);
        row("open at the end", "\x1b[35mx", u"<ask>x</>"_s);
        row("cursor moves", "a\x1b[2K\x1b[1;1Hb", u"ab"_s);
        row("window title", "\x1b]0;owned\x07z", u"z"_s);
        row("link", "\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\", u"text"_s);
        row("a title without an end stays on its line", "\x1b]0;oops\nnext", u"\nnext"_s);
        row("charset", "\x1b(Bx", u"x"_s);
        row("progress bar", "10 %\r50 %\r\x1b[32mdone\x1b[0m\n", u"<ok>done</>\n"_s);
        row("colour written over", "\x1b[31mabc\x1b[0m\rx", u"x"_s);
        row("windows lines", "a\r\nb\r\n", u"a\nb\n"_s);
        row("backspace", "ab\bc", u"ac"_s);
        row("backspace stays on its line", "a\n\bb", u"a\nb"_s);
        row("control characters", QByteArray("a\0b\x07", 4), u"a\u2400b\u2407"_s);
        row("right to left",
            "a\xe2\x80\xae"
            "b",
            u"a\u27e8U+202e\u27e9b"_s);
        row("not UTF-8",
            "a\xff"
            "b",
            u"a\ufffdb"_s);
        row("cut sequence", "a\x1b[3", u"a"_s);
        row("lone escape", "a\x1b", u"a"_s);
    }

    void coloursBecomeTonesAndTheRestIsDropped()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, expected);
        QCOMPARE(print(readAnsi(bytes)), expected);
    }

    void longOutputKeepsItsEndFromAWholeLine()
    {
        const AnsiText read = readAnsi("first line\nsecond\nthird\n", 12);
        QVERIFY(read.cut);
        QCOMPARE(read.text, u"third\n"_s);
        QVERIFY(!readAnsi("short").cut);
    }

    void anyBytesGiveOrderedSpansInsideTheText()
    {
        QRandomGenerator random(3);
        const QByteArray alphabet("\x1b[;0123m]\x07\\\r\n\bab\xe2\x80\xae", 20);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 60; ++i)
                bytes += alphabet[random.bounded(int(alphabet.size()))];
            const AnsiText read = readAnsi(bytes);
            qsizetype end = 0;
            for (const AnsiSpan& span : read.spans) {
                QVERIFY(span.start >= end && span.length > 0);
                end = span.start + span.length;
            }
            QVERIFY(end <= read.text.size());
            QVERIFY(!read.text.contains(u'\x1b'));
        }
    }
};

REMIT_TEST_MAIN(TestAnsiText)
#include "tst_ansitext.moc"

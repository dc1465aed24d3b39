// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffsearch.h"
#include "models/enclosing.h"
#include "models/visibletext.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

using namespace remit;

class TestDiffText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void hiddenCharactersBecomeVisible_data()
    {
        QTest::addColumn<QString>("decoded");
        QTest::addColumn<QString>("drawn");
        QTest::addColumn<int>("replaced");
        QTest::addColumn<bool>("uniform");
        QTest::newRow("plain") << u"int a = 1;"_s << u"int a = 1;"_s << 0 << true;
        QTest::newRow("empty") << QString() << QString() << 0 << true;
        QTest::newRow("umlaut") << u"größer"_s << u"größer"_s << 0 << true;
        QTest::newRow("tab at the start") << u"\tx"_s << u"    x"_s << 0 << true;
        QTest::newRow("tab to the next stop") << u"ab\tx"_s << u"ab  x"_s << 0 << true;
        QTest::newRow("carriage return") << u"a\r"_s << u"a\u240d"_s << 1 << false;
        QTest::newRow("escape") << u"\x1b[31m"_s << u"\u241b[31m"_s << 1 << false;
        QTest::newRow("null") << QString(QChar(u'\0')) << u"\u2400"_s << 1 << false;
        QTest::newRow("override") << u"a\u202Eb"_s << u"a\u27e8U+202E\u27e9b"_s << 1 << false;
        QTest::newRow("two together") << u"\u200b\u200b"_s << u"\u27e8U+200B\u27e9\u27e8U+200B\u27e9"_s << 1 << false;
        QTest::newRow("byte order mark") << u"\ufeffx"_s << u"\u27e8U+FEFF\u27e9x"_s << 1 << false;
        QTest::newRow("tag character") << u"a\U000E0041"_s << u"a\u27e8U+E0041\u27e9"_s << 1 << false;
        QTest::newRow("not UTF-8") << QString::fromUtf8("a\xe9z") << u"a\ufffdz"_s << 1 << false;
        QTest::newRow("wide") << u"中文"_s << u"中文"_s << 0 << false;
        QTest::newRow("emoji with joiner") << u"👩\u200d💻"_s << u"👩\u200d💻"_s << 0 << false;
    }

    void hiddenCharactersBecomeVisible()
    {
        QFETCH(QString, decoded);
        const VisibleText text(decoded, 4);
        QTEST(text.text(), "drawn");
        QTEST(int(text.replaced().size()), "replaced");
        QTEST(text.isUniform(), "uniform");
    }

    void indexesLeadThereAndBack()
    {
        const QString decoded = u"\ta\u202E😀b\r"_s;
        const VisibleText text(decoded, 4);
        QCOMPARE(text.text(), u"    a\u27e8U+202E\u27e9😀b\u240d"_s);
        QCOMPARE(text.drawnAt(1), 4);
        QCOMPARE(text.drawnAt(3), 13);
        QCOMPARE(text.drawnAt(5), 15);
        QCOMPARE(text.drawnAt(99), int(text.text().size()));
        QCOMPARE(text.decodedAt(2), 0);
        QCOMPARE(text.decodedAt(7), 2);
        QCOMPARE(text.decodedAt(14), 3);
        for (const int index : {0, 1, 2, 3, 5, 6, 7})
            QCOMPARE(text.decodedAt(text.drawnAt(index)), index);
    }

    void aMegabyteLineIsTakenAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        const VisibleText text(QString(1'000'000, u'x'), 4);
        QVERIFY(timer.elapsed() < 500);
        QCOMPARE(text.text().size(), 1'000'000);
        QVERIFY(text.isUniform());
    }

    void theEnclosingHeadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("head");
        QTest::newRow("C++ function") << QByteArray("int a()\n{\n    one();\n    if (x) {\n        two();\n    }\n}\n")
                                      << 4 << u"int a()"_s;
        QTest::newRow("C++ method") << QByteArray(
            "class A {\npublic:\n    void f() const\n    {\n        g();\n    }\n};\n")
                                    << 4 << u"void f() const"_s;
        QTest::newRow("member") << QByteArray("class OrdersHandler {\npublic:\n    int a = 1;\n    int b = 2;\n};\n")
                                << 3 << u"class OrdersHandler"_s;
        QTest::newRow("Python") << QByteArray("class A:\n    def f(self):\n        x = 1\n\n        y = 2\n") << 4
                                << u"def f(self)"_s;
        QTest::newRow("Rust") << QByteArray("impl A {\n    pub fn f(&self) -> u8 {\n        1\n    }\n}\n") << 2
                              << u"pub fn f(&self) -> u8"_s;
        QTest::newRow("Go") << QByteArray("func (s *S) Get(x int) error {\n\treturn nil\n}\n") << 1
                            << u"func (s *S) Get(x int) error"_s;
        QTest::newRow("Markdown") << QByteArray("# Title\n\n## Part\n\ntext\nmore\n") << 5 << u"## Part"_s;
        QTest::newRow("a call is no head")
            << QByteArray("void f()\n{\n    call(a,\n        b);\n}\n") << 3 << u"void f()"_s;
        QTest::newRow("nothing") << QByteArray("a\nb\n") << 1 << QString();
        QTest::newRow("empty") << QByteArray() << 0 << QString();
    }

    void theEnclosingHeadIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QTEST(enclosingHead(LineTable(text), line), "head");
    }

    void matchesComeInOrderOfRows()
    {
        const LineTable oldSide("same word\nold Word here\nend\n");
        const LineTable newSide("same word\nnew word word\nend\n");
        const QList<DiffRow> rows = alignRows(diffLines(oldSide, newSide), oldSide, newSide);
        const auto found = findInDiff(rows, oldSide, newSide, u"word"_s);
        const QList<DiffMatch> expected{{{DiffSide::New, 1}, 5, 4}, {{DiffSide::Old, 2}, 4, 4},
            {{DiffSide::New, 2}, 4, 4}, {{DiffSide::New, 2}, 9, 4}};
        QVERIFY(found == expected);
        QCOMPARE(findInDiff(rows, oldSide, newSide, u"Word"_s).size(), 1);
        QVERIFY(findInDiff(rows, oldSide, newSide, QString()).isEmpty());
        QVERIFY(findInDiff(rows, oldSide, newSide, u"nowhere"_s).isEmpty());
    }

    void aFloodOfMatchesIsCut()
    {
        const LineTable side(QByteArray(300'000, 'e') + '\n');
        QCOMPARE(findInDiff({{-1, 0, true, 0}}, LineTable(), side, u"e"_s).size(), kMostMatches);
    }
};

REMIT_TEST_MAIN(TestDiffText)
#include "tst_difftext.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/diff.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

/** "old|new" for each row, changed ones with their change. */
QStringList printed(const QList<DiffRow>& rows)
{
    QStringList lines;
    for (const DiffRow& row : rows) {
        const auto number = [](int line) { return line < 0 ? u"-"_s : QString::number(line); };
        lines.append(
            number(row.oldLine) + u'|' + number(row.newLine) + (row.changed ? u" #%1"_s.arg(row.change) : QString()));
    }
    return lines;
}

QList<DiffRow> aligned(const QByteArray& before, const QByteArray& after)
{
    const LineTable oldSide(before);
    const LineTable newSide(after);
    return alignRows(diffLines(oldSide, newSide), oldSide, newSide);
}

} // namespace

class TestAlignment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void rowsStandWhereAReaderLooks_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("equal") << QByteArray("a\nb\n") << QByteArray("a\nb\n") << QStringList{u"0|0"_s, u"1|1"_s};
        QTest::newRow("added") << QByteArray("a\n") << QByteArray("a\nb\n") << QStringList{u"0|0"_s, u"-|1 #0"_s};
        QTest::newRow("removed") << QByteArray("a\nb\n") << QByteArray("b\n") << QStringList{u"0|- #0"_s, u"1|0"_s};
        QTest::newRow("the line that resembles stands last")
            << QByteArray("x\n    const auto orders = m_store.find(customer);\ny\n")
            << QByteArray(
                   "x\n    const auto page = Page::fromQuery(request);\n    if (!page)\n        return error();\n"
                   "    const auto [orders, total] = m_store.find(customer, *page);\ny\n")
            << QStringList{u"0|0"_s, u"-|1 #0"_s, u"-|2 #0"_s, u"-|3 #0"_s, u"1|4 #0"_s, u"2|5"_s};
        QTest::newRow("unlike lines stand beside each other")
            << QByteArray("x\nalpha beta\ny\n") << QByteArray("x\none two three\nfour\ny\n")
            << QStringList{u"0|0"_s, u"1|1 #0"_s, u"-|2 #0"_s, u"2|3"_s};
        QTest::newRow("two changes count up") << QByteArray("a\nb\nc\nd\ne\n") << QByteArray("a\nB\nc\nd\nE\n")
                                              << QStringList{u"0|0"_s, u"1|1 #0"_s, u"2|2"_s, u"3|3"_s, u"4|4 #1"_s};
    }

    void rowsStandWhereAReaderLooks()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QTEST(printed(aligned(before, after)), "rows");
    }

    void everyLineStandsOnceAndInOrder()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 120; ++round) {
            const auto text = [&random, round] {
                QByteArray made;
                for (quint32 i = random.bounded(round % 10 == 0 ? 600U : 40U); i > 0; --i) {
                    for (int word = 0; word < 4; ++word)
                        made += "word" + QByteArray::number(random.bounded(9)) + ' ';
                    made += '\n';
                }
                return made;
            };
            const LineTable oldSide(text());
            const LineTable newSide(text());
            const QList<DiffRow> rows = alignRows(diffLines(oldSide, newSide), oldSide, newSide);
            int oldNext = 0;
            int newNext = 0;
            int change = -1;
            for (const DiffRow& row : rows) {
                QVERIFY(row.oldLine >= 0 || row.newLine >= 0);
                if (row.oldLine >= 0)
                    QCOMPARE(row.oldLine, oldNext++);
                if (row.newLine >= 0)
                    QCOMPARE(row.newLine, newNext++);
                QCOMPARE(row.changed, row.change >= 0);
                if (row.changed) {
                    QVERIFY(row.change == change || row.change == change + 1);
                    change = row.change;
                } else {
                    QVERIFY(oldSide.line(row.oldLine) == newSide.line(row.newLine));
                }
            }
            QCOMPARE(oldNext, oldSide.count());
            QCOMPARE(newNext, newSide.count());
        }
    }

    void aHugeRewriteIsAlignedInBoundedWork()
    {
        QByteArray before;
        QByteArray after;
        for (int i = 0; i < 20'000; ++i) {
            before += "old value " + QByteArray::number(i) + " of the table\n";
            after += "new value " + QByteArray::number(i) + " of that table\n";
        }
        const QList<DiffRow> rows = aligned(before, after);
        QCOMPARE(rows.size(), 20'000);
        QCOMPARE(rows[777].oldLine, 777);
        QCOMPARE(rows[777].newLine, 777);
    }
};

REMIT_TEST_MAIN(TestAlignment)
#include "tst_alignment.moc"

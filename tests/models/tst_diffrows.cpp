// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffrows.h"
#include "models/rowindex.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

struct Sides {
    LineTable oldSide;
    LineTable newSide;

    DiffRows rows() const
    {
        return DiffRows(alignRows(diffLines(oldSide, newSide), oldSide, newSide), oldSide.count(), newSide.count());
    }
};

/** `count` lines "1", "2" …; `changed` lines of the new side differ, `added` come after line `addedAfter`. */
Sides numbered(int count, const QList<int>& changed, int addedAfter = -1, int added = 0)
{
    QByteArray before;
    QByteArray after;
    for (int i = 1; i <= count; ++i) {
        before += "line number " + QByteArray::number(i) + '\n';
        after += "line number " + QByteArray::number(i) + (changed.contains(i) ? " changed\n" : "\n");
        for (int j = 0; i == addedAfter && j < added; ++j)
            after += "added " + QByteArray::number(j) + '\n';
    }
    return {LineTable(before), LineTable(after)};
}

/** A row a word: "4|4", "~4|4" changed, "fold 10", "block 0"; unified: "-4", "+4". */
QString printed(const DiffRows& rows)
{
    QStringList words;
    for (int i = 0; i < rows.count(); ++i) {
        const DisplayRow& row = rows.at(i);
        const auto number = [&](DiffSide side) {
            const int line = rows.lineAt(i, side);
            return line < 0 ? QString() : QString::number(line + 1);
        };
        if (row.kind == DisplayRow::Kind::Fold)
            words.append(u"fold%1"_s.arg(rows.fold(row.index).count));
        else if (row.kind == DisplayRow::Kind::Block)
            words.append(u"block%1"_s.arg(row.index));
        else if (row.shows == DisplayRow::Shows::Old)
            words.append(u'-' + number(DiffSide::Old));
        else if (row.shows == DisplayRow::Shows::New)
            words.append(u'+' + number(DiffSide::New));
        else
            words.append((rows.aligned()[row.index].changed ? u"~"_s : QString()) + number(DiffSide::Old) + u'|'
                + number(DiffSide::New));
    }
    return words.join(u' ');
}

} // namespace

class TestDiffRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void unchangedLinesFoldAwayFromChanges()
    {
        DiffRows rows = numbered(20, {10}).rows();
        QCOMPARE(printed(rows), u"fold6 7|7 8|8 9|9 ~10|10 11|11 12|12 13|13 fold7"_s);
        QCOMPARE(rows.changeCount(), 1);
        QCOMPARE(rows.rowsOfChange(0).first, 4);
        QCOMPARE(rows.rowsOfChange(0).last, 4);
    }

    void aSingleLineIsNotFolded()
    {
        QCOMPARE(printed(numbered(9, {1, 9}).rows()), u"~1|1 2|2 3|3 4|4 5|5 6|6 7|7 8|8 ~9|9"_s);
        QCOMPARE(printed(numbered(10, {1, 10}).rows()), u"~1|1 2|2 3|3 4|4 fold2 7|7 8|8 9|9 ~10|10"_s);
    }

    void unifiedShowsRemovedBeforeAdded()
    {
        DiffRows rows = numbered(6, {3, 4}).rows();
        rows.setLayout(DiffLayout::Unified);
        QCOMPARE(printed(rows), u"1|1 2|2 -3 -4 +3 +4 5|5 6|6"_s);
        QCOMPARE(rows.rowOf({DiffSide::New, 4}), 5);
        QCOMPARE(rows.rowOf({DiffSide::Old, 4}), 3);
        QVERIFY((rows.placeOf(3) == DiffPlace{DiffSide::Old, 4}));
        QVERIFY((rows.placeOf(6) == DiffPlace{DiffSide::New, 5}));
    }

    void foldsOpenWhollyOrByTwenty()
    {
        DiffRows rows = numbered(100, {1}).rows();
        QCOMPARE(rows.foldCount(), 1);
        QCOMPARE(rows.fold(0).count, 96);
        rows.openFold(0, DiffRows::Open::FromTop);
        QCOMPARE(rows.fold(0).firstRow, 24);
        rows.openFold(0, DiffRows::Open::FromBottom);
        QCOMPARE(rows.fold(0).count, 56);
        rows.openFold(0);
        QCOMPARE(rows.foldCount(), 0);
        QCOMPARE(rows.count(), 100);
    }

    void contextIsAsAsked()
    {
        DiffRows rows = numbered(20, {10}).rows();
        rows.setContext(0);
        QCOMPARE(printed(rows), u"fold9 ~10|10 fold10"_s);
        rows.setContext(-1);
        QCOMPARE(rows.count(), 20);
    }

    void anUnchangedFileFoldsWhollyAndAnEmptyOneHasNoRows()
    {
        QCOMPARE(printed(numbered(12, {}).rows()), u"fold12"_s);
        QCOMPARE(DiffRows().count(), 0);
        QCOMPARE(numbered(0, {}).rows().count(), 0);
    }

    void aRevealedLineIsShown()
    {
        DiffRows rows = numbered(200, {10}).rows();
        QCOMPARE(rows.rowOf({DiffSide::New, 150}), -1);
        rows.reveal({DiffSide::New, 150});
        QVERIFY(rows.rowOf({DiffSide::New, 150}) > 0);
        QVERIFY((rows.placeOf(rows.rowOf({DiffSide::New, 150})) == DiffPlace{DiffSide::New, 150}));
        rows.reveal({DiffSide::New, 9999});
        QCOMPARE(rows.rowOf({DiffSide::New, 9999}), -1);
    }

    void blocksStandBelowTheirLineAndKeepItOpen()
    {
        DiffRows rows = numbered(40, {5}).rows();
        rows.setBlocks({{DiffSide::New, 30}, {DiffSide::New, 0}, {DiffSide::Old, 5}, {DiffSide::New, 5}});
        QCOMPARE(printed(rows),
            u"block1 1|1 2|2 3|3 4|4 ~5|5 block2 block3 6|6 7|7 8|8 fold18 "
            u"27|27 28|28 29|29 30|30 block0 31|31 32|32 33|33 fold7"_s);
        rows.setLayout(DiffLayout::Unified);
        QVERIFY(printed(rows).contains(u"-5 block2 +5 block3"_s));
    }

    void aBlockOfALineThatIsGoneStandsOnTop()
    {
        DiffRows rows = numbered(4, {2}).rows();
        rows.setBlocks({{DiffSide::New, 77}});
        QCOMPARE(printed(rows), u"block0 1|1 ~2|2 3|3 4|4"_s);
    }

    void changesAndRowsAreFoundFromEachOther()
    {
        DiffRows rows = numbered(60, {10, 40}, 20, 3).rows();
        QCOMPARE(rows.changeCount(), 3);
        for (int change = 0; change < 3; ++change) {
            const DiffRows::Range range = rows.rowsOfChange(change);
            for (int row = range.first; row <= range.last; ++row)
                QCOMPARE(rows.changeAt(row), change);
            QVERIFY(rows.changeAt(range.last + 1) != change);
            QCOMPARE(rows.changeBefore(range.last + 1), change);
        }
        QCOMPARE(rows.changeBefore(0), -1);
        QCOMPARE(rows.rowsOfChange(1).last - rows.rowsOfChange(1).first, 2);
    }

    void everyLineShownIsFoundAgainInBothLayouts()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 60; ++round) {
            QList<int> changed;
            for (int i = 0; i < 6; ++i)
                changed.append(int(random.bounded(1, 120)));
            DiffRows rows = numbered(120, changed, int(random.bounded(1, 120)), int(random.bounded(5))).rows();
            rows.setContext(int(random.bounded(-1, 6)));
            rows.setLayout(round % 2 ? DiffLayout::Unified : DiffLayout::SideBySide);
            int folded = 0;
            for (int i = 0; i < rows.foldCount(); ++i)
                folded += rows.fold(i).count;
            int lines = 0;
            for (int row = 0; row < rows.count(); ++row) {
                for (const DiffSide side : {DiffSide::Old, DiffSide::New}) {
                    const int line = rows.lineAt(row, side);
                    if (line < 0)
                        continue;
                    QCOMPARE(rows.rowOf({side, line + 1}), row);
                    lines += side == DiffSide::Old;
                }
            }
            QCOMPARE(lines + folded, 120);
        }
    }

    void positionsAndRowsAreFoundFromEachOther()
    {
        const RowIndex index(10, 20, {{2, 24}, {5, 90}, {6, 5}, {9, 24}});
        QCOMPARE(index.top(0), 0);
        QCOMPARE(index.top(3), 64);
        QCOMPARE(index.top(6), 194);
        QCOMPARE(index.total(), 20 * 6 + 24 + 90 + 5 + 24);
        int at = 0;
        for (int row = 0; row < index.rows(); ++row) {
            QCOMPARE(index.top(row), at);
            for (int y = at; y < at + index.height(row); ++y)
                QCOMPARE(index.rowAt(y), row);
            at += index.height(row);
        }
        QCOMPARE(index.rowAt(at + 100), 9);
        QCOMPARE(index.rowAt(-5), 0);
        QCOMPARE(RowIndex().rowAt(0), -1);
    }
};

REMIT_TEST_MAIN(TestDiffRows)
#include "tst_diffrows.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runtablemodel.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/** "a3" is run a, made at 3 s; "a3!" the same with a change. */
QList<RunRow> rowsFrom(const QString& text)
{
    QList<RunRow> rows;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        RunRow row;
        row.runId = row.title = word.first(1);
        row.createdAtMs = word.mid(1, 1).toInt() * 1000;
        row.findings = word.endsWith(u'!') ? 1 : 0;
        rows.append(row);
    }
    return rows;
}

QString print(const RunTableModel& model)
{
    QStringList words;
    for (int i = 0; i < model.rowCount(); ++i)
        words += model.row(i).title + QString::number(model.row(i).createdAtMs / 1000)
            + (model.row(i).findings ? u"!"_s : QString());
    return words.join(u' ');
}

QString cells(const RunTableModel& model, int row, int role)
{
    QStringList all;
    for (int column = 0; column < model.columnCount(); ++column)
        all += model.index(row, column).data(role).toString();
    return all.join(u'|');
}

} // namespace

class TestRunTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // Said once by the model tester when it tries the types of Qt Gui, which this program does not load.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!Trying to construct an instance of an invalid type)")));
    }

    void aNewListIsMergedNewestFirst_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("signalsSeen"); // inserted, removed, changed
        QTest::newRow("empty to empty") << u""_s << u""_s << u""_s << u"0 0 0"_s;
        QTest::newRow("filled") << u""_s << u"a1 c3 b2"_s << u"c3 b2 a1"_s << u"1 0 0"_s;
        QTest::newRow("cleared") << u"a1 b2"_s << u""_s << u""_s << u"0 1 0"_s;
        QTest::newRow("the same") << u"a1 b2"_s << u"b2 a1"_s << u"b2 a1"_s << u"0 0 0"_s;
        QTest::newRow("one changed") << u"a1 b2 c3"_s << u"a1 b2! c3"_s << u"c3 b2! a1"_s << u"0 0 1"_s;
        QTest::newRow("one new on top") << u"a1 b2"_s << u"a1 b2 c3"_s << u"c3 b2 a1"_s << u"1 0 0"_s;
        QTest::newRow("one gone") << u"a1 b2 c3"_s << u"a1 c3"_s << u"c3 a1"_s << u"0 1 0"_s;
        QTest::newRow("equal times go by name") << u"a1"_s << u"a1 b1 c1"_s << u"c1 b1 a1"_s << u"1 0 0"_s;
        QTest::newRow("all at once") << u"a1 b2 d4"_s << u"a1! c3 d4"_s << u"d4 c3 a1!"_s << u"1 1 1"_s;
    }
    void aNewListIsMergedNewestFirst()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, expected);
        QFETCH(QString, signalsSeen);
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows(rowsFrom(before));
        int inserted = 0;
        int removed = 0;
        int changed = 0;
        connect(&model, &QAbstractItemModel::rowsInserted, this, [&] { ++inserted; });
        connect(&model, &QAbstractItemModel::rowsRemoved, this, [&] { ++removed; });
        connect(&model, &QAbstractItemModel::dataChanged, this, [&] { ++changed; });
        connect(&model, &QAbstractItemModel::modelReset, this, [] { QFAIL("a reset loses the selection"); });
        model.setRows(rowsFrom(after));
        QCOMPARE(print(model), expected);
        QCOMPARE(u"%1 %2 %3"_s.arg(inserted).arg(removed).arg(changed), signalsSeen);
        model.setRows({});
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

    void randomUpdatesKeepTheModelSound()
    {
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QRandomGenerator random(11);
        for (int round = 0; round < 200; ++round) {
            QString text;
            for (char16_t name = u'a'; name <= u'h'; ++name) {
                if (random.bounded(3) > 0)
                    text += QChar(name) + QString::number(name % 4) + (random.bounded(2) ? u"! "_s : u" "_s);
            }
            model.setRows(rowsFrom(text));
            RunTableModel fresh;
            fresh.setRows(rowsFrom(text));
            QCOMPARE(print(model), print(fresh));
        }
    }

    void theSelectionStaysWithItsRun()
    {
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows(rowsFrom(u"a1 b2 c3"_s));
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        model.setRows(rowsFrom(u"a1! b2! d4 e5"_s));
        QCOMPARE(selection.currentIndex().data(RunTableModel::RunIdRole).toString(), u"b"_s);
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(model.rowOf(u"b"_s), selection.currentIndex().row());
        QCOMPARE(model.rowOf(u"c"_s), -1);
    }

    void aFinishedRunIsSaidInEveryColumn()
    {
        RunRow row;
        row.runId = u"r"_s;
        row.title = u"Paginate"_s;
        row.repository = u"/src/shop-api/"_s;
        row.agent = u"claude-code"_s;
        row.model = u"m1"_s;
        row.state = RunState::Finished;
        row.status = RunStatus::Ok;
        row.review = ReviewState::Accepted;
        row.reason = u"The check passes."_s;
        row.createdAtMs = 1'000'000;
        row.startedAtMs = 1'000'000;
        row.endedAtMs = 1'522'000;
        row.added = 187;
        row.removed = 20;
        row.llmCalls = 31;
        row.costMicroUsd = 840'000;
        row.findings = 2;
        RunTableModel model;
        model.setRows({row});
        model.setNow(1'000'000 + 12 * 60'000);
        QCOMPARE(cells(model, 0, Qt::DisplayRole),
            u"Paginate|OK|Accepted|shop-api|claude-code|12 min|8 min 42 s|+187 \u221220|31|$0.84|2"_s);
        QCOMPARE(cells(model, 0, RunTableModel::ValueRole),
            u"Paginate|OK|accepted|/src/shop-api/|claude-code|1000000|522000|207|31|840000|2"_s);
        QCOMPARE(model.index(0, RunTableModel::StateColumn).data(Qt::ToolTipRole).toString(), u"The check passes."_s);
        QCOMPARE(model.index(0, RunTableModel::AgentColumn).data(Qt::ToolTipRole).toString(), u"m1"_s);
    }

    void aRunUnderWayShowsItsPhaseAndAClock()
    {
        RunRow row;
        row.runId = u"r"_s;
        row.state = RunState::Running;
        row.createdAtMs = row.startedAtMs = 1000;
        RunTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRows({row});
        model.setNow(1000 + 372'000);
        QCOMPARE(cells(model, 0, Qt::DisplayRole), u"|Running||||6 min|6:12|+0 \u22120|unknown|unknown|"_s);
        QVERIFY(!model.index(0, RunTableModel::CostColumn).data(RunTableModel::ValueRole).isValid());
    }

    void everyColumnHasAHeader()
    {
        const RunTableModel model;
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

REMIT_TEST_MAIN(TestRunTableModel)
#include "tst_runtablemodel.moc"

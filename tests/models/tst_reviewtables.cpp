// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/callsmodel.h"
#include "models/findingsmodel.h"
#include "models/findingwords.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

QStringList print(const QAbstractTableModel& model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        lines << cells.join(u" | "_s);
    }
    return lines;
}

Event call(qint64 seconds, const QJsonObject& data)
{
    return {seconds, 1'000'000 + seconds * 1000, QString::fromLatin1(event::llmCall), data};
}

} // namespace

class TestReviewTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    /** The model tester asks for pixmaps, which a program without Qt Gui cannot make. */
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!Trying to construct an instance)"_s)); }

    void findingsStandWorstFirst()
    {
        FindingsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const Finding high{u"secret-added"_s, FindingSeverity::High, u"b.cpp"_s, 7, u"A key."_s};
        model.setFindings({{u"output-anomaly"_s, FindingSeverity::Low, {}, std::nullopt, u"Much."_s},
            {u"gate-weakened"_s, FindingSeverity::Medium, u"b.cpp"_s, 40, u"New NOLINT."_s}, high,
            {u"test-deleted"_s, FindingSeverity::Medium, u"a.cpp"_s, std::nullopt, u"Gone."_s}});
        QCOMPARE(print(model),
            (QStringList{u"High | Secret added | b.cpp:7 | A key. | Open"_s,
                u"Warning | Test deleted | a.cpp | Gone. | Open"_s,
                u"Warning | Check weakened | b.cpp:40 | New NOLINT. | Open"_s,
                u"Note | Unusual output | Whole run | Much. | Open"_s}));
        QCOMPARE(model.openHighFindings(), QList{high});
        model.setAcknowledged({acknowledgementKey(high)});
        QCOMPARE(model.openHighFindings(), QList<Finding>());
        QVERIFY(print(model).first().endsWith(u"Acknowledged"_s));
        QCOMPARE(model.count(FindingSeverity::Medium), 2);
        model.setFindings({});
        model.setFindings({});
        QCOMPARE(model.rowCount(), 0);
    }

    void aFindingHasATitleAndAKeyOfItsOwn()
    {
        QCOMPARE(findingTitle(u"out-of-scope"_s), u"Outside the scope"_s);
        QCOMPARE(findingTitle(u"never-heard-of"_s), u"never-heard-of"_s);
        QCOMPARE(severityCount(FindingSeverity::Medium, 1), u"1 warning"_s);
        QCOMPARE(severityCount(FindingSeverity::Low, 2), u"2 notes"_s);
        QCOMPARE(acknowledgementKey({u"k"_s, FindingSeverity::High, u"a b"_s, 3, {}}), u"k a b 3"_s);
        QCOMPARE(acknowledgementKey({u"k"_s, FindingSeverity::High, u"a b"_s, std::nullopt, {}}), u"k a b -"_s);
    }

    void callsAddUpTheirCost()
    {
        CallsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.clear(1'000'000);
        model.append({call(4,
                          {{u"model"_s, u"sonnet"_s}, {u"input"_s, 18'200}, {u"output"_s, 600}, {u"cache_read"_s, 1000},
                              {u"duration_ms"_s, 9100}, {u"cost_usd"_s, 0.03}}),
            {2, 0, u"tool.start"_s, {}}, call(66, {{u"model"_s, u"local"_s}})});
        model.append({call(70, {{u"cost_usd"_s, 0.01}})});
        QCOMPARE(print(model),
            (QStringList{u"1 | 0:04 | sonnet | 18.2 k | 600 | 1.0 k | 9 s | $0.03 | $0.03"_s,
                u"2 | 1:06 | local | 0 | 0 | 0 | unknown | unknown | $0.03"_s,
                u"3 | 1:10 | unknown | 0 | 0 | 0 | unknown | $0.01 | $0.04"_s}));
        QCOMPARE(model.costCurve(), (QList<QPointF>{{4, 0.03}, {66, 0.03}, {70, 0.04}}));
        QVERIFY(model.anyCostUnknown());
        model.clear(0);
        model.clear(0);
        QCOMPARE(model.rowCount(), 0);
    }

    void absurdFiguresOfAStreamCountNothing()
    {
        CallsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.append({call(1, {{u"input"_s, -5}, {u"output"_s, 1e300}, {u"cost_usd"_s, -1}}),
            call(2, {{u"cost_usd"_s, u"much"_s}, {u"duration_ms"_s, true}})});
        QCOMPARE(model.index(0, CallsModel::InputColumn).data().toString(), u"0"_s);
        QCOMPARE(model.index(0, CallsModel::OutputColumn).data().toString(), u"0"_s);
        QCOMPARE(model.index(1, CallsModel::TotalColumn).data().toString(), u"$0.00"_s);
        QVERIFY(!model.index(0, CallsModel::CostColumn).data(CallsModel::ValueRole).isValid());
    }
};

REMIT_TEST_MAIN(TestReviewTables)
#include "tst_reviewtables.moc"

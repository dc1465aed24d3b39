// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/figures.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace remit;

class TestFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void onlyAFiniteWholeNumberOfPossibleSizeCounts_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qint64>("expected"); // -1: no figure
        QTest::newRow("zero") << QByteArray("0") << qint64{0};
        QTest::newRow("a count") << QByteArray("1500") << qint64{1500};
        QTest::newRow("written with a point") << QByteArray("1500.0") << qint64{1500};
        QTest::newRow("the largest") << QByteArray("1000000000") << qint64{1'000'000'000};
        QTest::newRow("one more") << QByteArray("1000000001") << qint64{-1};
        QTest::newRow("negative") << QByteArray("-1") << qint64{-1};
        QTest::newRow("a fraction") << QByteArray("1.5") << qint64{-1};
        QTest::newRow("far too large") << QByteArray("1e308") << qint64{-1};
        QTest::newRow("text") << QByteArray("\"12\"") << qint64{-1};
        QTest::newRow("NaN as text") << QByteArray("\"NaN\"") << qint64{-1};
        QTest::newRow("true") << QByteArray("true") << qint64{-1};
        QTest::newRow("null") << QByteArray("null") << qint64{-1};
        QTest::newRow("an object") << QByteArray("{}") << qint64{-1};
    }

    void onlyAFiniteWholeNumberOfPossibleSizeCounts()
    {
        QFETCH(QByteArray, json);
        QFETCH(qint64, expected);
        const auto document = QJsonDocument::fromJson("[" + json + "]");
        QCOMPARE(countFrom(document.array().at(0)).value_or(-1), expected);
    }

    void dollarsBecomeMicroDollars_data()
    {
        QTest::addColumn<double>("dollars");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("nothing") << 0.0 << qint64{0};
        QTest::newRow("a sum that doubles cannot hold") << 0.013219999999999999 << qint64{13220};
        QTest::newRow("a million") << 1e6 << kLargestMicroUsd;
        QTest::newRow("more than a million") << 1e6 + 1 << qint64{-1};
        QTest::newRow("negative") << -0.01 << qint64{-1};
        QTest::newRow("infinite") << qInf() << qint64{-1};
        QTest::newRow("not a number") << qQNaN() << qint64{-1};
    }

    void dollarsBecomeMicroDollars()
    {
        QFETCH(double, dollars);
        QFETCH(qint64, expected);
        QCOMPARE(microUsdFrom(dollars).value_or(-1), expected);
    }
};

REMIT_TEST_MAIN(TestFigures)
#include "tst_figures.moc"

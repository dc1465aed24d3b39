// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowmerge.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/** A row is a letter, its key, and a digit, what it looks like: "a1". */
bool less(const QString& a, const QString& b)
{
    return a[0] < b[0];
}

QStringList take(QStringList rows, const QStringList& next, const QList<MergeStep>& plan)
{
    for (const MergeStep& step : plan) {
        for (int i = 0; i < step.count; ++i) {
            switch (step.kind) {
            case MergeStep::Kind::Remove:
                rows.removeAt(step.at);
                break;
            case MergeStep::Kind::Insert:
                rows.insert(step.at + i, next[step.from + i]);
                break;
            case MergeStep::Kind::Change:
                rows[step.at + i] = next[step.from + i];
                break;
            }
        }
    }
    return rows;
}

QList<MergeStep> plan(const QStringList& current, const QStringList& next)
{
    return mergePlan(current, next, less, std::equal_to<>());
}

} // namespace

class TestRowMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aPlanNamesTheRangesThatDiffer_data()
    {
        using enum MergeStep::Kind;
        QTest::addColumn<QString>("current");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QList<MergeStep>>("expected");
        QTest::newRow("nothing") << u""_s << u""_s << QList<MergeStep>{};
        QTest::newRow("the same") << u"a1 b1"_s << u"a1 b1"_s << QList<MergeStep>{};
        QTest::newRow("first load") << u""_s << u"a1 b1 c1"_s << QList<MergeStep>{{Insert, 0, 3, 0}};
        QTest::newRow("cleared") << u"a1 b1"_s << u""_s << QList<MergeStep>{{Remove, 0, 2, 0}};
        QTest::newRow("one in the middle") << u"a1 c1"_s << u"a1 b1 c1"_s << QList<MergeStep>{{Insert, 1, 1, 1}};
        QTest::newRow("one gone, one changed")
            << u"a1 b1 c1"_s << u"a1 c2"_s << QList<MergeStep>{{Remove, 1, 1, 0}, {Change, 1, 1, 1}};
        QTest::newRow("two apart") << u"b1 d1"_s << u"a1 b1 c1 d1 e1"_s
                                   << QList<MergeStep>{{Insert, 0, 1, 0}, {Insert, 2, 1, 2}, {Insert, 4, 1, 4}};
    }

    void aPlanNamesTheRangesThatDiffer()
    {
        QFETCH(const QString, current);
        QFETCH(const QString, next);
        QFETCH(const QList<MergeStep>, expected);
        QCOMPARE(plan(current.split(u' ', Qt::SkipEmptyParts), next.split(u' ', Qt::SkipEmptyParts)), expected);
    }

    void takingAnyPlanGivesTheNewRows()
    {
        QRandomGenerator random(7);
        const auto rows = [&random] {
            QStringList list;
            for (char16_t letter = u'a'; letter <= u'z'; ++letter) {
                if (random.bounded(2) == 1)
                    list.append(QChar(letter) + QString::number(random.bounded(2)));
            }
            return list;
        };
        for (int round = 0; round < 500; ++round) {
            const QStringList current = rows();
            const QStringList next = rows();
            QCOMPARE(take(current, next, plan(current, next)), next);
        }
    }
};

REMIT_TEST_MAIN(TestRowMerge)
#include "tst_rowmerge.moc"

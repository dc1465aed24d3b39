// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/race.h"
#include "tests/support/testmain.h"

#include <QTimeZone>

#include <algorithm>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AuditRecord record(const QString& id, RunStatus status, std::optional<qint64> cost, int high = 0)
{
    AuditRecord record;
    record.runId = id;
    record.state = RunState::Finished;
    record.status = status;
    record.costMicroUsd = cost;
    record.startedAtMs = 1000;
    record.endedAtMs = 2000;
    for (int n = 0; n < high; ++n)
        record.findings.append({u"secret-added"_s, FindingSeverity::High, {}, {}, {}});
    return record;
}

QString order(QList<AuditRecord> records)
{
    std::ranges::sort(records, isBetter);
    QStringList ids;
    for (const AuditRecord& record : std::as_const(records))
        ids.append(record.runId);
    return ids.join(u' ');
}

} // namespace

/** Which run of a race is the better one. */
class TestRace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theBestComesFirst()
    {
        AuditRecord going = record(u"going"_s, RunStatus::Ok, 1);
        going.status.reset();
        going.state = RunState::Running;
        AuditRecord slow = record(u"slow"_s, RunStatus::Ok, 5);
        slow.endedAtMs = 9000;
        QCOMPARE(order({going, record(u"failed"_s, RunStatus::Partial, 0), record(u"dear"_s, RunStatus::Ok, 9), slow,
                     record(u"cheap"_s, RunStatus::Ok, 5), record(u"unknown"_s, RunStatus::Ok, {}),
                     record(u"finding"_s, RunStatus::Ok, 1, 1)}),
            u"cheap slow dear unknown finding failed going"_s);
        QCOMPARE(order({record(u"b"_s, RunStatus::Ok, 1), record(u"a"_s, RunStatus::Ok, 1)}), u"a b"_s);
    }

    void findingsAreCountedBySeverity()
    {
        QVERIFY(tally({{u"a"_s, FindingSeverity::High, {}, {}, {}}, {u"b"_s, FindingSeverity::Low, {}, {}, {}},
                    {u"c"_s, FindingSeverity::Low, {}, {}, {}}})
            == (FindingTally{1, 0, 2}));
    }

    void aFigureTellsWhereItIsFrom()
    {
        AuditRecord told;
        QCOMPARE(sourceOf(told, LimitName::Cost), u"unknown"_s);
        told.limits.append({LimitName::Cost, 1, 2, u"usd"_s, u"self-reported"_s});
        QCOMPARE(sourceOf(told, LimitName::Cost), u"self-reported"_s);
    }

    void theExitCodeIsThatOfTheRace()
    {
        const auto ok = record(u"a"_s, RunStatus::Ok, {});
        const auto limit = record(u"b"_s, RunStatus::Limit, {});
        const auto stopped = record(u"c"_s, RunStatus::Stopped, {});
        QCOMPARE(exitCodeForRace({limit, ok}), 0);
        QCOMPARE(exitCodeForRace({limit, limit}), 4);
        QCOMPARE(exitCodeForRace({stopped, stopped}), 5);
        QCOMPARE(exitCodeForRace({limit, stopped}), 3);
        QCOMPARE(exitCodeForRace({}), 3);
    }

    void anIdIsToldFromThatOfARun()
    {
        const QDateTime now(QDate(2026, 11, 21), QTime(2, 53), QTimeZone::UTC);
        const QString id = newRaceId(u"Paginate GET /orders"_s, now);
        QVERIFY(isRaceId(id));
        QVERIFY2(id.startsWith(u"race-paginate-get-orders-20261121-0253-"), qPrintable(id));
        QVERIFY(isRaceId(newRaceId(QString(500, u'x'), now)));
        QVERIFY(!isRaceId(u"paginate-get-orders-20261121-0253-k3f9"_s));
        QVERIFY(!isRaceId(u"race-../../x"_s));
    }
};

REMIT_TEST_MAIN(TestRace)
#include "tst_race.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/meter.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const auto kGateway = QStringLiteral("gateway");

Limits limits()
{
    Limits it;
    it.wallClock = 10min;
    it.idle = 3min;
    it.llmCalls = 10;
    it.costMicroUsd = 2'000'000;
    it.outputBytes = 1000;
    it.memoryBytes = 4'000;
    it.diskBytes = 2'000;
    it.processes = 256;
    it.changedFiles = 20;
    it.changedLines = 600;
    it.onLimit = OnLimit::Stop;
    return it;
}

/** "warn wall_clock" and "stop idle", in order. */
QStringList told(Meter& meter)
{
    QStringList lines;
    for (const LimitCrossing& crossing : meter.takeCrossings()) {
        const QString kind = crossing.reached ? QStringLiteral("stop ") : QStringLiteral("warn ");
        lines.append(kind + QString::number(static_cast<int>(crossing.name)));
    }
    return lines;
}

QString warn(LimitName name)
{
    return QStringLiteral("warn %1").arg(static_cast<int>(name));
}

QString stop(LimitName name)
{
    return QStringLiteral("stop %1").arg(static_cast<int>(name));
}

LimitUse useOf(const Meter& meter, LimitName name)
{
    for (const LimitUse& use : meter.uses()) {
        if (use.name == name)
            return use;
    }
    return {};
}

} // namespace

class TestMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theClockRunsFromTheStartOnly()
    {
        Meter meter(limits(), 3);
        meter.tick(1h);
        QCOMPARE(told(meter), QStringList());
        meter.start(1h);
        meter.tick(1h + 1s);
        QCOMPARE(useOf(meter, LimitName::WallClock).used, 1000.0);
    }

    void wallClockWarnsOnceAndStopsOnce()
    {
        Limits only;
        only.wallClock = 10min;
        Meter meter(only, 0);
        meter.start(0ms);
        meter.tick(8min - 1ms);
        QCOMPARE(told(meter), QStringList());
        meter.tick(8min);
        QCOMPARE(told(meter), QStringList{warn(LimitName::WallClock)});
        meter.tick(9min);
        QCOMPARE(told(meter), QStringList());
        meter.tick(10min);
        QCOMPARE(told(meter), QStringList{stop(LimitName::WallClock)});
        meter.tick(20min);
        QCOMPARE(told(meter), QStringList());
    }

    void aJumpOverBothMarksTellsTheStopAlone()
    {
        Limits only;
        only.idle = 1min;
        Meter meter(only, 0);
        meter.start(0ms);
        meter.tick(5min);
        QCOMPARE(told(meter), QStringList{stop(LimitName::Idle)});
    }

    void outputEndsIdleness()
    {
        Meter meter(limits(), 3);
        meter.start(0ms);
        meter.outputBytes(10, 2min);
        meter.tick(4min);
        QCOMPARE(told(meter), QStringList());
        QCOMPARE(useOf(meter, LimitName::Idle).used, 120'000.0);
        meter.tick(5min);
        QCOMPARE(told(meter), QStringList{stop(LimitName::Idle)});
    }

    void timeThatGoesBackChangesNothing()
    {
        Meter meter(limits(), 3);
        meter.start(1min);
        meter.tick(3min);
        meter.tick(2min);
        meter.outputBytes(1, 1min);
        QCOMPARE(useOf(meter, LimitName::WallClock).used, 120'000.0);
        meter.tick(4min);
        QCOMPARE(useOf(meter, LimitName::Idle).used, 60'000.0);
    }

    void atMostTenCallsAllowsTen()
    {
        Meter meter(limits(), 3);
        meter.countedBy(kGateway);
        for (int call = 1; call <= 7; ++call)
            meter.llmCall(kGateway);
        QCOMPARE(told(meter), QStringList());
        meter.llmCall(kGateway);
        QCOMPARE(told(meter), QStringList{warn(LimitName::LlmCalls)});
        meter.llmCall(kGateway);
        meter.llmCall(kGateway);
        QCOMPARE(told(meter), QStringList());
        meter.llmCall(kGateway);
        QCOMPARE(told(meter), QStringList{stop(LimitName::LlmCalls)});
        QCOMPARE(meter.llmCalls(), std::optional<qint64>(11));
    }

    void aRefusedCallIsTheLimitReached()
    {
        Meter meter(limits(), 3);
        meter.countedBy(kGateway);
        for (int call = 0; call < 10; ++call)
            meter.llmCall(kGateway);
        (void)meter.takeCrossings();
        meter.refused(LimitName::LlmCalls, kGateway);
        meter.refused(LimitName::LlmCalls, kGateway);
        const auto crossings = meter.takeCrossings();
        QCOMPARE(crossings.size(), 1);
        QVERIFY(crossings.first().reached);
        QCOMPARE(crossings.first().used, 10.0);
        QCOMPARE(crossings.first().allowed, 10.0);
        QCOMPARE(crossings.first().unit, QStringLiteral("calls"));
        QCOMPARE(crossings.first().source, kGateway);
    }

    void costAddsUpInDollars()
    {
        Meter meter(limits(), 3);
        meter.cost(1'600'000, kGateway);
        QCOMPARE(told(meter), QStringList{warn(LimitName::Cost)});
        meter.cost(400'000, kGateway);
        QCOMPARE(told(meter), QStringList());
        meter.cost(1, kGateway);
        QCOMPARE(told(meter), QStringList{stop(LimitName::Cost)});
        QCOMPARE(useOf(meter, LimitName::Cost).used, 2.000001);
        QCOMPARE(meter.costMicroUsd(), std::optional<qint64>(2'000'001));
    }

    void oneUnknownPriceMakesTheTotalUnknown()
    {
        Meter meter(limits(), 3);
        QCOMPARE(useOf(meter, LimitName::Cost).source, QStringLiteral("unknown"));
        meter.countedBy(kGateway);
        QCOMPARE(meter.costMicroUsd(), std::optional<qint64>(0));
        meter.cost(100, kGateway);
        meter.cost(std::nullopt, kGateway);
        QCOMPARE(meter.costMicroUsd(), std::nullopt);
        meter.cost(100, kGateway);
        QCOMPARE(meter.costMicroUsd(), std::nullopt);
        QCOMPARE(useOf(meter, LimitName::Cost).source, QStringLiteral("unknown"));
        meter.cost(3'000'000, kGateway);
        QCOMPARE(told(meter), QStringList{stop(LimitName::Cost)});
    }

    void nothingKnownIsUnknownNotZero()
    {
        const Meter meter(limits(), 3);
        QCOMPARE(meter.llmCalls(), std::nullopt);
        QCOMPARE(meter.costMicroUsd(), std::nullopt);
        QCOMPARE(meter.tokensTotal(), std::nullopt);
    }

    void figuresThatCannotBeTrueChangeNothing()
    {
        Meter meter(limits(), 3);
        meter.start(0ms);
        meter.tokens({.input = 5, .output = 1, .cacheRead = 2, .cacheWrite = 3});
        const QList<LimitUse> before = meter.uses();
        meter.outputBytes(-1, 0ms);
        meter.cost(-1, kGateway);
        meter.cost(std::numeric_limits<qint64>::max(), kGateway);
        meter.tokens({.input = -1, .output = 1, .cacheRead = 0, .cacheWrite = 0});
        meter.tokens({.input = 1, .output = std::numeric_limits<qint64>::max(), .cacheRead = 0, .cacheWrite = 0});
        meter.memory(-5);
        meter.disk(std::numeric_limits<qint64>::min());
        meter.processes(-1);
        meter.changes(-1, 5);
        meter.changes(5, -1);
        QCOMPARE(meter.uses(), before);
        QCOMPARE(meter.violations(), 10);
        QCOMPARE(meter.tokensTotal(), std::optional(Tokens{.input = 5, .output = 1, .cacheRead = 2, .cacheWrite = 3}));
        QCOMPARE(told(meter), QStringList());
    }

    void gaugesKeepTheirHighestAndChangesTheirLatest()
    {
        Meter meter(limits(), 3);
        meter.memory(3'000);
        meter.memory(10);
        meter.disk(1'000);
        meter.disk(1);
        meter.processes(100);
        meter.processes(2);
        meter.changes(15, 400);
        meter.changes(2, 30);
        QCOMPARE(useOf(meter, LimitName::Memory).used, 3'000.0);
        QCOMPARE(useOf(meter, LimitName::Disk).used, 1'000.0);
        QCOMPARE(useOf(meter, LimitName::Processes).used, 100.0);
        QCOMPARE(useOf(meter, LimitName::ChangedFiles).used, 2.0);
        QCOMPARE(useOf(meter, LimitName::ChangedLines).used, 30.0);
        QCOMPARE(told(meter), QStringList());
        meter.memory(4'000);
        QCOMPARE(told(meter), QStringList{warn(LimitName::Memory)});
        meter.memory(4'001);
        QCOMPARE(told(meter), QStringList{stop(LimitName::Memory)});
    }

    void failedChecksStopAtTheirNumber()
    {
        Meter meter(limits(), 3);
        meter.failedCheck(QStringLiteral("self-reported"));
        meter.failedCheck(QStringLiteral("self-reported"));
        QCOMPARE(told(meter), QStringList());
        meter.failedCheck(QStringLiteral("self-reported"));
        QCOMPARE(told(meter), QStringList{stop(LimitName::Failures)});
        QCOMPARE(useOf(meter, LimitName::Failures).unit, QStringLiteral("checks"));
    }

    void everyLimitNamesItsUnitAndIsListedOnce()
    {
        const Meter meter(limits(), 3);
        QSet<int> names;
        for (const LimitUse& use : meter.uses()) {
            QVERIFY(!use.unit.isEmpty());
            QVERIFY(!use.source.isEmpty());
            QVERIFY(use.allowed > 0);
            names.insert(static_cast<int>(use.name));
        }
        QCOMPARE(names.size(), 11);
        QCOMPARE(meter.uses().size(), 11);
    }

    void theNextDeadlineIsTheNearestMark()
    {
        Meter meter(limits(), 3);
        QVERIFY(meter.nextDeadline(0ms) > 10min);
        meter.start(0ms);
        QCOMPARE(meter.nextDeadline(0ms), milliseconds(144'000)); // 80 % of 3 min idle
        meter.outputBytes(1, 60s);
        QCOMPARE(meter.nextDeadline(60s), milliseconds(144'000));
        meter.tick(204s);
        QCOMPARE(told(meter), QStringList{warn(LimitName::Idle)});
        QCOMPARE(meter.nextDeadline(204s), milliseconds(36'000));
        QCOMPARE(meter.nextDeadline(1h), 0ms);
    }
};

REMIT_TEST_MAIN(TestMeter)
#include "tst_meter.moc"

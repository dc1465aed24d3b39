// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats.h"
#include "models/runningmodel.h"
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kStart = 1'700'000'000'000;

Event at(qint64 seq, qint64 seconds, const char* type, const QJsonObject& data = {})
{
    return {seq, kStart + seconds * 1000, QLatin1StringView(type), data};
}

Contract contractWith(std::chrono::milliseconds wallClock, std::chrono::milliseconds idle)
{
    Contract contract;
    contract.title = u"Speed up"_s;
    contract.success.command = u"ctest -R csv"_s;
    contract.limits.wallClock = wallClock;
    contract.limits.idle = idle;
    contract.limits.llmCalls = 40;
    contract.limits.costMicroUsd = 2'000'000;
    contract.limits.outputBytes = 1'000'000;
    return contract;
}

LiveRun running()
{
    LiveRun run;
    run.take(contractWith(10min, 3min));
    run.fold(at(1, 0, event::runState, {{u"to"_s, u"preparing"_s}}));
    run.fold(at(2, 5, event::runState, {{u"to"_s, u"running"_s}}));
    run.fold(at(3, 5, event::runStarted));
    return run;
}

RunValue value(const QString& id, RunState state, qint64 startedAtMs)
{
    RunValue run;
    run.row.runId = id;
    run.row.title = u"Title of "_s + id;
    run.row.state = state;
    run.row.createdAtMs = kStart;
    run.row.startedAtMs = startedAtMs;
    run.contract = contractWith(10min, 3min);
    return run;
}

QStringList idsOf(const RunningModel& model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.data(model.index(row), RunningModel::RunIdRole).toString());
    return ids;
}

} // namespace

class TestRunning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!Trying to construct an instance)"_s)); }

    void theClockRunsFromTheAgentsStart()
    {
        const LiveRun run = running();
        QCOMPARE(run.state, RunState::Running);
        QCOMPARE(format::clock(run.elapsedMs(kStart + 65'000)), u"1:00"_s);
        QCOMPARE(format::limitUse(run.meters(kStart + 65'000).at(0)), u"1:00 of 10:00"_s);
    }

    void callsAndCostAddUp()
    {
        LiveRun run = running();
        run.fold(at(4, 10, event::llmCall, {{u"cost_usd"_s, 0.5}}));
        run.fold(at(5, 12, event::llmCall, {{u"cost_usd"_s, 0.62}}));
        const QList<LimitUse> meters = run.meters(kStart + 20'000);
        QCOMPARE(format::limitUse(meters.at(1)), u"2 of 40"_s);
        QCOMPARE(format::limitUse(meters.at(2)), u"$1.12 of $2.00"_s);
    }

    void aCallWithoutAPriceMakesTheCostUnknown()
    {
        LiveRun run = running();
        run.fold(at(4, 10, event::llmCall));
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(2)), u"unknown of $2.00"_s);
    }

    void theSourceOfCallsAndCostIsKnown()
    {
        LiveRun run = running();
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(1)), u"unknown of 40"_s); // never 0
        run.fold(at(4, 10, event::llmCall, {{u"cost_usd"_s, 0.5}, {u"source"_s, u"self-reported"_s}}));
        QCOMPARE(run.meters(kStart + 20'000).at(1).source, u"self-reported"_s);
        QCOMPARE(run.meters(kStart + 20'000).at(2).source, u"self-reported"_s);
        run.fold(at(5, 11, event::llmCall, {{u"cost_usd"_s, 0.25}, {u"source"_s, u"gateway"_s}}));
        QCOMPARE(run.meters(kStart + 20'000).at(1).source, u"gateway"_s);
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(1)), u"1 of 40"_s);
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(2)), u"$0.25 of $2.00"_s);
        run.fold(at(6, 12, event::llmCall, {{u"cost_usd"_s, 9}, {u"source"_s, u"self-reported"_s}}));
        QCOMPARE(run.calls, 1);
    }

    void aRefusedCallIsNone()
    {
        LiveRun run = running();
        run.fold(at(4, 10, event::llmCall, {{u"status"_s, 429}, {u"side"_s, true}, {u"source"_s, u"gateway"_s}}));
        QCOMPARE(run.calls, 0);
        QVERIFY(run.costKnown);
    }

    void aGatewayCountsFromZero()
    {
        LiveRun run = running();
        run.fold(at(4, 10, event::runStarted, {{u"metering"_s, u"gateway"_s}}));
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(1)), u"0 of 40"_s);
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(2)), u"$0.00 of $2.00"_s);
    }

    void outputIsWhatTheHarnessRead()
    {
        LiveRun run = running();
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(3)), u"unknown of 1.0 MB"_s);
        const QJsonObject use{{u"limit"_s, u"output"_s}, {u"used"_s, 200'000}, {u"allowed"_s, 1'000'000},
            {u"unit"_s, u"bytes"_s}, {u"source"_s, u"harness"_s}};
        run.fold(at(4, 20, event::limitsUsed, {{u"uses"_s, QJsonArray{use}}}));
        QCOMPARE(format::limitUse(run.meters(kStart + 20'000).at(3)), u"0.2 of 1.0 MB"_s);
    }

    void anEventCountsOnce()
    {
        LiveRun run = running();
        const Event call = at(4, 10, event::llmCall, {{u"cost_usd"_s, 0.5}});
        run.fold(call);
        run.fold(call);
        QCOMPARE(run.calls, 1);
    }

    void theLastActionIsOneHarmlessLine()
    {
        LiveRun run = running();
        run.fold(at(4, 10, event::toolStart, {{u"name"_s, u"bash"_s}, {u"summary"_s, u"ctest\n-R \u202Ecsv\u0007"_s}}));
        QCOMPARE(run.action, u"bash ctest -R csv"_s);
        QCOMPARE(run.actionMs, kStart + 10'000);
    }

    void verifyingNamesItsCheckAndStopsTheClockOfTheAgent()
    {
        LiveRun run = running();
        run.fold(at(4, 65, event::runState, {{u"to"_s, u"verifying"_s}}));
        QCOMPARE(run.action, u"check ctest -R csv"_s);
        QCOMPARE(format::limitUse(run.meters(kStart + 500'000).at(0)), u"1:00 of 10:00"_s);
        QVERIFY(!run.nearLimit(kStart + 3'600'000));
    }

    void whatIsHeldUsesNoTimeAndIsNearNoLimit()
    {
        LiveRun run = running();
        run.fold(at(4, 300, event::runFrozen, {{u"by"_s, u"desktop"_s}, {u"at_most_s"_s, 3600}}));
        QCOMPARE(run.holdSentence(kStart + 660'000), u"Held by you. Released in 54 min"_s);
        QCOMPARE(format::limitUse(run.meters(kStart + 660'000).at(0)), u"4:55 of 10:00"_s);
        QVERIFY(!run.nearLimit(kStart + 660'000));
        run.fold(at(5, 900, event::runThawed, {{u"by"_s, u"desktop"_s}}));
        QVERIFY(!run.hold);
        QCOMPARE(run.holdSentence(kStart + 910'000), QString());
        QCOMPARE(format::limitUse(run.meters(kStart + 910'000).at(0)), u"5:05 of 10:00"_s);
        run.fold(at(6, 920, event::runFrozen, {{u"by"_s, u"limit"_s}, {u"at_most_s"_s, 60}}));
        QCOMPARE(run.holdSentence(kStart + 920'000), u"Held at its limit. Ends in 1 min"_s);
    }

    void aLimitIsNear_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("lastWord");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("far") << 100 << 90 << QString();
        QTest::newRow("time") << 540 << 530 << u"Ends at its time limit in 1:05"_s;
        QTest::newRow("silence") << 360 << 200 << u"No output for 2:40. Idle limit 3:00"_s;
        QTest::newRow("a short silence") << 360 << 240 << QString();
    }
    void aLimitIsNear()
    {
        QFETCH(int, second);
        QFETCH(int, lastWord);
        QFETCH(QString, sentence);
        LiveRun run = running();
        run.fold(at(4, lastWord, event::agentText, {{u"text"_s, u"I look"_s}}));
        const auto near = run.nearLimit(kStart + second * 1000LL);
        QCOMPARE(near ? near->sentence : QString(), sentence);
    }

    void activityLiesInBucketsOfTenSeconds()
    {
        LiveRun run = running();
        run.fold(at(4, 12, event::toolStart, {{u"name"_s, u"read"_s}}));
        run.fold(at(5, 14, event::toolStart, {{u"name"_s, u"read"_s}}));
        run.fold(at(6, 33, event::toolStart, {{u"name"_s, u"read"_s}}));
        const QList<double> levels = run.levels(kStart + 45'000);
        QCOMPARE(levels.size(), 5);
        QCOMPARE(levels.at(0), 0.0);
        QVERIFY(levels.at(1) > levels.at(3));
        QCOMPARE(levels.at(2), 0.0);
        QCOMPARE(levels.at(4), 0.0);
        QCOMPARE(run.levels(kStart + 3'600'000).size(), LiveRun::kBuckets);
    }

    void activityIsForgottenInTime()
    {
        LiveRun run = running();
        for (int i = 0; i < 5000; ++i)
            run.fold(at(4 + i, i * 10, event::agentText, {{u"text"_s, u"x"_s}}));
        QVERIFY(run.activity.size() <= 2 * LiveRun::kBuckets + 1);
    }

    void theModelHoldsWhatGoesOnAndWhatWaits()
    {
        ValueBackend backend;
        backend.put(value(u"b"_s, RunState::Running, kStart + 2000));
        backend.put(value(u"a"_s, RunState::Preparing, kStart + 1000));
        backend.put(value(u"q"_s, RunState::Queued, 0));
        backend.put(value(u"done"_s, RunState::Finished, kStart));
        RunningModel model(backend, [] { return kStart + 60'000; });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy queued(&model, &RunningModel::queuedChanged);
        model.reload();
        QTRY_COMPARE(idsOf(model), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(model.queued().size(), 1);
        QCOMPARE(queued.size(), 1);
    }

    void aNewRunComesAndAnEndedOneGoes()
    {
        ValueBackend backend;
        RunningModel model(backend, [] { return kStart + 60'000; });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        backend.put(value(u"a"_s, RunState::Running, kStart + 1000));
        QTRY_COMPARE(idsOf(model), QStringList{u"a"_s});
        backend.put(value(u"b"_s, RunState::Running, kStart + 500));
        QTRY_COMPARE(idsOf(model), QStringList({u"b"_s, u"a"_s}));
        QVERIFY(backend.stop(u"b"_s).result());
        QTRY_COMPARE(idsOf(model), QStringList{u"a"_s});
        backend.remove(u"a"_s);
        QTRY_COMPARE(model.rowCount(), 0);
    }

    void eventsReachTheirRun()
    {
        ValueBackend backend;
        RunningModel model(backend, [] { return kStart + 60'000; });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        backend.put(value(u"a"_s, RunState::Running, kStart));
        backend.appendEvent(u"a"_s, kStart + 1000, QLatin1StringView(event::llmCall), {{u"cost_usd"_s, 0.25}});
        QTRY_COMPARE(model.at(0).calls, 1);
        backend.appendEvent(u"a"_s, kStart + 2000, QLatin1StringView(event::llmCall), {{u"cost_usd"_s, 0.5}});
        backend.appendEvent(u"a"_s, kStart + 3000, QLatin1StringView(event::toolStart),
            {{u"name"_s, u"edit"_s}, {u"summary"_s, u"a.cpp"_s}});
        QTRY_COMPARE(model.at(0).action, u"edit a.cpp"_s);
        QCOMPARE(model.costMicroUsd(), std::optional<qint64>(750'000));
        QCOMPARE(model.at(0).limits.llmCalls, std::optional<qint64>(40));
    }

    void aFailedReadIsSaidAndKeepsWhatIsShown()
    {
        ValueBackend backend;
        RunningModel model(backend, [] { return kStart; });
        backend.put(value(u"a"_s, RunState::Running, kStart));
        QTRY_COMPARE(model.rowCount(), 1);
        QSignalSpy failed(&model, &RunningModel::loadFailed);
        backend.failNext(ErrorCode::Database, u"The index cannot be read."_s);
        model.reload();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(model.rowCount(), 1);
    }

    void aQueuedRunSaysWhyItWaits()
    {
        RunRow row;
        Occupancy full{.slotsUsed = 9, .slotsTotal = 9, .queued = 1, .toReview = 2, .reviewLimit = 10};
        QCOMPARE(waitingReason(row, full), u"9 of 9 slots are in use."_s);
        full.toReview = 10;
        QCOMPARE(waitingReason(row, full), u"10 runs await review. Give a verdict on one to start the next."_s);
        full.toReview = 0;
        full.slotsUsed = 1;
        QCOMPARE(waitingReason(row, full), u"Starts in a moment."_s);
    }
};

REMIT_TEST_MAIN(TestRunning)
#include "tst_running.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinerows.h"
#include "models/timelinewords.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

QList<Event> sampleEvents()
{
    QList<Event> events;
    const auto add = [&events](qint64 time, const char* type, const QJsonObject& data) {
        events.append({events.size() + 1, 1'000'000 + time, QLatin1StringView(type), data});
    };
    add(0, event::runState, {{u"from"_s, u"queued"_s}, {u"to"_s, u"preparing"_s}});
    add(5000, event::runState, {{u"from"_s, u"preparing"_s}, {u"to"_s, u"running"_s}});
    add(9000, event::llmCall,
        {{u"model"_s, u"m"_s}, {u"input"_s, 1000}, {u"output"_s, 10}, {u"cost_usd"_s, 0.25}, {u"duration_ms"_s, 3000}});
    add(10'000, event::toolStart,
        {{u"id"_s, u"a"_s}, {u"name"_s, u"bash"_s}, {u"kind"_s, u"command"_s}, {u"summary"_s, u"make \u202e x"_s}});
    add(11'000, event::policyDenied, {{u"action"_s, u"push"_s}, {u"what"_s, u"git push"_s}});
    add(14'000, event::toolEnd, {{u"id"_s, u"a"_s}, {u"ok"_s, false}, {u"exit"_s, 2}});
    add(15'000, event::llmCall,
        {{u"model"_s, u"m"_s}, {u"input"_s, 1000}, {u"output"_s, 10}, {u"cost_usd"_s, 0.5}, {u"duration_ms"_s, 500}});
    add(16'000, event::snapshotMade, {{u"n"_s, 1}, {u"ref"_s, u"refs/remit/x/1"_s}, {u"files"_s, 2}});
    add(20'000, event::agentText, {{u"text"_s, u"done"_s}});
    return events;
}

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void eventsBecomeItemsOfTheirLanes()
    {
        const Timeline timeline(sampleEvents());
        QCOMPARE(timeline.length(), 20'001);
        const auto& phases = timeline.items(TimelineLane::Phase);
        QCOMPARE(phases.size(), size_t(2));
        QCOMPARE(phases[0].end, 5000);
        QCOMPARE(phases[1].end, timeline.length());
        const auto& calls = timeline.items(TimelineLane::Calls);
        QCOMPARE(calls[0].start, 6000);
        QCOMPARE(calls[0].end, 9000);
        const auto& tools = timeline.items(TimelineLane::Tools);
        QCOMPARE(tools.size(), size_t(1));
        QCOMPARE(tools[0].end - tools[0].start, 4000);
        QCOMPARE(timeline.partnerOf(3), 5);
        QCOMPARE(timeline.partnerOf(5), 3);
        QCOMPARE(timeline.countOf(TimelineKind::Command), 1);
        QCOMPARE(timeline.items(TimelineLane::Policy).size(), size_t(1));
    }

    void theCostRisesWithTheCalls()
    {
        const Timeline timeline(sampleEvents(), 2'000'000);
        QCOMPARE(timeline.costAt(8999), 0);
        QCOMPARE(timeline.costAt(9000), 250'000);
        QCOMPARE(timeline.costAt(99'000), 750'000);
        QCOMPARE(timeline.totalCost(), 750'000);
        QVERIFY(timeline.costIsKnown());
        QCOMPARE(timeline.costLimit().value(), 2'000'000);
    }

    void aCallWithoutAPriceMakesTheCostUnknown()
    {
        QList<Event> events = sampleEvents();
        events[2].data.remove(u"cost_usd"_s);
        QVERIFY(!Timeline(events).costIsKnown());
    }

    void slicesHoldWhatIsSeen()
    {
        const Timeline timeline(sampleEvents());
        QCOMPARE(timeline.startingIn(TimelineLane::Calls, 0, 7000).count, 1);
        QCOMPARE(timeline.startingIn(TimelineLane::Calls, 7000, 8000).count, 0);
        QCOMPARE(timeline.seenIn(TimelineLane::Calls, 7000, 8000).count, 1);
        QCOMPARE(timeline.startingIn(TimelineLane::Calls, 0, 99'000).count, 2);
    }

    void wordsSayWhatHappenedAndShowWhatIsHidden()
    {
        const Timeline timeline(sampleEvents());
        const TimelineWords tool = timelineWords(timeline, 3);
        QCOMPARE(tool.title, u"bash"_s);
        QVERIFY(tool.what.contains(u"\u27e8U+202E\u27e9"_s));
        QCOMPARE(tool.result, u"exit 2"_s);
        QVERIFY(tool.mono);
        QCOMPARE(timelineWords(timeline, 4).result, u"denied"_s);
        QCOMPARE(timelineWords(timeline, 2).figure, u"$0.25"_s);
        QVERIFY(timelineDetail(timeline, 3).contains(u"exit: 2"_s));
    }

    void eachEventHasAWordForPeople()
    {
        QList<Event> events;
        for (const char* type : {event::runCreated, event::runStarted, event::runEnded, event::runFinished,
                 event::runInterrupted, event::worktreeMade, event::setupDone, event::checkDone, event::agentSession,
                 event::agentText, event::agentNotice, event::agentResult, event::limitsUsed, event::networkUsed,
                 event::findingMade, event::claimMade, event::stopRequested, event::runFrozen, event::runThawed,
                 event::verdictGiven, event::tornTail, event::note})
            events.append({events.size() + 1, 1000, QLatin1StringView(type), {}});
        events[7].data = {{u"when"_s, u"before"_s}, {u"command"_s, u"make test"_s}};
        const QJsonObject use{{u"limit"_s, u"output"_s}, {u"used"_s, 200'000}, {u"allowed"_s, 1'000'000},
            {u"unit"_s, u"bytes"_s}, {u"source"_s, u"harness"_s}};
        events[12].data = {{u"uses"_s, QJsonArray{use}}};
        const QJsonObject host{{u"host"_s, u"a.example:443"_s}, {u"sent"_s, 1000}, {u"received"_s, 2'000'000}};
        events[13].data = {{u"hosts"_s, QJsonArray{host}}};
        const Timeline timeline(events);
        for (int index = 0; index < int(events.size()); ++index) {
            const QString title = timelineWords(timeline, index).title;
            QVERIFY2(!title.isEmpty() && !title.contains(u'.'), qPrintable(events[index].type));
        }
        QCOMPARE(timelineWords(timeline, 7).title, u"Check before"_s);
        QCOMPARE(timelineWords(timeline, 7).what, u"make test"_s);
        QCOMPARE(timelineWords(timeline, 12).what, u"output 0.2 of 1.0 MB"_s);
        QVERIFY(timelineWords(timeline, 13).what.startsWith(u"a.example:443: "_s));
    }

    void theTableShowsWhatPassesTheFilter()
    {
        auto timeline = std::make_shared<const Timeline>(sampleEvents());
        TimelineRows rows;
        QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(rows.rowCount(), 0);
        rows.setTimeline(timeline, filteredEvents(*timeline, {}));
        QCOMPARE(rows.rowCount(), 8); // the end of the tool stands in the row of its start
        QCOMPARE(rows.rowOf(5), rows.rowOf(3));
        TimelineFilter filter;
        filter.warningsOnly = true;
        rows.setTimeline(timeline, filteredEvents(*timeline, filter));
        QCOMPARE(rows.rowCount(), 1);
        QCOMPARE(rows.eventAt(0), 4);
        filter = {};
        filter.hidden[size_t(TimelineKind::Call)] = true;
        QCOMPARE(filteredEvents(*timeline, filter).size(), size_t(6));
        filter = {};
        filter.text = u"GIT PUSH"_s;
        QCOMPARE(filteredEvents(*timeline, filter), std::vector<int>{4});
        rows.setTimeline(nullptr, {});
        QCOMPARE(rows.rowCount(), 0);
    }

    void anEmptyJournalIsAnEmptyTimeline()
    {
        const Timeline timeline({});
        QCOMPARE(timeline.length(), 1);
        QCOMPARE(timeline.totalCost(), 0);
        QVERIFY(filteredEvents(timeline, {}).empty());
    }
};

REMIT_GUI_TEST_MAIN(TestTimeline)
#include "tst_timeline.moc"

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewqueue.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>

#include <memory>

using namespace remit;
using namespace Qt::StringLiterals;
using Fatal = QAbstractItemModelTester;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;
constexpr qint64 kMinute = 60'000;

RunRow run(const QString& title, RunStatus status, qint64 minutesAgo, ReviewState review = ReviewState::Seen)
{
    RunRow row;
    row.runId = title.toLower().replace(u' ', u'-');
    row.title = title;
    row.repository = u"/home/ada/src/shop-api"_s;
    row.agent = u"claude-code"_s;
    row.state = RunState::Finished;
    row.status = status;
    row.review = review;
    row.endedAtMs = kNow - minutesAgo * kMinute;
    row.added = 3;
    row.removed = 1;
    return row;
}

QList<RunRow> sample()
{
    RunRow later = run(u"Later"_s, RunStatus::Ok, 100, ReviewState::Deferred);
    later.deferredUntilMs = kNow + 60 * kMinute;
    RunRow limit = run(u"Port the loader"_s, RunStatus::Limit, 31);
    limit.limit = LimitName::Cost;
    return {run(u"Old"_s, RunStatus::Ok, 420), later, run(u"Ask me"_s, RunStatus::Question, 12), limit,
        run(u"Fresh"_s, RunStatus::Ok, 3, ReviewState::New), run(u"Part"_s, RunStatus::Partial, 60),
        run(u"Torn"_s, RunStatus::Interrupted, 120)};
}

/** One line a row: "# Ready 3" for a head, "OK Fresh 3 min" for a run. */
QStringList print(const ReviewQueue& queue)
{
    QStringList lines;
    for (int row = 0; row < queue.rowCount(); ++row) {
        const QModelIndex at = queue.index(row);
        if (at.data(ReviewQueue::IsGroupRole).toBool())
            lines << u"# %1 %2"_s.arg(at.data().toString()).arg(at.data(ReviewQueue::CountRole).toInt());
        else
            lines << u"%1 | %2 | %3"_s.arg(at.data(ReviewQueue::StatusWordRole).toString(), at.data().toString(),
                at.data(ReviewQueue::AgeRole).toString());
    }
    return lines;
}

/** A queue under the tester at a fixed time. */
struct Fixture {
    ReviewQueue queue;
    QAbstractItemModelTester tester{&queue, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Fixture() { queue.setNow(kNow); }
};

} // namespace

class TestReviewQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    /** The model tester asks for pixmaps, which a program without Qt Gui cannot make. */
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!Trying to construct an instance)"_s)); }

    void runsStandInGroupsByWhatNeedsAPersonMost()
    {
        Fixture f;
        QCOMPARE(print(f.queue), QStringList());
        f.queue.setRuns(sample(), {});
        const QStringList expected{u"# Needs your answer 1"_s, u"Question | Ask me | 12 min"_s, u"# Ended early 2"_s,
            u"Limit: cost | Port the loader | 31 min"_s, u"Interrupted | Torn | 2 h"_s, u"# Ready 3"_s,
            u"OK | Fresh | 3 min"_s, u"Partial | Part | 1 h"_s, u"OK | Old | 7 h"_s, u"# Deferred 1"_s,
            u"OK | Later | 1 h"_s};
        QCOMPARE(print(f.queue), expected);
        QCOMPARE(f.queue.toReview(), 6);
    }

    void everyStatusHasAGroup_data()
    {
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<ReviewQueue::Group>("group");
        using G = ReviewQueue::Group;
        using S = RunStatus;
        QTest::newRow("ok") << S::Ok << G::Ready;
        QTest::newRow("partial") << S::Partial << G::Ready;
        QTest::newRow("empty") << S::Empty << G::Ready;
        QTest::newRow("question") << S::Question << G::NeedsAnswer;
        QTest::newRow("unexpected") << S::UnexpectedInput << G::NeedsAnswer;
        QTest::newRow("incomplete") << S::Incomplete << G::EndedEarly;
        QTest::newRow("tool failed") << S::ToolFailed << G::EndedEarly;
        QTest::newRow("too large") << S::TooLarge << G::EndedEarly;
        QTest::newRow("limit") << S::Limit << G::EndedEarly;
        QTest::newRow("stopped") << S::Stopped << G::EndedEarly;
        QTest::newRow("error") << S::Error << G::EndedEarly;
        QTest::newRow("interrupted") << S::Interrupted << G::EndedEarly;
    }

    void everyStatusHasAGroup()
    {
        QFETCH(const RunStatus, status);
        QFETCH(const ReviewQueue::Group, group);
        QCOMPARE(ReviewQueue::groupOf(run(u"x"_s, status, 1), kNow), group);
        QCOMPARE(ReviewQueue::groupOf(run(u"x"_s, status, 1, ReviewState::Accepted), kNow), ReviewQueue::Group::Done);
    }

    void anUpdateTouchesOnlyWhatDiffersAndKeepsTheSelection()
    {
        Fixture f;
        f.queue.setRuns(sample(), {});
        QItemSelectionModel selection(&f.queue);
        selection.setCurrentIndex(f.queue.index(f.queue.rowOf(u"part"_s)), QItemSelectionModel::ClearAndSelect);
        const QPersistentModelIndex torn = f.queue.index(f.queue.rowOf(u"torn"_s));
        QSignalSpy resets(&f.queue, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&f.queue, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&f.queue, &QAbstractItemModel::rowsRemoved);

        QList<RunRow> runs = sample();
        runs.removeIf([](const RunRow& row) { return row.title == u"Fresh"; });
        runs.append(run(u"Newest"_s, RunStatus::Error, 1));
        f.queue.setRuns(runs, {});

        QCOMPARE(resets.size(), 0);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(selection.currentIndex().data().toString(), u"Part"_s);
        QCOMPARE(torn.data().toString(), u"Torn"_s);
        QCOMPARE(print(f.queue).at(3), u"Error | Newest | 1 min"_s);
        f.queue.setRuns(QList<RunRow>(), {});
        f.queue.setRuns(QList<RunRow>(), {});
        QCOMPARE(f.queue.rowCount(), 0);
        QVERIFY(!selection.currentIndex().isValid());
    }

    void decidedRunsShowOnlyWhenNothingIsLeft()
    {
        Fixture f;
        RunRow accepted = run(u"Done one"_s, RunStatus::Ok, 60, ReviewState::Accepted);
        accepted.verdictAtMs = QDateTime(QDate(2026, 9, 21), QTime(11, 42)).toMSecsSinceEpoch();
        accepted.verdictHow = u"squash"_s;
        accepted.verdictCommit = u"9b07d11aaaaaaaa"_s;
        f.queue.setRuns(sample(), {accepted});
        QCOMPARE(f.queue.rowOf(u"done-one"_s), -1);
        f.queue.setRuns({}, {accepted});
        QCOMPARE(print(f.queue), (QStringList{u"# Done today 1"_s, u"Accepted | Done one | 11:42"_s}));
        QCOMPARE(f.queue.index(1).data(ReviewQueue::NoteRole).toString(), u"squash, 9b07d11"_s);
        QCOMPARE(f.queue.toReview(), 0);
    }

    void aDeferredRunComesBackWhenItsTimeIsOver()
    {
        Fixture f;
        f.queue.setRuns(sample(), {});
        f.queue.setNow(kNow + 61 * kMinute);
        QCOMPARE(print(f.queue).filter(u"# Deferred"_s), QStringList());
        QCOMPARE(print(f.queue).filter(u"# Ready"_s), QStringList{u"# Ready 4"_s});
    }

    void theFilterLooksAtTitleRepositoryAgentAndStatus_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("runs");
        QTest::newRow("title") << u"FRE"_s << 1;
        QTest::newRow("repository") << u"shop"_s << 7;
        QTest::newRow("not its folder") << u"ada"_s << 0;
        QTest::newRow("agent's name") << u"claude code"_s << 7;
        QTest::newRow("status") << u"limit"_s << 1;
        QTest::newRow("nothing") << u"zzz"_s << 0;
    }

    void theFilterLooksAtTitleRepositoryAgentAndStatus()
    {
        QFETCH(const QString, text);
        Fixture f;
        f.queue.setAgentNames({{u"claude-code"_s, u"Claude Code"_s}});
        f.queue.setRuns(sample(), {});
        f.queue.setFilterText(text);
        QTEST(int(print(f.queue).filter(QRegularExpression(u"^[^#]"_s)).size()), "runs");
        QCOMPARE(f.queue.toReview(), 6);
        f.queue.setFilterText({});
        QCOMPARE(f.queue.rowCount(), 11);
    }

    void neighboursSkipTheHeads()
    {
        Fixture f;
        QCOMPARE(f.queue.neighbour({}, 1), QString());
        f.queue.setRuns(sample(), {});
        QCOMPARE(f.queue.neighbour(u"ask-me"_s, 1), u"port-the-loader"_s);
        QCOMPARE(f.queue.neighbour(u"port-the-loader"_s, -1), u"ask-me"_s);
        QCOMPARE(f.queue.neighbour(u"port-the-loader"_s, 2), u"fresh"_s);
        QCOMPARE(f.queue.neighbour(u"ask-me"_s, -1), QString());
        QCOMPARE(f.queue.neighbour(u"later"_s, 1), QString());
        QCOMPARE(f.queue.neighbour(u"unknown"_s, 1), u"ask-me"_s);
    }

    void aScreenReaderHearsStatusTitleAndFacts()
    {
        Fixture f;
        f.queue.setAgentNames({{u"claude-code"_s, u"Claude Code"_s}});
        RunRow row = run(u"Paginate GET /orders"_s, RunStatus::Ok, 3);
        row.added = 187;
        row.removed = 20;
        f.queue.setRuns({row}, {});
        QCOMPARE(f.queue.index(1).data(Qt::AccessibleTextRole).toString(),
            u"OK, Paginate GET /orders, shop-api, Claude Code, 3 minutes ago, 187 added, 20 removed"_s);
    }

    void titlesThatBeginTheSameAreElidedInTheMiddle()
    {
        Fixture f;
        f.queue.setRuns({run(u"Move report times to UTC"_s, RunStatus::Ok, 3),
                            run(u"Move report times to local"_s, RunStatus::Ok, 4), run(u"Other"_s, RunStatus::Ok, 5)},
            {});
        QVERIFY(f.queue.index(1).data(ReviewQueue::TitleSharesPrefixRole).toBool());
        QVERIFY(f.queue.index(2).data(ReviewQueue::TitleSharesPrefixRole).toBool());
        QVERIFY(!f.queue.index(3).data(ReviewQueue::TitleSharesPrefixRole).toBool());
    }

    void runsOfARaceStandUnderOneRow()
    {
        Fixture f;
        const auto racer = [](const QString& agent, RunStatus status, qint64 minutesAgo, qint64 cost) {
            RunRow row = run(u"Race it"_s, status, minutesAgo);
            row.runId = agent;
            row.agent = agent;
            row.race = u"race-it-20261121-0253-k3f9"_s;
            row.costMicroUsd = cost;
            if (status == RunStatus::Limit)
                row.limit = LimitName::Cost;
            return row;
        };
        RunRow going = racer(u"gemini"_s, RunStatus::Ok, 0, 0);
        going.state = RunState::Running;
        going.status.reset();
        const QList<RunRow> racers{racer(u"codex"_s, RunStatus::Ok, 9, 900'000),
            racer(u"qwen"_s, RunStatus::Limit, 2, 10'000), racer(u"claude-code"_s, RunStatus::Ok, 5, 400'000)};
        f.queue.setAgentNames({{u"codex"_s, u"Codex"_s}});
        f.queue.setRuns(sample() + racers, {});
        QVERIFY(f.queue.setGoingOn(std::make_shared<const PackedRows>(QList{going})));
        QVERIFY(!f.queue.setGoingOn(std::make_shared<const PackedRows>(QList{going})));
        const QStringList expected{u"# Needs your answer 1"_s, u"Question | Ask me | 12 min"_s, u"# Ended early 2"_s,
            u"Limit: cost | Port the loader | 31 min"_s, u"Interrupted | Torn | 2 h"_s, u"# Ready 4"_s,
            u"OK | Race: Race it | 5 min"_s, u"OK | claude-code | 5 min"_s, u"OK | Codex | 9 min"_s,
            u"Limit: cost | qwen | 2 min"_s, u"OK | Fresh | 3 min"_s, u"Partial | Part | 1 h"_s, u"OK | Old | 7 h"_s,
            u"# Deferred 1"_s, u"OK | Later | 1 h"_s};
        QCOMPARE(print(f.queue), expected);
        const QModelIndex head = f.queue.index(6);
        QVERIFY(head.data(ReviewQueue::IsRaceRole).toBool());
        QCOMPARE(head.data(ReviewQueue::RunIdRole).toString(), u"race-it-20261121-0253-k3f9"_s);
        QCOMPARE(head.data(ReviewQueue::NoteRole).toString(), u"4 agents, 3 finished"_s);
        QCOMPARE(f.queue.index(7).data(ReviewQueue::NoteRole).toString(), u"$0.40"_s);
        QCOMPARE(f.queue.toReview(), 7); // a race is one decision
        QCOMPARE(f.queue.neighbour(u"ask-me"_s, 3), u"race-it-20261121-0253-k3f9"_s); // j goes through it
        QCOMPARE(f.queue.neighbour(u"race-it-20261121-0253-k3f9"_s, 1), u"claude-code"_s);
        QVERIFY(f.queue.contains(u"race-it-20261121-0253-k3f9"_s));
        f.queue.setFilterText(u"codex"_s);
        QCOMPARE(
            print(f.queue), QStringList({u"# Ready 1"_s, u"OK | Race: Race it | 9 min"_s, u"OK | Codex | 9 min"_s}));
        f.queue.setFilterText({});
        QList<RunRow> decided = racers;
        for (RunRow& row : decided)
            row.review = ReviewState::Rejected;
        QVERIFY(f.queue.updateRuns({u"codex"_s, u"qwen"_s, u"claude-code"_s}, std::make_shared<const PackedRows>(),
            std::make_shared<const PackedRows>(decided)));
        QCOMPARE(f.queue.rowOf(u"race-it-20261121-0253-k3f9"_s), -1);
        QCOMPARE(f.queue.toReview(), 6);
        f.queue.setRuns({}, decided); // what is done stands by itself
        QCOMPARE(print(f.queue).size(), 4);
        f.queue.setRuns(QList<RunRow>{}, QList<RunRow>{});
        QCOMPARE(print(f.queue), QStringList());
    }

    void aRaceOfWhichNothingCanBeAcceptedStandsWhereItsBestRunWould()
    {
        Fixture f;
        RunRow ask = run(u"One"_s, RunStatus::Question, 5);
        RunRow limit = run(u"Two"_s, RunStatus::Limit, 6);
        ask.race = limit.race = u"race-it-20261121-0253-k3f9"_s;
        f.queue.setRuns({limit, ask}, {});
        QCOMPARE(print(f.queue).constFirst(), u"# Needs your answer 1"_s);
        ask.review = ReviewState::Deferred;
        ask.deferredUntilMs = kNow + 60 * kMinute;
        f.queue.setRuns({limit, ask}, {}); // one that was put off stands by itself
        QCOMPARE(print(f.queue).constFirst(), u"# Ended early 1"_s);
        QCOMPARE(print(f.queue).at(3), u"# Deferred 1"_s);
    }

    void aHundredThousandRunsAreSortedFilteredAndMergedQuickly()
    {
        ReviewQueue queue;
        QList<RunRow> runs;
        const QList<RunStatus> statuses{RunStatus::Ok, RunStatus::Question, RunStatus::Limit};
        for (int i = 0; i < 100'000; ++i)
            runs.append(run(u"Run number %1"_s.arg(i), statuses.at(i % 3), i));
        QElapsedTimer timer;
        timer.start();
        queue.setRuns(runs, {});
        const qint64 loaded = timer.restart();
        queue.setFilterText(u"number 77"_s);
        const qint64 filtered = timer.restart();
        queue.setFilterText({});
        runs[5].review = ReviewState::New;
        timer.restart();
        queue.setRuns(runs, {});
        const qint64 merged = timer.elapsed();
        QCOMPARE(queue.rowCount(), 100'003);
        qInfo("load %lld ms, filter %lld ms, merge %lld ms", loaded, filtered, merged);
        QVERIFY(loaded < 3000 && filtered < 1500 && merged < 3000); // unoptimised build, busy machine
    }

    void theQuestionStandsInTheRow()
    {
        ReviewQueue queue;
        const QAbstractItemModelTester tester(&queue, QAbstractItemModelTester::FailureReportingMode::QtTest);
        queue.setNow(kNow);
        RunRow asks = run(u"Ask me"_s, RunStatus::Question, 12);
        asks.question = u"Keep it?\n1. yes\u202e"_s;
        asks.reason = u"\"Keep it?\" It waits for your answer."_s;
        asks.llmCalls = 3;
        asks.costMicroUsd = 120'000;
        asks.metering = Metering::SelfReported;
        RunRow refused = run(u"Refused"_s, RunStatus::Error, 3);
        refused.reason = u"The model provider refuses the key."_s;
        queue.setRuns({refused, asks}, {});
        const QModelIndex first = queue.index(1);
        QCOMPARE(first.data().toString(), u"Ask me"_s);
        QCOMPARE(first.data(ReviewQueue::NoteRole).toString(), u"Keep it? 1. yes"_s);
        QCOMPARE(first.data(Qt::ToolTipRole).toString(),
            u"Ask me\n\"Keep it?\" It waits for your answer.\n3 calls, $0.12, self-reported"_s);
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(u"Keep it?"_s));
        QCOMPARE(queue.index(3).data(ReviewQueue::NoteRole).toString(), refused.reason);
        QVERIFY(queue.index(3).data(Qt::ToolTipRole).toString().contains(u"calls unknown, cost unknown"_s));
    }
};

REMIT_TEST_MAIN(TestReviewQueue)
#include "tst_reviewqueue.moc"

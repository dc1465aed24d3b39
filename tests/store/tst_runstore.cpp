// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/runstore.h"
#include "runner/store/runstoreprivate.h"
#include "tests/store/samplerows.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

/** Titles of the rows, in their order. */
QString titles(const RunStore& store, const RunFilter& filter)
{
    const auto rows = store.rows(filter);
    if (!rows)
        return rows.error().detail;
    QStringList list;
    for (const RunRow& row : *rows)
        list.append(row.title);
    return list.join(u' ');
}

RunRow row(const QString& title, int createdAt)
{
    RunRow row;
    row.runId = title.toLower() + u"-20261121-0253-k3f9"_s;
    row.title = title;
    row.createdAtMs = createdAt;
    row.startedAtMs = createdAt;
    return row;
}

void put(const RunStore& store, const RunRow& row)
{
    const auto written = store.internals().write(row, {}, "{}");
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
}

} // namespace

/** What the index answers; in memory but where two processes meet. */
class TestRunStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        auto opened = RunStore::openMemory();
        QVERIFY(opened);
        m_store = std::move(*opened);
    }

    void aRowComesBackWhole()
    {
        put(*m_store, test::fullRow());
        const auto back = m_store->row(test::fullRow().runId);
        QVERIFY(back && *back);
        QVERIFY(**back == test::fullRow());
        const auto missing = m_store->row(u"none-20261121-0253-k3f9"_s);
        QVERIFY(missing && !*missing);
    }

    void aRaceIsOneThingToReview()
    {
        const auto ended = [](const QString& title, int at, const QString& race) {
            RunRow one = row(title, at);
            one.state = RunState::Finished;
            one.race = race;
            return one;
        };
        put(*m_store, ended(u"A"_s, 1, u"race-a-20261121-0253-k3f9"_s));
        put(*m_store, ended(u"B"_s, 2, u"race-a-20261121-0253-k3f9"_s));
        put(*m_store, ended(u"C"_s, 3, u"race-b-20261121-0253-k3f9"_s));
        put(*m_store, ended(u"D"_s, 4, {}));
        put(*m_store, ended(u"E"_s, 5, {}));
        QCOMPARE(m_store->count({.needsReview = true}).value(), 5);
        QCOMPARE(m_store->toReview().value(), 4);
        QCOMPARE(titles(*m_store, {.inRace = true}), u"C B A"_s);
        QCOMPARE(titles(*m_store, {.race = u"race-a-20261121-0253-k3f9"_s}), u"B A"_s);
        QCOMPARE(m_store->races(u"race-"_s).value(),
            QStringList({u"race-b-20261121-0253-k3f9"_s, u"race-a-20261121-0253-k3f9"_s}));
        QCOMPARE(m_store->races(u"race-a"_s).value().size(), 1);
        QCOMPARE(m_store->races(u"%"_s).value().size(), 0);
    }

    void aRowThatIsWrittenAgainReplacesTheOldOne()
    {
        RunRow changed = test::fullRow();
        put(*m_store, changed);
        changed.title = u"Other"_s;
        changed.review = ReviewState::Accepted;
        put(*m_store, changed);
        const auto rows = m_store->rows();
        QVERIFY(rows);
        QVERIFY(*rows == QList{changed});
    }

    void rowsAreFilteredAndNewestFirst_data()
    {
        QTest::addColumn<RunFilter>("filter");
        QTest::addColumn<QString>("expected");
        const auto filter = [](auto change) {
            RunFilter f;
            change(f);
            return f;
        };
        QTest::newRow("all") << RunFilter() << u"Over Later Sent Gone Fresh Seen Going Waits"_s;
        QTest::newRow("awaits review") << filter([](RunFilter& f) { f.needsReview = true; }) << u"Over Fresh Seen"_s;
        QTest::newRow("does not await review")
            << filter([](RunFilter& f) { f.needsReview = false; }) << u"Later Sent Gone Going Waits"_s;
        QTest::newRow("active") << filter([](RunFilter& f) { f.active = true; }) << u"Going Waits"_s;
        QTest::newRow("not active") << filter([](RunFilter& f) { f.active = false; })
                                    << u"Over Later Sent Gone Fresh Seen"_s;
        QTest::newRow("one review state")
            << filter([](RunFilter& f) { f.review = ReviewState::Deferred; }) << u"Over Later"_s;
        QTest::newRow("repository") << filter([](RunFilter& f) { f.repository = u"/src/Shop"_s; }) << u"Fresh Going"_s;
        QTest::newRow("since") << filter([](RunFilter& f) { f.sinceMs = 6000; }) << u"Over Later Sent"_s;
        QTest::newRow("decided since") << filter([](RunFilter& f) { f.verdictSinceMs = 9000; }) << u"Sent"_s;
        QTest::newRow("limit") << filter([](RunFilter& f) { f.limit = 3; }) << u"Over Later Sent"_s;
        QTest::newRow("title") << filter([](RunFilter& f) { f.text = u"gO"_s; }) << u"Gone Going"_s;
        QTest::newRow("repository in the text") << filter([](RunFilter& f) { f.text = u"shop"_s; }) << u"Fresh Going"_s;
        QTest::newRow("agent in the text") << filter([](RunFilter& f) { f.text = u"CODEX"_s; }) << u"Waits"_s;
        QTest::newRow("a percent sign is a percent sign") << filter([](RunFilter& f) { f.text = u"%"_s; }) << QString();
        QTest::newRow("a quote is a quote") << filter([](RunFilter& f) { f.text = u"' OR 1=1 --"_s; }) << QString();
        QTest::newRow("everything together") << filter([](RunFilter& f) {
            f.text = u"e"_s;
            f.needsReview = true;
            f.sinceMs = 1;
            f.limit = 2;
        }) << u"Over Fresh"_s;
    }
    void rowsAreFilteredAndNewestFirst()
    {
        QFETCH(RunFilter, filter);
        QFETCH(QString, expected);
        RunRow waits = row(u"Waits"_s, 1000);
        waits.agent = u"codex"_s;
        RunRow going = row(u"Going"_s, 2000);
        going.state = RunState::Running;
        going.repository = u"/src/Shop"_s;
        RunRow seen = row(u"Seen"_s, 3000);
        seen.review = ReviewState::Seen;
        RunRow fresh = row(u"Fresh"_s, 4000);
        fresh.repository = u"/src/Shop"_s;
        RunRow gone = row(u"Gone"_s, 5000);
        gone.review = ReviewState::Accepted;
        gone.verdictAtMs = 8000;
        RunRow sent = row(u"Sent"_s, 6000);
        sent.review = ReviewState::SentBack;
        sent.verdictAtMs = 9000;
        RunRow later = row(u"Later"_s, 7000);
        later.review = ReviewState::Deferred;
        later.deferredUntilMs = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
        RunRow over = row(u"Over"_s, 8000);
        over.review = ReviewState::Deferred;
        over.deferredUntilMs = 1;
        for (RunRow* finished : {&seen, &fresh, &gone, &sent, &later, &over})
            finished->state = RunState::Finished;
        for (const RunRow& each : {gone, waits, over, fresh, sent, seen, later, going})
            put(*m_store, each);
        QCOMPARE(titles(*m_store, filter), expected);
        const auto count = m_store->count(filter);
        QVERIFY(count);
        QCOMPARE(*count, expected.isEmpty() ? 0 : expected.count(u' ') + 1);
    }

    void textIsFoundWithoutRegardToCaseInAnyScript()
    {
        put(*m_store, row(u"\u00c4rger mit \u0421\u0442\u0440\u0430\u0436"_s, 1));
        RunFilter filter;
        filter.text = u"\u00e4RGER MIT \u0441\u0422\u0420"_s;
        QCOMPARE(m_store->rows(filter).value().size(), 1);
    }

    void theQueueIsReadThroughItsIndex()
    {
        auto plan = m_store->internals().run(
            u"EXPLAIN QUERY PLAN SELECT packed FROM run WHERE (state = 'finished' AND review IN ('new', 'seen', "
            "'deferred') AND (review <> 'deferred' OR deferred_until <= 5))"_s);
        QVERIFY(plan && plan->next());
        QVERIFY2(
            plan->value(3).toString().contains(u"COVERING INDEX run_queue"_s), qPrintable(plan->value(3).toString()));
    }

    void costsAreGrouped_data()
    {
        QTest::addColumn<QString>("groupBy");
        QTest::addColumn<QString>("expected");
        QTest::newRow("agent") << u"agent"_s << u"a:2/300/1 b:1/7/0"_s;
        QTest::newRow("repository") << u"repository"_s << u"/r:3/307/1"_s;
        QTest::newRow("model") << u"model"_s << u":3/307/1"_s;
        QTest::newRow("day") << u"day"_s << u"2026-11-20:1/300/0 2026-11-21:2/7/1"_s;
    }
    void costsAreGrouped()
    {
        QFETCH(QString, groupBy);
        QFETCH(QString, expected);
        const auto noon = [](int day) { return QDateTime(QDate(2026, 11, day), QTime(12, 0)).toMSecsSinceEpoch(); };
        const auto add = [&](const char* name, const char* agent, qint64 startedAt, std::optional<qint64> cost) {
            RunRow r = row(QString::fromLatin1(name), 1);
            r.agent = QString::fromLatin1(agent);
            r.repository = u"/r"_s;
            r.startedAtMs = startedAt;
            r.costMicroUsd = cost;
            put(*m_store, r);
        };
        add("one", "a", noon(20), 300);
        add("two", "a", noon(21), std::nullopt);
        add("three", "b", noon(21), 7);
        add("before", "b", noon(19), 1000);
        add("after", "b", noon(22), 1000);
        add("queued", "b", 0, 1000);
        const auto costs = m_store->costs(noon(20), noon(22), groupBy);
        QVERIFY(costs);
        QStringList list;
        for (const RunStore::CostRow& cost : *costs)
            list.append(u"%1:%2/%3/%4"_s.arg(cost.group).arg(cost.runs).arg(cost.costMicroUsd).arg(cost.unknownCost));
        QCOMPARE(list.join(u' '), expected);
    }

    void anUnknownGroupIsRefused()
    {
        const auto costs = m_store->costs(0, 1, u"title; DROP TABLE run"_s);
        QVERIFY(!costs);
        QCOMPARE(costs.error().code, ErrorCode::InvalidInput);
    }

    void theRevisionRisesWithEveryWriteByAnyProcess()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"remit.db"_s);
        const auto store = RunStore::open(file);
        QVERIFY(store);
        const qint64 first = (*store)->revision();
        QCOMPARE((*store)->revision(), first);
        put(**store, row(u"Mine"_s, 1));
        const qint64 second = (*store)->revision();
        QVERIFY(second > first);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto other = RunStore::open(file);
            ::_exit(other && (*other)->internals().write(row(u"Theirs"_s, 2), {}, "{}") ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY((*store)->revision() > second);
        QCOMPARE(titles(**store, {}), u"Theirs Mine"_s);
    }

    void twoProcessesWriteAtOnce()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"remit.db"_s);
        for (int process = 0; process < 3; ++process) {
            if (::fork() != 0)
                continue;
            const auto store = RunStore::open(file); // all three also make and migrate it
            bool good = store.has_value();
            for (int i = 0; good && i < 40; ++i)
                good = (*store)->internals().write(row(u"r%1x%2"_s.arg(process).arg(i), i), {}, "{}").has_value();
            ::_exit(good ? 0 : 1);
        }
        for (int process = 0; process < 3; ++process) {
            int status = -1;
            QVERIFY(::wait(&status) > 0);
            QCOMPARE(status, 0);
        }
        const auto store = RunStore::open(file);
        QVERIFY(store);
        QCOMPARE((*store)->count({}).value(), 120);
    }

private:
    std::unique_ptr<RunStore> m_store;
};

REMIT_TEST_MAIN(TestRunStore)
#include "tst_runstore.moc"

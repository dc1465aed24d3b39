// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/agenttester.h"
#include "app/desktop/notices.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/traydesk.h"
#include "app/desktop/traymenu.h"
#include "models/runningmodel.h"
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"
#include "views/widgets/tokens.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

RunRow rowOf(const QString& id, RunStatus status)
{
    RunRow row;
    row.runId = id;
    row.title = u"Title "_s + id;
    row.state = RunState::Finished;
    row.status = status;
    row.startedAtMs = 1000;
    row.endedAtMs = 523'000;
    row.costMicroUsd = 840'000;
    row.changedFiles = 7;
    return row;
}

EndedRun ended(const QString& id, RunStatus status)
{
    return {rowOf(id, status), {}, Contract().notifyOn};
}

Finding finding(FindingSeverity severity)
{
    return {u"gate-weakened"_s, severity, u"a.py"_s, 1, u"A check is off."_s};
}

/** A run that goes on, as the index and its journal tell of it. */
RunValue going(const QString& id, std::chrono::milliseconds limit)
{
    RunValue run;
    run.row = rowOf(id, RunStatus::Ok);
    run.row.status.reset();
    run.row.state = RunState::Running;
    run.row.endedAtMs = 0;
    run.contract.limits.wallClock = limit;
    run.events = {{1, run.row.startedAtMs, u"run.state"_s, {{u"from"_s, u"preparing"_s}, {u"to"_s, u"running"_s}}}};
    return run;
}

QStringList wordsOf(const QMenu& menu)
{
    QStringList words;
    for (const QAction* action : menu.actions()) {
        if (!action->isSeparator())
            words.append(action->text());
    }
    return words;
}

} // namespace

class TestDesktopParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aTestOfAnAgentIsToldInOneLine()
    {
        const auto works = agentTestFrom(R"({"works": true, "calls": 1, "metered": "gateway", "cost_usd": 0.02,
            "duration_s": 3.2, "answer": "Hello."})");
        QVERIFY(works && works->state == AgentTestLine::State::Works);
        QVERIFY2(works->words.contains(u"at the gateway, $0.02, 3 s. It says: Hello."_s), qPrintable(works->words));
        const auto unknown = agentTestFrom(R"({"works": true, "calls": null, "cost_usd": null, "duration_s": 3})");
        QVERIFY2(unknown->words.contains(u"calls unknown, cost unknown"_s), qPrintable(unknown->words));
        const auto fails = agentTestFrom(R"({"works": false, "problem": "No sign-in."})");
        QCOMPARE(*fails, (AgentTestLine{AgentTestLine::State::Fails, u"No sign-in."_s}));
        const auto refused = agentTestFrom(R"({"error": "It is not installed.", "exit": 6})");
        QCOMPARE(*refused, (AgentTestLine{AgentTestLine::State::Fails, u"It is not installed."_s}));
        for (const QByteArray& none : {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("{}")})
            QVERIFY(!agentTestFrom(none));
    }

    void theTrayMenuSaysWhatIsGoingOn()
    {
        TrayMenu menu;
        menu.setState({.toReview = 8,
            .questions = 1,
            .running = 9,
            .queued = 2,
            .alerts = 0,
            .costMicroUsd = 6'870'000,
            .nextToEnd = {{u"a"_s, u"Add icons & more"_s, RunState::Running, 65'000}}});
        QCOMPARE(wordsOf(menu),
            QStringList({u"8 to review\t1 questions"_s, u"9 running, 2 queued\t$6.87"_s, u"Next to end"_s,
                u"Add icons && more\t1:05"_s, u"New run…\tCtrl N"_s, u"Stop everything…"_s, u"Open Remit"_s,
                u"Quit, runs go on"_s}));
        QSignalSpy wanted(&menu, &TrayMenu::runRequested);
        menu.findChild<QAction*>(u"next"_s)->trigger();
        QCOMPARE(wanted.takeFirst().constFirst().toString(), u"a"_s);
    }

    void nothingRunningMeansNothingToStop()
    {
        TrayMenu menu;
        QVERIFY(!menu.findChild<QAction*>(u"stopEverything"_s)->isEnabled());
    }

    void theTrayIconShowsItsState()
    {
        const auto pixel = [](const TrayState& state, QPoint at) {
            return trayIcon(state, ColorTokens::light()).pixmap(QSize(22, 22)).toImage().pixelColor(at);
        };
        const QPoint corner(18, 18);
        QCOMPARE(pixel({}, corner).alpha(), 0);
        QCOMPARE(pixel({.running = 1}, corner), ColorTokens::light().toneRun.text);
        QCOMPARE(pixel({.alerts = 1}, QPoint(16, 19)), ColorTokens::light().toneWarn.text);
        QCOMPARE(pixel({.toReview = 8}, QPoint(11, 6)), ColorTokens::light().fill);
        const QString folder = qEnvironmentVariable("REMIT_SHOTS");
        if (!folder.isEmpty()) {
            const QPixmap all = trayIcon({.toReview = 8, .running = 2}, ColorTokens::light()).pixmap(QSize(64, 64));
            QVERIFY(all.save(QDir(folder).filePath(u"tray-icon.png"_s)));
        }
    }

    void aNoticeHasStatusTitleAndFacts_data()
    {
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("text");
        QTest::newRow("ok") << RunStatus::Ok << QString() << u"OK: Title a"_s
                            << u"Ready to review. 8 min 42 s, $0.84, 7 files."_s;
        QTest::newRow("limit") << RunStatus::Limit << u"Stopped at $2.00 of $2.00"_s << u"Limit: Title a"_s
                               << u"Stopped at $2.00 of $2.00. The work is kept."_s;
        QTest::newRow("question") << RunStatus::Question << u"Keep local time?"_s << u"Question: Title a"_s
                                  << u"Keep local time? It waits for your answer."_s;
        QTest::newRow("error") << RunStatus::Error << u"Agent exited with 1."_s << u"Error: Title a"_s
                               << u"Agent exited with 1. 8 min 42 s, $0.84, 7 files."_s;
    }
    void aNoticeHasStatusTitleAndFacts()
    {
        QFETCH(RunStatus, status);
        QFETCH(QString, reason);
        EndedRun run = ended(u"a"_s, status);
        run.row.reason = reason;
        const Notice notice = noticeOf(run);
        QTEST(notice.title, "title");
        QTEST(notice.text, "text");
        QVERIFY(!notice.actions.isEmpty());
    }

    void aNoticeNamesWhatIsWorseThanANote()
    {
        EndedRun run = ended(u"a"_s, RunStatus::Ok);
        run.findings = {finding(FindingSeverity::Medium), finding(FindingSeverity::Low)};
        QCOMPARE(noticeOf(run).text, u"Ready to review. 8 min 42 s, $0.84, 7 files, 1 warning."_s);
        run.findings += {finding(FindingSeverity::High), finding(FindingSeverity::Medium)};
        QCOMPARE(noticeOf(run).text, u"Ready to review. 8 min 42 s, $0.84, 7 files, 1 high finding, 2 warnings."_s);
    }

    void theContractSaysOfWhatOneHears_data()
    {
        QTest::addColumn<RunStatus>("status");
        QTest::addColumn<QString>("word");
        QTest::newRow("ok") << RunStatus::Ok << u"finished"_s;
        QTest::newRow("error") << RunStatus::Error << u"failed"_s;
        QTest::newRow("limit") << RunStatus::Limit << u"limit"_s;
        QTest::newRow("question") << RunStatus::Question << u"question"_s;
    }
    void theContractSaysOfWhatOneHears()
    {
        QFETCH(RunStatus, status);
        QFETCH(QString, word);
        EndedRun run = ended(u"a"_s, status);
        QVERIFY(isWanted(run));
        run.notifyOn = {word};
        QVERIFY(isWanted(run));
        run.notifyOn = Contract().notifyOn;
        run.notifyOn.removeAll(word);
        QVERIFY(!isWanted(run));
    }

    void aRunThatEndsIsToldOnce()
    {
        ValueBackend backend;
        RunValue old;
        old.row = rowOf(u"old"_s, RunStatus::Ok);
        backend.put(old);
        Endings endings(backend);
        QList<EndedRun> told;
        connect(&endings, &Endings::ended, this, [&told](const EndedRun& run) { told.append(run); });
        RunValue run = going(u"a"_s, 10min);
        backend.put(run);
        run.row.state = RunState::Finished; // the record follows
        run.row.review = ReviewState::Seen; // and was seen already
        backend.put(run);
        run.row.status = RunStatus::Ok;
        run.record.findings = {finding(FindingSeverity::Medium)};
        run.contract.notifyOn = {u"failed"_s};
        backend.put(run);
        backend.put(run);
        QTRY_COMPARE(told.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.constFirst().row.runId, u"a"_s);
        QCOMPARE(told.constFirst().findings, run.record.findings);
        QCOMPARE(told.constFirst().notifyOn, QStringList{u"failed"_s});
    }

    void theTrayNamesTheRunsThatEndNext()
    {
        ValueBackend backend;
        const qint64 now = 601'000;
        for (const auto& [id, limit] : {std::pair{u"late"_s, 30min}, std::pair{u"soon"_s, 11min},
                 std::pair{u"later"_s, 40min}, std::pair{u"next"_s, 12min}})
            backend.put(going(id, limit));
        backend.occupancyValue.slotsUsed = 4;
        backend.occupancyValue.queued = 1;
        backend.occupancyValue.toReview = 3;
        RunningModel model(backend, [now] { return now; });
        model.reload();
        QTRY_COMPARE(trayStateOf(model, 2).nextToEnd.size(), kShownTrayRuns);
        const TrayState state = trayStateOf(model, 2);
        QCOMPARE(state.nextToEnd.at(0).runId, u"soon"_s);
        QCOMPARE(state.nextToEnd.at(0).title, u"Title soon"_s);
        QCOMPARE(state.nextToEnd.at(0).leftMs, 60'000);
        QCOMPARE(state.nextToEnd.at(1).runId, u"next"_s);
        QCOMPARE(state.nextToEnd.at(2).runId, u"late"_s);
        QCOMPARE(state.toReview, 3);
        QCOMPARE(state.questions, 2);
        QCOMPARE(state.running, 4);
        QCOMPARE(state.queued, 1);
    }

    void aLimitOffersNoMore()
    {
        const Notice notice = noticeOf(ended(u"a"_s, RunStatus::Limit));
        QCOMPARE(notice.actions, QList({Notice::Action::Review, Notice::Action::Terminal}));
    }

    void runsThatEndTogetherAreOneNotice()
    {
        NoticeGatherer gatherer;
        QVERIFY(!gatherer.add(ended(u"a"_s, RunStatus::Ok), 0).replacesLast);
        QVERIFY(gatherer.add(ended(u"b"_s, RunStatus::Limit), 20'000).replacesLast);
        const auto third = gatherer.add(ended(u"c"_s, RunStatus::Ok), 45'000);
        QCOMPARE(third.notice.title, u"3 runs ended: 2 OK, 1 limit"_s);
        QCOMPARE(third.notice.runIds, QStringList({u"a"_s, u"b"_s, u"c"_s}));
        const auto late = gatherer.add(ended(u"d"_s, RunStatus::Ok), 80'000);
        QVERIFY(!late.replacesLast);
        QCOMPARE(late.notice.runIds, QStringList{u"d"_s});
        gatherer.forget(); // the one before was answered
        QCOMPARE(gatherer.add(ended(u"e"_s, RunStatus::Ok), 81'000).notice.runIds, QStringList{u"e"_s});
    }

    void theNotificationEventsAreKnown()
    {
        QFile file(u":/knotifications6/remit.notifyrc"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        for (const RunStatus status : {RunStatus::Ok, RunStatus::Limit, RunStatus::Question, RunStatus::Error})
            QVERIFY(text.contains("[Event/" + noticeOf(ended(u"a"_s, status)).eventId.toLatin1() + ']'));
    }

    void aSecondStartHandsItsArgumentsOver()
    {
        const QTemporaryDir folder;
        SingleInstance one(folder.path());
        QSignalSpy first(&one, &SingleInstance::first);
        QSignalSpy again(&one, &SingleInstance::startedAgain);
        one.start({});
        QCOMPARE(first.size(), 1);
        SingleInstance two(folder.path());
        QSignalSpy handed(&two, &SingleInstance::handedOver);
        QSignalSpy failed(&two, &SingleInstance::failed);
        two.start({u"--run"_s, u"paginate \"x\"\n"_s});
        QTRY_COMPARE(handed.size(), 1);
        QTRY_COMPARE(again.size(), 1);
        QCOMPARE(again.constFirst().constFirst().toStringList(), QStringList({u"--run"_s, u"paginate \"x\"\n"_s}));
        QCOMPARE(failed.size(), 0);
    }

    void theNextTakesOverWhenTheFirstIsGone()
    {
        const QTemporaryDir folder;
        {
            SingleInstance one(folder.path());
            one.start({});
        }
        QFile left(folder.filePath(u"desktop.sock"_s)); // as after a crash
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        SingleInstance two(folder.path());
        QSignalSpy first(&two, &SingleInstance::first);
        two.start({});
        QCOMPARE(first.size(), 1);
    }

    void aFirstThatDoesNotListenIsSaid()
    {
        const QTemporaryDir folder;
        QLockFile lock(folder.filePath(u"desktop.lock"_s));
        QVERIFY(lock.tryLock(0));
        SingleInstance two(folder.path());
        QSignalSpy failed(&two, &SingleInstance::failed);
        two.start({});
        QTRY_COMPARE(failed.size(), 1);
    }

    void nonsenseOnTheSocketIsDropped()
    {
        const QTemporaryDir folder;
        SingleInstance one(folder.path());
        QSignalSpy again(&one, &SingleInstance::startedAgain);
        one.start({});
        QLocalSocket socket;
        QSignalSpy gone(&socket, &QLocalSocket::disconnected);
        socket.connectToServer(folder.filePath(u"desktop.sock"_s));
        socket.write("{\"not\": \"a list\"}\n");
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(again.size(), 0);
    }
};

REMIT_GUI_TEST_MAIN(TestDesktopParts)
#include "tst_desktopparts.moc"

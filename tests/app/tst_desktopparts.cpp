// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notices.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/traymenu.h"
#include "tests/support/testmain.h"
#include "views/widgets/tokens.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

RunRow ended(const QString& id, RunStatus status)
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
        RunRow row = ended(u"a"_s, status);
        row.reason = reason;
        const Notice notice = noticeOf(row);
        QTEST(notice.title, "title");
        QTEST(notice.text, "text");
        QVERIFY(!notice.actions.isEmpty());
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
        QCOMPARE(third.notice.title, u"3 runs ended: 2 OK, 1 Limit"_s);
        QCOMPARE(third.notice.runIds, QStringList({u"a"_s, u"b"_s, u"c"_s}));
        const auto late = gatherer.add(ended(u"d"_s, RunStatus::Ok), 80'000);
        QVERIFY(!late.replacesLast);
        QCOMPARE(late.notice.runIds, QStringList{u"d"_s});
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

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/realprogram.h"
#include "tests/support/dunst.h"
#include "tests/support/hands.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/statushost.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 60'000; ///< ms: a run or a start, under load

} // namespace

/** The built program with a real tray host and a real notification daemon on the session bus. */
class TestRealTray : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        if (QTest::currentTestFailed())
            hands::shoot(u"realtray-failed"_s);
        m_ctl.reset();
    }
    void init()
    {
        QTest::failOnWarning();
        m_ctl = std::make_unique<RemitCtl>();
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", "one\n");
        m_repository->commit(u"First"_s);
    }

    void theItemSaysWhatIsGoingOn()
    {
        const StatusHost host;
        const RealProgram program(*m_ctl);
        QTRY_COMPARE_WITH_TIMEOUT(host.items().size(), 1, kWait);
        QCOMPARE(host.title(), u"Remit"_s);
        QTRY_VERIFY(host.hasPicture());
        QTRY_COMPARE(host.toolTip(), u"Nothing is running, nothing awaits review"_s);
        QCOMPARE(host.status(), u"Active"_s); // a passive item is hidden by panels
        const QString run = waiting(u"Wait for the word"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"1 running"_s, kWait);
        QTRY_COMPARE(host.menuWords(),
            QStringList({u"0 to review"_s, u"1 running, 0 queued\t$0.00"_s, u"Next to end"_s, host.menuWords().value(3),
                u"New run…\tCtrl N"_s, u"Stop everything…"_s, u"Open Remit"_s, u"Quit, runs go on"_s}));
        QVERIFY(host.menuWords().value(3).startsWith(u"Wait for the word\t"_s));
        letGo(run);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"1 to review"_s, kWait);
        QCOMPARE(host.status(), u"NeedsAttention"_s);
        QTRY_COMPARE(host.menuWords().value(0), u"1 to review"_s);
    }

    void closedTheWindowIsInTheTray()
    {
        const StatusHost host;
        const RealProgram program(*m_ctl);
        QVERIFY(RealProgram::hasWindow());
        QTRY_COMPARE_WITH_TIMEOUT(host.items().size(), 1, kWait);
        const auto closeIt = [&] {
            hands::close(RealProgram::window());
            QTRY_VERIFY(RealProgram::window().isEmpty());
            QVERIFY(program.isGoing());
        };
        closeIt();
        host.activate();
        QVERIFY(RealProgram::hasWindow());
        closeIt();
        QVERIFY(host.choose(u"Open Remit"_s));
        QVERIFY(RealProgram::hasWindow());
        closeIt();
        QVERIFY(host.choose(u"New run"_s));
        QVERIFY(RealProgram::hasWindow());
        QCOMPARE(hands::titleOf(RealProgram::window()), u"New run - Remit"_s);
        closeIt();
        QVERIFY(host.choose(u"0 running"_s));
        QVERIFY(RealProgram::hasWindow());
        QCOMPARE(hands::titleOf(RealProgram::window()), u"Running - Remit"_s);
    }

    void stopEverythingAsksOnceAndStops()
    {
        const StatusHost host;
        const RealProgram program(*m_ctl, {u"--hidden"_s});
        QTRY_COMPARE_WITH_TIMEOUT(host.items().size(), 1, kWait);
        QVERIFY(!host.choose(u"Stop everything"_s)); // nothing runs
        const QString run = waiting(u"Wait for the word"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"1 running"_s, kWait);
        QVERIFY(QTest::qWaitFor([&] { return host.choose(u"Stop everything"_s); }));
        QVERIFY(host.choose(u"Stop everything"_s)); // asked twice, it asks once
        QTRY_COMPARE(hands::windows(u"--name"_s, u"^Stop everything"_s).size(), 1);
        hands::shoot(u"tray-stop"_s);
        hands::press(u"Escape"_s);
        QTRY_VERIFY(hands::windows(u"--name"_s, u"^Stop everything"_s).isEmpty());
        QCOMPARE(m_ctl->stateOf(run), u"running"_s);
        QVERIFY(host.choose(u"Stop everything"_s));
        QTRY_COMPARE(hands::windows(u"--name"_s, u"^Stop everything"_s).size(), 1);
        QTRY_COMPARE(hands::titleOf(hands::activeWindow()).section(u' ', 0, 1), u"Stop everything"_s);
        hands::press(u"Tab"_s);
        hands::press(u"Return"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ctl->show(run).value(u"status").toString(), u"STOPPED"_s, kWait);
        QVERIFY(program.isGoing());
    }

    void quittingLeavesRunsGoing()
    {
        const StatusHost host;
        const RealProgram program(*m_ctl);
        QTRY_COMPARE_WITH_TIMEOUT(host.items().size(), 1, kWait);
        const QString run = waiting(u"Wait for the word"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"1 running"_s, kWait);
        QVERIFY(host.choose(u"Quit"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!program.isGoing(), kWait);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(m_ctl->stateOf(run), u"running"_s);
        letGo(run);
        QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(run), u"finished"_s, kWait);
    }

    void whenTheTrayIsGoneClosingQuits()
    {
        auto host = std::make_unique<StatusHost>();
        const RealProgram program(*m_ctl);
        QVERIFY(RealProgram::hasWindow());
        QTRY_COMPARE_WITH_TIMEOUT(host->items().size(), 1, kWait);
        hands::close(RealProgram::window());
        QTRY_VERIFY(RealProgram::window().isEmpty());
        host->activate();
        QVERIFY(RealProgram::hasWindow());
        host.reset();
        hands::close(RealProgram::window());
        QTRY_VERIFY_WITH_TIMEOUT(!program.isGoing(), kWait);
        QCOMPARE(program.exitCode(), 0);
    }

    /** A panel that people use: what it shows is clicked with the mouse. */
    void aClickInARealPanelBringsTheWindowBack()
    {
        QProcess panel;
        startPanel(panel);
        const RealProgram program(*m_ctl);
        QVERIFY(RealProgram::hasWindow());
        const QString strip = panelWindow();
        QVERIFY(!strip.isEmpty());
        QVERIFY(QTest::qWaitFor([&] { return hands::sizeOf(strip).width() >= 24; }, kWait)); // the item is in it
        hands::shoot(u"panel"_s);
        hands::close(RealProgram::window());
        QTRY_VERIFY(RealProgram::window().isEmpty());
        QVERIFY(program.isGoing());
        hands::click(strip, {hands::sizeOf(strip).width() / 2, hands::sizeOf(strip).height() / 2});
        QVERIFY(RealProgram::hasWindow());
        hands::click(
            strip, {hands::sizeOf(strip).width() / 2, hands::sizeOf(strip).height() / 2}, hands::Button::Right);
        hands::shoot(u"panel-menu"_s);
        hands::press(u"Escape"_s);
        panel.terminate();
        panel.waitForFinished();
    }

    void theActionsOfANotificationAct()
    {
        const StatusHost host;
        const Dunst dunst;
        QTRY_VERIFY(dunst.isUp());
        const RealProgram program(*m_ctl, {u"--hidden"_s});
        QTRY_COMPARE_WITH_TIMEOUT(host.items().size(), 1, kWait);
        const QString first = waiting(u"First task"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"1 running"_s, kWait);
        letGo(first);
        QTRY_COMPARE_WITH_TIMEOUT(dunst.shown(), 1, kWait);
        hands::shoot(u"notification"_s);
        dunst.choose(u"Defer"_s);
        QTRY_COMPARE_WITH_TIMEOUT(verdict(first), u"deferred"_s, kWait);
        QCOMPARE(dunst.offered(), QStringList({u"Open"_s, u"Review"_s, u"Defer"_s}));
        QVERIFY(RealProgram::window().isEmpty());

        const QString second = waiting(u"Second task"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"1 running"_s, kWait);
        letGo(second);
        QTRY_COMPARE_WITH_TIMEOUT(dunst.shown(), 1, kWait);
        dunst.choose(u"Review"_s);
        QVERIFY(RealProgram::hasWindow());
        QTRY_COMPARE_WITH_TIMEOUT(verdict(second), u"seen"_s, kWait);
        QCOMPARE(dunst.history().value(0).section(u'|', 0, 0), u"OK: Second task"_s);
    }

    void runsThatEndTogetherAreOneNotification()
    {
        const StatusHost host;
        const Dunst dunst;
        QTRY_VERIFY(dunst.isUp());
        const RealProgram program(*m_ctl, {u"--hidden"_s});
        QTRY_COMPARE_WITH_TIMEOUT(host.items().size(), 1, kWait);
        const QString first = waiting(u"First task"_s);
        const QString second = waiting(u"Second task"_s);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"2 running"_s, kWait);
        letGo(first);
        letGo(second);
        QTRY_COMPARE_WITH_TIMEOUT(host.toolTip(), u"2 to review"_s, kWait);
        QTRY_COMPARE(dunst.shown(), 1);
        QVERIFY(QTest::qWaitFor([&] { return dunst.history().size() == 1; }, kWait)); // the one before gave way
        dunst.click();
        QVERIFY(RealProgram::hasWindow());
        QCOMPARE(hands::titleOf(RealProgram::window()), u"Review - Remit"_s);
        QTRY_COMPARE(dunst.history().value(0).section(u'|', 0, 0), u"2 runs ended: 2 OK"_s);
    }

private:
    /** A run that goes on until it is let go. */
    QString waiting(const QString& name) const
    {
        const QString run = m_ctl->launch(m_repository->path(),
            {.title = name,
                .script = "touch src/started; while [ ! -e src/go ]; do sleep 0.1; done\n"
                          "rm src/go src/started; echo x > src/new.txt\n"
                          "echo 'STATUS: OK'; echo END_OF_RUN\n",
                .limits = "wall_clock = \"5m\"\n"});
        if (!QTest::qWaitFor([&] { return QFile::exists(worktree(run) + u"/src/started"_s); }, kWait))
            qFatal("the run does not get going");
        return run;
    }
    void letGo(const QString& run) const { m_repository->write("src/go", "", worktree(run)); }
    [[nodiscard]] QString worktree(const QString& run) const { return m_ctl->show(run).value(u"worktree").toString(); }
    [[nodiscard]] QString verdict(const QString& run) const { return m_ctl->show(run).value(u"verdict").toString(); }

    /** xfce4-panel with nothing in it but a tray, at the left of the screen's foot. */
    static void startPanel(QProcess& panel)
    {
        const QString folder = qEnvironmentVariable("XDG_CONFIG_HOME") + u"/xfce4/xfconf/xfce-perchannel-xml"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/xfce4-panel.xml"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"(<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="length" type="double" value="1"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
)");
        file.close();
        panel.start(u"xfce4-panel"_s, {u"--disable-wm-check"_s});
        QVERIFY(panel.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(!panelWindow().isEmpty(), kWait);
    }
    [[nodiscard]] static QString panelWindow() { return hands::windows(u"--class"_s, u"^Xfce4-panel$"_s).value(0); }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
};

REMIT_GUI_TEST_MAIN(TestRealTray)
#include "tst_realtray.moc"

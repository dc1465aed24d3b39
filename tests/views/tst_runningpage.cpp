// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/views/gallery.h"
#include "tests/views/runningsample.h"
#include "views/running/runningpage.h"
#include "views/running/tilegrid.h"
#include "views/shell/mainwindow.h"
#include "views/widgets/button.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/tokens.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

#include <algorithm>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

class TestRunningPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = RemitStyle::install(*qApp);
        useReferenceFont();
    }
    void init() { failOnWarnings(); }
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_backend.reset();
    }

    void everyRunHasATile()
    {
        open(9);
        QCOMPARE(m_page->grid()->tiles().size(), 9);
        QCOMPARE(m_page->grid()->tileSize(), RunTile::Size::Large);
        const RunTile* first = tile(u"run-00"_s);
        QCOMPARE(first->accessibleName(), u"Running, Speed up the CSV importer, shop-api · Codex"_s);
        QCOMPARE(first->accessibleDescription(),
            u"Time 6:12 of 10:00, Calls 31 of 40, Cost $1.12 of $2.00, Output 0.2 of 1.0 MB"_s);
        QVERIFY(tile(u"run-02"_s)->isNear());
        QVERIFY(tile(u"run-03"_s)->isNear());
        QVERIFY(!first->isNear());
    }

    void manyRunsHaveSmallTilesWithTheNearOnesFirst()
    {
        open(30);
        QCOMPARE(m_page->grid()->tileSize(), RunTile::Size::Small);
        const QList<RunTile*> tiles = m_page->grid()->tiles();
        const auto near = [](const RunTile* tile) { return tile->isNear(); };
        QVERIFY(std::ranges::count_if(tiles, near) > 1);
        QVERIFY(std::ranges::is_partitioned(tiles, near));
    }

    void stopNeedsNoQuestion()
    {
        open(3);
        QTest::mouseClick(tile(u"run-01"_s)->findChild<Button*>(u"stop"_s), Qt::LeftButton);
        QVERIFY(m_backend->calls.contains(u"stop run-01"_s));
        QTRY_COMPARE(m_page->grid()->tiles().size(), 2);
    }

    void keysWalkOpenAndStop()
    {
        open(4);
        QSignalSpy wanted(m_page, &Page::pageRequested);
        const QList<RunTile*> tiles = m_page->grid()->tiles();
        const QString id = tiles.at(0)->runId();
        tiles.at(0)->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_J);
        QVERIFY(tiles.at(1)->hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_K);
        QVERIFY(tiles.at(0)->hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_T);
        QCOMPARE(m_backend->calls.last(), u"openTerminal "_s + id);
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QCOMPARE(wanted.takeFirst(), QVariantList({u"review"_s, id}));
        QTest::keyClick(m_window.get(), Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE(m_backend->calls.last(), u"stop "_s + id);
    }

    void aRunIsFrozenAndThawedByButtonAndByKey()
    {
        open(3);
        RunTile* first = tile(u"run-00"_s);
        auto* button = first->findChild<Button*>(u"freeze"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_backend->calls.last(), u"freeze run-00"_s);
        LiveRun held;
        held.row.runId = u"run-00"_s;
        held.state = RunState::Running;
        held.hold = Hold{false, kSampleNow - 60'000, kSampleNow + 3'000'000};
        first->setRun(held, kSampleNow);
        QCOMPARE(button->text(), u"Thaw"_s);
        QVERIFY(first->accessibleDescription().contains(u"Held by you. Released in 50 min"_s));
        first->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_F);
        QCOMPARE(m_backend->calls.last(), u"thaw run-00"_s);
        held.hold->byLimit = true; // what a limit holds is not lifted by a thaw
        first->setRun(held, kSampleNow);
        QTest::keyClick(m_window.get(), Qt::Key_F);
        QVERIFY(!button->isEnabled());
        QCOMPARE(m_backend->calls.count(u"thaw run-00"_s), 1);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ShiftModifier);
        QCOMPARE(m_backend->calls.last(), u"freezeAll"_s);
    }

    void stopAllAsksOnce()
    {
        open(3);
        QTest::mouseClick(m_page->findChild<Button*>(u"stopAll"_s), Qt::LeftButton);
        auto* box = m_page->findChild<QMessageBox*>(u"stopAllBox"_s);
        QVERIFY(box != nullptr);
        QCOMPARE(box->text(), u"Stop 3 runs?"_s);
        QVERIFY(!m_backend->calls.contains(u"stopAll"_s));
        QTest::mouseClick(box->findChild<QPushButton*>(u"stopAllYes"_s), Qt::LeftButton);
        QVERIFY(m_backend->calls.contains(u"stopAll"_s));
        QTRY_COMPARE(m_page->grid()->tiles().size(), 0);
        QTRY_VERIFY(m_page->findChild<Button*>(u"newRun"_s)->isVisible());
    }

    void theQueueSaysWhyAndStartsNow()
    {
        open(3);
        auto* panel = m_page->findChild<QWidget*>(u"queuedPanel"_s);
        QVERIFY(panel->isVisible());
        const QList<Button*> starts = panel->findChildren<Button*>(u"startNow"_s);
        QCOMPARE(starts.size(), 2);
        QTest::mouseClick(starts.constFirst(), Qt::LeftButton);
        QVERIFY(m_backend->calls.last().startsWith(u"startNow"_s));
        QTRY_COMPARE(m_page->grid()->tiles().size(), 4);
    }

    void aFailureIsSaidInPlace()
    {
        open(2);
        m_backend->failNext(ErrorCode::Process, u"Its supervisor does not answer."_s);
        QTest::mouseClick(tile(u"run-00"_s)->findChild<Button*>(u"stop"_s), Qt::LeftButton);
        QTRY_COMPARE(m_page->findChild<ErrorBanner*>()->sentence(),
            u"The run was not stopped. Its supervisor does not answer."_s);
    }

    void theNumberOfSlotsIsSet()
    {
        open(2);
        auto* spin = m_page->findChild<QSpinBox*>(u"slots"_s);
        QTRY_COMPARE(spin->value(), 2);
        spin->setValue(5);
        QCOMPARE(m_backend->calls.last(), u"setSlots 5"_s);
    }

    void asManyColumnsAsFit_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("large");
        QTest::addColumn<int>("small");
        QTest::newRow("1280") << 1280 << 3 << 4;
        QTest::newRow("1440") << 1440 << 3 << 5;
        QTest::newRow("1920") << 1920 << 4 << 7;
    }
    void asManyColumnsAsFit()
    {
        QFETCH(int, width);
        QFETCH(int, large);
        QFETCH(int, small);
        open(9);
        m_window->resize(width, 900);
        m_page->grid()->setTileSize(RunTile::Size::Large);
        QTRY_COMPARE(m_page->grid()->columns(), large);
        m_page->grid()->setTileSize(RunTile::Size::Small);
        QTRY_COMPARE(m_page->grid()->columns(), small);
    }

    void thePagePaintsAtEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("runs");
        QTest::addColumn<qreal>("ratio");
        QTest::newRow("running-1280") << QSize(1280, 800) << 9 << 1.0;
        QTest::newRow("running-1440") << QSize(1440, 900) << 9 << 1.0;
        QTest::newRow("running-30") << QSize(1440, 900) << 30 << 1.0;
        QTest::newRow("running-1920") << QSize(1920, 1080) << 9 << 2.0;
        QTest::newRow("running-0") << QSize(1280, 800) << 0 << 1.0;
    }
    void thePagePaintsAtEverySize()
    {
        QFETCH(QSize, size);
        QFETCH(int, runs);
        QFETCH(qreal, ratio);
        open(runs);
        m_window->resize(size);
        const QString folder = qEnvironmentVariable("REMIT_SHOTS");
        for (const auto& [scheme, ending] :
            {std::pair{RemitStyle::Scheme::Light, u""_s}, std::pair{RemitStyle::Scheme::Dark, u"-dark"_s}}) {
            m_style->setScheme(scheme);
            QTRY_COMPARE(m_window->palette().color(QPalette::Window), m_style->tokens().window);
            const QImage image = pictureOf(m_window.get(), ratio);
            QCOMPARE(image.size(), (QSizeF(size) * ratio).toSize());
            if (!folder.isEmpty())
                QVERIFY(
                    image.save(QDir(folder).filePath(QLatin1StringView(QTest::currentDataTag()) + ending + u".png"_s)));
        }
        m_style->setScheme(RemitStyle::Scheme::Light);
    }

private:
    [[nodiscard]] RunTile* tile(const QString& runId) const { return m_page->findChild<RunTile*>(u"tile-"_s + runId); }

    void open(int runs)
    {
        m_backend = std::make_unique<ValueBackend>();
        m_backend->nowMs = kSampleNow;
        fillRunning(*m_backend, runs);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_backend, *m_settings);
        m_page = new RunningPage(*m_backend, [] { return kSampleNow; });
        m_window->addPage({u"running"_s, Icon::Running, u"Running"_s, ModeBar::Place::Top, {}}, m_page);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE(m_page->grid()->tiles().size(), runs);
        if (runs > 0)
            QTRY_VERIFY(!m_page->model().at(0).action.isEmpty());
    }

    RemitStyle* m_style = nullptr;
    QTemporaryDir m_folder;
    std::unique_ptr<ValueBackend> m_backend;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    RunningPage* m_page = nullptr;
};

REMIT_GUI_TEST_MAIN(TestRunningPage)
#include "tst_runningpage.moc"

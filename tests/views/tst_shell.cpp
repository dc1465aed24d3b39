// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"
#include "tests/views/gallery.h"
#include "views/shell/keysheet.h"
#include "views/shell/mainwindow.h"
#include "views/shell/panering.h"
#include "views/shell/statusstrip.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/tokens.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** A page with a field, a list of two panes and the key j. */
class SamplePage : public Page {
public:
    explicit SamplePage(const QString& name)
        : m_name(name)
        , field(new QLineEdit(this))
        , first(new QWidget(this))
        , second(new QWidget(this))
        , splitter(new QSplitter(this))
    {
        first->setFocusPolicy(Qt::StrongFocus);
        second->setFocusPolicy(Qt::StrongFocus);
        splitter->setObjectName(u"split-"_s + name);
        splitter->addWidget(first);
        splitter->addWidget(second);
        auto* column = new QVBoxLayout(this);
        column->addWidget(field);
        column->addWidget(splitter, 1);
        auto* next = new QAction(u"Next run"_s, this);
        next->setShortcut(QKeySequence(Qt::Key_J));
        addAction(next);
        connect(next, &QAction::triggered, this, [this] { ++pressed; });
    }

    [[nodiscard]] QString title() const override { return m_name; }
    [[nodiscard]] QList<QWidget*> panes() override { return {first, second}; }
    void activated() override
    {
        ++shown;
        first->setFocus();
    }
    void setSizeClass(SizeClass now) override { sizeClass = now; }

private:
    QString m_name;

public:
    QLineEdit* field;
    QWidget* first;
    QWidget* second;
    QSplitter* splitter;
    int pressed = 0;
    int shown = 0;
    SizeClass sizeClass = SizeClass::Normal;
};

} // namespace

class TestShell : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = RemitStyle::install(*qApp);
        useReferenceFont();
    }

    void init()
    {
        failOnWarnings();
        m_backend = std::make_unique<ValueBackend>();
        m_backend->occupancyValue = {.slotsUsed = 9,
            .slotsTotal = 9,
            .queued = 2,
            .toReview = 8,
            .reviewLimit = 10,
            .spentTodayMicroUsd = 14'270'000,
            .spentTodayUnknown = false};
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }

    void theFirstPageIsShown()
    {
        QCOMPARE(m_window->currentPage(), u"review"_s);
        QCOMPARE(m_review->shown, 1);
        QCOMPARE(m_window->windowTitle(), u"Review - Remit"_s);
    }

    void aClickAndAKeyChangeThePage()
    {
        QTest::mouseClick(m_window->findChild<QAbstractButton*>(u"mode-running"_s), Qt::LeftButton);
        QCOMPARE(m_window->currentPage(), u"running"_s);
        QTest::keyClick(m_window.get(), Qt::Key_G);
        QTest::keyClick(m_window.get(), Qt::Key_V);
        QCOMPARE(m_window->currentPage(), u"review"_s);
    }

    void singleKeysRestWhileAFieldHasTheFocus()
    {
        QTest::keyClick(m_review->first, Qt::Key_J);
        QCOMPARE(m_review->pressed, 1);
        m_review->field->setFocus();
        QTest::keyClick(m_review->field, Qt::Key_J);
        QCOMPARE(m_review->pressed, 1);
        QCOMPARE(m_review->field->text(), u"j"_s);
    }

    void keysOfAHiddenPageDoNothing()
    {
        m_window->showPage(u"running"_s);
        QTest::keyClick(m_window.get(), Qt::Key_J);
        QCOMPARE(m_review->pressed, 0);
        QCOMPARE(m_running->pressed, 1);
    }

    void singleKeysCanBeSwitchedOff()
    {
        m_window->setSingleKeys(MainWindow::SingleKeys::Off);
        QTest::keyClick(m_review->first, Qt::Key_J);
        QCOMPARE(m_review->pressed, 0);
        m_window->setSingleKeys(MainWindow::SingleKeys::On);
        QTest::keyClick(m_review->first, Qt::Key_J);
        QCOMPARE(m_review->pressed, 1);
    }

    void f6GoesRoundThePanes()
    {
        QCOMPARE(QApplication::focusWidget(), m_review->first);
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), m_review->second);
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"statusSlots"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QVERIFY(m_window->findChild<ModeBar*>()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), m_review->second);
    }

    void theStatusBarSaysHowFullItIs()
    {
        const auto words = [this](const QString& name) { return m_window->findChild<QAbstractButton*>(name)->text(); };
        QTRY_COMPARE(words(u"statusSlots"_s), u"9 of 9 slots in use"_s);
        QCOMPARE(words(u"statusQueued"_s), u"2 queued"_s);
        QCOMPARE(words(u"statusSpent"_s), u"$14.27 today"_s);
        QTRY_COMPARE(m_window->findChild<ModeButton*>(u"mode-review"_s)->badge(), 8);
        QTest::mouseClick(m_window->findChild<QAbstractButton*>(u"statusSlots"_s), Qt::LeftButton);
        QCOMPARE(m_window->currentPage(), u"running"_s);
    }

    void theStatusBarFollowsTheRuns()
    {
        m_backend->setSlots(4);
        QTRY_COMPARE(m_window->findChild<QAbstractButton*>(u"statusSlots"_s)->text(), u"9 of 4 slots in use"_s);
    }

    void theMenuBarIsHiddenUntilItIsWanted()
    {
        QVERIFY(m_window->menuBar()->isHidden());
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!m_window->menuBar()->isHidden());
        QTest::mouseClick(m_window->findChild<QAbstractButton*>(u"menuButton"_s), Qt::LeftButton);
        QVERIFY(m_window->menuBar()->isHidden());
    }

    void theSheetOfKeysCanBeSearched()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto* sheet = m_window->findChild<KeySheet*>();
        QVERIFY(sheet != nullptr);
        QVERIFY(sheet->shownKeys().contains(u"j: Next run"_s));
        QVERIFY(sheet->shownKeys().contains(u"F6: Next pane"_s));
        QVERIFY(sheet->shownKeys().contains(u"g v: Review"_s));
        QTest::keyClicks(sheet->findChild<QLineEdit*>(u"keySearch"_s), u"pane"_s);
        QCOMPARE(sheet->shownKeys(), QStringList({u"F6: Next pane"_s, u"Shift F6: Previous pane"_s}));
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void everyKeyOfThePageIsNamed_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        QTest::addColumn<QString>("name");
        QTest::newRow("letter") << QKeySequence(Qt::Key_J) << u"j"_s;
        QTest::newRow("control") << QKeySequence(u"Ctrl+Return"_s) << u"Ctrl Enter"_s;
        QTest::newRow("delete") << QKeySequence(u"Shift+Del"_s) << u"Shift Del"_s;
        QTest::newRow("two") << QKeySequence(u"G, R"_s) << u"g r"_s;
        QTest::newRow("bracket") << QKeySequence(Qt::Key_BracketLeft) << u"["_s;
        QTest::newRow("question") << QKeySequence(Qt::Key_Question) << u"?"_s;
        QTest::newRow("none") << QKeySequence() << QString();
    }
    void everyKeyOfThePageIsNamed()
    {
        QFETCH(QKeySequence, keys);
        QFETCH(QString, name);
        QCOMPARE(keyName(keys), name);
    }

    void sizeAndSplittersAreRemembered()
    {
        m_window->resize(1300, 820);
        QTRY_COMPARE(m_review->sizeClass, SizeClass::Narrow);
        m_review->splitter->setSizes({300, 700});
        Q_EMIT m_review->splitter->splitterMoved(300, 1);
        const auto share = [this] {
            const QList<int> sizes = m_review->splitter->sizes();
            return qRound(100.0 * sizes.first() / (sizes.first() + sizes.last()));
        };
        const int before = share();
        QVERIFY(before < 40);
        m_window->close();
        open();
        QVERIFY(m_settings->contains(u"window/geometry"_s));
        QTRY_COMPARE(share(), before);
    }

    void theWindowIsNeverSmallerThanItsContentNeeds() { QCOMPARE(m_window->minimumSize(), QSize(960, 600)); }

    void fewKeysFitIntoANarrowWindow()
    {
        KeyHints hints;
        hints.setHints({{u"j k"_s, u"Tile"_s}, {u"Enter"_s, u"Open"_s}, {u"t"_s, u"Terminal"_s}});
        hints.resize(hints.sizeHint());
        QCOMPARE(hints.shown(), 3);
        hints.resize(hints.minimumSizeHint());
        QCOMPARE(hints.shown(), 0);
    }

    void theWindowPaintsInBothSchemes()
    {
        const QString folder = qEnvironmentVariable("REMIT_SHOTS");
        for (const auto& [scheme, name] :
            {std::pair{RemitStyle::Scheme::Light, u"shell"_s}, std::pair{RemitStyle::Scheme::Dark, u"shell-dark"_s}}) {
            m_style->setScheme(scheme);
            QTRY_COMPARE(m_window->palette().color(QPalette::Window), m_style->tokens().window);
            m_window->openKeySheet();
            const QImage image = pictureOf(m_window.get(), 1.0);
            QCOMPARE(image.pixelColor(2, image.height() / 2), m_style->tokens().bar);
            auto* sheet = m_window->findChild<KeySheet*>();
            if (!folder.isEmpty()) {
                QVERIFY(image.save(QDir(folder).filePath(name + u".png"_s)));
                QVERIFY(pictureOf(sheet, 1.0).save(QDir(folder).filePath(name + u"-keys.png"_s)));
            }
            delete sheet;
        }
    }

private:
    void open()
    {
        m_window.reset();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_backend, *m_settings);
        m_review = new SamplePage(u"Review"_s);
        m_running = new SamplePage(u"Running"_s);
        m_window->addPage(
            {u"review"_s, Icon::Review, u"Review"_s, ModeBar::Place::Top, {QKeySequence(u"G, V"_s)}}, m_review);
        m_window->addPage(
            {u"running"_s, Icon::Running, u"Running"_s, ModeBar::Place::Top, {QKeySequence(u"G, R"_s)}}, m_running);
        m_window->addPage(
            {u"settings"_s, Icon::Settings, u"Settings"_s, ModeBar::Place::Bottom, {}}, new SamplePage(u"Settings"_s));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    RemitStyle* m_style = nullptr;
    std::unique_ptr<ValueBackend> m_backend;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    SamplePage* m_review = nullptr;
    SamplePage* m_running = nullptr;
};

REMIT_GUI_TEST_MAIN(TestShell)
#include "tst_shell.moc"

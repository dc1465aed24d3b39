// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"
#include "tests/views/gallery.h"
#include "tests/views/reviewsample.h"
#include "views/review/diffview.h"
#include "views/review/reviewpage.h"
#include "views/review/scopebutton.h"
#include "views/widgets/button.h"
#include "views/widgets/countpill.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/statuspill.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTreeView>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** The page over the sample, shown and ready for keys. */
struct Desk {
    ValueBackend backend;
    std::unique_ptr<ReviewPage> page;

    explicit Desk(QSize size = {1364, 876})
    {
        fillReviewSample(backend, QDateTime::currentMSecsSinceEpoch());
        open(size);
    }

    void open(QSize size = {1364, 876})
    {
        page = std::make_unique<ReviewPage>(backend);
        page->resize(size);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        page->activated();
    }

    template <typename T>
    T* find(const QString& name) const
    {
        return page->findChild<T*>(name);
    }

    [[nodiscard]] QString title() const { return find<ElidedLabel>(u"runTitle"_s)->text(); }
    [[nodiscard]] QString done() const { return find<ErrorBanner>(u"verdictBar"_s)->sentence(); }
    [[nodiscard]] QString error() const { return find<ErrorBanner>(u"reviewError"_s)->sentence(); }
    /** To where the keyboard is: an open panel or menu, else the widget with the focus. */
    [[nodiscard]] QWidget* keyboard() const
    {
        if (QWidget* popup = QApplication::activePopupWidget())
            return popup->focusWidget() ? popup->focusWidget() : popup;
        return QApplication::focusWidget() ? QApplication::focusWidget() : page.get();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(keyboard(), key, modifiers); }
    void keys(const QString& text) const
    {
        for (const QChar c : text)
            QTest::keyClick(keyboard(), c.toLatin1());
    }
    /** The panel that is open, as a person would see it. */
    [[nodiscard]] QWidget* panel(const QString& name) const
    {
        auto* panel = find<QWidget>(name);
        return panel && panel->isVisible() ? panel : nullptr;
    }
    [[nodiscard]] RunValue& run(const QString& id) { return *backend.find(id); }
};

const QString kRace = u"race-add-a-health-check-20261121-0253-k3f9"_s;

/** Three runs of one contract: two are OK, one ran into its time limit. */
void addRace(ValueBackend& backend)
{
    struct Racer {
        const char* agent;
        const char* model;
        RunStatus status;
        qint64 cost;
        int added;
    };
    static constexpr Racer kRacers[] = {{"claude-code", "claude-sonnet-4-5", RunStatus::Ok, 840'000, 187},
        {"codex", "", RunStatus::Ok, 310'000, 96}, {"gemini-cli", "gemini-2.5-pro", RunStatus::Limit, 0, 22}};
    const RunValue pattern = *backend.find(sampleRunId());
    for (const Racer& racer : kRacers) {
        RunValue run = pattern;
        run.row.runId = run.record.runId = u"racer-%1-20261121-0253-k3f9"_s.arg(QLatin1StringView(racer.agent));
        run.row.title = run.record.contractTitle = run.contract.title = u"Add a health check"_s;
        run.row.race = run.record.race = kRace;
        run.row.agent = run.record.agent = QLatin1StringView(racer.agent);
        run.row.model = run.record.model = QLatin1StringView(racer.model);
        run.row.status = run.record.status = racer.status;
        run.row.review = run.record.verdict = ReviewState::Seen;
        run.row.added = run.record.added = racer.added;
        if (racer.status == RunStatus::Limit) {
            run.row.limit = run.record.limit = LimitName::WallClock;
            run.record.after->exit = 8;
            run.record.costMicroUsd.reset();
            run.record.findings.append({u"secret-added"_s, FindingSeverity::High, u"a"_s, 1, u"A key."_s});
        } else {
            run.row.costMicroUsd = run.record.costMicroUsd = racer.cost;
            run.record.findings.clear();
        }
        backend.put(run);
    }
}

QString text(const QWidget* widget)
{
    return widget->property("text").toString();
}

} // namespace

class TestReviewPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = RemitStyle::install(*qApp);
        useReferenceFont();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void theRunThatNeedsAPersonMostOpensByItself()
    {
        Desk desk;
        QTRY_COMPARE(desk.title(), u"Move report times to UTC"_s);
        QTRY_COMPARE(desk.find<CountPill>(u"queueCount"_s)->text(), u"8 of 10"_s);
        QVERIFY(desk.backend.calls.contains(u"seen move-report-times-to-utc-20261121-0253-k3f9"_s));
    }

    void aQuestionIsAnsweredWhereItIsRead()
    {
        Desk desk;
        QTRY_COMPARE(desk.title(), u"Move report times to UTC"_s);
        QTRY_VERIFY(desk.panel(u"questionCard"_s));
        QCOMPARE(text(desk.find<QWidget>(u"question"_s)), u"Keep local time in the CSV export?"_s);
        auto* answer = desk.find<QPlainTextEdit>(u"answer"_s);
        auto* send = desk.find<Button>(u"sendAnswer"_s);
        QVERIFY(!send->isEnabled());
        answer->setFocus();
        desk.keys(u"keep it"_s);
        QVERIFY(send->isEnabled());
        QCOMPARE(answer->toPlainText(), u"keep it"_s);
        if (const QString folder = qEnvironmentVariable("REMIT_TEST_PICTURES"); !folder.isEmpty())
            QVERIFY(pictureOf(desk.page.get(), 1).save(folder + u"/question.png"_s));
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.done(), u"Answered. The run goes on."_s);
        QVERIFY(desk.backend.calls.contains(u"answer move-report-times-to-utc-20261121-0253-k3f9 keep it"_s));
        QTRY_VERIFY(!desk.panel(u"questionCard"_s)); // the next run asks nothing
    }

    void theSourceAndTheReasonStandInTheHead()
    {
        Desk desk;
        QTRY_COMPARE(desk.title(), u"Move report times to UTC"_s);
        const auto meta = [&desk] { return desk.find<QWidget>(u"runMeta"_s)->accessibleName(); };
        QVERIFY(meta().contains(u"calls unknown"_s));
        desk.page->openRun(u"rename-basket-to-cart-20261121-0253-k3f9"_s);
        QTRY_VERIFY(meta().contains(u"14 call"_s) && meta().contains(u"self-reported"_s));
        desk.page->openRun(u"port-the-config-loader-to-toml-20261121-0253-k3f9"_s);
        QTRY_VERIFY(desk.find<ElidedLabel>(u"runReason"_s)->text().startsWith(u"The limit cost_usd was reached"_s));
        QVERIFY(desk.panel(u"runReason"_s));
        desk.page->openRun(sampleRunId());
        QTRY_COMPARE(desk.title(), u"Paginate GET /orders"_s);
        QVERIFY(!desk.panel(u"runReason"_s));
        QVERIFY(!meta().contains(u"self-reported"_s));
        QVERIFY(desk.find<QWidget>(u"runMeta"_s)->toolTip().contains(u"The agent itself reports 23 calls"_s));
    }

    void aRunThatNobodySeesStaysNew()
    {
        Desk desk;
        desk.run(sampleRunId()).row.review = ReviewState::New;
        desk.open();
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        desk.page->openRun(sampleRunId());
        QTRY_COMPARE(desk.title(), u"Paginate GET /orders"_s);
        QCoreApplication::processEvents();
        QCOMPARE(desk.run(sampleRunId()).row.review, ReviewState::New);
        desk.page->activateWindow();
        QTRY_COMPARE(desk.run(sampleRunId()).row.review, ReviewState::Seen);
    }

    void aRunThatEndsWhileItIsOpenIsShownToItsEnd()
    {
        Desk desk;
        const RunValue whole = desk.run(sampleRunId());
        RunValue& run = desk.run(sampleRunId());
        run.row.state = run.record.state = RunState::Running;
        run.row.status = run.record.status = std::nullopt;
        run.changes.clear();
        run.events.removeIf([](const Event& event) { return event.type == u"run.finished"; });
        desk.open();
        desk.page->openRun(sampleRunId());
        auto* pill = desk.find<StatusPill>(u"runStatus"_s);
        QTRY_COMPARE(pill->accessibleName(), u"Running"_s);
        QVERIFY(!desk.find<Button>(u"defer"_s)->isEnabled());
        run.row = whole.row;
        run.record = whole.record;
        run.changes = whole.changes;
        desk.backend.appendEvent(sampleRunId(), 1'700'000'000'000, u"run.finished"_s);
        QTRY_COMPARE(pill->accessibleName(), u"OK"_s);
        QTRY_VERIFY(desk.find<DiffView>(u"diff"_s)->changeCount() > 0);
        QVERIFY(desk.find<Button>(u"defer"_s)->isEnabled());
    }

    void jAndKGoThroughTheQueue()
    {
        Desk desk;
        for (int i = 0; i < 4; ++i)
            desk.key(Qt::Key_J);
        QTRY_COMPARE(desk.title(), u"Paginate GET /orders"_s);
        desk.key(Qt::Key_K);
        QTRY_COMPARE(desk.title(), u"Rename Basket to Cart"_s);
        for (int i = 0; i < 20; ++i)
            desk.key(Qt::Key_J);
        QTRY_COMPARE(desk.title(), u"Report unused translations"_s);
    }

    void aClickOpensARun()
    {
        Desk desk;
        auto* list = desk.find<QListView>(u"queueList"_s);
        const QModelIndex index
            = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, u"Paginate GET /orders"_s)[0];
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        QTRY_COMPARE(desk.title(), u"Paginate GET /orders"_s);
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
            u"OK, Paginate GET /orders, shop-api, Claude Code, 3 minutes ago, 187 added, 20 removed"_s);
    }

    void filesGoByKeyAndAreMarkedReviewed()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        auto* tree = desk.find<QTreeView>(u"filesTree"_s);
        QTRY_COMPARE(tree->currentIndex().data().toString(), u"orders_handler.cpp"_s);
        desk.key(Qt::Key_BracketRight);
        QTRY_COMPARE(tree->currentIndex().data().toString(), u"orders_handler.h"_s);
        desk.key(Qt::Key_BracketLeft);
        QTRY_COMPARE(tree->currentIndex().data().toString(), u"orders_handler.cpp"_s);
        QTRY_COMPARE(desk.find<CountPill>(u"reviewedCount"_s)->text(), u"3 of 7 reviewed"_s);
        desk.key(Qt::Key_R);
        QTRY_COMPARE(desk.find<CountPill>(u"reviewedCount"_s)->text(), u"4 of 7 reviewed"_s);
        QTRY_VERIFY(desk.run(sampleRunId()).notes.reviewedFiles.contains(u"src/orders/orders_handler.cpp"_s));
        desk.key(Qt::Key_R);
        QTRY_COMPARE(desk.find<CountPill>(u"reviewedCount"_s)->text(), u"3 of 7 reviewed"_s);
    }

    void changesGoByKeyOverTheEndOfAFile()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        auto* diff = desk.find<DiffView>(u"diff"_s);
        auto* tree = desk.find<QTreeView>(u"filesTree"_s);
        QTRY_VERIFY(diff->changeCount() > 3);
        const int changes = diff->changeCount();
        desk.key(Qt::Key_N);
        desk.key(Qt::Key_V);
        QTRY_COMPARE(desk.run(sampleRunId()).notes.seenChanges.value(u"src/orders/orders_handler.cpp"_s).size(), 1);
        for (int i = 0; i < changes - 1; ++i) // the last of them leaves the file
            desk.key(Qt::Key_N);
        QTRY_COMPARE(tree->currentIndex().data().toString(), u"orders_handler.h"_s);
        QTRY_COMPARE(diff->changeCount(), 1);
        desk.key(Qt::Key_P);
        QTRY_COMPARE(tree->currentIndex().data().toString(), u"orders_handler.cpp"_s);
        QTRY_COMPARE(diff->currentChange(), changes - 1);
    }

    void numbersOpenTabs()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        desk.key(Qt::Key_3);
        QTRY_VERIFY(desk.find<QWidget>(u"evidencePage"_s)->isVisible());
        QTRY_VERIFY(desk.find<QWidget>(u"checkAfter"_s)
                ->findChild<QPlainTextEdit*>()
                ->toPlainText()
                .contains(u"100% tests passed"_s));
        desk.key(Qt::Key_4);
        QTRY_VERIFY(desk.find<QWidget>(u"costPage"_s)->isVisible());
        QCOMPARE(text(desk.find<QWidget>(u"spent"_s)), u"$0.84 of $2.00"_s);
        desk.key(Qt::Key_5);
        QTRY_VERIFY(desk.find<QPlainTextEdit>(u"contractText"_s)->toPlainText().contains(u"src/orders/**"_s));
        desk.key(Qt::Key_6);
        QTRY_VERIFY(desk.find<QPlainTextEdit>(u"claimText"_s)->toPlainText().contains(u"limit and offset"_s));
        desk.key(Qt::Key_1);
        QTRY_VERIFY(desk.find<DiffView>(u"diff"_s)->isVisible());
    }

    void acceptedWithTwoKeysAndTheNextRunOpens()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        desk.key(Qt::Key_A);
        QTRY_VERIFY(desk.panel(u"acceptPanel"_s));
        QTRY_VERIFY(desk.find<QPushButton>(u"confirm"_s) != nullptr);
        desk.key(Qt::Key_Return);
        QTRY_COMPARE(desk.done(), u"Accepted as 1 commit on main (9b07d11)."_s);
        QCOMPARE(desk.backend.calls.filter(u"accept "_s).first(),
            u"accept %1 1 [] Paginate GET /orders"_s.arg(sampleRunId()));
        QTRY_COMPARE(desk.title(), u"Fix the flaky cache eviction test"_s);
        QTRY_COMPARE(desk.find<CountPill>(u"queueCount"_s)->text(), u"7 of 10"_s);
        desk.key(Qt::Key_U);
        QTRY_COMPARE(desk.title(), u"Paginate GET /orders"_s);
        QVERIFY(desk.backend.calls.contains(u"undo "_s + sampleRunId()));
        QTRY_COMPARE(desk.find<CountPill>(u"queueCount"_s)->text(), u"8 of 10"_s);
    }

    void anotherWayAndAFileLeftOutReachTheBackend()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        desk.key(Qt::Key_A);
        QTRY_VERIFY(desk.panel(u"acceptPanel"_s));
        auto* merge = desk.find<QRadioButton>(u"way-0"_s);
        QTest::mouseClick(merge, Qt::LeftButton, {}, {8, merge->height() / 2});
        QVERIFY(merge->isChecked());
        desk.find<QListWidget>(u"acceptFiles"_s)->item(3)->setCheckState(Qt::Unchecked);
        QTest::keyClick(desk.find<QWidget>(u"acceptMessage"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(desk.backend.calls.filter(u"accept "_s).value(0),
            u"accept %1 0 [src/orders/page.cpp] Paginate GET /orders"_s.arg(sampleRunId()));
    }

    void highFindingsAreAcknowledgedBeforeAccept()
    {
        Desk desk;
        desk.run(sampleRunId())
            .record.findings.append({u"secret-added"_s, FindingSeverity::High, u"src/orders/page.h"_s, 1,
                u"A key that looks like a token."_s});
        desk.page->openRun(sampleRunId());
        desk.key(Qt::Key_A);
        QTRY_VERIFY(desk.panel(u"acceptPanel"_s));
        auto* panel = desk.panel(u"acceptPanel"_s);
        QTest::keyClick(panel, Qt::Key_Return);
        QVERIFY(panel->isVisible());
        QVERIFY(desk.backend.calls.filter(u"accept "_s).isEmpty());
        QVERIFY(text(desk.find<QWidget>(u"acceptGate"_s)).contains(u"A key that looks like a token."_s));
        QTest::keyClick(panel, Qt::Key_Y);
        QCOMPARE(desk.run(sampleRunId()).notes.acknowledged, QStringList{u"secret-added src/orders/page.h 1"_s});
        QTest::keyClick(panel, Qt::Key_Return);
        QTRY_COMPARE(desk.backend.calls.filter(u"accept "_s).size(), 1);
    }

    void aConflictOffersToSendItBackToBeRebased()
    {
        Desk desk;
        desk.run(sampleRunId()).preview.conflicts = {u"src/orders/page.h"_s, u"CMakeLists.txt"_s};
        desk.page->openRun(sampleRunId());
        desk.key(Qt::Key_A);
        QTRY_VERIFY(desk.panel(u"acceptPanel"_s));
        QVERIFY(text(desk.find<QWidget>(u"acceptOutcome"_s)).contains(u"main has moved"_s));
        QTest::mouseClick(desk.find<Button>(u"rebase"_s), Qt::LeftButton);
        QTRY_VERIFY(desk.panel(u"sendBackPanel"_s));
        QVERIFY(desk.find<QPlainTextEdit>(u"sendBackIntro"_s)->toPlainText().contains(u"Rebase"_s));
    }

    void sentBackWithTwoCommentsAndOneLine()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        QTRY_COMPARE(desk.find<Button>(u"sendBack"_s)->text(), u"Send back, 2 comments"_s);
        desk.key(Qt::Key_S);
        QTRY_VERIFY(desk.panel(u"sendBackPanel"_s));
        auto* intro = desk.find<QPlainTextEdit>(u"sendBackIntro"_s);
        QTest::keyClicks(intro, u"Nearly there."_s);
        QTest::keyClick(intro, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(desk.backend.calls.contains(u"sendBack %1 Nearly there. (2)"_s.arg(sampleRunId())));
        QVERIFY(desk.done().startsWith(u"Sent back with 2 comments."_s));
        QTRY_COMPARE(desk.title(), u"Fix the flaky cache eviction test"_s);
    }

    void whatWasSentBackIsADraftNoMore()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        QTRY_COMPARE(desk.find<Button>(u"sendBack"_s)->text(), u"Send back, 2 comments"_s);
        desk.key(Qt::Key_S);
        QTRY_VERIFY(desk.panel(u"sendBackPanel"_s));
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Space); // without the second one
        desk.key(Qt::Key_Return);
        QTRY_VERIFY(desk.done().startsWith(u"Sent back with 1 comment."_s));
        QTRY_COMPARE(desk.run(sampleRunId()).notes.comments.value(0).sent, true);
        QCOMPARE(desk.run(sampleRunId()).notes.comments.value(1).sent, false);
        QVERIFY(desk.find<ErrorBanner>(u"verdictBar"_s)->findChild<Button*>(u"bannerAction"_s)->isHidden()); // no Undo
    }

    void aSecondRoundShowsAtFirstWhatHasChangedSince()
    {
        Desk desk;
        const qsizetype all = desk.run(sampleRunId()).changes.size();
        QVERIFY(all > 2);
        desk.run(sampleRunId()).row.parent = u"the-round-before"_s;
        desk.run(sampleRunId()).changesSince = QList{desk.run(sampleRunId()).changes.at(1)};
        desk.open();
        desk.page->openRun(sampleRunId());
        QTRY_COMPARE(desk.find<ScopeButton>(u"scope"_s)->text(), u"Since my last review"_s);
        const auto* files = desk.find<QTreeView>(u"filesTree"_s)->model();
        const auto shown = [files](const auto& self, const QModelIndex& parent) -> int {
            int count = 0;
            for (int row = 0; row < files->rowCount(parent); ++row) {
                const QModelIndex index = files->index(row, 0, parent);
                count += index.data(ChangedFiles::IsFolderRole).toBool() ? self(self, index) : 1;
            }
            return count;
        };
        QTRY_COMPARE(shown(shown, {}), 1);
        QTRY_VERIFY(desk.find<DiffView>(u"diff"_s)->changeCount() > 0);
        desk.key(Qt::Key_N);
        desk.key(Qt::Key_V);
        QTRY_VERIFY(desk.run(sampleRunId())
                .notes.seenChanges.contains(
                    u"since %1"_s.arg(displayPath(desk.run(sampleRunId()).changes.at(1).path))));
        desk.key(Qt::Key_A); // what is accepted is the whole
        QTRY_VERIFY(desk.panel(u"acceptPanel"_s));
        QCOMPARE(desk.find<QListWidget>(u"acceptFiles"_s)->count(), all);
    }

    void aRaceIsComparedAndOneOfItAccepted()
    {
        Desk desk;
        addRace(desk.backend);
        desk.open();
        QTRY_VERIFY(desk.find<QListView>(u"queueList"_s)->model()->rowCount() > 12);
        desk.page->openRun(kRace);
        auto* page = desk.find<QWidget>(u"racePage"_s);
        QTRY_VERIFY(page->isVisible() && page->findChild<QWidget*>(u"openRacer-2"_s));
        QCOMPARE(desk.find<ElidedLabel>(u"raceTitle"_s)->text(), u"Race: Add a health check"_s);
        QCOMPARE(desk.find<ElidedLabel>(u"racer-0"_s)->text(), u"Codex"_s); // the cheaper of two that are OK
        QCOMPARE(desk.find<StatusPill>(u"racerStatus-2"_s)->text(), u"Limit: time"_s);
        QVERIFY(desk.find<ElidedLabel>(u"raceMeta"_s)->text().contains(u"3 agents, 3 finished"_s));
        desk.key(Qt::Key_X); // about a run, and none is open
        QVERIFY(!desk.panel(u"rejectPanel"_s));
        desk.key(Qt::Key_2);
        QTRY_COMPARE(desk.title(), u"Add a health check"_s);
        QVERIFY(!page->isVisible());
        desk.key(Qt::Key_K);
        desk.key(Qt::Key_K);
        QTRY_VERIFY(page->isVisible());
        QTRY_VERIFY(page->findChild<QWidget*>(u"openRacer-0"_s));
        desk.key(Qt::Key_Return);
        QTRY_VERIFY(!page->isVisible());
        desk.key(Qt::Key_K);
        QTRY_VERIFY(page->findChild<QWidget*>(u"acceptRacer-0"_s));
        QTest::mouseClick(page->findChild<QWidget*>(u"acceptRacer-0"_s), Qt::LeftButton);
        QTRY_VERIFY(desk.panel(u"acceptPanel"_s));
        QTRY_COMPARE(text(desk.find<QWidget>(u"acceptRace"_s)), u"2 others of the race are rejected."_s);
        QTRY_VERIFY(desk.find<Button>(u"confirm"_s) == nullptr || desk.find<Button>(u"confirm"_s)->isEnabled());
        desk.key(Qt::Key_Return);
        QTRY_COMPARE(desk.backend.calls.filter(u"accept racer-codex"_s).size(), 1);
        QTRY_COMPARE(desk.run(u"racer-claude-code-20261121-0253-k3f9"_s).row.review, ReviewState::Rejected);
        QTRY_VERIFY(desk.title() != u"Add a health check"_s); // none that was rejected opens
    }

    void rejectedWithAReason()
    {
        Desk desk;
        desk.key(Qt::Key_X);
        QTRY_VERIFY(desk.panel(u"rejectPanel"_s));
        auto* reason = desk.find<QLineEdit>(u"rejectReason"_s);
        QTest::keyClicks(reason, u"not needed any more"_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QTRY_VERIFY(
            desk.backend.calls.contains(u"reject move-report-times-to-utc-20261121-0253-k3f9 not needed any more"_s));
        QTRY_COMPARE(desk.title(), u"Port the config loader to TOML"_s);
    }

    void escapeLeavesThePanelAndTheRunAsTheyWere()
    {
        Desk desk;
        desk.key(Qt::Key_X);
        QTRY_VERIFY(desk.panel(u"rejectPanel"_s));
        QTest::keyClick(desk.find<QLineEdit>(u"rejectReason"_s), Qt::Key_Escape);
        QTRY_VERIFY(!desk.panel(u"rejectPanel"_s));
        QVERIFY(desk.backend.calls.filter(u"reject"_s).isEmpty());
    }

    void deferredFromTheMenu()
    {
        Desk desk;
        desk.key(Qt::Key_D);
        QTRY_VERIFY(desk.find<QMenu>(u"deferMenu"_s));
        QTest::keyClick(desk.find<QMenu>(u"deferMenu"_s), Qt::Key_Return);
        QTRY_COMPARE(desk.backend.calls.filter(u"defer "_s).size(), 1);
        QTRY_VERIFY(desk.done().startsWith(u"Deferred until"_s));
        QTRY_COMPARE(desk.title(), u"Port the config loader to TOML"_s);
        QTRY_COMPARE(desk.find<CountPill>(u"queueCount"_s)->text(), u"7 of 10"_s);
    }

    void aRefusedVerdictIsSaidInPlaceAndNothingMoves()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        desk.key(Qt::Key_A);
        QTRY_VERIFY(desk.panel(u"acceptPanel"_s));
        desk.backend.failNext(ErrorCode::Busy, u"A rebase is going on in shop-api. Finish it first."_s);
        desk.key(Qt::Key_Return);
        QTRY_COMPARE(desk.error(), u"The run was not accepted. A rebase is going on in shop-api. Finish it first."_s);
        QTRY_COMPARE(desk.title(), u"Paginate GET /orders"_s);
        QVERIFY(desk.find<Button>(u"defer"_s)->isEnabled());
    }

    void searchNarrowsTheQueue()
    {
        Desk desk;
        desk.key(Qt::Key_Slash);
        auto* search = desk.find<QLineEdit>(u"queueSearch"_s);
        QTRY_VERIFY(search->hasFocus());
        desk.keys(u"storefront"_s);
        auto* list = desk.find<QListView>(u"queueList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 4);
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(list->model()->rowCount(), 11);
        QVERIFY(list->hasFocus());
    }

    void draftsSurviveAnotherRunAndARestart()
    {
        Desk desk;
        desk.page->openRun(sampleRunId());
        auto* diff = desk.find<DiffView>(u"diff"_s);
        QTRY_VERIFY(diff->changeCount() > 0);
        Q_EMIT diff->commentAdded({DiffSide::New, 5}, u"Is this include needed?"_s);
        QTRY_COMPARE(desk.find<Button>(u"sendBack"_s)->text(), u"Send back, 3 comments"_s);
        desk.key(Qt::Key_K);
        QTRY_COMPARE(desk.find<Button>(u"sendBack"_s)->text(), u"Send back"_s);
        desk.key(Qt::Key_J);
        QTRY_COMPARE(desk.find<Button>(u"sendBack"_s)->text(), u"Send back, 3 comments"_s);
        desk.page.reset();
        desk.open();
        desk.page->openRun(sampleRunId());
        QTRY_COMPARE(desk.find<Button>(u"sendBack"_s)->text(), u"Send back, 3 comments"_s);
    }

    void whatIsBeingWrittenIsNotLostWithItsFile_data()
    {
        QTest::addColumn<QString>("leave");
        for (const QString& way : {u"another file"_s, u"another run"_s, u"the end"_s})
            QTest::newRow(qPrintable(way)) << way;
    }
    void whatIsBeingWrittenIsNotLostWithItsFile()
    {
        QFETCH(QString, leave);
        Desk desk;
        desk.run(sampleRunId()).notes.comments.clear();
        desk.open();
        desk.page->openRun(sampleRunId());
        QTRY_VERIFY(desk.find<DiffView>(u"diff"_s)->changeCount() > 0);
        const QString file = displayPath(desk.run(sampleRunId()).changes.first().path);
        desk.key(Qt::Key_C);
        desk.keys(u"half a thought"_s);
        if (leave == u"another file") {
            auto* tree = desk.find<QTreeView>(u"filesTree"_s);
            QModelIndex last = tree->model()->index(tree->model()->rowCount() - 1, 0);
            while (tree->model()->rowCount(last) > 0)
                last = tree->model()->index(tree->model()->rowCount(last) - 1, 0, last);
            QVERIFY(last.data(ChangedFiles::PathRole).toString() != file);
            QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(last).center());
        } else if (leave == u"another run") {
            desk.page->openRun(u"move-report-times-to-utc-20261121-0253-k3f9"_s);
        } else {
            desk.page.reset();
        }
        QTRY_COMPARE(desk.run(sampleRunId()).notes.comments.size(), 1);
        const ReviewComment& comment = desk.run(sampleRunId()).notes.comments.first();
        QCOMPARE(comment.text, u"half a thought"_s);
        QVERIFY(!comment.sent);
        QCOMPARE(comment.path, file);
        QVERIFY(desk.run(u"move-report-times-to-utc-20261121-0253-k3f9"_s).notes.comments.isEmpty());
    }

    void theScopeIsShownAsAWholeAlsoWhenItChangedUnseen()
    {
        Desk desk;
        desk.run(sampleRunId()).row.parent = u"the-round-before"_s;
        desk.open();
        desk.page->hide();
        desk.page->openRun(sampleRunId());
        desk.page->show();
        const auto* scope = desk.find<ScopeButton>(u"scope"_s);
        QTRY_COMPARE(scope->text(), u"Since my last review"_s);
        QTRY_VERIFY(scope->width() >= scope->sizeHint().width());
    }

    void answersForAnotherRunAreDropped()
    {
        Desk desk;
        desk.backend.hold();
        desk.page->openRun(sampleRunId());
        desk.page->openRun(u"rename-basket-to-cart-20261121-0253-k3f9"_s);
        desk.backend.release();
        QTRY_COMPARE(desk.title(), u"Rename Basket to Cart"_s);
        QTRY_VERIFY(desk.find<CountPill>(u"reviewedCount"_s)->text().isEmpty());
    }

    void anEmptyQueueSaysSoAndShowsWhatWasDone()
    {
        Desk desk;
        for (int i = 0; i < 8; ++i) {
            desk.key(Qt::Key_X);
            QTRY_VERIFY(desk.panel(u"rejectPanel"_s));
            QTest::keyClick(desk.find<QLineEdit>(u"rejectReason"_s), Qt::Key_Return);
            QTRY_VERIFY(!desk.panel(u"rejectPanel"_s));
            QTRY_COMPARE(desk.find<CountPill>(u"queueCount"_s)->text(), u"%1 of 10"_s.arg(7 - i));
        }
        QTRY_VERIFY(desk.find<QWidget>(u"emptyReview"_s)->isVisible());
        QCOMPARE(desk.find<QListView>(u"queueList"_s)->model()->rowCount(), 9);
        desk.key(Qt::Key_U);
        QTRY_VERIFY(!desk.find<QWidget>(u"emptyReview"_s)->isVisible());
        QTRY_COMPARE(desk.title(), u"Report unused translations"_s);
    }

    void theLeftColumnClosesWhenTheWindowIsNarrow()
    {
        Desk desk;
        auto* queue = desk.find<QWidget>(u"queue"_s);
        QVERIFY(queue->isVisible());
        desk.page->resize(1000, 700);
        QTRY_VERIFY(!queue->isVisible());
        desk.key(Qt::Key_Z);
        QTRY_VERIFY(queue->isVisible());
        desk.page->resize(1364, 876);
        QTRY_VERIFY(queue->isVisible());
        desk.key(Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(!queue->isVisible());
    }

    void picturesOfARace_data() { picturesForThePage_data(); }

    /** The same for the comparison of a race, light and dark. */
    void picturesOfARace()
    {
        QFETCH(const QSize, size);
        QFETCH(const SizeClass, sizeClass);
        const QString folder = qEnvironmentVariable("REMIT_TEST_PICTURES");
        Desk desk(size);
        desk.page->setSizeClass(sizeClass);
        addRace(desk.backend);
        QTRY_VERIFY(desk.find<QListView>(u"queueList"_s)->model()->rowCount() > 14);
        desk.page->openRun(kRace);
        QTRY_VERIFY(desk.page->findChild<QWidget*>(u"openRacer-2"_s));
        for (const auto& [scheme, ending] :
            {std::pair{RemitStyle::Scheme::Light, u""_s}, std::pair{RemitStyle::Scheme::Dark, u"-dark"_s}}) {
            m_style->setScheme(scheme);
            QTRY_COMPARE(desk.page->palette().color(QPalette::Window), m_style->tokens().window);
            QCoreApplication::processEvents(); // new rows are laid out
            const QImage picture = pictureOf(desk.page.get(), 1);
            QVERIFY(!picture.isNull());
            if (!folder.isEmpty())
                QVERIFY(picture.save(
                    u"%1/race-%2%3.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()), ending)));
        }
        m_style->setScheme(RemitStyle::Scheme::Light);
    }

    void picturesForThePage_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<SizeClass>("sizeClass");
        QTest::newRow("1280") << QSize(1204, 776) << SizeClass::Narrow;
        QTest::newRow("1440") << QSize(1364, 876) << SizeClass::Normal;
        QTest::newRow("1920") << QSize(1844, 1056) << SizeClass::Wide;
    }

    /** Paints every tab at every size without a warning; REMIT_TEST_PICTURES names a folder to look at them. */
    void picturesForThePage()
    {
        QFETCH(const QSize, size);
        QFETCH(const SizeClass, sizeClass);
        const QString folder = qEnvironmentVariable("REMIT_TEST_PICTURES");
        Desk desk(size);
        desk.page->setSizeClass(sizeClass);
        desk.page->openRun(sampleRunId());
        QTRY_VERIFY(desk.find<DiffView>(u"diff"_s)->changeCount() > 0);
        for (int tab = 0; tab < ReviewPage::TabCount; ++tab) {
            desk.page->showTab(ReviewPage::Tab(tab));
            QTest::qWait(folder.isEmpty() ? 0 : 300); // colours come from a worker
            const QImage picture = pictureOf(desk.page.get(), 2);
            QVERIFY(!picture.isNull());
            if (!folder.isEmpty())
                QVERIFY(picture.save(
                    u"%1/review-%2-%3.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag())).arg(tab)));
        }
        desk.page->showTab(ReviewPage::Changes);
        for (const auto& [key, name] : {std::pair(Qt::Key_A, u"acceptPanel"_s),
                 std::pair(Qt::Key_S, u"sendBackPanel"_s), std::pair(Qt::Key_X, u"rejectPanel"_s)}) {
            desk.key(key);
            QTRY_VERIFY(desk.panel(name));
            if (!folder.isEmpty())
                QVERIFY(pictureOf(desk.panel(name), 2).save(u"%1/%2.png"_s.arg(folder, name)));
            desk.panel(name)->close();
        }
    }

private:
    RemitStyle* m_style = nullptr;
};

REMIT_GUI_TEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"

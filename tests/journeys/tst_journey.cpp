// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"
#include "tests/journeys/sampleshop.h"
#include "tests/journeys/windowdriver.h"
#include "tests/journeys/wizardwalk.h"
#include "tests/support/dunst.h"
#include "tests/support/hands.h"
#include "tests/support/testmain.h"
#include "views/review/diffview.h"
#include "views/review/scopebutton.h"
#include "views/running/runtile.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/statuspill.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRun = 120'000; ///< ms: a run under load
constexpr int kPage = 20'000; ///< ms: a page that reads journals and git
constexpr int kPageLines = 30; ///< of orders/page.py as the sample's agent writes it
constexpr int kLimitLine = 12; ///< where it names the default limit

/** The command line, as another terminal of the same person. */
QByteArray remitctl(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(REMIT_CTL), arguments);
    if (!process.waitForFinished(kRun) || process.exitCode() != 0)
        qWarning("remitctl %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

JournalState journalOf(const QString& run)
{
    const RunId id = RunId::fromText(run);
    return readJournal(Paths::fromEnvironment().journalFile(id), id, [](const Event&) { }).value_or(JournalState());
}

/** What the journal tells last: "running", "finished". */
QString stateOf(const QString& run)
{
    QString state;
    const RunId id = RunId::fromText(run);
    const auto read = readJournal(Paths::fromEnvironment().journalFile(id), id, [&state](const Event& event) {
        if (event.type == u"run.state")
            state = event.data.value(u"to").toString();
    });
    return read ? state : QString();
}

QString worktreeOf(const QString& run)
{
    const QDir worktrees(Paths::fromEnvironment().worktrees());
    for (const QString& repository : worktrees.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = worktrees.filePath(repository + u'/' + run);
        if (QDir(folder).exists())
            return folder;
    }
    return {};
}

RunRow lastOf(const QSignalSpy& ended)
{
    return ended.last().first().value<RunRow>();
}

} // namespace

class TestJourney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = RemitStyle::install(*qApp);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init()
    {
        // What the offscreen platform says of a window that is raised or has a smallest size is no fault of ours.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QVERIFY(QDir(Paths::fromEnvironment().data()).removeRecursively());
    }

    void cleanup() { remitctl({u"stop"_s, u"--all"_s}); } // what a failed test left going

    /**
     * All of it in the window, on a desktop with a real notification daemon: contract, run, notification, review,
     * comment, second round, accept.
     */
    void aTaskGoesFromTheWizardToMain()
    {
        const SampleShop shop;
        const ScratchRepository& git = shop.repository();
        const QByteArray base = git.git({u"rev-parse"_s, u"main"_s});
        const Dunst dunst;
        QTRY_VERIFY(dunst.isUp());
        WindowDriver window(*m_style);
        const auto picture = qScopeGuard([] {
            if (QTest::currentTestFailed())
                hands::shoot(u"journey-failed"_s);
        });
        window.application().open({.size = {1440, 900}});
        QVERIFY(window.waitUntilActive());
        QSignalSpy ended(&window.application(), &Application::runEnded);

        const WizardWalk wizard(window, shop);
        for (const auto step : {&WizardWalk::openIt, &WizardWalk::writeTaskAndScope, &WizardWalk::nameSuccessAndTryIt,
                 &WizardWalk::writeDoNots, &WizardWalk::setLimits, &WizardWalk::chooseAgent,
                 &WizardWalk::lookAtPreflight}) {
            (wizard.*step)();
            if (QTest::currentTestFailed())
                return;
        }
        window.click(u"startNow"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window.application().window().currentPage(), u"running"_s, kPage);
        QTRY_VERIFY_WITH_TIMEOUT(window.find<RunTile>({}) && window.find<RunTile>({})->isVisible(), kPage);
        const QString firstRun = window.find<RunTile>({})->runId();
        window.application().window().showMinimized();

        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kRun);
        QCOMPARE(lastOf(ended).runId, firstRun);
        QCOMPARE(lastOf(ended).status, RunStatus::Ok);
        openByNotification(window, dunst);
        if (QTest::currentTestFailed())
            return;
        const QStringList changed{
            u"orders/handler.py"_s, u"orders/page.py"_s, u"orders/store.py"_s, u"tests/test_page.py"_s};
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), changed, kPage);
        commentOnTheDefaultLimit(window);
        if (QTest::currentTestFailed())
            return;
        window.key(Qt::Key_S);
        QTRY_VERIFY(window.visible(u"sendBackPanel"_s));
        window.key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(said(window).startsWith(u"Sent back with 1 comment."_s), kPage);

        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, kRun);
        const RunRow second = lastOf(ended);
        QVERIFY(second.runId != firstRun);
        QCOMPARE(second.parent, firstRun);
        QCOMPARE(second.status, RunStatus::Ok);
        openByNotification(window, dunst);
        if (QTest::currentTestFailed())
            return;
        lookAtWhatChangedSince(window, changed);
        if (QTest::currentTestFailed())
            return;

        accept(window);
        QTRY_VERIFY_WITH_TIMEOUT(said(window).startsWith(u"Accepted as 1 commit on main"_s), kPage);
        QCOMPARE(git.git({u"rev-parse"_s, u"main^"_s}), base);
        QCOMPARE(git.git({u"log"_s, u"-1"_s, u"--format=%s"_s, u"main"_s}), "Paginate GET /orders");
        QCOMPARE(git.git({u"diff"_s, u"--name-only"_s, u"main^"_s, u"main"_s}), changed.join(u'\n').toUtf8());
        QVERIFY(git.git({u"show"_s, u"main:orders/page.py"_s}).contains("what a client gets that does not ask"));
        QVERIFY(git.git({u"status"_s, u"--porcelain"_s}).isEmpty());
        QVERIFY(git.isSound());
        for (const QString& run : {firstRun, second.runId}) {
            QCOMPARE(journalOf(run).how, JournalState::How::Whole);
            remitctl({u"journal"_s, run, u"--verify"_s});
        }
        QTRY_VERIFY_WITH_TIMEOUT(window.visible(u"emptyReview"_s), kPage);
    }

    /** The supervisor is a process of its own: it ends the run with no desktop there, and the next desktop shows it. */
    void aRunGoesOnWhenTheDesktopEnds()
    {
        const SampleShop shop;
        const QString contract = shop.contractFor("import pathlib, time\n"
                                                  "go = pathlib.Path('orders/go')\n"
                                                  "pathlib.Path('orders/started').touch()\n"
                                                  "while not go.exists():\n"
                                                  "    time.sleep(0.05)\n"
                                                  "go.unlink()\n"
                                                  "pathlib.Path('orders/started').unlink()\n"
                                                  "pathlib.Path('orders/note.txt').write_text('Saturday\\n')\n"
                                                  "print('The note is written.\\nSTATUS: OK\\nEND_OF_RUN')\n");
        QString run;
        {
            WindowDriver window(*m_style);
            window.application().open({.size = {1440, 900}});
            run = start(contract, shop.repository().path());
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(worktreeOf(run) + u"/orders/started"_s), kRun);
            QCOMPARE(stateOf(run), u"running"_s);
        }
        QCOMPARE(stateOf(run), u"running"_s);
        shop.repository().write("orders/go", "", worktreeOf(run));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), u"finished"_s, kRun);
        QCOMPARE(journalOf(run).how, JournalState::How::Whole);

        WindowDriver window(*m_style);
        window.application().open({.run = run, .size = {1440, 900}});
        QTRY_COMPARE_WITH_TIMEOUT(window.textOf(u"runTitle"_s), u"Write a note"_s, kPage);
        QTRY_COMPARE_WITH_TIMEOUT(window.find<StatusPill>(u"runStatus"_s)->accessibleName(), u"OK"_s, kPage);
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), QStringList{u"orders/note.txt"_s}, kPage);
    }

private:
    static QString start(const QString& contract, const QString& repository)
    {
        return QString::fromUtf8(remitctl({u"run"_s, u"--repo"_s, repository, u"--contract"_s, contract}));
    }

    static QString said(const WindowDriver& window) { return window.find<ErrorBanner>(u"verdictBar"_s)->sentence(); }

    /** One notification is on the screen; a click on it shows its run in the review page. */
    static void openByNotification(WindowDriver& window, const Dunst& dunst)
    {
        const MainWindow& main = window.application().window();
        QTRY_COMPARE(dunst.shown(), 1);
        dunst.click();
        QTRY_COMPARE(main.currentPage(), u"review"_s);
        QTRY_VERIFY(!main.isMinimized());
        QVERIFY(window.waitUntilActive());
        QTRY_COMPARE_WITH_TIMEOUT(window.textOf(u"runTitle"_s), u"Paginate GET /orders"_s, kPage);
        QTRY_COMPARE_WITH_TIMEOUT(window.find<StatusPill>(u"runStatus"_s)->accessibleName(), u"OK"_s, kPage);
        QTRY_COMPARE(dunst.shown(), 0);
        const QString told = dunst.history().value(0);
        QVERIFY2(told.startsWith(u"OK: Paginate GET /orders|Ready to review. "_s) && told.contains(u", 4 files"_s),
            qPrintable(told));
    }

    /** With the keyboard alone: from change to change into the second file, down to the line, a comment there. */
    static void commentOnTheDefaultLimit(WindowDriver& window)
    {
        auto* diff = window.find<DiffView>(u"diff"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diff->changeCount() > 1, kPage);
        const int changes = diff->changeCount();
        for (int change = 1; change < changes; ++change) {
            window.key(Qt::Key_N);
            QCOMPARE(diff->currentChange(), change);
        }
        window.key(Qt::Key_N); // over the end of the file
        QTRY_COMPARE_WITH_TIMEOUT(diff->added(), kPageLines, kPage);
        window.key(Qt::Key_C); // the keyboard goes into the diff
        QTRY_VERIFY(window.visible(u"commentEditor"_s));
        window.key(Qt::Key_Escape);
        QTRY_VERIFY(!window.visible(u"commentEditor"_s));
        while (diff->currentPlace().line < kLimitLine)
            window.key(Qt::Key_Down);
        window.key(Qt::Key_C);
        QTRY_VERIFY(window.visible(u"commentEditor"_s));
        window.type(u"name the default limit for a reviewer"_s);
        window.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(window.textOf(u"sendBack"_s), u"Send back, 1 comment"_s);
        QCOMPARE(spoken(diff, u"Comment, You"_s),
            u"Comment, You, line %1, draft: name the default limit for a reviewer"_s.arg(kLimitLine));
    }

    /** The second round opens with what is new in it; the comment is answered; the whole is one choice away. */
    static void lookAtWhatChangedSince(WindowDriver& window, const QStringList& changed)
    {
        auto* scope = window.find<ScopeButton>(u"scope"_s);
        auto* diff = window.find<DiffView>(u"diff"_s);
        QCOMPARE(scope->text(), u"Since my last review"_s);
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), QStringList{u"orders/page.py"_s}, kPage);
        QTRY_COMPARE_WITH_TIMEOUT(diff->added(), 1, kPage);
        QCOMPARE(diff->removed(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(spoken(diff, u"Comment, You"_s),
            u"Comment, You, line %1, addressed: name the default limit for a reviewer"_s.arg(kLimitLine), kPage);
        QCOMPARE(window.textOf(u"sendBack"_s), u"Send back"_s); // what was sent is no draft
        QTest::mouseClick(scope, Qt::LeftButton);
        QVERIFY(window.chooseFromMenu(u"Base to result"_s));
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), changed, kPage);
        QTest::mouseClick(scope, Qt::LeftButton);
        QVERIFY(window.chooseFromMenu(u"Since my last review"_s));
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), QStringList{u"orders/page.py"_s}, kPage);
    }

    /** The row of a diff that begins so, as a screen reader says it. */
    static QString spoken(DiffView* diff, const QString& begin)
    {
        QAccessibleInterface* rows = QAccessible::queryAccessibleInterface(diff);
        for (int row = 0; row < rows->childCount(); ++row) {
            const QString text = rows->child(row)->text(QAccessible::Name);
            if (text.startsWith(begin))
                return text;
        }
        return {};
    }

    static void accept(const WindowDriver& window)
    {
        window.key(Qt::Key_A);
        QTRY_VERIFY(window.visible(u"acceptPanel"_s));
        if (window.visible(u"acceptGate"_s))
            window.key(Qt::Key_Y);
        auto* confirm = window.visible(u"acceptPanel"_s)->findChild<QPushButton*>(u"confirm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(confirm->isEnabled(), kPage);
        window.key(Qt::Key_Return);
    }

    RemitStyle* m_style = nullptr;
};

REMIT_GUI_TEST_MAIN(TestJourney)
#include "tst_journey.moc"

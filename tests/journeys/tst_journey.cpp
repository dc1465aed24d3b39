// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"
#include "tests/journeys/sampleshop.h"
#include "tests/journeys/windowdriver.h"
#include "tests/support/testmain.h"
#include "views/review/diffview.h"
#include "views/review/scopebutton.h"
#include "views/widgets/errorbanner.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/statuspill.h"

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

    void aTaskGoesFromItsContractToMain()
    {
        const SampleShop shop;
        const ScratchRepository& git = shop.repository();
        const QByteArray base = git.git({u"rev-parse"_s, u"main"_s});
        WindowDriver window(*m_style);
        window.application().open({.size = {1440, 900}});
        QVERIFY(QTest::qWaitForWindowActive(&window.application().window()));
        QSignalSpy ended(&window.application(), &Application::runEnded);

        start(shop.contract(), git.path());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kRun);
        const RunRow first = lastOf(ended);
        QCOMPARE(first.status, RunStatus::Ok);

        window.key(Qt::Key_G);
        window.key(Qt::Key_R);
        QTRY_COMPARE_WITH_TIMEOUT(window.textOf(u"runTitle"_s), u"Paginate GET /orders"_s, kPage);
        const QStringList changed{
            u"orders/handler.py"_s, u"orders/page.py"_s, u"orders/store.py"_s, u"tests/test_page.py"_s};
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), changed, kPage);
        auto* diff = window.find<DiffView>(u"diff"_s);
        QTRY_VERIFY_WITH_TIMEOUT(diff->changeCount() > 0, kPage);

        window.key(Qt::Key_N);
        window.key(Qt::Key_C);
        QTRY_VERIFY(window.visible(u"commentEditor"_s));
        window.type(u"name the default limit for a reviewer"_s);
        window.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(window.textOf(u"sendBack"_s), u"Send back, 1 comment"_s);
        window.key(Qt::Key_S);
        QTRY_VERIFY(window.visible(u"sendBackPanel"_s));
        window.key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(said(window).startsWith(u"Sent back with 1 comment."_s), kPage);

        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, kRun);
        const RunRow second = lastOf(ended);
        QVERIFY(second.runId != first.runId);
        QCOMPARE(second.parent, first.runId);
        QCOMPARE(second.status, RunStatus::Ok);
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), changed, kPage);
        auto* scope = window.application().window().findChild<ScopeButton*>();
        QTest::mouseClick(scope, Qt::LeftButton);
        QVERIFY(window.chooseFromMenu(u"Since my last review"_s));
        QTRY_COMPARE_WITH_TIMEOUT(window.listedFiles(), QStringList{u"orders/page.py"_s}, kPage);
        QTRY_COMPARE_WITH_TIMEOUT(diff->added(), 1, kPage);
        QCOMPARE(diff->removed(), 1);

        accept(window);
        QTRY_VERIFY_WITH_TIMEOUT(said(window).startsWith(u"Accepted as 1 commit on main"_s), kPage);
        QCOMPARE(git.git({u"rev-parse"_s, u"main^"_s}), base);
        QCOMPARE(git.git({u"log"_s, u"-1"_s, u"--format=%s"_s, u"main"_s}), "Paginate GET /orders");
        QCOMPARE(git.git({u"diff"_s, u"--name-only"_s, u"main^"_s, u"main"_s}), changed.join(u'\n').toUtf8());
        QVERIFY(git.git({u"show"_s, u"main:orders/page.py"_s}).contains("what a client gets that does not ask"));
        QVERIFY(git.isSound());
        for (const QString& run : {first.runId, second.runId}) {
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

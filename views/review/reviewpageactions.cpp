// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats.h"
#include "runner/run/race.h"
#include "views/review/changespage.h"
#include "views/review/emptyreview.h"
#include "views/review/evidencestrip.h"
#include "views/review/filesview.h"
#include "views/review/queueview.h"
#include "views/review/racepage.h"
#include "views/review/reviewheader.h"
#include "views/review/reviewpage.h"
#include "views/review/reviewtabs.h"
#include "views/review/timelineview.h"
#include "views/review/verdictpanels.h"
#include "views/widgets/errorbanner.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr ChangeScope kSinceMyReview{ChangeScope::Kind::SinceMyReview, 0, 0};

} // namespace

QAction* ReviewPage::act(const QString& text, const QKeySequence& key, const std::function<void()>& what, Where where)
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, what, where] {
        if (where == Where::Everywhere || !isRaceShown())
            what();
    });
    addAction(action);
    return action;
}

void ReviewPage::makeActions()
{
    const auto group
        = [this](const QString& name, const QList<QAction*>& actions) { m_groups.append({name, hintsOf(actions)}); };
    group(tr("Runs"),
        {act(
             tr("Next run"), Qt::Key_J, [this] { step(1); }, Where::Everywhere),
            act(
                tr("Previous run"), Qt::Key_K, [this] { step(-1); }, Where::Everywhere),
            act(
                tr("Search the queue"), Qt::Key_Slash,
                [this] {
                    if (m_tabs->current() == Timeline && m_timeline->isAncestorOf(QApplication::focusWidget())) {
                        m_timeline->focusFind();
                        return;
                    }
                    m_left->show();
                    m_queueView->openSearch();
                },
                Where::Everywhere),
            act(
                tr("Show or hide the left column"), Qt::Key_Z,
                [this] {
                    m_leftWanted = !m_leftWanted;
                    showLeft();
                },
                Where::Everywhere)});
    act(
        tr("Show or hide the left column"), Qt::CTRL | Qt::Key_B,
        [this] {
            m_leftWanted = !m_leftWanted;
            showLeft();
        },
        Where::Everywhere);
    group(tr("Files and changes"),
        {act(tr("Next file"), Qt::Key_BracketRight, [this] { stepFile(1); }),
            act(tr("Previous file"), Qt::Key_BracketLeft, [this] { stepFile(-1); }),
            act(tr("Next change"), Qt::Key_N,
                [this] {
                    showTab(Changes);
                    m_changes->nextChange();
                }),
            act(tr("Previous change"), Qt::Key_P,
                [this] {
                    showTab(Changes);
                    m_changes->previousChange();
                }),
            act(tr("Change seen"), Qt::Key_V, [this] { m_changes->diff()->toggleSeen(); }),
            act(tr("File reviewed"), Qt::Key_R, [this] { m_session.toggleReviewed(m_session.currentFile()); }),
            act(tr("Comment on the line"), Qt::Key_C, [this] { comment(); }),
            act(tr("Find in the file"), Qt::CTRL | Qt::Key_F,
                [this] {
                    showTab(Changes);
                    m_changes->find();
                }),
            act(tr("Side by side or unified"), Qt::Key_M, [this] { m_changes->toggleLayout(); })});
    makeVerdictActions();
    QList<QAction*> tabs;
    const QStringList names{tr("Changes"), tr("Timeline"), tr("Evidence"), tr("Cost"), tr("Contract"), tr("Claim")};
    for (int tab = 0; tab < TabCount; ++tab)
        tabs.append(act(
            names.at(tab), QKeySequence(Qt::Key(Qt::Key_1 + tab)),
            [this, tab] {
                if (isRaceShown())
                    m_racePage->openColumn(tab);
                else
                    showTab(Tab(tab));
            },
            Where::Everywhere));
    group(tr("Tabs"), tabs);
    makeRaceActions();
}

void ReviewPage::makeVerdictActions()
{
    const QList<QAction*> verdicts{act(tr("Accept"), Qt::Key_A, [this] { m_panels->accept(); }),
        act(tr("Send back"), Qt::Key_S, [this] { m_panels->sendBack(); }),
        act(tr("Reject"), Qt::Key_X, [this] { m_panels->reject(); }),
        act(tr("Defer"), Qt::Key_D, [this] { m_panels->defer(); }),
        act(tr("Undo the last verdict"), Qt::Key_U, [this] { undo(); }, Where::Everywhere)};
    m_groups.append({tr("Verdicts"), hintsOf(verdicts)});
    m_groups.last().keys.append({u"y"_s, tr("Acknowledge high findings, in the accept panel")});
}

void ReviewPage::connectDesk()
{
    connect(&m_desk, &VerdictDesk::busyChanged, this, [this] {
        if (m_desk.isBusy()) // the queue still knows where the run stands
            m_next = nextAfter(m_session.runId());
        showHeader();
    });
    connect(&m_desk, &VerdictDesk::given, this, [this](const QString& runId, const QString& sentence) {
        m_done->say(sentence, m_desk.canUndo() ? tr("Undo") : QString(), ToneName::Ok);
        if (runId == m_session.runId())
            choose(m_next);
        m_feed.reload();
    });
    connect(&m_desk, &VerdictDesk::sentBack, this, [this](const QString& runId, const QStringList& commentIds) {
        if (runId == m_session.runId())
            m_session.markSent(commentIds);
    });
    connect(&m_desk, &VerdictDesk::undone, this, [this](const QString& runId, const QString& sentence) {
        m_done->say(sentence, {}, ToneName::Ok);
        openRun(runId);
        m_feed.reload();
    });
    connect(&m_desk, &VerdictDesk::failed, this,
        [this](const QString&, const QString& sentence) { m_error->say(sentence); });
    connect(&m_desk, &VerdictDesk::patchMade, this, [this](const QString& runId, const QByteArray& patch) {
        auto* dialog = new QFileDialog(this, tr("Save the patch"), {}, tr("Patches (*.patch)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(runId + u".patch"_s);
        connect(dialog, &QFileDialog::fileSelected, this, [this, patch](const QString& path) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(patch) != patch.size() || !file.commit())
                m_error->say(tr("The patch was not saved. %1").arg(file.errorString()));
        });
        dialog->open();
    });
}

void ReviewPage::openRun(const QString& runId)
{
    choose(runId);
}

/** What opens after a verdict: the run below, else the one above, never one that was put off, and none that an accept
 * rejects. */
QString ReviewPage::nextAfter(const QString& runId) const
{
    const int here = m_queue.rowOf(runId);
    const QString race = here < 0 ? QString() : m_queue.index(here).data(ReviewQueue::RaceRole).toString();
    constexpr int kFurthest = 12; // more than the rows of a race
    for (int step : {1, -1}) {
        QString next = m_queue.neighbour(runId, step);
        int row = next == runId ? -1 : m_queue.rowOf(next);
        while (m_desk.isAccepting() && !race.isEmpty() && row >= 0 && std::abs(step) < kFurthest
            && m_queue.index(row).data(ReviewQueue::RaceRole).toString() == race) {
            step += step > 0 ? 1 : -1;
            next = m_queue.neighbour(runId, step);
            row = next.isEmpty() ? -1 : m_queue.rowOf(next);
        }
        if (row < 0)
            continue;
        const auto group = ReviewQueue::Group(m_queue.index(row).data(ReviewQueue::GroupRole).toInt());
        if (group != ReviewQueue::Group::Deferred && group != ReviewQueue::Group::Done)
            return next;
    }
    return {};
}

/** A run that was sent back shows at first what has changed since. */
void ReviewPage::choose(const QString& runId)
{
    if (isRaceId(runId)) {
        chooseRace(runId);
        return;
    }
    m_race.clear();
    m_racePage->open({});
    if (m_acceptWhenRead != runId)
        m_acceptWhenRead.clear();
    const int row = m_queue.rowOf(runId);
    if (m_session.runId() != runId) {
        m_changes->keepUnsaved();
        const bool again = row >= 0 && !m_queue.index(row).data(ReviewQueue::RunRole).value<RunRow>().parent.isEmpty();
        m_session.open(runId, again ? kSinceMyReview : ChangeScope());
        showTab(Changes);
    }
    m_queueView->setCurrentRun(runId);
    markSeen();
    showWork();
}

/** Only what a person can have seen: runs open by themselves behind other pages and in a closed window too. */
void ReviewPage::markSeen()
{
    const int row = m_queue.rowOf(m_session.runId());
    if (isRaceShown() || row < 0 || m_seen == m_session.runId() || !isVisible() || !isActiveWindow()
        || m_queue.index(row).data(ReviewQueue::RunRole).value<RunRow>().review != ReviewState::New)
        return;
    m_seen = m_session.runId();
    m_backend.markSeen(m_session.runId()).then(this, [this](const Result<>& seen) {
        if (!seen)
            m_error->say(tr("The run could not be marked as seen. %1").arg(seen.error().detail));
    });
}

/** Keeps what is open, also when it was decided elsewhere; with nothing open, the first that awaits a person opens. */
void ReviewPage::queueLoaded()
{
    m_backend.occupancy().then(this, [this](const Result<Occupancy>& occupancy) {
        m_reviewLimit = occupancy ? occupancy->reviewLimit : 0;
        m_queueView->setCount(m_queue.toReview(), m_reviewLimit);
    });
    m_queueView->setCount(m_queue.toReview(), m_reviewLimit);
    fitQueue();
    Q_EMIT queueCounted();
    if (m_desk.isBusy())
        return; // the next run is chosen when the verdict is through
    if (shownId().isEmpty())
        choose(m_queue.firstToReview());
    else if (!isRaceShown() && !m_queue.contains(m_session.runId()))
        m_session.refresh();
    markSeen();
}

void ReviewPage::showWork()
{
    const bool any = !shownId().isEmpty();
    m_filesView->setVisible(any && !isRaceShown());
    m_right->setCurrentWidget(isRaceShown() ? m_racePage : any ? m_work : static_cast<QWidget*>(m_empty));
    m_openBest->setEnabled(isRaceShown());
    fitQueue();
    Q_EMIT keyHintsChanged();
    if (!any)
        m_empty->refresh();
}

void ReviewPage::step(int rows)
{
    const QString run = m_queue.neighbour(shownId(), rows);
    if (!run.isEmpty())
        choose(run);
}

void ReviewPage::stepFile(int files)
{
    const QString path = m_session.files().neighbour(m_session.currentFile(), files);
    if (path.isEmpty())
        return;
    showTab(Changes);
    m_session.showFile(path);
}

void ReviewPage::showTab(Tab tab)
{
    m_tabs->setCurrent(tab);
}

void ReviewPage::comment()
{
    showTab(Changes);
    m_changes->diff()->setFocus(Qt::ShortcutFocusReason);
    m_changes->diff()->beginComment();
}

void ReviewPage::undo()
{
    if (m_desk.canUndo())
        m_desk.undo();
    else if (!m_desk.isBusy())
        m_done->say(tr("There is no verdict of this session to take back."), {}, ToneName::Mute);
}

void ReviewPage::runCheckAgain()
{
    const QString runId = m_session.runId();
    if (runId.isEmpty())
        return;
    EvidenceStrip* strip = m_changes->strip();
    strip->setChecking(tr("The check is running"));
    m_backend.runCheckAgain(runId).then(this, [this, strip, runId](const Result<CheckResult>& check) {
        strip->setChecking({});
        if (!check) {
            m_error->say(tr("The check did not run. %1").arg(check.error().detail));
            return;
        }
        const QString took = format::duration(check->durationMs);
        if (check->exit == 0)
            m_done->say(tr("The check passed again, %1.").arg(took), {}, ToneName::Ok);
        else
            m_done->say(tr("The check failed with %1 this time, %2.").arg(check->exit).arg(took), {}, ToneName::Bad);
        if (runId == m_session.runId())
            m_session.refresh();
    });
}

QString ReviewPage::title() const
{
    return tr("Review");
}

QList<KeyHint> ReviewPage::keyHints() const
{
    if (m_right->currentWidget() == m_empty)
        return {{u"u"_s, tr("Undo")}, {u"/"_s, tr("Search")}};
    if (isRaceShown())
        return {{u"j k"_s, tr("Run")}, {u"1 9"_s, tr("Open a run")}, {u"Enter"_s, tr("Open the best")},
            {u"u"_s, tr("Undo")}};
    if (m_tabs->current() != Changes)
        return {{u"j k"_s, tr("Run")}, {u"1 6"_s, tr("Tab")}, {u"a"_s, tr("Accept")}, {u"s"_s, tr("Send back")},
            {u"x"_s, tr("Reject")}, {u"d"_s, tr("Defer")}};
    return {{u"j k"_s, tr("Run")}, {u"[ ]"_s, tr("File")}, {u"n p"_s, tr("Change")}, {u"v"_s, tr("Seen")},
        {u"r"_s, tr("Reviewed")}, {u"c"_s, tr("Comment")}, {u"m"_s, tr("Unified")}};
}

QList<KeyGroup> ReviewPage::keyGroups() const
{
    return m_groups;
}

QList<QWidget*> ReviewPage::panes()
{
    QList<QWidget*> panes;
    for (QWidget* pane : std::initializer_list<QWidget*>{
             m_queueView, m_filesView, m_header, m_tabs, m_pages->currentWidget(), m_racePage}) {
        if (pane->isVisibleTo(this))
            panes.append(pane);
    }
    return panes;
}

void ReviewPage::activated()
{
    m_queueView->focusList();
}

} // namespace remit

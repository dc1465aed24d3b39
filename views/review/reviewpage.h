// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/queuefeed.h"
#include "models/reviewqueue.h"
#include "views/review/reviewsession.h"
#include "views/review/verdictdesk.h"
#include "views/shell/page.h"

#include <QTimer>

#include <functional>

QT_BEGIN_NAMESPACE
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace remit {

class ChangesPage;
class EmptyReview;
class ErrorBanner;
class EvidencePage;
class FilesView;
class QuestionCard;
class QueueView;
class RacePage;
class ReviewHeader;
class ReviewTabs;
class ScopeButton;
class TimelineView;
class VerdictPanels;

/**
 * The review page: queue and files at the left, the open run with its verdicts, tabs and diff at the right. Everything
 * goes by key; after a verdict the next run opens by itself. The backend outlives it.
 */
class ReviewPage : public Page {
    Q_OBJECT

public:
    enum Tab { Changes, Timeline, Evidence, Cost, ContractTab, Claim, TabCount };

    explicit ReviewPage(Backend& backend, QWidget* parent = nullptr);
    ~ReviewPage() override;

    /** Shows a run, also one that is not (or no longer) in the queue. */
    void openRun(const QString& runId);
    void showTab(Tab tab);
    [[nodiscard]] int questions() const { return m_queue.questions(); } ///< runs that need an answer

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<KeyGroup> keyGroups() const override;
    [[nodiscard]] QList<QWidget*> panes() override;
    void activated() override;
    void setSizeClass(SizeClass sizeClass) override;

Q_SIGNALS:
    void queueCounted();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool event(QEvent* event) override;

private:
    void makeLeft();
    void makeWork();
    void makeTabs();
    void makeActions();
    void makeVerdictActions();
    enum class Where { Run, Everywhere }; ///< a key that is about the open run does nothing while a race is shown
    QAction* act(
        const QString& text, const QKeySequence& key, const std::function<void()>& what, Where where = Where::Run);
    void makeRaceActions();
    void connectSession();
    void connectDesk();

    void choose(const QString& id); ///< a run or a race
    void chooseRace(const QString& race);
    void makeRace();
    void acceptIfRead();
    [[nodiscard]] bool isRaceShown() const { return !m_race.isEmpty(); }
    [[nodiscard]] QString shownId() const { return isRaceShown() ? m_race : m_session.runId(); }
    void markSeen();
    [[nodiscard]] QString nextAfter(const QString& runId) const;
    void queueLoaded();
    void step(int rows);
    void stepFile(int files);
    void undo();
    void runCheckAgain();
    void comment();
    void showTimeline();
    void showHeader();
    void showLeft();
    void showWork();
    void arrangeLeft();
    void fitQueue();
    void tick();

    Backend& m_backend;
    ReviewQueue m_queue;
    QueueFeed m_feed;
    ReviewSession m_session;
    VerdictDesk m_desk;
    QTimer m_clock;
    QHash<QString, QString> m_agentNames;
    QString m_seen; ///< the last run of which the backend was told that it was seen
    QString m_race; ///< is shown in place of a run; empty: none
    QString m_acceptWhenRead; ///< run whose accept panel opens when its record is there
    QString m_next; ///< opens after the verdict that is being given
    bool m_leftWanted = true; ///< by a person, at this width
    bool m_roomForLeft = true;
    bool m_leftMoved = false; ///< a person divided queue and files
    SizeClass m_sizeClass = SizeClass::Normal;
    int m_reviewLimit = 0;
    QList<KeyGroup> m_groups;

    QSplitter* m_columns = nullptr;
    QSplitter* m_left = nullptr;
    QueueView* m_queueView = nullptr;
    FilesView* m_filesView = nullptr;
    QStackedWidget* m_right = nullptr;
    QWidget* m_work = nullptr;
    EmptyReview* m_empty = nullptr;
    RacePage* m_racePage = nullptr;
    QAction* m_openBest = nullptr; ///< only where a race is shown: Enter is for others, too
    ErrorBanner* m_error = nullptr;
    ErrorBanner* m_done = nullptr; ///< the last verdict, with Undo
    ReviewHeader* m_header = nullptr;
    QuestionCard* m_question = nullptr;
    ReviewTabs* m_tabs = nullptr;
    ScopeButton* m_scope = nullptr;
    QStackedWidget* m_pages = nullptr;
    ChangesPage* m_changes = nullptr;
    TimelineView* m_timeline = nullptr;
    bool m_timelineStale = true; ///< more is known than it shows
    EvidencePage* m_evidence = nullptr;
    VerdictPanels* m_panels = nullptr;
};

} // namespace remit

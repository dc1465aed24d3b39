// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/reviewpage.h"

#include "models/formats.h"
#include "models/statuswords.h"
#include "views/review/changespage.h"
#include "views/review/claimpage.h"
#include "views/review/contractpage.h"
#include "views/review/costpage.h"
#include "views/review/emptyreview.h"
#include "views/review/evidencepage.h"
#include "views/review/evidencestrip.h"
#include "views/review/filesview.h"
#include "views/review/questioncard.h"
#include "views/review/queueview.h"
#include "views/review/racepage.h"
#include "views/review/reviewheader.h"
#include "views/review/reviewtabs.h"
#include "views/review/scopebutton.h"
#include "views/review/timelineview.h"
#include "views/review/verdictpanels.h"
#include "views/widgets/errorbanner.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

constexpr int kTick = 30'000; ///< ages are minutes
constexpr int kRoomForLeft = 1120 - 76; ///< page width below which the left column closes: window less mode bar

} // namespace

ReviewPage::ReviewPage(Backend& backend, QWidget* parent)
    : Page(parent)
    , m_backend(backend)
    , m_feed(backend, m_queue)
    , m_session(backend)
    , m_desk(backend)
{
    setObjectName(u"reviewPage"_s);
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setObjectName(u"reviewColumns"_s);
    m_columns->setChildrenCollapsible(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_columns);
    makeLeft();
    makeWork();
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    connectSession();
    connectDesk();
    makeActions();
    arrangeLeft();
    showWork();
    m_clock.setInterval(kTick);
    connect(&m_clock, &QTimer::timeout, this, &ReviewPage::tick);
    connect(&m_feed, &QueueFeed::loaded, this, &ReviewPage::queueLoaded);
    connect(&backend, &Backend::runsChanged, this, [this](const QStringList& runIds) {
        const QString& open = m_session.runId(); // one that goes on is not in the queue
        if (runIds.contains(open) && !m_queue.contains(open))
            m_session.refresh();
    });
    connect(&m_feed, &QueueFeed::failed, this, [this](const Error& error) {
        m_error->say(tr("The queue cannot be read. %1").arg(error.detail), tr("Try again"));
    });
    backend.agents().then(this, [this](const Result<QList<AgentInstallation>>& agents) {
        for (const AgentInstallation& agent : agents.value_or(QList<AgentInstallation>()))
            m_agentNames.insert(agent.id, agent.name);
        m_racePage->setAgentNames(m_agentNames);
    });
    m_feed.reload();
}

ReviewPage::~ReviewPage()
{
    m_changes->keepUnsaved();
}

void ReviewPage::makeLeft()
{
    m_left = new QSplitter(Qt::Vertical);
    m_left->setObjectName(u"reviewLeft"_s);
    m_left->setChildrenCollapsible(false);
    m_queueView = new QueueView(m_queue);
    m_filesView = new FilesView(m_session.files());
    m_left->addWidget(m_queueView);
    m_left->addWidget(m_filesView);
    m_columns->addWidget(m_left);
    connect(m_left, &QSplitter::splitterMoved, this, [this] { m_leftMoved = true; });
    connect(m_queueView, &QueueView::runChosen, this, &ReviewPage::choose);
    connect(m_queueView, &QueueView::contentHeightChanged, this, &ReviewPage::fitQueue);
    connect(m_filesView, &FilesView::fileChosen, this, [this](const QString& path) {
        showTab(Changes);
        m_session.showFile(path);
    });
}

void ReviewPage::makeWork()
{
    m_work = new QWidget;
    m_work->setObjectName(u"reviewWork"_s);
    m_error = new ErrorBanner;
    m_error->setObjectName(u"reviewError"_s);
    m_done = new ErrorBanner;
    m_done->setObjectName(u"verdictBar"_s);
    m_header = new ReviewHeader;
    m_question = new QuestionCard;
    makeTabs();
    auto* work = new QVBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->setSpacing(0);
    work->addWidget(m_header);
    work->addWidget(m_question);
    work->addWidget(m_tabs);
    work->addWidget(m_pages, 1);
    m_empty = new EmptyReview(m_backend);
    m_right = new QStackedWidget;
    m_right->addWidget(m_work);
    m_right->addWidget(m_empty);
    makeRace();
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_error);
    column->addWidget(m_done);
    column->addWidget(m_right, 1);
    m_columns->addWidget(holder);
    m_panels = new VerdictPanels(m_backend, m_session, m_desk, *m_header, this);
    connect(m_panels, &VerdictPanels::wayChanged, this, &ReviewPage::showHeader);
    connect(m_question, &QuestionCard::answered, &m_desk, &VerdictDesk::answer);
    connect(m_empty, &EmptyReview::newRunRequested, this, [this] { Q_EMIT pageRequested(u"newrun"_s, {}); });
    connect(m_empty, &EmptyReview::runningRequested, this, [this] { Q_EMIT pageRequested(u"running"_s, {}); });
    connect(m_error, &ErrorBanner::actionTriggered, this, [this] {
        m_error->clear();
        m_session.retrySaving();
        m_feed.reload();
        if (!m_session.runId().isEmpty())
            m_session.open(m_session.runId(), m_session.scope());
    });
    connect(m_done, &ErrorBanner::actionTriggered, this, &ReviewPage::undo);
}

void ReviewPage::makeTabs()
{
    m_tabs = new ReviewTabs({tr("Changes"), tr("Timeline"), tr("Evidence"), tr("Cost"), tr("Contract"), tr("Claim")});
    m_tabs->setObjectName(u"reviewTabs"_s);
    m_scope = new ScopeButton;
    m_scope->setObjectName(u"scope"_s);
    m_tabs->setTrailing(m_scope);
    m_changes = new ChangesPage(m_session);
    m_evidence = new EvidencePage(m_backend, m_session);
    m_timeline = new TimelineView;
    m_timeline->setObjectName(u"timeline"_s);
    auto* claim = new ClaimPage(m_session);
    m_pages = new QStackedWidget;
    for (QWidget* page : std::initializer_list<QWidget*>{
             m_changes, m_timeline, m_evidence, new CostPage(m_session), new ContractPage(m_session), claim})
        m_pages->addWidget(page);
    connect(m_tabs, &ReviewTabs::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_scope->setVisible(tab == Changes);
        showTimeline();
        Q_EMIT keyHintsChanged();
    });
    connect(m_scope, &ScopeButton::scopeChosen, this, [this](const ChangeScope& scope) {
        m_session.setScope(scope);
        m_scope->setScope(scope);
    });
    connect(m_timeline, &TimelineView::eventActivated, this, [this](const Event& event) {
        const QString path = event.data[u"path"].toString();
        if (!m_session.files().change(path))
            return;
        showTab(Changes);
        m_changes->goTo(path, event.data[u"line"].toInt());
    });
    connect(m_evidence, &EvidencePage::placeWanted, this, [this](const QString& path, int line) {
        showTab(Changes);
        m_changes->goTo(path, line);
    });
    connect(claim, &ClaimPage::evidenceWanted, this, [this] { showTab(Evidence); });
    connect(m_changes->strip(), &EvidenceStrip::evidenceWanted, this, [this] { showTab(Evidence); });
    connect(m_changes->strip(), &EvidenceStrip::runAgainRequested, this, &ReviewPage::runCheckAgain);
    connect(m_changes, &ChangesPage::dismissWanted, &m_session, &ReviewSession::acknowledge);
}

void ReviewPage::connectSession()
{
    connect(&m_session, &ReviewSession::opened, this, [this] {
        m_error->clear();
        m_scope->setScope(m_session.scope());
        m_timeline->clear();
        showHeader();
    });
    connect(&m_session, &ReviewSession::recordChanged, this, &ReviewPage::showHeader);
    connect(&m_session, &ReviewSession::previewChanged, this, &ReviewPage::showHeader);
    connect(&m_session, &ReviewSession::notesChanged, this, &ReviewPage::showHeader);
    connect(&m_session, &ReviewSession::changesLoaded, this, [this] {
        m_tabs->setCount(Changes, format::number(m_session.files().changes().size()));
        fitQueue();
    });
    connect(&m_session, &ReviewSession::eventsAdded, this, [this] {
        m_scope->setChoices(m_session.snapshots(),
            m_session.parentRun().isEmpty() ? ScopeButton::Rounds::First : ScopeButton::Rounds::Later);
    });
    const auto more = [this] {
        m_timelineStale = true;
        showTimeline();
    };
    connect(&m_session, &ReviewSession::eventsAdded, this, more);
    connect(&m_session, &ReviewSession::contractChanged, this, more);
    connect(
        &m_session, &ReviewSession::fileLoaded, this, [this] { m_filesView->setCurrentFile(m_session.currentFile()); });
    connect(&m_session, &ReviewSession::failed, this, [this](const QString& what, const Error& error) {
        m_error->say(tr("%1: cannot be read. %2").arg(what, error.detail), tr("Try again"));
    });
    connect(&m_session, &ReviewSession::notesNotSaved, this, [this](const Error& error) {
        m_error->say(tr("Your notes were not saved. %1").arg(error.detail), tr("Try again"));
    });
}

/** Only when it is seen: a long run has a million events. */
void ReviewPage::showTimeline()
{
    if (!m_timelineStale || m_tabs->current() != Timeline || m_session.events().isEmpty())
        return;
    m_timelineStale = false;
    std::optional<qint64> limit;
    if (m_session.contract())
        limit = effectiveLimits(*m_session.contract()).costMicroUsd;
    // What came after the end (seen, verdicts, checks run again) may be days later and would press the run into a line.
    QList<Event> events = m_session.events();
    const auto end = std::ranges::find(events, QLatin1StringView(event::runFinished), &Event::type);
    if (end != events.end())
        events.erase(std::next(end), events.end());
    m_timeline->setEvents(events, limit);
}

void ReviewPage::showHeader()
{
    const AuditRecord& record = m_session.record();
    ReviewHeader::Facts facts;
    facts.record = record;
    facts.agentName = m_agentNames.value(record.agent, record.agent);
    facts.preview = m_session.preview();
    facts.drafts = m_session.drafts().size();
    facts.way = m_panels->way();
    facts.nowMs = QDateTime::currentMSecsSinceEpoch();
    m_header->setFacts(facts);
    m_tabs->setCount(Evidence, record.findings.isEmpty() ? QString() : format::number(record.findings.size()));
    QString reason;
    if (!m_session.hasRecord())
        reason = tr("The run is being read.");
    else if (m_desk.isBusy())
        reason = tr("A verdict is being carried out.");
    else if (record.state != RunState::Finished)
        reason = tr("The run goes on. A verdict is possible when it has ended.");
    else if (record.verdict == ReviewState::Accepted || record.verdict == ReviewState::Rejected
        || record.verdict == ReviewState::SentBack)
        reason = tr("%1 already. Undo that first.").arg(reviewWord(record.verdict));
    m_header->setVerdictsDisabled(reason);
    m_question->ask(m_session.runId(), record.verdict == ReviewState::SentBack ? QString() : record.question);
    m_question->setDisabledReason(reason);
}

void ReviewPage::setSizeClass(SizeClass sizeClass)
{
    if (sizeClass == m_sizeClass)
        return;
    m_sizeClass = sizeClass;
    arrangeLeft();
}

/** One column of 248 or 280, or two of 320 and 272. */
void ReviewPage::arrangeLeft()
{
    const bool wide = m_sizeClass == SizeClass::Wide;
    m_left->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
    m_leftMoved = false;
    const int both = wide ? 320 + 272 : m_sizeClass == SizeClass::Narrow ? 248 : 280;
    m_columns->setSizes({both, std::max(1, width() - both)});
    if (wide)
        m_left->setSizes({320, 272});
    fitQueue();
}

/** The queue takes what its rows need, at most two thirds; from then on a person decides. */
void ReviewPage::fitQueue()
{
    if (m_sizeClass == SizeClass::Wide || m_leftMoved || m_left->height() <= 0)
        return;
    const int whole = m_left->height();
    const int queue = std::min(m_queueView->contentHeight(), whole * 2 / 3);
    m_left->setSizes({queue, whole - queue});
}

void ReviewPage::showLeft()
{
    m_left->setVisible(m_roomForLeft == m_leftWanted);
}

void ReviewPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool room = width() >= kRoomForLeft;
    if (room != m_roomForLeft) {
        m_roomForLeft = room;
        m_leftWanted = true;
        showLeft();
    }
    fitQueue();
}

void ReviewPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_clock.start();
    tick();
    fitQueue();
    markSeen();
}

bool ReviewPage::event(QEvent* event)
{
    const bool known = Page::event(event);
    if (event->type() == QEvent::WindowActivate)
        markSeen();
    return known;
}

void ReviewPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_clock.stop();
}

void ReviewPage::tick()
{
    m_queue.setNow(QDateTime::currentMSecsSinceEpoch());
    if (m_session.hasRecord())
        showHeader();
    if (m_right->currentWidget() == m_empty)
        m_empty->refresh();
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/wizardpage.h"

#include "models/drafttext.h"
#include "views/widgets/button.h"
#include "views/widgets/errorbanner.h"
#include "views/wizard/agentstep.h"
#include "views/wizard/contractpanel.h"
#include "views/wizard/donotstep.h"
#include "views/wizard/limitsstep.h"
#include "views/wizard/preflightstep.h"
#include "views/wizard/startfrom.h"
#include "views/wizard/stepcolumn.h"
#include "views/wizard/successstep.h"
#include "views/wizard/taskstep.h"
#include "views/wizard/wizardhead.h"

#include <QAction>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPanelWidth = 352;
constexpr int kWidePanelWidth = 480;
constexpr int kSaveDelayMs = 800;

} // namespace

WizardPage::WizardPage(Backend& backend, QWidget* parent)
    : Page(parent)
    , m_backend(backend)
    , m_draft(backend)
    , m_startFrom(new StartFrom(backend, this))
    , m_head(new WizardHead(m_startFrom, this))
    , m_banner(new ErrorBanner(this))
    , m_column(new StepColumn(this))
    , m_stack(new QStackedWidget(this))
    , m_panel(new ContractPanel(this))
    , m_foot(new WizardFoot(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_column);
    middle->addWidget(m_stack, 1);
    middle->addWidget(m_panel);
    column->addWidget(m_head);
    column->addWidget(m_banner);
    column->addLayout(middle, 1);
    column->addWidget(m_foot);
    m_saveLater.setSingleShot(true);
    m_saveLater.setInterval(kSaveDelayMs);
    clear();
    makeSteps();
    makeActions();
    connectParts();
    connectStartFrom();
    m_draft.readAgents();
    setSizeClass(SizeClass::Normal);
    showStep(0);
}

WizardPage::~WizardPage()
{
    if (m_saveLater.isActive())
        saveDraft();
}

void WizardPage::makeSteps()
{
    const QStringList recent = m_backend.recentRepositories();
    auto* task = new TaskStep(m_draft, recent, m_stack);
    auto* preflight = new PreflightStep(m_draft, m_stack);
    m_steps = {task, new SuccessStep(m_draft, m_stack), new DoNotStep(m_draft, m_stack),
        new LimitsStep(m_draft, m_stack), new AgentStep(m_draft, m_stack), preflight};
    for (StepPage* step : m_steps)
        m_stack->addWidget(step);
    connect(task, &TaskStep::instructionsWanted, this, &WizardPage::beginInstructions);
    connect(preflight, &PreflightStep::instructionsWanted, this, &WizardPage::beginInstructions);
    connect(preflight, &PreflightStep::fieldWanted, this, &WizardPage::showField);
    if (!recent.isEmpty())
        m_draft.setRepository(recent.constFirst());
}

void WizardPage::addKey(const QString& text, const QList<QKeySequence>& keys, const std::function<void()>& act)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, act);
}

void WizardPage::makeActions()
{
    addKey(tr("Back"), {QKeySequence(u"Alt+Left"_s)}, [this] { back(); });
    addKey(tr("Next, or start"), {QKeySequence(u"Ctrl+Return"_s), QKeySequence(u"Ctrl+Enter"_s)}, [this] { next(); });
    addKey(tr("To preflight"), {QKeySequence(u"Ctrl+Shift+Return"_s), QKeySequence(u"Ctrl+Shift+Enter"_s)},
        [this] { showStep(kWizardSteps - 1); });
    addKey(tr("Save draft"), {QKeySequence(u"Ctrl+S"_s)}, [this] { announceDraft(); });
    for (int i = 0; i < kWizardSteps; ++i)
        addKey(StepColumn::name(static_cast<WizardStep>(i)), {QKeySequence(u"Alt+%1"_s.arg(i + 1))},
            [this, i] { showStep(i); });
}

void WizardPage::connectParts()
{
    connect(m_head, &WizardHead::saveRequested, this, &WizardPage::announceDraft);
    connect(m_head, &WizardHead::contractToggled, m_panel, &QWidget::setVisible);
    connect(m_column, &StepColumn::stepChosen, this, [this](WizardStep step) { showStep(static_cast<int>(step)); });
    connect(m_foot, &WizardFoot::backRequested, this, &WizardPage::back);
    connect(m_foot, &WizardFoot::nextRequested, this, &WizardPage::next);
    connect(m_foot, &WizardFoot::startRequested, this, &WizardPage::start);
    connect(m_foot, &WizardFoot::templateRequested, this, &WizardPage::askTemplate);
    connect(&m_saveLater, &QTimer::timeout, this, &WizardPage::saveDraft);
    connect(&m_draft, &ContractDraft::changed, this, [this] {
        if (!m_draftFile.isEmpty())
            m_saveLater.start();
        refresh();
    });
    connect(&m_draft, &ContractDraft::replaced, this, &WizardPage::loadSteps);
    connect(&m_draft, &ContractDraft::judged, this, &WizardPage::refresh);
    connect(&m_draft, &ContractDraft::startChanged, this, &WizardPage::showFoot);
    connect(&m_draft, &ContractDraft::repositoryChanged, this, [this] {
        if (!m_draftFile.isEmpty() && !m_loading)
            m_saveLater.start();
        refresh();
    });
    connect(&m_draft, &ContractDraft::agentsChanged, this, [this] {
        if (!m_draft.contract().agent.isEmpty())
            return;
        for (const AgentInstallation& agent : m_draft.agents()) {
            if (agent.program.isEmpty())
                continue;
            m_draft.edit([&](Contract& contract) { contract.agent = agent.id; });
            m_steps.at(static_cast<size_t>(WizardStep::Agent))->load();
            return;
        }
    });
    connect(&m_draft, &ContractDraft::failed, this, [this](const QString& sentence) { m_banner->say(sentence); });
    connect(&m_draft, &ContractDraft::launched, this, [this](const QString& runId) {
        m_banner->clear();
        clear();
        saveDraft();
        showStep(0);
        Q_EMIT launched(runId);
    });
}

QList<KeyHint> WizardPage::keyHints() const
{
    return {{u"Alt Left"_s, tr("Back")}, {u"Ctrl Enter"_s, tr("Next")}, {u"Ctrl Shift Enter"_s, tr("To preflight")},
        {u"Ctrl S"_s, tr("Save draft")}};
}

QList<QWidget*> WizardPage::panes()
{
    return {m_column, m_stack, m_panel, m_foot};
}

void WizardPage::activated()
{
    m_draft.readBox(); // not at the start of the program: it makes a box to see whether one can be made
    m_steps.at(static_cast<size_t>(step()))->focusFirst();
}

void WizardPage::setSizeClass(SizeClass size)
{
    m_size = size;
    const bool isNarrow = size == SizeClass::Narrow;
    Button* toggle = m_head->contractButton();
    toggle->setVisible(isNarrow);
    m_panel->setFixedWidth(size == SizeClass::Wide ? kWidePanelWidth : kPanelWidth);
    m_panel->setVisible(!isNarrow || toggle->isChecked());
}

WizardStep WizardPage::step() const
{
    return static_cast<WizardStep>(m_stack->currentIndex());
}

void WizardPage::showStep(int step)
{
    const int place = std::clamp(step, 0, kWizardSteps - 1);
    const bool hadFocus = isAncestorOf(focusWidget());
    m_visited.at(static_cast<size_t>(m_stack->currentIndex())) = true;
    m_visited.at(static_cast<size_t>(place)) = true;
    m_stack->setCurrentIndex(place);
    const auto now = static_cast<WizardStep>(place);
    const bool fromColumn = m_column->isAncestorOf(focusWidget());
    m_column->setCurrent(now);
    m_panel->setStep(now);
    m_head->contractButton()->setText(now == WizardStep::Preflight ? tr("Brief") : tr("Contract"));
    if (now == WizardStep::Preflight) {
        std::ranges::fill(m_visited, true);
        m_draft.judgeNow();
    }
    refresh();
    if (hadFocus && !fromColumn)
        m_steps.at(static_cast<size_t>(place))->focusFirst();
}

void WizardPage::next()
{
    if (step() == WizardStep::Preflight)
        start();
    else
        showStep(m_stack->currentIndex() + 1);
}

void WizardPage::back()
{
    if (m_stack->currentIndex() > 0)
        showStep(m_stack->currentIndex() - 1);
}

void WizardPage::start()
{
    if (const QString problem = m_draft.startProblem(); !problem.isEmpty())
        m_foot->setError(problem);
    else
        m_draft.start();
}

void WizardPage::showField(const QString& key, const QString& value)
{
    const auto place = static_cast<int>(stepOfKey(key));
    showStep(place);
    m_steps.at(static_cast<size_t>(place))->showField(key, value);
}

void WizardPage::loadSteps()
{
    for (StepPage* page : m_steps)
        page->load();
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/agentstep.h"

#include "models/drafttext.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"
#include "views/wizard/entrylist.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** Who counts its calls, and what that means for their limits. */
QString meteringWords(const AgentInstallation& agent)
{
    if (agent.id == u"command")
        return AgentStep::tr("calls and cost by what it speaks and whom it calls");
    switch (agent.metering) {
    case Metering::Gateway:
        return AgentStep::tr("calls and cost counted at the gateway");
    case Metering::SelfReported:
        return AgentStep::tr("calls and cost as the agent says, and so their limits");
    case Metering::Unknown:
        break;
    }
    return AgentStep::tr("calls and cost unknown, so their limits cannot hold");
}

} // namespace

AgentStep::AgentStep(ContractDraft& draft, QWidget* parent)
    : StepPage(draft, tr("Who does it, and with what?"),
          tr("The agent sees its own copy of the repository, the system's programs and what is listed here. Nothing "
             "else."),
          parent)
{
    makeAgents();
    makeCommand();
    makeEnvironment();
    connect(&draft, &ContractDraft::agentsChanged, this, &AgentStep::load);
    load();
}

void AgentStep::makeAgents()
{
    addSection(tr("Agent"), tr("found in your login shell's PATH"));
    m_agents = new RowPanel(page());
    m_agents->setObjectName(u"agent"_s);
    m_choice = new QButtonGroup(this);
    column()->addWidget(m_agents);
    auto* panel = new RowPanel(page());
    m_model = new QLineEdit(panel);
    m_model->setObjectName(u"model"_s);
    m_model->setPlaceholderText(tr("the agent's own default"));
    m_model->setMinimumWidth(TypeScale::current().scaled(240));
    m_modelProblem = new Label({}, TextRole::Small, IconTone::Bad, panel);
    panel->addField(tr("Model"), m_model, m_modelProblem);
    column()->addWidget(panel);
    connect(m_model, &QLineEdit::textEdited, this, [this](const QString& text) {
        const QString model = text.trimmed();
        const QString problem = model.isEmpty() ? QString() : problemWithEntry(u"model"_s, model);
        m_modelProblem->setText(problem);
        if (problem.isEmpty())
            draft().edit([&](Contract& contract) { contract.model = model; });
    });
}

void AgentStep::makeCommand()
{
    m_commandPart = new QWidget(page());
    auto* part = new QVBoxLayout(m_commandPart);
    part->setContentsMargins(0, 12, 0, 0);
    part->setSpacing(8);
    auto* heading = new SectionHeading(tr("Command"), m_commandPart);
    heading->setNote(tr("a word a row; it starts in the worktree, the brief is on its input"));
    m_argv = new EntryList(tr("Add a word, for example python3"), TextRole::Code, m_commandPart);
    m_argv->setObjectName(u"command.argv"_s);
    m_argv->setRepeats(EntryList::Repeats::Kept);
    m_argv->setAccessibleNoun(tr("Command"));
    m_argv->setProblem([](const QString& text) { return problemWithEntry(u"command.argv"_s, text); });
    auto* panel = new RowPanel(m_commandPart);
    m_speaksPart = panel;
    m_speaks = new QComboBox(panel);
    m_speaks->setObjectName(u"command.speaks"_s);
    m_speaks->setMinimumWidth(TypeScale::current().scaled(200));
    panel->addField(
        tr("It speaks"), m_speaks, new Label(tr("how its output is read"), TextRole::Small, IconTone::Text2, panel));
    part->addWidget(heading);
    part->addWidget(m_argv);
    part->addWidget(panel);
    column()->addWidget(m_commandPart);
    connect(m_argv, &EntryList::entriesChanged, this,
        [this](const QStringList& argv) { draft().edit([&](Contract& contract) { contract.command.argv = argv; }); });
    connect(m_speaks, &QComboBox::activated, this, [this](int index) {
        draft().edit([&](Contract& contract) { contract.command.speaks = m_speaks->itemData(index).toString(); });
    });
}

void AgentStep::makeEnvironment()
{
    addSection(tr("Variables"), tr("handed on by name; nothing else of your environment reaches the agent"));
    m_pass = new EntryList(tr("Add a variable, for example LANG"), TextRole::Code, page());
    m_pass->setObjectName(u"environment.pass"_s);
    m_pass->setAccessibleNoun(tr("Variables"));
    m_pass->setProblem([](const QString& text) { return problemWithEntry(u"environment.pass"_s, text); });
    m_pass->setJudge([](const QString& name) -> EntryNote {
        if (qEnvironmentVariableIsSet(name.toLocal8Bit().constData()))
            return {tr("set here"), IconTone::Text2, {}};
        return {tr("not set here"), IconTone::Warn, {}};
    });
    column()->addWidget(m_pass);
    addSection(tr("Network"), tr("the model is always reached, through the gateway"));
    m_hosts = new EntryList(tr("Add a host, for example registry.example"), TextRole::Code, page());
    m_hosts->setObjectName(u"environment.hosts"_s);
    m_hosts->setAccessibleNoun(tr("Hosts"));
    m_hosts->setEntryIcon(Icon::Network);
    m_hosts->setProblem([](const QString& text) { return problemWithEntry(u"environment.hosts"_s, text); });
    column()->addWidget(m_hosts);
    connect(m_pass, &EntryList::entriesChanged, this,
        [this](const QStringList& names) { draft().edit([&](Contract& c) { c.environment.pass = names; }); });
    connect(m_hosts, &EntryList::entriesChanged, this,
        [this](const QStringList& hosts) { draft().edit([&](Contract& c) { c.environment.hosts = hosts; }); });
}

void AgentStep::addAgent(const AgentInstallation& agent)
{
    QHBoxLayout* row = m_agents->newRow();
    QWidget* widget = row->parentWidget();
    row->setSpacing(8);
    const bool isCommand = agent.id == u"command";
    const bool isNamed = isCommand || agent.id == u"acp";
    const bool isFound = isNamed || !agent.program.isEmpty();
    auto* radio = new QRadioButton(agent.name, widget);
    radio->setObjectName(u"agent-"_s + agent.id);
    radio->setFont(TypeScale::current().medium);
    radio->setMinimumWidth(TypeScale::current().scaled(160));
    radio->setChecked(agent.id == draft().contract().agent);
    m_choice->addButton(radio);
    const QString where = isCommand ? tr("any program that you name")
        : isNamed                   ? tr("any agent of the Agent Client Protocol that you name")
        : isFound                   ? agent.program
        : agent.reasons.isEmpty()   ? tr("Not found in your login shell's PATH.")
                                    : agent.reasons.constFirst();
    auto* place = new ElidedLabel(where, TextRole::Small, IconTone::Text2, widget);
    place->setElideMode(Qt::ElideMiddle);
    auto* state = new Label(isFound ? meteringWords(agent) : tr("not found"), TextRole::Small,
        isFound && (isCommand || agent.metering == Metering::Gateway) ? IconTone::Text3 : IconTone::Warn, widget);
    row->addWidget(radio);
    row->addWidget(place, 1);
    if (!isFound)
        row->addWidget(new Glyph(Icon::Warning, IconTone::Warn, widget));
    row->addWidget(state);
    radio->setAccessibleDescription(where + u' ' + state->text());
    m_agents->addRow(widget);
    connect(radio, &QRadioButton::clicked, this, [this, id = agent.id] { choose(id); });
    if (radio->isChecked() || m_choice->buttons().size() == 1) {
        m_agents->setFocusProxy(radio);
        setFirst(radio);
    }
}

void AgentStep::choose(const QString& id)
{
    draft().edit([&](Contract& contract) { contract.agent = id; });
    showCommand();
}

/** What an agent of the protocol speaks needs no choice. */
void AgentStep::showCommand()
{
    m_commandPart->setVisible(namesItsProgram(draft().contract()));
    m_speaksPart->setVisible(draft().contract().agent == u"command");
}

void AgentStep::rebuildAgents()
{
    m_agents->setFocusProxy(nullptr);
    m_agents->clearRows();
    const QList<QAbstractButton*> old = m_choice->buttons();
    for (QAbstractButton* button : old)
        m_choice->removeButton(button);
    for (const AgentInstallation& agent : draft().agents())
        addAgent(agent);
    if (draft().agents().isEmpty()) {
        QHBoxLayout* row = m_agents->newRow();
        row->addWidget(
            new Label(tr("Agents are being looked for."), TextRole::Base, IconTone::Text2, row->parentWidget()));
        m_agents->addRow(row->parentWidget());
        setFirst(m_model);
    }
    m_speaks->clear();
    m_speaks->addItem(tr("Plain text"), u"text"_s);
    for (const AgentInstallation& agent : draft().agents())
        if (agent.id != u"command" && agent.id != u"acp")
            m_speaks->addItem(tr("As %1 does").arg(agent.name), agent.id);
    m_agents->updateGeometry();
}

void AgentStep::load()
{
    const Contract& contract = draft().contract();
    rebuildAgents();
    if (m_model->text() != contract.model)
        m_model->setText(contract.model);
    showCommand();
    m_argv->setEntries(contract.command.argv);
    m_speaks->setCurrentIndex(m_speaks->findData(contract.command.speaks));
    m_pass->setEntries(contract.environment.pass);
    m_hosts->setEntries(contract.environment.hosts);
}

} // namespace remit

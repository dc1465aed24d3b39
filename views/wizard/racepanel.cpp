// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/racepanel.h"

#include "views/widgets/label.h"
#include "views/widgets/typescale.h"
#include "views/wizard/rowpanel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** What can be started: what was found; of those whose program the contract names, the contract's own. */
QList<AgentInstallation> startable(const ContractDraft& draft)
{
    QList<AgentInstallation> agents = draft.agents();
    agents.removeIf([&](const AgentInstallation& agent) {
        Contract asked;
        asked.agent = agent.id;
        if (!namesItsProgram(asked))
            return agent.program.isEmpty();
        return agent.id != draft.contract().agent || draft.contract().command.argv.isEmpty();
    });
    return agents;
}

} // namespace

RacePanel::RacePanel(ContractDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_race(new QCheckBox(tr("Race with several agents"), this))
    , m_agents(new RowPanel(this))
    , m_hint(new Label({}, TextRole::Small, IconTone::Text2, this))
{
    setObjectName(u"racePanel"_s);
    m_race->setObjectName(u"race"_s);
    m_agents->setObjectName(u"racers"_s);
    m_hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_race);
    column->addWidget(m_agents);
    column->addWidget(m_hint);
    connect(m_race, &QCheckBox::toggled, this, &RacePanel::begin);
    for (const auto changed : {&ContractDraft::agentsChanged, &ContractDraft::changed, &ContractDraft::replaced})
        connect(&draft, changed, this, &RacePanel::showAgents);
    connect(&draft, &ContractDraft::startChanged, this, [this] { m_race->setChecked(m_draft.isRacing()); });
    showAgents();
}

void RacePanel::showAgents()
{
    const QList<AgentInstallation> agents = startable(m_draft);
    QStringList ids;
    for (const AgentInstallation& agent : agents)
        ids.append(u"racer-"_s + agent.id);
    const bool same = std::ranges::equal(ids, m_choices, {}, {}, &QObject::objectName);
    if (!same) {
        m_agents->clearRows();
        m_choices.clear();
        for (const AgentInstallation& agent : agents) {
            QHBoxLayout* row = m_agents->newRow();
            auto* choice = new QCheckBox(agent.name, row->parentWidget());
            choice->setObjectName(u"racer-"_s + agent.id);
            choice->setProperty("agent", agent.id);
            choice->setChecked(m_draft.racers().contains(agent.id));
            row->addWidget(choice);
            row->addStretch(1);
            m_agents->addRow(row->parentWidget());
            m_choices.append(choice);
            connect(choice, &QCheckBox::toggled, this, &RacePanel::takeChoice);
        }
        m_agents->updateGeometry();
    }
    m_race->setEnabled(agents.size() > 1);
    m_hint->setText(agents.size() > 1
            ? tr("A run for each, from the same commit, under the same limits: each may cost what the contract allows. "
                 "Accept one, and the others are rejected.")
            : tr("A race needs two agents that are installed here."));
    takeChoice();
}

/** The contract's own agent takes part unless a person says otherwise. */
void RacePanel::begin(bool racing)
{
    if (racing && std::ranges::none_of(m_choices, &QCheckBox::isChecked)) {
        for (QCheckBox* choice : std::as_const(m_choices))
            choice->setChecked(choice->property("agent").toString() == m_draft.contract().agent);
    }
    takeChoice();
}

void RacePanel::takeChoice()
{
    const bool racing = m_race->isChecked() && m_race->isEnabled();
    m_agents->setVisible(racing);
    QStringList agents;
    for (const QCheckBox* choice : std::as_const(m_choices)) {
        if (choice->isChecked())
            agents.append(choice->property("agent").toString());
    }
    m_draft.setRacers(racing ? agents : QStringList());
    m_draft.setRacing(racing);
}

} // namespace remit

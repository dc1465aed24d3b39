// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/agentsform.h"

#include "views/settings/agentcard.h"
#include "views/settings/providercard.h"
#include "views/widgets/button.h"
#include "views/widgets/label.h"
#include "views/widgets/sectionheading.h"

#include <QVBoxLayout>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QVBoxLayout* newColumn(QWidget* block)
{
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins({});
    column->setSpacing(8);
    return column;
}

} // namespace

AgentsForm::AgentsForm(QWidget* parent)
    : SettingsForm(tr("Agents"),
          tr("Found on the PATH of your login shell. A test has an agent give one short answer, in the box and under "
             "limits, at the price of a call."),
          parent)
    , m_looking(new Label(tr("Agents are being looked for."), TextRole::Base, IconTone::Text2, this))
{
    auto* agents = new QWidget(this);
    agents->setObjectName(u"settingsAgents"_s);
    m_agentColumn = newColumn(agents);
    m_agentColumn->addWidget(m_looking);
    addBlock(agents);
    auto* again = new Button(tr("Look again"), Button::Kind::Normal, this);
    again->setObjectName(u"agentsAgain"_s);
    again->setGlyph(Icon::RunAgain);
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 12);
    row->addWidget(again);
    row->addStretch(1);
    addBlock(foot);
    auto* heading = new SectionHeading(tr("Providers"), this);
    heading->setNote(tr("keys stay outside of the box; the gateway adds them"));
    addBlock(heading);
    auto* providers = new QWidget(this);
    providers->setObjectName(u"settingsProviders"_s);
    m_providerColumn = newColumn(providers);
    addBlock(providers);
    connect(again, &Button::clicked, this, &AgentsForm::lookAgainRequested);
}

AgentCard* AgentsForm::agentCard(const QString& id)
{
    AgentCard*& card = m_agents[id];
    if (!card) {
        card = new AgentCard(id, this);
        m_agentColumn->addWidget(card);
        connect(card, &AgentCard::testRequested, this, [this, id] { Q_EMIT testRequested(id); });
        connect(card, &AgentCard::testCancelled, this, [this, id] { Q_EMIT testCancelled(id); });
    }
    return card;
}

ProviderCard* AgentsForm::providerCard(const QString& id)
{
    ProviderCard*& card = m_providers[id];
    if (!card) {
        card = new ProviderCard(id, this);
        m_providerColumn->addWidget(card);
        connect(card, &ProviderCard::keyGiven, this, [this, id](const QString& key) { Q_EMIT keyGiven(id, key); });
        connect(card, &ProviderCard::keyRemoved, this, [this, id] { Q_EMIT keyRemoved(id); });
        connect(card, &ProviderCard::addressChosen, this,
            [this, id](const QString& url) { Q_EMIT addressChosen(id, url); });
    }
    return card;
}

void AgentsForm::setValues(const QList<AgentLine>& agents, const QList<ProviderLine>& providers)
{
    m_looking->setVisible(agents.isEmpty());
    for (const AgentLine& line : agents)
        agentCard(line.id)->setLine(line, providers);
    for (const ProviderLine& line : providers)
        providerCard(line.id)->setLine(line);
}

void AgentsForm::setTest(const QString& agent, const AgentTestLine& test)
{
    agentCard(agent)->setTest(test);
}

void AgentsForm::sayKeyProblem(const QString& provider, const QString& sentence)
{
    providerCard(provider)->sayProblem(sentence);
}

} // namespace remit

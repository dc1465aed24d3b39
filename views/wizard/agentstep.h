// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/steppage.h"

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace remit {

class EntryList;

/** Who does the work, with which model, and what of the machine reaches it. */
class AgentStep : public StepPage {
    Q_OBJECT

public:
    AgentStep(ContractDraft& draft, QWidget* parent);

    void load() override;

private:
    void makeAgents();
    void makeCommand();
    void makeEnvironment();
    void rebuildAgents();
    void addAgent(const AgentInstallation& agent);
    void choose(const QString& id);
    void showCommand();

    RowPanel* m_agents;
    QButtonGroup* m_choice;
    QLineEdit* m_model;
    Label* m_modelProblem;
    QWidget* m_commandPart;
    QWidget* m_speaksPart;
    EntryList* m_argv;
    QComboBox* m_speaks;
    EntryList* m_pass;
    EntryList* m_hosts;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/settingsform.h"
#include "views/settings/settingsvalues.h"

#include <QHash>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace remit {

class AgentCard;
class Label;
class ProviderCard;

/** The section of agents and providers. Cards stay while their values change, so nothing that is being typed is lost.
 */
class AgentsForm : public SettingsForm {
    Q_OBJECT

public:
    explicit AgentsForm(QWidget* parent = nullptr);

    void setValues(const QList<AgentLine>& agents, const QList<ProviderLine>& providers);
    void setTest(const QString& agent, const AgentTestLine& test);
    void sayKeyProblem(const QString& provider, const QString& sentence);

Q_SIGNALS:
    void testRequested(const QString& agent);
    void testCancelled(const QString& agent);
    void keyGiven(const QString& provider, const QString& key);
    void keyRemoved(const QString& provider);
    void addressChosen(const QString& provider, const QString& url);
    void lookAgainRequested();

private:
    [[nodiscard]] AgentCard* agentCard(const QString& id);
    [[nodiscard]] ProviderCard* providerCard(const QString& id);

    QVBoxLayout* m_agentColumn;
    QVBoxLayout* m_providerColumn;
    Label* m_looking;
    QHash<QString, AgentCard*> m_agents;
    QHash<QString, ProviderCard*> m_providers;
};

} // namespace remit

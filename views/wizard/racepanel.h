// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/contractdraft.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
QT_END_NAMESPACE

namespace remit {

class Label;
class RowPanel;

/** Whether several agents do it, each in a run of its own, and which: those that are installed here. The draft outlives
 * it. */
class RacePanel : public QWidget {
    Q_OBJECT

public:
    explicit RacePanel(ContractDraft& draft, QWidget* parent = nullptr);

private:
    void showAgents();
    void begin(bool racing);
    void takeChoice();

    ContractDraft& m_draft;
    QCheckBox* m_race;
    RowPanel* m_agents;
    Label* m_hint;
    QList<QCheckBox*> m_choices;
};

} // namespace remit

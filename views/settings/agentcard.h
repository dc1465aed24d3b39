// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/settingsvalues.h"
#include "views/widgets/card.h"

namespace remit {

class Button;
class ElidedLabel;
class Label;
class SaidLine;
class StatusPill;

/** One agent: what is installed, how it is metered, which limits hold, and a test of it. */
class AgentCard : public Card {
    Q_OBJECT

public:
    explicit AgentCard(const QString& id, QWidget* parent = nullptr);

    /** `providers`: of the machine, for the names of those that it calls. */
    void setLine(const AgentLine& line, const QList<ProviderLine>& providers);
    void setTest(const AgentTestLine& test);

Q_SIGNALS:
    void testRequested();
    void testCancelled();

private:
    void showLimits(const AgentLine& line);
    void press();

    Label* m_name;
    Label* m_version;
    StatusPill* m_metering;
    ElidedLabel* m_program;
    SaidLine* m_limits;
    SaidLine* m_test;
    Button* m_button;
    AgentTestLine::State m_state = AgentTestLine::State::None;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/remitstyle.h"
#include "views/widgets/tokens.h"

#include <QList>
#include <QString>

namespace remit {

/** An agent as this machine has it. */
struct AgentLine {
    QString name; ///< "Claude Code"
    QString program; ///< absolute; empty: not found
    QString version; ///< empty: unknown
    QString problem; ///< why it was not found, where was looked
    friend bool operator==(const AgentLine&, const AgentLine&) = default;
};

/** One thing that is held here, or not, with what to do. */
struct SandboxLine {
    QString name; ///< "Box"
    QString words; ///< "bubblewrap 0.11.0"
    ToneName tone = ToneName::Ok;
    QString mend; ///< empty: nothing to do
    friend bool operator==(const SandboxLine&, const SandboxLine&) = default;
};

/** What the Settings page shows. The application reads and writes it; the page only asks. */
struct SettingsValues {
    int slotCount = 3;
    int reviewLimit = 10;
    RemitStyle::Scheme scheme = RemitStyle::Scheme::System;
    bool singleKeys = true;
    QList<AgentLine> agents;
    QList<SandboxLine> sandbox;
    friend bool operator==(const SettingsValues&, const SettingsValues&) = default;
};

} // namespace remit

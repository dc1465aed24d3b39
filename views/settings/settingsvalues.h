// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agentlimits.h"
#include "views/widgets/remitstyle.h"
#include "views/widgets/tokens.h"

#include <QList>
#include <QString>

namespace remit {

/** An agent as this machine has it. */
struct AgentLine {
    QString id;
    QString name; ///< "Claude Code"
    QString program; ///< absolute; empty: not found
    QString version; ///< empty: unknown
    QString problem; ///< why it was not found, where was looked
    Metering metering = Metering::Unknown;
    QList<LimitHolding> limits;
    QStringList providers; ///< ids of those that it calls
    friend bool operator==(const AgentLine&, const AgentLine&) = default;
};

/** A test of an agent, as far as it is. */
struct AgentTestLine {
    enum class State { None, Going, Works, Fails };
    State state = State::None;
    QString words; ///< "2.1.4, 1 call at the gateway, $0.01, 3 s", or what is wrong; hostile
    friend bool operator==(const AgentTestLine&, const AgentTestLine&) = default;
};

/** A model provider: where its key comes from and where its calls go. */
struct ProviderLine {
    enum class Key { None, File, Keyring, Environment };
    QString id;
    QString name; ///< "Anthropic"
    Key key = Key::None;
    QString keyName; ///< path of the file, or the variable
    QString keyVariable; ///< the one to set
    QString url; ///< as the settings say; empty: they do not
    QString effectiveUrl; ///< where calls go now
    bool isReadable = false; ///< on its way, by others
    QString problem; ///< of key or address, one sentence
    friend bool operator==(const ProviderLine&, const ProviderLine&) = default;
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
    QList<ProviderLine> providers;
    QList<SandboxLine> sandbox;
    friend bool operator==(const SettingsValues&, const SettingsValues&) = default;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settingsdesk.h"

#include <QDir>

namespace remit {

namespace {

const auto kScheme = QStringLiteral("look/scheme");
const auto kSingleKeys = QStringLiteral("keys/single");

} // namespace

SettingsDesk::SettingsDesk(
    EngineBackend& backend, QSettings& state, RemitStyle& style, MainWindow& window, SettingsPage& page)
    : m_backend(backend)
    , m_state(state)
    , m_style(style)
    , m_window(window)
    , m_page(page)
{
    m_values.slotCount = backend.settings().slotCount;
    m_values.reviewLimit = backend.settings().reviewDebt;
    m_values.scheme = RemitStyle::Scheme(std::clamp(state.value(kScheme, 0).toInt(), 0, 2));
    m_values.singleKeys = state.value(kSingleKeys, true).toBool();
    if (m_values.scheme != RemitStyle::Scheme::System)
        m_style.setScheme(m_values.scheme);
    m_window.setSingleKeys(m_values.singleKeys ? MainWindow::SingleKeys::On : MainWindow::SingleKeys::Off);
    m_page.setValues(m_values);

    connect(&page, &SettingsPage::slotsChosen, this, [this](int count) {
        m_values.slotCount = count;
        m_backend.setSlots(count);
    });
    connect(&page, &SettingsPage::reviewLimitChosen, this, [this](int count) {
        m_values.reviewLimit = count;
        m_backend.setReviewLimit(count);
    });
    connect(&page, &SettingsPage::schemeChosen, this, [this](RemitStyle::Scheme scheme) {
        m_values.scheme = scheme;
        m_state.setValue(kScheme, int(scheme));
        m_style.setScheme(scheme);
    });
    connect(&page, &SettingsPage::singleKeysChosen, this, [this](bool on) {
        m_values.singleKeys = on;
        m_state.setValue(kSingleKeys, on);
        m_window.setSingleKeys(on ? MainWindow::SingleKeys::On : MainWindow::SingleKeys::Off);
    });
    connect(&page, &SettingsPage::checkAgainRequested, this, &SettingsDesk::look);
    // What this machine has is looked at when somebody wants to know it, not at every start.
    connect(&window, &MainWindow::pageShown, this, [this](const QString& id) {
        if (id == u"settings" && m_values.sandbox.isEmpty())
            look();
    });
}

void SettingsDesk::look()
{
    m_sandbox = std::make_unique<SandboxProbe>();
    connect(m_sandbox.get(), &SandboxProbe::finished, this, &SettingsDesk::showSandbox);
    m_sandbox->start();
    m_versions = std::make_unique<VersionProbe>();
    connect(m_versions.get(), &VersionProbe::finished, this, &SettingsDesk::showAgents);
    m_versions->start(qEnvironmentVariable("PATH"), QDir::homePath());
}

void SettingsDesk::showSandbox(const SandboxFacts& facts)
{
    const bool holds = facts.level == BoxLevel::A || facts.level == BoxLevel::AMinus;
    m_values.sandbox = {
        {tr("Box"), holds ? tr("level %1, bubblewrap %2").arg(toText(facts.level), facts.bwrapVersion) : facts.problem,
            holds ? ToneName::Ok : ToneName::Bad, facts.mend},
        {tr("Memory"), facts.scopeProgram.isEmpty() ? tr("measured ten times a second") : tr("held by the kernel"),
            ToneName::Ok, {}},
        {tr("Network"), tr("none but the model gateway"), ToneName::Ok, {}},
    };
    m_page.setValues(m_values);
}

void SettingsDesk::showAgents(const QList<AgentInstallation>& agents, const QHash<QString, QString>& versions)
{
    m_values.agents.clear();
    for (const AgentInstallation& agent : agents) {
        if (agent.id == u"command" || agent.id == u"acp") // the contract names their program
            continue;
        m_values.agents.append({agent.name, agent.program, versions.value(agent.id), agent.reasons.join(u' ')});
    }
    m_page.setValues(m_values);
}

} // namespace remit

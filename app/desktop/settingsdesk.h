// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/agenttester.h"
#include "app/desktop/enginebackend.h"
#include "runner/agents/versionprobe.h"
#include "runner/sandbox/probe.h"
#include "views/settings/settingspage.h"
#include "views/shell/mainwindow.h"

#include <QSettings>

#include <memory>

namespace remit {

/** Between the Settings page and what it sets: settings.toml, the window's own state, the style, and what this machine
 * has. */
class SettingsDesk : public QObject {
    Q_OBJECT

public:
    /** All outlive it. */
    SettingsDesk(EngineBackend& backend, QSettings& state, RemitStyle& style, MainWindow& window, SettingsPage& page);

private:
    void look();
    void showSandbox(const SandboxFacts& facts);
    void showAgents(const QList<AgentInstallation>& agents, const QHash<QString, QString>& versions);
    void showProviders();
    void storeKey(const QString& provider, const QString& key);
    void removeKey(const QString& provider);
    void setAddress(const QString& provider, const QString& url);

    EngineBackend& m_backend;
    QSettings& m_state;
    RemitStyle& m_style;
    MainWindow& m_window;
    SettingsPage& m_page;
    SettingsValues m_values;
    std::unique_ptr<SandboxProbe> m_sandbox;
    std::unique_ptr<VersionProbe> m_versions;
    AgentTester m_tester;
};

} // namespace remit

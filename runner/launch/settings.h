// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <functional>

namespace remit {

/** [providers.ID]: how a model provider is reached. */
struct ProviderSetting {
    QString url; ///< stands for Provider::defaultUrl; empty: see upstreamPlace()
    QString keyFile; ///< absolute; empty: none
    bool keyring = false; ///< key = "keyring": the desktop's keyring holds it
    [[nodiscard]] bool isEmpty() const { return url.isEmpty() && keyFile.isEmpty() && !keyring; }

    friend bool operator==(const ProviderSetting&, const ProviderSetting&) = default;
};

/** settings.toml: what a user sets for every run. A missing file means the defaults; a wrong value is an error with its
 * line. */
struct Settings {
    int slotCount = 3; ///< runs at a time
    int reviewDebt = 10; ///< no new start while more runs await review
    std::chrono::seconds snapshotEvery{180};
    std::chrono::seconds holdAtMost{3600}; ///< how long a run may stand frozen
    QStringList toolchains; ///< folders that every box shows read-only, besides what the agent itself needs
    QHash<QString, QString> upstreams; ///< agent id → base URL of its provider, over the environment's
    QHash<QString, ProviderSetting> providers; ///< by provider id; none that is empty

    friend bool operator==(const Settings&, const Settings&) = default;
};

/** What is wrong with an address of a provider, as a clause; empty: nothing. */
[[nodiscard]] QString addressProblem(const QString& url);

[[nodiscard]] Result<Settings> readSettings(const QString& file);
/** Replaces the file as a whole; keeps nothing that is not in Settings. */
[[nodiscard]] Result<> writeSettings(const QString& file, const Settings& settings);
/** Reads, changes and replaces it, so that what others set meanwhile stays. Returns what stands there now. */
[[nodiscard]] Result<Settings> changeSettings(const QString& file, const std::function<void(Settings&)>& change);

} // namespace remit

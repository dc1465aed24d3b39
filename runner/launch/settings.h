// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"

#include <QHash>
#include <QStringList>

#include <chrono>

namespace remit {

/** settings.toml: what a user sets for every run. A missing file means the defaults; a wrong value is an error with its
 * line. */
struct Settings {
    int slotCount = 3; ///< runs at a time
    int reviewDebt = 10; ///< no new start while more runs await review
    std::chrono::seconds snapshotEvery{180};
    std::chrono::seconds holdAtMost{3600}; ///< how long a run may stand frozen
    QStringList toolchains; ///< folders that every box shows read-only, besides what the agent itself needs
    QHash<QString, QString> upstreams; ///< agent id → base URL of its provider, over the environment's

    friend bool operator==(const Settings&, const Settings&) = default;
};

[[nodiscard]] Result<Settings> readSettings(const QString& file);
/** Replaces the file as a whole; keeps nothing that is not in Settings. */
[[nodiscard]] Result<> writeSettings(const QString& file, const Settings& settings);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/runid.h"

#include <QString>

namespace remit {

/** Where everything lies. Made once from the environment (REMIT_HOME overrides); a value, passed down by whoever needs
 * it. */
class Paths {
public:
    /** REMIT_HOME, else $XDG_DATA_HOME/remit; settings in REMIT_HOME/config, else $XDG_CONFIG_HOME/remit. */
    [[nodiscard]] static Paths fromEnvironment();
    explicit Paths(QString dataFolder, QString configFolder);

    [[nodiscard]] QString data() const { return m_data; }
    [[nodiscard]] QString config() const { return m_config; }
    [[nodiscard]] QString database() const; ///< remit.db
    [[nodiscard]] QString auditFile() const; ///< runs.jsonl
    [[nodiscard]] QString runs() const;
    [[nodiscard]] QString worktrees() const;
    [[nodiscard]] QString settingsFile() const;
    [[nodiscard]] QString templates() const;
    [[nodiscard]] QString launchLock() const; ///< held while a slot is taken

    [[nodiscard]] QString runFolder(const RunId& run) const;
    [[nodiscard]] QString contractFile(const RunId& run) const;
    [[nodiscard]] QString journalFile(const RunId& run) const;
    [[nodiscard]] QString resultFile(const RunId& run) const;
    [[nodiscard]] QString controlSocket(const RunId& run) const;
    [[nodiscard]] QString supervisorLock(const RunId& run) const; ///< flock, held while the supervisor lives
    [[nodiscard]] QString worktree(const QString& repositoryName, const RunId& run) const;

    /** Makes data, runs and worktrees, mode 0700. */
    [[nodiscard]] bool makeFolders() const;

private:
    QString m_data;
    QString m_config;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"

#include <QMap>
#include <QTcpServer>
#include <QTemporaryDir>

namespace remit::test {

/** Path → kind, rights and content of everything below a folder. */
using FolderState = QMap<QByteArray, QByteArray>;

/**
 * What a hostile agent would like to reach: a home with keys, a repository with a remote, another worktree of it, a
 * port on this machine's loopback, a folder in which a program leaves a file if it is ever run out here.
 */
class HostileGround {
public:
    HostileGround();

    /** Runs an agent of tests/hostile/agents to its end; what --json prints. */
    [[nodiscard]] CtlResult run(const QString& agent);
    /** State of everything that must stay as it is: home, checkout and repository, other worktree, remote. */
    [[nodiscard]] FolderState state() const;
    /** What git says to a person who looks around in a folder; empty: it ended within a minute with 0 or 128. */
    [[nodiscard]] QString lookAround(const QString& folder) const;
    /** Names of what was run out here. */
    [[nodiscard]] QStringList sprung() const;
    /** Files of Remit's own in which a secret of this ground stands, and which. */
    [[nodiscard]] QStringList leaks() const;
    /** The trail says why the worktree outlives the verdict: the snapshots do not hold all of it. */
    [[nodiscard]] bool saysWhyItStays(const QString& run) const;
    /** Every object is there and as it was written. What an agent wrote into a .gitmodules is no damage. */
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] bool wasCalled() const { return m_server.hasPendingConnections(); }

    RemitCtl ctl;
    ScratchRepository repository;

private:
    void furnish();
    [[nodiscard]] QString path(const QString& name) const { return m_dir.path() + u'/' + name; }

    QTemporaryDir m_dir;
    QTcpServer m_server;
    QByteArrayList m_secrets;
};

} // namespace remit::test

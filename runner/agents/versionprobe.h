// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/process/process.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace remit {

/** Finds every agent of the catalog and asks each for its version, all at once, 10 s at most. One finished(). Main
 * thread. */
class VersionProbe : public QObject {
    Q_OBJECT

public:
    explicit VersionProbe(QObject* parent = nullptr);
    void start(const QString& path, const QString& userHome);

Q_SIGNALS:
    /** `versions`: by id; an agent that did not answer has none. */
    void finished(const QList<remit::AgentInstallation>& agents, const QHash<QString, QString>& versions);

private:
    void ask(
        const AgentInstallation& agent, const QByteArrayList& arguments, const QString& path, const QString& userHome);
    void answered();

    QList<AgentInstallation> m_agents;
    QHash<QString, QString> m_versions;
    QHash<QString, QByteArray> m_output;
    QTimer m_patience;
    int m_open = 0;
};

} // namespace remit

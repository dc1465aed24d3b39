// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/process/process.h"
#include "views/settings/settingsvalues.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace remit {

/** Tests agents through `remitctl agents test`, one test an agent at a time. A test that is cancelled stops its run;
 * one whose window goes ends by its own limits. GUI thread. */
class AgentTester : public QObject {
    Q_OBJECT

public:
    explicit AgentTester(QString remitctl, QObject* parent = nullptr);

    void start(const QString& agent);
    void cancel(const QString& agent);

Q_SIGNALS:
    void changed(const QString& agent, const remit::AgentTestLine& test);

private:
    void ended(const QString& agent, const ProcessResult& result, const QByteArray& output);

    QString m_remitctl;
    QHash<QString, Process*> m_running;
};

/** What the document of `remitctl agents test --json` says, in one line. Unreadable: unset. */
[[nodiscard]] std::optional<AgentTestLine> agentTestFrom(const QByteArray& document);

} // namespace remit

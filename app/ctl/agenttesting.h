// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/follow.h"
#include "runner/launch/agenttest.h"

#include <QTemporaryDir>

namespace remit::ctl {

/**
 * `agents test`: a run of its own in a repository that is made for it and removed afterwards. The run's folder stays,
 * as that of any run. Ends the application.
 */
class AgentTesting : public QObject {
    Q_OBJECT

public:
    AgentTesting(Session session, const Agent& agent, QString model, bool asJson, QObject* parent);
    /** An error: nothing was launched. */
    [[nodiscard]] Result<> start();

private:
    [[nodiscard]] Result<QString> makeScratch();
    void stopOnSignal();
    void finished(const AuditRecord& record);
    void letGo(const AuditRecord& record) const;

    Session m_session;
    const Agent& m_agent; ///< of the catalog
    QString m_model;
    QString m_program;
    bool m_asJson;
    std::unique_ptr<QTemporaryDir> m_scratch;
    RunId m_run;
};

/** The command, after its arguments. */
[[nodiscard]] std::optional<int> testAgent(
    const Session& session, const QString& id, const QString& model, bool asJson);

} // namespace remit::ctl

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"
#include "tests/support/remitctl.h"

#include <QByteArray>
#include <QString>

namespace remit::test {

/** One of the agents that npm has, as contracts name it. */
struct RealAgent {
    const char* name; ///< of the test's rows
    const char* program; ///< on the PATH of $REMIT_REAL_AGENTS
    const char* head; ///< lines of the contract: agent, model
    const char* model; ///< as the provider calls it
    const char* command; ///< its section [command], or empty
    bool resumes = true; ///< goes on with its session after a send-back
};

[[nodiscard]] QList<RealAgent> realAgents();

/** What a run of such an agent may do; the rest of the contract is always the same. */
struct Errand {
    QByteArray limits = "wall_clock = \"80s\"\nidle = \"70s\"\n"; ///< lines of [limits]
    QByteArray stop; ///< lines of [stop]
    QByteArray scenario; ///< what the model answers
};

/**
 * A repository, a data folder, a scripted model provider on 127.0.0.1 for all wire formats, and one real agent.
 * Everything ends with the object.
 */
class AgentGround {
public:
    AgentGround(const RealAgent& agent, const Errand& errand);
    AgentGround(const AgentGround&) = delete;
    AgentGround& operator=(const AgentGround&) = delete;
    ~AgentGround();

    /** The model plays another scenario from now on. */
    void play(const QByteArray& scenario);
    [[nodiscard]] CtlResult runToItsEnd() const;
    [[nodiscard]] QString launch() const;
    [[nodiscard]] const RemitCtl& ctl() const { return m_ctl; }
    [[nodiscard]] QString repository() const { return m_ctl.file(QStringLiteral("repository")); }
    QByteArray git(const QStringList& arguments) const; // NOLINT(modernize-use-nodiscard): often for its effect

    /** What the model server did: lines of its log that end so ("asked", "served", "refused", "gone"). */
    [[nodiscard]] QList<QJsonObject> model(const QString& how) const;
    [[nodiscard]] Tokens served() const;
    /** Events of a run's journal of this type. */
    [[nodiscard]] QList<QJsonObject> events(const QString& run, const QString& type) const;

private:
    void endModel();

    RemitCtl m_ctl;
    std::unique_ptr<QProcess> m_model;
    QString m_contract;
    int m_plays = 0;
    int m_port = 0;
};

} // namespace remit::test

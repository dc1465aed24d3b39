// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/acppermission.h"
#include "runner/agents/acpsession.h"
#include "runner/agents/acpupdates.h"
#include "runner/agents/agent.h"
#include "runner/agents/jsonrpc.h"

#include <QSet>

namespace remit {

/**
 * The client's side of the Agent Client Protocol, version 1, over stdio: JSON-RPC 2.0, one message a line.
 *
 *   initialize → session/new, or session/load for a run that was sent back → the mode that asks least → the
 *   contract's model → session/prompt with the brief → its result, and the dialogue is over
 *
 * One request of ours is open at a time. In between the agent tells (session/update) and asks: permissions are given
 * from the contract, everything else is no method of ours. It gets neither our files nor a terminal: it has its own in
 * the box. A sign-in is tried only where the agent wants one, and only by methods that need nobody. Judged by
 * stopReason: "end_turn" alone is a clean end.
 */
class AcpStream final : public StreamParser {
public:
    /** `variables`: names of those with a key in the agent's environment. */
    AcpStream(const AgentRequest& request, QStringList variables);

    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void pause(const EventSink& sink) override { m_updates.tellText(sink); }
    [[nodiscard]] QByteArray takeReplies() override;
    [[nodiscard]] bool isOver() const override { return m_step == Step::Over; }
    void finish(const EventSink& sink) override;
    [[nodiscard]] QString finalMessage() const override { return m_updates.finalMessage(); }
    [[nodiscard]] bool reportedError() const override { return m_error; }
    [[nodiscard]] QString errorReason() const override { return m_reason; }

private:
    enum class Step { Initialize, SignIn, NewSession, LoadSession, Mode, Model, Prompt, Over };

    void ask(Step step, const QString& method, QJsonObject params);
    void askAgain(Step step);
    void answered(const RpcMessage& message, const EventSink& sink);
    void refused(const RpcMessage& message, const EventSink& sink);
    void notified(const RpcMessage& message, const EventSink& sink);
    void asked(const RpcMessage& message, const EventSink& sink);
    void permission(const RpcMessage& message, const EventSink& sink);
    void tellDenied(const AcpRefusal& refusal, const EventSink& sink);

    void initialized(const QJsonObject& result, const EventSink& sink);
    void newSession();
    void loadSession();
    void sessionBegan(const QJsonObject& result, const EventSink& sink);
    void chooseMode();
    void chooseModel(const EventSink& sink);
    void prompt();
    void promptEnded(const QJsonObject& result, const EventSink& sink);
    void signIn(const QString& why, const EventSink& sink);
    void fail(const QString& reason, const EventSink& sink);
    [[nodiscard]] bool isOurs(const QJsonValue& id) const;

    StreamNotices m_notices;
    AcpUpdates m_updates;
    AcpGround m_ground;
    QString m_brief;
    QString m_resume; ///< session to go on with; empty: a new one
    QString m_model; ///< the contract's; empty: the agent's own
    QStringList m_variables;

    Step m_step = Step::Initialize;
    Step m_afterSignIn = Step::NewSession;
    qint64 m_id = 0; ///< of our last request
    bool m_isOpen = false; ///< it has no answer yet
    QByteArray m_replies;

    QString m_agentVersion;
    QJsonArray m_signIns; ///< all that the agent offers
    QStringList m_quietSignIns; ///< not tried yet
    bool m_signInsKnown = false;
    QString m_loads; ///< the method that goes on with a session; empty: none
    QString m_session;
    QJsonObject m_offers; ///< what the session's answer offered
    QSet<QString> m_denied;
    QString m_reason;
    bool m_error = false;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"
#include "runner/run/run.h"

#include <QSet>

namespace remit {

/**
 * opencode's `run --format json`. One JSON object a line; step_start and step_finish enclose each call of the model and
 * carry its message's id, a tool is told once, at its end, and may come before the text that announced it. Retries are
 * silent, and calls of its helpers (titles, sub-agents) are not told. There is no terminal event (newer versions have
 * `done`, which says nothing of failure): the run went well if the last step ended with reason "stop" and there was no
 * error. A permission that is asked for and refused ends the run between two steps, with exit code 0; one that a rule
 * denies is answered to the model.
 */
class OpenCodeStream final : public StreamParser {
public:
    /** The stream names neither model nor worktree. */
    explicit OpenCodeStream(QString model = {}, QString worktree = {});
    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void finish(const EventSink& sink) override;
    [[nodiscard]] QString finalMessage() const override { return m_final.text(); }
    [[nodiscard]] bool reportedError() const override { return m_failed || m_lastReason != u"stop"; }
    [[nodiscard]] QString errorReason() const override;

private:
    void session(const QJsonObject& event, const EventSink& sink);
    void message(const QJsonObject& part);
    void text(const QJsonObject& part, const EventSink& sink);
    void tool(const QJsonObject& part, const EventSink& sink);
    void toolEnded(const QJsonObject& part, const QString& id, const QString& name, const EventSink& sink);
    void stepFinished(const QJsonObject& part, const EventSink& sink);
    void error(const QJsonObject& event, const EventSink& sink);
    void done(const QJsonObject& event, const EventSink& sink);
    [[nodiscard]] QString reason() const;

    StreamNotices m_notices;
    FinalMessage m_final;
    QString m_model;
    QString m_worktree;
    QString m_session;
    QString m_finalId; ///< message that m_final belongs to
    QString m_lastReason; ///< why the last step ended
    QString m_errorName;
    QString m_problem; ///< the error in its own words
    QSet<QString> m_steps; ///< that were told
    Tokens m_total;
    qint64 m_microUsd = 0;
    qint64 m_calls = 0;
    std::optional<qint64> m_apiStatus;
    bool m_everyCallCounted = true;
    bool m_everyCallPriced = true;
    bool m_failed = false;
    bool m_rejected = false; ///< nobody answered a question for a permission, which ends the run
};

} // namespace remit

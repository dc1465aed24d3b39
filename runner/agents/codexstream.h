// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"
#include "runner/run/run.h"

#include <QSet>

namespace remit {

struct CodexTool;

/**
 * Codex's `exec --json`: thread.started, turn.started, item.started and item.completed, then turn.completed or
 * turn.failed; without one of these two it has no clean end. A line "error" is a passing fault while the turn goes on,
 * an item of type "error" a warning. Usage comes at the end alone and for the whole thread: of a resumed one
 * agent.result says `cumulative`. A command that its own rules refused leaves no trace here.
 */
class CodexStream final : public StreamParser {
public:
    /** `model` as it was asked for, the stream names none. `resumed`: the session that was to go on, if any. */
    explicit CodexStream(QString worktree = {}, QString model = {}, QString resumed = {});

    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void finish(const EventSink& sink) override;
    [[nodiscard]] QString finalMessage() const override { return m_final.text(); }
    [[nodiscard]] bool reportedError() const override { return !m_completed; }

private:
    void threadStarted(const QJsonObject& event, const EventSink& sink);
    void item(const QJsonObject& event, bool isOver, const EventSink& sink);
    void message(const QString& text, const EventSink& sink);
    void toolStarted(const QString& id, const CodexTool& tool, const EventSink& sink);
    void toolEnded(const QString& id, const QJsonObject& item, const CodexTool& tool, const EventSink& sink);
    void error(const QString& text, const EventSink& sink);
    void turnCompleted(const QJsonObject& event, const EventSink& sink);
    void turnFailed(const QJsonObject& event, const EventSink& sink);

    StreamNotices m_notices;
    FinalMessage m_final;
    QString m_worktree;
    QString m_model;
    QString m_resumed;
    QString m_session;
    QString m_lastError;
    QSet<QString> m_open; ///< tool calls that were told to begin
    QSet<QString> m_over; ///< and to end: each is told once
    std::optional<Tokens> m_highest; ///< of the totals that it named
    bool m_completed = false;
};

} // namespace remit

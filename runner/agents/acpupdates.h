// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"

#include <map>

namespace remit {

/**
 * The session/update notifications of one prompt as events. Text comes in chunks and is told in larger pieces; a tool
 * call comes with next to nothing and is told once an update says what it does, or when it is asked for or over.
 * Plans, thoughts, the user's own words and what is unknown are left out.
 */
class AcpUpdates {
public:
    AcpUpdates(QString worktree, StreamNotices& notices);

    void take(const QJsonObject& update, const EventSink& sink);
    /** A tool call that a permission is asked for, with all that is known of it. */
    [[nodiscard]] QJsonObject asked(const QJsonObject& toolCall, const EventSink& sink);
    void tellText(const EventSink& sink);
    /** Tells what is held back of calls, too. */
    void tellAll(const EventSink& sink);
    /** Of an update whose text and tools do not count: what it says of the session's cost until now. */
    void before(const QJsonObject& update);

    [[nodiscard]] QString finalMessage() const { return m_final.text(); } ///< what was said after the last tool call
    [[nodiscard]] std::optional<qint64> lastContext() const { return m_context; } ///< tokens
    /** Of this prompt; unset: not told, or not in dollars. */
    [[nodiscard]] std::optional<qint64> costMicroUsd() const;
    /** The session was not made by this run: what it had cost before is unknown until before() tells. */
    void sessionIsOld() { m_costBefore.reset(); }

private:
    struct Call {
        QJsonObject data; ///< laid over, bounded
        QString output; ///< pieces of it, bounded
        bool told = false;
        bool over = false;
    };
    void chunk(const QJsonObject& update, const EventSink& sink);
    void usageOfCall(const QJsonObject& usage, const QJsonObject& meta, const EventSink& sink);
    void usageUpdate(const QJsonObject& update, const EventSink& sink);
    void tool(const QJsonObject& update, const EventSink& sink);
    [[nodiscard]] Call* callOf(const QJsonObject& update, const EventSink& sink);
    void tellStart(Call& call, const EventSink& sink);
    void tellEnd(Call& call, const EventSink& sink);

    QString m_worktree;
    StreamNotices& m_notices;
    QString m_text; ///< not told yet
    QString m_message; ///< its id
    QString m_parent; ///< the tool call that it belongs to
    FinalMessage m_final;
    QString m_finalId; ///< message that its end belongs to
    std::map<QString, Call> m_calls;
    std::optional<qint64> m_context;
    std::optional<qint64> m_cost; ///< millionths of a dollar, of the session
    std::optional<qint64> m_costBefore = 0;
};

} // namespace remit

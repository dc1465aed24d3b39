// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/run/run.h"

#include <QHash>

namespace remit {

/** Tokens as Anthropic's API names them; unset if a member is no figure or all are absent. */
[[nodiscard]] std::optional<Tokens> anthropicTokens(const QJsonObject& usage);

/**
 * One llm.call event for each message id of the stream. The id comes with message_start (and again with every content
 * block); the exact output only with message_delta. A call is told at message_stop, or, in a stream without partial
 * messages, when the next one begins: its output is then the provisional figure and "exact" is false. A figure that
 * falls within one message is a fault and keeps its highest value; a call without any figure is told without figures.
 * An id that has been told stays as it was: one that begins again, or grows, is a fault.
 */
class ClaudeUsage {
public:
    enum class Fault { None, BadFigure, Falling, Repeated, TooMany };
    enum class Heard { MessageStart, AssistantEvent };

    [[nodiscard]] Fault began(
        Heard heard, const QString& id, const QString& model, const QJsonObject& usage, const EventSink& sink);
    [[nodiscard]] Fault corrected(const QString& id, const QJsonObject& usage); ///< message_delta
    void ended(const QString& id, const EventSink& sink); ///< message_stop
    /** Tells what has not been told yet. */
    void flush(const EventSink& sink);

private:
    struct Call {
        QString model;
        std::optional<Tokens> tokens; ///< unset: the stream named none, which is unknown and not zero
        bool inPieces = false; ///< a message_stop is to come
        bool exact = false; ///< message_delta came
    };
    void tell(const QString& id, const Call& call, const EventSink& sink);
    [[nodiscard]] Fault again(Heard heard, const QString& id, const QJsonObject& usage) const;

    QHash<QString, Call> m_open;
    QHash<QString, Tokens> m_told;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/agents/claudeusage.h"
#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"

#include <QSet>

namespace remit {

/**
 * Claude Code's `--output-format stream-json --verbose --include-partial-messages`. One JSON object a line; an
 * assistant event holds one finished content block, several share a message id; stream_event lines repeat the same
 * piece by piece and serve for the usage alone. The terminal event is `result`: only its is_error tells failure, its
 * subtype says "success" after an API error too. There is none after SIGTERM.
 */
class ClaudeStream final : public StreamParser {
public:
    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void finish(const EventSink& sink) override;
    [[nodiscard]] QString finalMessage() const override { return m_final.text(); }
    [[nodiscard]] bool reportedError() const override { return m_error; }

private:
    void system(const QJsonObject& event, const EventSink& sink);
    void init(const QJsonObject& event, const EventSink& sink);
    void assistant(const QJsonObject& event, const EventSink& sink);
    void toolResults(const QJsonObject& event, const EventSink& sink);
    void streamEvent(const QJsonObject& event, const EventSink& sink);
    void result(const QJsonObject& event, const EventSink& sink);
    void text(const QString& text, const QString& parent, const EventSink& sink);
    void toolUse(const QJsonObject& block, const QString& parent, const EventSink& sink);
    void denied(const QString& toolUseId, const QString& text, const EventSink& sink);
    void judge(ClaudeUsage::Fault fault, const EventSink& sink);

    StreamNotices m_notices;
    ClaudeUsage m_usage;
    QString m_worktree;
    QString m_session;
    FinalMessage m_final;
    QString m_finalId; ///< message that m_final belongs to
    QString m_streaming; ///< message whose stream_events come now
    QSet<QString> m_denied; ///< tool calls whose refusal was told
    qint64 m_highestMicroUsd = 0; ///< of the totals that it named
    bool m_error = false;
};

} // namespace remit

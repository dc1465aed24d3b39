// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"

#include <QHash>

namespace remit {

/**
 * Gemini CLI's `-o stream-json`: init, message (the agent's in pieces, the prompt comes back as the user's), tool_use,
 * tool_result, error and result. Pieces belong together until a tool is called. The result says "success" also after
 * the CLI stopped the agent because it went in circles: an error that nothing but the result follows is the end's own.
 * There is no result after SIGTERM. A command's exit code is nowhere.
 */
class GeminiStream final : public StreamParser {
public:
    explicit GeminiStream(QString worktree = {});

    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void pause(const EventSink& sink) override { tell(sink); }
    void finish(const EventSink& sink) override;
    [[nodiscard]] QString finalMessage() const override { return m_final.text(); }
    [[nodiscard]] bool reportedError() const override { return !m_success; }

private:
    void init(const QJsonObject& event, const EventSink& sink);
    void message(const QJsonObject& event, const EventSink& sink);
    void toolUse(const QJsonObject& event, const EventSink& sink);
    void toolResult(const QJsonObject& event, const EventSink& sink);
    void error(const QJsonObject& event, const EventSink& sink);
    void result(const QJsonObject& event, const EventSink& sink);
    void tell(const EventSink& sink);

    StreamNotices m_notices;
    FinalMessage m_final;
    QString m_worktree;
    QString m_session;
    QString m_held; ///< pieces of a message that were not told yet
    QString m_fault; ///< the reason of an error that the agent has not gone on after
    QHash<QString, QString> m_open; ///< tool calls that have not ended, with their summaries
    bool m_success = false;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"
#include "runner/run/run.h"

#include <QHash>
#include <QSet>

namespace remit {

/**
 * Qwen Code's `-o stream-json`: Claude Code's shapes with differences. Each content block has an assistant event and an
 * id of its own, and only the last block of a reply carries the reply's usage. Input counts the cached tokens. `result`
 * is the terminal event; its usage goes on from the session that was resumed, and counts hidden helpers. There is none
 * after a signal or when a cap of its own ends it. Most retries are silent.
 */
class QwenStream final : public StreamParser {
public:
    enum class Session { New, Resumed };
    explicit QwenStream(Session session = Session::New);
    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void finish(const EventSink& sink) override;
    [[nodiscard]] QString finalMessage() const override { return m_final.text(); }
    [[nodiscard]] bool reportedError() const override { return m_error; }
    [[nodiscard]] QString errorReason() const override;

private:
    void system(const QJsonObject& event, const EventSink& sink);
    void init(const QJsonObject& event, const EventSink& sink);
    void retry(const QJsonObject& data, const EventSink& sink);
    void assistant(const QJsonObject& event, const EventSink& sink);
    void block(const QJsonObject& block, const QString& parent, const EventSink& sink);
    void toolUse(const QJsonObject& block, const QString& parent, const EventSink& sink);
    void toolResults(const QJsonObject& event, const EventSink& sink);
    void toolResult(const QJsonObject& block, const QString& parent, const EventSink& sink);
    void usage(const QString& id, const QString& model, const QJsonValue& usage, const EventSink& sink);
    void endReply(const EventSink& sink);
    void result(const QJsonObject& event, const EventSink& sink);
    void insertTotals(const QJsonObject& event, QJsonObject& data, const EventSink& sink);
    void denied(const QString& toolUseId, const QString& what, const EventSink& sink);
    [[nodiscard]] bool isNewReply(const QString& id, const EventSink& sink);

    StreamNotices m_notices;
    FinalMessage m_final;
    Session m_session;
    QString m_sessionId;
    QString m_worktree;
    QString m_model;
    QString m_problem; ///< of the result, in its own words
    QHash<QString, QString> m_open; ///< tool calls without a result: what each does
    QSet<QString> m_denied; ///< tool calls whose refusal was told
    QSet<QString> m_told; ///< blocks whose usage was told
    Tokens m_sum; ///< of the calls told
    qint64 m_highestTotal = 0; ///< of the totals that it named
    bool m_replyOpen = false; ///< blocks came, their usage did not
    bool m_replyOver = false; ///< the usage came: another block is of another reply
    bool m_error = true; ///< until a result says otherwise
};

} // namespace remit

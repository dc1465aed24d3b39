// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/qwenstream.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/claudetools.h"
#include "runner/agents/errorsentence.h"
#include "runner/agents/qwentools.h"
#include "runner/agents/qwenusage.h"
#include "runner/agents/usagefigures.h"
#include "runner/budget/figures.h"

#include <QJsonArray>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostDenied = 10'000;
constexpr qsizetype kMostOpen = 1'000;
constexpr qsizetype kMostCalls = 100'000;
constexpr qsizetype kLongestReason = 80;

QJsonObject withParent(QJsonObject data, const QString& parent)
{
    if (!parent.isEmpty())
        data.insert(u"parent"_s, parent);
    return data;
}

qint64 sumOf(const Tokens& tokens)
{
    return tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite;
}

} // namespace

QwenStream::QwenStream(Session session)
    : m_session(session)
{
}

void QwenStream::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    const auto event = m_notices.read(bytes, truncated, sink);
    if (!event)
        return;
    const QString type = event->value("type"_L1).toString();
    if (type == "assistant"_L1)
        assistant(*event, sink);
    else if (type == "user"_L1)
        toolResults(*event, sink);
    else if (type == "system"_L1)
        system(*event, sink);
    else if (type == "result"_L1)
        result(*event, sink);
}

void QwenStream::finish(const EventSink& sink)
{
    endReply(sink);
    m_notices.finish(sink);
}

void QwenStream::system(const QJsonObject& event, const EventSink& sink)
{
    const QString subtype = event.value("subtype"_L1).toString();
    if (subtype == "init"_L1)
        init(event, sink);
    else if (subtype == "retry"_L1)
        retry(event.value("data"_L1).toObject(), sink);
}

void QwenStream::init(const QJsonObject& event, const EventSink& sink)
{
    const QString session = shortWord(event, "session_id"_L1);
    if (session.isEmpty())
        return m_notices.malformed(u"The first event names no session."_s, sink);
    if (session == m_sessionId)
        return;
    m_sessionId = session;
    m_worktree = event.value("cwd"_L1).toString();
    m_model = shortWord(event, "model"_L1);
    sink(event::agentSession,
        {{u"session"_s, session}, {u"model"_s, m_model}, {u"version"_s, shortWord(event, "qwen_code_version"_L1)}});
}

/** Told before the wait, with its length, and again without figures when it is over. */
void QwenStream::retry(const QJsonObject& data, const EventSink& sink)
{
    if (!data.contains("attempt"_L1))
        return;
    m_notices.tell("retry",
        u"Attempt %1 of %2 follows in %3 s."_s.arg(data.value("attempt"_L1).toInt())
            .arg(data.value("maxRetries"_L1).toInt())
            .arg(data.value("delayMs"_L1).toDouble() / 1000.0, 0, 'f', 1),
        sink);
}

void QwenStream::assistant(const QJsonObject& event, const EventSink& sink)
{
    const QJsonObject message = event.value("message"_L1).toObject();
    if (!message.value("content"_L1).isArray())
        return m_notices.malformed(u"A message has no content."_s, sink);
    const QString parent = shortWord(event, "parent_tool_use_id"_L1);
    if (parent.isEmpty() && std::exchange(m_replyOver, false))
        m_final.clear();
    m_replyOpen = true;
    for (const QJsonValue& entry : message.value("content"_L1).toArray())
        block(entry.toObject(), parent, sink);
    usage(shortWord(message, "id"_L1), shortWord(message, "model"_L1), message.value("usage"_L1), sink);
    m_replyOver = m_replyOver || (parent.isEmpty() && !m_replyOpen);
}

void QwenStream::block(const QJsonObject& block, const QString& parent, const EventSink& sink)
{
    const QString type = block.value("type"_L1).toString();
    if (type == "tool_use"_L1)
        return toolUse(block, parent, sink);
    const QString said = block.value("text"_L1).toString();
    if (type != "text"_L1 || said.trimmed().isEmpty())
        return;
    if (parent.isEmpty())
        m_final.appendLine(said);
    sink(event::agentText, withParent(textData(said), parent));
}

void QwenStream::toolUse(const QJsonObject& block, const QString& parent, const EventSink& sink)
{
    if (parent.isEmpty())
        m_final.clear();
    const QString name = shortWord(block, "name"_L1);
    const QString id = shortWord(block, "id"_L1);
    if (name.isEmpty() || id.isEmpty())
        return m_notices.malformed(u"A tool call has no name or no id."_s, sink);
    const QJsonObject input = block.value("input"_L1).toObject();
    const QString summary = toolSummary(qwenTools(), name, input, m_worktree);
    if (m_open.size() < kMostOpen)
        m_open.insert(id, u"%1 was refused: %2"_s.arg(name, summary));
    sink(event::toolStart,
        withParent({{u"id"_s, id}, {u"name"_s, name}, {u"kind"_s, toolKind(qwenTools(), name)}, {u"summary"_s, summary},
                       {u"input"_s, boundedJson(input)}},
            parent));
}

void QwenStream::toolResults(const QJsonObject& event, const EventSink& sink)
{
    endReply(sink);
    const QString parent = shortWord(event, "parent_tool_use_id"_L1);
    for (const QJsonValue& entry : event.value("message"_L1).toObject().value("content"_L1).toArray()) {
        if (entry[u"type"_s].toString() == "tool_result"_L1)
            toolResult(entry.toObject(), parent, sink);
    }
}

void QwenStream::toolResult(const QJsonObject& block, const QString& parent, const EventSink& sink)
{
    const QString id = shortWord(block, "tool_use_id"_L1);
    const QString output = claudeResultText(block.value("content"_L1));
    const bool failed = block.value("is_error"_L1).toBool(false);
    QJsonObject data{{u"id"_s, id}, {u"ok"_s, !failed}, {u"summary"_s, firstLine(output)},
        {u"output"_s, cutText(output, kLongestOutput)}};
    if (const auto exit = qwenExitCode(output))
        data.insert(u"exit"_s, *exit);
    sink(event::toolEnd, withParent(data, parent));
    const QString what = m_open.take(id);
    if (failed && isQwenRefusal(output))
        denied(id, what.isEmpty() ? firstLine(output) : what, sink);
}

void QwenStream::usage(const QString& id, const QString& model, const QJsonValue& usage, const EventSink& sink)
{
    const QwenUsage read = readQwenUsage(usage);
    if (read.badFigures)
        m_notices.unbelievable(u"A message reports figures that cannot be true; they are left out."_s, sink);
    if (!read.tokens)
        return;
    m_replyOpen = false;
    if (!isNewReply(id, sink))
        return;
    addTokens(m_sum, *read.tokens);
    QJsonObject data{{u"id"_s, id}, {u"model"_s, model}, {u"exact"_s, true}, {u"source"_s, u"self-reported"_s}};
    insertTokens(data, *read.tokens);
    sink(event::llmCall, data);
}

bool QwenStream::isNewReply(const QString& id, const EventSink& sink)
{
    if (m_told.contains(id)) {
        m_notices.unbelievable(u"A model call that was over is reported again; its figures stay as they were."_s, sink);
        return false;
    }
    if (m_told.size() >= kMostCalls) {
        m_notices.unbelievable(
            u"The stream names more model calls than can be true; further ones are left out."_s, sink);
        return false;
    }
    m_told.insert(id);
    return true;
}

/** A reply whose usage never came is a call all the same; its figures are unknown. */
void QwenStream::endReply(const EventSink& sink)
{
    if (!std::exchange(m_replyOpen, false))
        return;
    m_replyOver = true;
    sink(event::llmCall,
        {{u"id"_s, QString()}, {u"model"_s, m_model}, {u"exact"_s, false}, {u"source"_s, u"self-reported"_s}});
}

void QwenStream::result(const QJsonObject& event, const EventSink& sink)
{
    m_error = event.value("is_error"_L1).toBool(true);
    if (m_error)
        m_replyOpen = false; // "[API Error: …]" is a block, but nobody's reply
    endReply(sink);
    for (const QJsonValue& entry : event.value("permission_denials"_L1).toArray()) {
        const QJsonObject denial = entry.toObject();
        const QString tool = shortWord(denial, "tool_name"_L1);
        const QString what = toolSummary(qwenTools(), tool, denial.value("tool_input"_L1).toObject(), m_worktree);
        denied(shortWord(denial, "tool_use_id"_L1), u"%1 was refused: %2"_s.arg(tool, what), sink);
    }
    if (const QString last = event.value("result"_L1).toString(); !last.isEmpty()) {
        m_final.clear();
        m_final.append(last);
    }
    m_problem = cutText(event.value("error"_L1).toObject().value("message"_L1).toString(), kLongestOutput);
    if (!m_problem.isEmpty())
        m_notices.tell("error", m_problem, sink);
    QJsonObject data{{u"error"_s, m_error}, {u"reason"_s, event.value("subtype"_L1).toString().left(kLongestReason)}};
    insertTotals(event, data, sink);
    sink(event::agentResult, data);
}

QString QwenStream::errorReason() const
{
    return m_error && !m_problem.isEmpty() ? errorSentence(u"Qwen Code"_s, m_problem) : QString();
}

void QwenStream::insertTotals(const QJsonObject& event, QJsonObject& data, const EventSink& sink)
{
    QwenUsage totals = readQwenUsage(event.value("usage"_L1));
    if (const QJsonValue turns = event.value("num_turns"_L1); !turns.isUndefined()) {
        const auto count = countFrom(turns);
        totals.badFigures = totals.badFigures || !count;
        if (count)
            data.insert(u"turns"_s, *count);
    }
    if (totals.badFigures)
        m_notices.unbelievable(u"The closing event holds figures that cannot be true; they are left out."_s, sink);
    if (m_session == Session::Resumed)
        data.insert(u"cumulative"_s, true);
    if (!totals.tokens)
        return;
    const qint64 total = sumOf(*totals.tokens);
    if (total < std::max(m_highestTotal, sumOf(m_sum)))
        m_notices.unbelievable(u"The closing event names fewer tokens than were told before."_s, sink);
    m_highestTotal = std::max(m_highestTotal, total);
    data.insert(u"tokens"_s, tokensData(*totals.tokens));
}

void QwenStream::denied(const QString& toolUseId, const QString& what, const EventSink& sink)
{
    if (!toolUseId.isEmpty() && (m_denied.contains(toolUseId) || m_denied.size() >= kMostDenied))
        return;
    m_denied.insert(toolUseId);
    m_notices.tell("denied", what, sink);
}

} // namespace remit

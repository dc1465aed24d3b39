// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/codexstream.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/codexitems.h"
#include "runner/agents/codexusage.h"
#include "runner/agents/usagefigures.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostTools = 100'000;

bool isRetry(const QString& text)
{
    return text.startsWith("Reconnecting..."_L1);
}

/** "unexpected status 401 Unauthorized: …" and "… last status: 429 Too Many Requests" name the status of the answer. */
std::optional<int> statusIn(const QString& text)
{
    static const QRegularExpression status(u"\\bstatus:? ([1-5][0-9]{2})\\b"_s);
    const auto found = status.match(text.left(kLongestOutput));
    return found.hasMatch() ? std::optional<int>(found.captured(1).toInt()) : std::nullopt;
}

bool fell(const Tokens& from, const Tokens& to)
{
    const auto input = [](const Tokens& tokens) { return tokens.input + tokens.cacheRead + tokens.cacheWrite; };
    return input(to) < input(from) || to.output < from.output;
}

} // namespace

CodexStream::CodexStream(QString worktree, QString model, QString resumed)
    : m_worktree(std::move(worktree))
    , m_model(std::move(model))
    , m_resumed(std::move(resumed))
{
}

void CodexStream::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    const auto event = m_notices.read(bytes, truncated, sink);
    if (!event)
        return;
    const QString type = event->value("type"_L1).toString();
    if (type == "item.completed"_L1)
        item(*event, true, sink);
    else if (type == "item.started"_L1)
        item(*event, false, sink);
    else if (type == "thread.started"_L1)
        threadStarted(*event, sink);
    else if (type == "turn.started"_L1)
        m_completed = false;
    else if (type == "turn.completed"_L1)
        turnCompleted(*event, sink);
    else if (type == "turn.failed"_L1)
        turnFailed(*event, sink);
    else if (type == "error"_L1)
        error(event->value("message"_L1).toString(), sink);
}

void CodexStream::finish(const EventSink& sink)
{
    m_notices.finish(sink);
}

void CodexStream::threadStarted(const QJsonObject& event, const EventSink& sink)
{
    const QString session = shortWord(event, "thread_id"_L1);
    if (session.isEmpty())
        return m_notices.malformed(u"The first event names no session."_s, sink);
    if (session == m_session)
        return;
    m_session = session;
    QJsonObject data{{u"session"_s, session}};
    if (!m_model.isEmpty())
        data.insert(u"model"_s, m_model);
    sink(event::agentSession, data);
    if (!m_resumed.isEmpty() && session != m_resumed)
        m_notices.tell("warning", u"It goes on in another session than the one that was to be resumed."_s, sink);
}

void CodexStream::item(const QJsonObject& event, bool isOver, const EventSink& sink)
{
    const QJsonObject item = event.value("item"_L1).toObject();
    const QString type = item.value("type"_L1).toString();
    const QString id = shortWord(item, "id"_L1);
    if (type.isEmpty() || id.isEmpty())
        return m_notices.malformed(u"An item has no type or no id."_s, sink);
    if (type == "agent_message"_L1) {
        if (isOver)
            message(item.value("text"_L1).toString(), sink);
    } else if (type == "error"_L1) {
        if (isOver)
            m_notices.tell("warning", item.value("message"_L1).toString(), sink);
    } else if (const auto tool = codexTool(item, m_worktree)) {
        toolStarted(id, *tool, sink);
        if (isOver)
            toolEnded(id, item, *tool, sink);
    }
}

void CodexStream::message(const QString& text, const EventSink& sink)
{
    m_final.clear();
    m_final.append(text);
    if (!text.trimmed().isEmpty())
        sink(event::agentText, textData(text));
}

/** Some items come only when they are over: these begin and end at once. */
void CodexStream::toolStarted(const QString& id, const CodexTool& tool, const EventSink& sink)
{
    if (m_open.contains(id) || m_over.contains(id))
        return;
    if (m_open.size() + m_over.size() >= kMostTools)
        return m_notices.malformed(u"The stream names more tool calls than can be true; one is left out."_s, sink);
    m_open.insert(id);
    m_final.clear();
    sink(event::toolStart,
        {{u"id"_s, id}, {u"name"_s, tool.name}, {u"kind"_s, tool.kind}, {u"summary"_s, tool.summary},
            {u"input"_s, tool.input}});
}

void CodexStream::toolEnded(const QString& id, const QJsonObject& item, const CodexTool& tool, const EventSink& sink)
{
    if (!m_open.remove(id))
        return;
    m_over.insert(id);
    const CodexToolEnd end = codexToolEnd(item);
    QJsonObject data{{u"id"_s, id}, {u"ok"_s, end.ok}, {u"summary"_s, firstLine(end.output)},
        {u"output"_s, cutText(end.output, kLongestOutput)}};
    if (end.exit)
        data.insert(u"exit"_s, *end.exit);
    sink(event::toolEnd, data);
    if (end.declined)
        m_notices.tell("denied", u"%1 was refused: %2"_s.arg(tool.name, tool.summary), sink);
}

void CodexStream::error(const QString& text, const EventSink& sink)
{
    m_lastError = text.left(kLongestOutput);
    m_notices.tell(isRetry(text) ? "retry" : "error", text, sink);
}

void CodexStream::turnCompleted(const QJsonObject& event, const EventSink& sink)
{
    m_completed = true;
    QJsonObject data{{u"error"_s, false}, {u"reason"_s, u"completed"_s}};
    const QJsonValue usage = event.value("usage"_L1);
    const auto tokens = codexTokens(usage.toObject());
    if (!tokens && !usage.isUndefined() && !usage.isNull())
        m_notices.unbelievable(u"The closing event holds figures that cannot be true; they are left out."_s, sink);
    if (tokens && m_highest && fell(*m_highest, *tokens))
        m_notices.unbelievable(u"The totals of the thread fall; the highest ones are kept."_s, sink);
    else if (tokens)
        m_highest = tokens;
    if (tokens) {
        data.insert(u"tokens"_s, tokensData(*m_highest));
        if (!m_resumed.isEmpty() && (m_session.isEmpty() || m_session == m_resumed))
            data.insert(u"cumulative"_s, true);
    }
    sink(event::agentResult, data);
}

void CodexStream::turnFailed(const QJsonObject& event, const EventSink& sink)
{
    m_completed = false;
    const QString text = event.value("error"_L1).toObject().value("message"_L1).toString();
    if (!text.isEmpty() && text.left(kLongestOutput) != m_lastError)
        m_notices.tell("error", text, sink);
    QJsonObject data{{u"error"_s, true}, {u"reason"_s, u"turn_failed"_s}};
    if (const auto status = statusIn(text))
        data.insert(u"api_status"_s, *status);
    sink(event::agentResult, data);
}

} // namespace remit

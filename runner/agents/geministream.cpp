// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/geministream.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/geminitools.h"
#include "runner/agents/geminiusage.h"
#include "runner/agents/usagefigures.h"

#include <QRegularExpression>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOpen = 10'000;
constexpr qsizetype kLongestReason = 80;
constexpr qsizetype kPiece = 4096; ///< held back at most before it is told

/** Its policy, or its own fence around the workspace. */
bool isRefusal(const QString& type, const QString& text)
{
    return type == "policy_violation"_L1 || type == "path_not_in_workspace"_L1
        || text.startsWith("Path not in workspace"_L1);
}

/** `[API Error: {"error":{"code":429,…` names the status of the answer. */
std::optional<int> statusIn(const QString& text)
{
    static const QRegularExpression status(u"\"code\":\\s*([1-5][0-9]{2})\\b"_s);
    const auto found = status.match(text.left(kLongestOutput));
    return found.hasMatch() ? std::optional<int>(found.captured(1).toInt()) : std::nullopt;
}

QString reasonOf(const QJsonObject& error)
{
    const QString type = error.value("type"_L1).toString().left(kLongestReason);
    if (!type.isEmpty() && type != "unknown"_L1)
        return type;
    return error.value("message"_L1).toString().startsWith("[API Error"_L1) ? u"api_error"_s : u"error"_s;
}

} // namespace

GeminiStream::GeminiStream(QString worktree)
    : m_worktree(std::move(worktree))
{
}

void GeminiStream::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    const auto event = m_notices.read(bytes, truncated, sink);
    if (!event)
        return;
    const QString type = event->value("type"_L1).toString();
    if (type == "message"_L1)
        return message(*event, sink);
    tell(sink);
    if (type == "tool_use"_L1)
        toolUse(*event, sink);
    else if (type == "tool_result"_L1)
        toolResult(*event, sink);
    else if (type == "init"_L1)
        init(*event, sink);
    else if (type == "error"_L1)
        error(*event, sink);
    else if (type == "result"_L1)
        result(*event, sink);
}

void GeminiStream::finish(const EventSink& sink)
{
    tell(sink);
    m_notices.finish(sink);
}

void GeminiStream::init(const QJsonObject& event, const EventSink& sink)
{
    const QString session = shortWord(event, "session_id"_L1);
    if (session.isEmpty())
        return m_notices.malformed(u"The first event names no session."_s, sink);
    if (session == m_session)
        return;
    m_session = session;
    QJsonObject data{{u"session"_s, session}};
    if (const QString model = shortWord(event, "model"_L1); !model.isEmpty())
        data.insert(u"model"_s, model);
    sink(event::agentSession, data);
}

void GeminiStream::message(const QJsonObject& event, const EventSink& sink)
{
    if (event.value("role"_L1).toString() != "assistant"_L1)
        return;
    if (!event.value("content"_L1).isString())
        return m_notices.malformed(u"A message has no text."_s, sink);
    m_success = false;
    m_fault.clear();
    const QString text = event.value("content"_L1).toString();
    if (!event.value("delta"_L1).toBool(false)) {
        tell(sink);
        m_final.clear();
    }
    m_final.append(text);
    m_held += text;
    if (m_held.size() >= kPiece || !event.value("delta"_L1).toBool(false))
        tell(sink);
}

void GeminiStream::tell(const EventSink& sink)
{
    const QString text = std::exchange(m_held, {});
    if (!text.trimmed().isEmpty())
        sink(event::agentText, textData(text));
}

void GeminiStream::toolUse(const QJsonObject& event, const EventSink& sink)
{
    const QString name = shortWord(event, "tool_name"_L1);
    const QString id = shortWord(event, "tool_id"_L1);
    if (name.isEmpty() || id.isEmpty())
        return m_notices.malformed(u"A tool call has no name or no id."_s, sink);
    if (m_open.contains(id) || m_open.size() >= kMostOpen)
        return m_notices.malformed(u"A tool call begins again, or more are open than can be true."_s, sink);
    m_success = false;
    m_fault.clear();
    m_final.clear();
    const QJsonObject input = event.value("parameters"_L1).toObject();
    const QString summary = geminiToolSummary(name, input, m_worktree);
    m_open.insert(id, summary);
    sink(event::toolStart,
        {{u"id"_s, id}, {u"name"_s, name}, {u"kind"_s, geminiToolKind(name)}, {u"summary"_s, summary},
            {u"input"_s, boundedJson(input)}});
}

void GeminiStream::toolResult(const QJsonObject& event, const EventSink& sink)
{
    const QString id = shortWord(event, "tool_id"_L1);
    const auto open = m_open.constFind(id);
    if (open == m_open.constEnd())
        return m_notices.malformed(u"A tool call ends that did not begin."_s, sink);
    const QString summary = *open;
    m_open.erase(open);
    const QJsonObject error = event.value("error"_L1).toObject();
    const QString said = error.value("message"_L1).toString();
    QString output = event.value("output"_L1).toString();
    if (output.isEmpty())
        output = said;
    sink(event::toolEnd,
        {{u"id"_s, id}, {u"ok"_s, event.value("status"_L1).toString() == "success"_L1},
            {u"summary"_s, firstLine(output)}, {u"output"_s, cutText(output, kLongestOutput)}});
    if (isRefusal(error.value("type"_L1).toString(), said))
        m_notices.tell("denied", u"%1 was refused: %2"_s.arg(summary, firstLine(said)), sink);
}

void GeminiStream::error(const QJsonObject& event, const EventSink& sink)
{
    const QString text = event.value("message"_L1).toString();
    const bool isWarning = event.value("severity"_L1).toString() == "warning"_L1;
    const bool isLoop = text.startsWith("Loop detected"_L1);
    if (isLoop || !isWarning)
        m_fault = isLoop ? u"loop_detected"_s : u"error"_s;
    m_notices.tell(isWarning ? "warning" : "error", text, sink);
}

void GeminiStream::result(const QJsonObject& event, const EventSink& sink)
{
    const QJsonObject error = event.value("error"_L1).toObject();
    const bool saysSuccess = event.value("status"_L1).toString() == "success"_L1;
    m_success = saysSuccess && m_fault.isEmpty();
    const QString reason = saysSuccess ? m_fault : reasonOf(error);
    QJsonObject data{{u"error"_s, !m_success}, {u"reason"_s, m_success ? u"success"_s : reason}};
    const QString said = error.value("message"_L1).toString();
    if (!said.isEmpty())
        m_notices.tell("error", said, sink);
    if (const auto status = statusIn(said))
        data.insert(u"api_status"_s, *status);
    const QJsonValue stats = event.value("stats"_L1);
    if (const auto tokens = geminiReportedTokens(stats.toObject()))
        data.insert(u"tokens"_s, tokensData(*tokens));
    else if (!stats.isUndefined() && !stats.isNull())
        m_notices.unbelievable(u"The closing event holds figures that cannot be true; they are left out."_s, sink);
    sink(event::agentResult, data);
}

} // namespace remit

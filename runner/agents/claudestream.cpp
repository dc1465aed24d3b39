// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudestream.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/clauderesult.h"
#include "runner/agents/claudetools.h"

#include <QJsonArray>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostDenied = 10'000;

QJsonObject withParent(QJsonObject data, const QString& parent)
{
    if (!parent.isEmpty())
        data.insert(u"parent"_s, parent);
    return data;
}

QString inUsd(qint64 microUsd)
{
    return QString::number(static_cast<double>(microUsd) / 1e6, 'f', 6);
}

} // namespace

void ClaudeStream::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    const auto event = m_notices.read(bytes, truncated, sink);
    if (!event)
        return;
    const QString type = event->value("type"_L1).toString();
    if (type == "assistant"_L1)
        assistant(*event, sink);
    else if (type == "stream_event"_L1)
        streamEvent(*event, sink);
    else if (type == "user"_L1)
        toolResults(*event, sink);
    else if (type == "system"_L1)
        system(*event, sink);
    else if (type == "result"_L1)
        result(*event, sink);
}

void ClaudeStream::finish(const EventSink& sink)
{
    m_usage.flush(sink);
    m_notices.finish(sink);
}

void ClaudeStream::system(const QJsonObject& event, const EventSink& sink)
{
    const QString subtype = event.value("subtype"_L1).toString();
    if (subtype == "init"_L1) {
        init(event, sink);
    } else if (subtype == "api_retry"_L1) {
        const QString status = event.value("error_status"_L1).toVariant().toString().left(16);
        m_notices.tell("retry",
            u"Attempt %1 of %2 follows in %3 s: %4 %5"_s.arg(event.value("attempt"_L1).toInt())
                .arg(event.value("max_retries"_L1).toInt())
                .arg(event.value("retry_delay_ms"_L1).toDouble() / 1000.0, 0, 'f', 1)
                .arg(status, shortWord(event, "error"_L1))
                .trimmed(),
            sink);
    } else if (subtype == "permission_denied"_L1) {
        denied(shortWord(event, "tool_use_id"_L1), event.value("message"_L1).toString(), sink);
    } else if (subtype == "vcs_state_changed"_L1) {
        m_notices.tell(
            "warning", u"git %1 on %2"_s.arg(shortWord(event, "kind"_L1), shortWord(event, "branch"_L1)), sink);
    } else if (subtype == "informational"_L1) {
        m_notices.tell("warning", event.value("content"_L1).toString(), sink);
    }
}

void ClaudeStream::init(const QJsonObject& event, const EventSink& sink)
{
    const QString session = shortWord(event, "session_id"_L1);
    if (session.isEmpty())
        return m_notices.malformed(u"The first event names no session."_s, sink);
    if (session == m_session)
        return;
    m_session = session;
    m_worktree = event.value("cwd"_L1).toString();
    sink(event::agentSession,
        {{u"session"_s, session}, {u"model"_s, shortWord(event, "model"_L1)},
            {u"version"_s, shortWord(event, "claude_code_version"_L1)}});
}

void ClaudeStream::assistant(const QJsonObject& event, const EventSink& sink)
{
    const QJsonObject message = event.value("message"_L1).toObject();
    const QString id = shortWord(message, "id"_L1);
    const QString model = shortWord(message, "model"_L1);
    const QString parent = shortWord(event, "parent_tool_use_id"_L1);
    if (!message.value("content"_L1).isArray())
        return m_notices.malformed(u"A message has no content."_s, sink);
    const bool synthetic = model == "<synthetic>"_L1;
    if (!synthetic)
        judge(m_usage.began(ClaudeUsage::Heard::AssistantEvent, id, model, message.value("usage"_L1).toObject(), sink),
            sink);
    if (parent.isEmpty() && id != m_finalId) {
        m_finalId = id;
        m_final.clear();
    }
    for (const QJsonValue& entry : message.value("content"_L1).toArray()) {
        const QJsonObject block = entry.toObject();
        const QString type = block.value("type"_L1).toString();
        if (type == "tool_use"_L1)
            toolUse(block, parent, sink);
        else if (type == "text"_L1 && synthetic)
            m_notices.tell("error", block.value("text"_L1).toString(), sink);
        else if (type == "text"_L1)
            text(block.value("text"_L1).toString(), parent, sink);
    }
}

void ClaudeStream::text(const QString& text, const QString& parent, const EventSink& sink)
{
    if (text.trimmed().isEmpty())
        return;
    if (parent.isEmpty())
        m_final.appendLine(text);
    sink(event::agentText, withParent(textData(text), parent));
}

void ClaudeStream::toolUse(const QJsonObject& block, const QString& parent, const EventSink& sink)
{
    const QString name = shortWord(block, "name"_L1);
    if (name.isEmpty() || !block.value("id"_L1).isString())
        return m_notices.malformed(u"A tool call has no name or no id."_s, sink);
    const QJsonObject input = block.value("input"_L1).toObject();
    sink(event::toolStart,
        withParent({{u"id"_s, shortWord(block, "id"_L1)}, {u"name"_s, name}, {u"kind"_s, claudeToolKind(name)},
                       {u"summary"_s, claudeToolSummary(name, input, m_worktree)}, {u"input"_s, boundedJson(input)}},
            parent));
}

void ClaudeStream::toolResults(const QJsonObject& event, const EventSink& sink)
{
    const QString parent = shortWord(event, "parent_tool_use_id"_L1);
    for (const QJsonValue& entry : event.value("message"_L1).toObject().value("content"_L1).toArray()) {
        const QJsonObject block = entry.toObject();
        if (block.value("type"_L1).toString() != "tool_result"_L1)
            continue;
        const QString output = claudeResultText(block.value("content"_L1));
        QJsonObject data{{u"id"_s, shortWord(block, "tool_use_id"_L1)},
            {u"ok"_s, !block.value("is_error"_L1).toBool(false)}, {u"summary"_s, firstLine(output)},
            {u"output"_s, cutText(output, kLongestOutput)}};
        if (const auto exit = claudeExitCode(output))
            data.insert(u"exit"_s, *exit);
        sink(event::toolEnd, withParent(data, parent));
    }
}

void ClaudeStream::streamEvent(const QJsonObject& event, const EventSink& sink)
{
    const QJsonObject inner = event.value("event"_L1).toObject();
    const QString type = inner.value("type"_L1).toString();
    if (type == "message_start"_L1) {
        const QJsonObject message = inner.value("message"_L1).toObject();
        m_streaming = shortWord(message, "id"_L1);
        judge(m_usage.began(ClaudeUsage::Heard::MessageStart, m_streaming, shortWord(message, "model"_L1),
                  message.value("usage"_L1).toObject(), sink),
            sink);
        return;
    }
    // Newer versions name the message on each event, so that those of sub-agents may come in between.
    const QString named = shortWord(event, "api_message_id"_L1);
    const QString& id = named.isEmpty() ? m_streaming : named;
    if (type == "message_delta"_L1)
        judge(m_usage.corrected(id, inner.value("usage"_L1).toObject()), sink);
    else if (type == "message_stop"_L1)
        m_usage.ended(id, sink);
}

void ClaudeStream::result(const QJsonObject& event, const EventSink& sink)
{
    m_usage.flush(sink);
    for (const QJsonValue& entry : event.value("permission_denials"_L1).toArray()) {
        const QJsonObject denial = entry.toObject();
        const QString tool = shortWord(denial, "tool_name"_L1);
        const QString what = claudeToolSummary(tool, denial.value("tool_input"_L1).toObject(), m_worktree);
        denied(shortWord(denial, "tool_use_id"_L1), u"%1 was refused: %2"_s.arg(tool, what), sink);
    }
    m_error = event.value("is_error"_L1).toBool(true);
    const QString last = event.value("result"_L1).toString();
    if (!last.isEmpty()) {
        m_final.clear();
        m_final.append(last);
    }
    const ClaudeResult read = readClaudeResult(event);
    if (read.badFigures)
        m_notices.unbelievable(u"The closing event holds figures that cannot be true; they are left out."_s, sink);
    if (read.totalMicroUsd && *read.totalMicroUsd < m_highestMicroUsd)
        m_notices.unbelievable(
            u"The total cost fell from $%1 to $%2."_s.arg(inUsd(m_highestMicroUsd), inUsd(*read.totalMicroUsd)), sink);
    m_highestMicroUsd = std::max(m_highestMicroUsd, read.totalMicroUsd.value_or(0));
    sink(event::agentResult, read.data);
}

void ClaudeStream::denied(const QString& toolUseId, const QString& text, const EventSink& sink)
{
    if (!toolUseId.isEmpty() && (m_denied.contains(toolUseId) || m_denied.size() >= kMostDenied))
        return;
    m_denied.insert(toolUseId);
    m_notices.tell("denied", text, sink);
}

void ClaudeStream::judge(ClaudeUsage::Fault fault, const EventSink& sink)
{
    if (fault == ClaudeUsage::Fault::BadFigure)
        m_notices.unbelievable(u"A message reports figures that cannot be true; they are left out."_s, sink);
    else if (fault == ClaudeUsage::Fault::Falling)
        m_notices.unbelievable(u"The figures of a model call fall; the highest ones are kept."_s, sink);
    else if (fault == ClaudeUsage::Fault::Repeated)
        m_notices.unbelievable(u"A model call that was over is reported again; its figures stay as they were."_s, sink);
    else if (fault == ClaudeUsage::Fault::TooMany)
        m_notices.unbelievable(
            u"The stream names more model calls than can be true; further ones are left out."_s, sink);
}

} // namespace remit

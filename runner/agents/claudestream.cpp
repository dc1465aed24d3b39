// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudestream.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/clauderesult.h"
#include "runner/agents/claudetools.h"
#include "runner/agents/strictjson.h"

#include <QJsonArray>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = 64LL * 1024;
constexpr qsizetype kLongestOutput = 4096;
constexpr qsizetype kLongestWord = 200;
constexpr qint64 kMostMalformedTold = 50;
constexpr qsizetype kMostDenied = 10'000;

/** A member as a short word; anything but a text is empty. */
QString word(const QJsonObject& object, QLatin1StringView name)
{
    return object.value(name).toString().left(kLongestWord);
}

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
    if (bytes.trimmed().isEmpty())
        return;
    if (truncated)
        return malformed(u"A line is longer than is read; it is left out."_s, sink);
    const auto event = readJsonLine(bytes);
    if (!event)
        return malformed(u"A line is left out: %1."_s.arg(event.error().detail), sink);
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
    else if (type.isEmpty())
        malformed(u"A line is left out: it names no type."_s, sink);
}

void ClaudeStream::finish(const EventSink& sink)
{
    m_usage.flush(sink);
    if (m_malformed > kMostMalformedTold)
        notice("malformed", u"%1 lines could not be read in all."_s.arg(m_malformed), sink);
}

QString ClaudeStream::finalMessage() const
{
    return m_final.right(kLongestText);
}

void ClaudeStream::system(const QJsonObject& event, const EventSink& sink)
{
    const QString subtype = event.value("subtype"_L1).toString();
    if (subtype == "init"_L1) {
        init(event, sink);
    } else if (subtype == "api_retry"_L1) {
        const QString status = event.value("error_status"_L1).toVariant().toString().left(16);
        notice("retry",
            u"Attempt %1 of %2 follows in %3 s: %4 %5"_s.arg(event.value("attempt"_L1).toInt())
                .arg(event.value("max_retries"_L1).toInt())
                .arg(event.value("retry_delay_ms"_L1).toDouble() / 1000.0, 0, 'f', 1)
                .arg(status, word(event, "error"_L1))
                .trimmed(),
            sink);
    } else if (subtype == "permission_denied"_L1) {
        denied(word(event, "tool_use_id"_L1), event.value("message"_L1).toString(), sink);
    } else if (subtype == "vcs_state_changed"_L1) {
        notice("warning", u"git %1 on %2"_s.arg(word(event, "kind"_L1), word(event, "branch"_L1)), sink);
    } else if (subtype == "informational"_L1) {
        notice("warning", event.value("content"_L1).toString(), sink);
    }
}

void ClaudeStream::init(const QJsonObject& event, const EventSink& sink)
{
    const QString session = word(event, "session_id"_L1);
    if (session.isEmpty())
        return malformed(u"The first event names no session."_s, sink);
    if (session == m_session)
        return;
    m_session = session;
    m_worktree = event.value("cwd"_L1).toString();
    sink(event::agentSession,
        {{u"session"_s, session}, {u"model"_s, word(event, "model"_L1)},
            {u"version"_s, word(event, "claude_code_version"_L1)}});
}

void ClaudeStream::assistant(const QJsonObject& event, const EventSink& sink)
{
    const QJsonObject message = event.value("message"_L1).toObject();
    const QString id = word(message, "id"_L1);
    const QString model = word(message, "model"_L1);
    const QString parent = word(event, "parent_tool_use_id"_L1);
    if (!message.value("content"_L1).isArray())
        return malformed(u"A message has no content."_s, sink);
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
            notice("error", block.value("text"_L1).toString(), sink);
        else if (type == "text"_L1)
            text(block.value("text"_L1).toString(), parent, sink);
    }
}

void ClaudeStream::text(const QString& text, const QString& parent, const EventSink& sink)
{
    if (text.trimmed().isEmpty())
        return;
    if (parent.isEmpty()) {
        if (!m_final.isEmpty())
            m_final += u'\n';
        m_final += text;
        if (m_final.size() > 2 * kLongestText) // not at each text: that would copy all of it every time
            m_final.remove(0, m_final.size() - kLongestText);
    }
    QJsonObject data{{u"text"_s, cutText(text, kLongestText)}};
    if (text.size() > kLongestText)
        data.insert(u"truncated"_s, true);
    sink(event::agentText, withParent(data, parent));
}

void ClaudeStream::toolUse(const QJsonObject& block, const QString& parent, const EventSink& sink)
{
    const QString name = word(block, "name"_L1);
    if (name.isEmpty() || !block.value("id"_L1).isString())
        return malformed(u"A tool call has no name or no id."_s, sink);
    const QJsonObject input = block.value("input"_L1).toObject();
    sink(event::toolStart,
        withParent({{u"id"_s, word(block, "id"_L1)}, {u"name"_s, name}, {u"kind"_s, claudeToolKind(name)},
                       {u"summary"_s, claudeToolSummary(name, input, m_worktree)}, {u"input"_s, boundedJson(input)}},
            parent));
}

void ClaudeStream::toolResults(const QJsonObject& event, const EventSink& sink)
{
    const QString parent = word(event, "parent_tool_use_id"_L1);
    for (const QJsonValue& entry : event.value("message"_L1).toObject().value("content"_L1).toArray()) {
        const QJsonObject block = entry.toObject();
        if (block.value("type"_L1).toString() != "tool_result"_L1)
            continue;
        const QString output = claudeResultText(block.value("content"_L1));
        QJsonObject data{{u"id"_s, word(block, "tool_use_id"_L1)}, {u"ok"_s, !block.value("is_error"_L1).toBool(false)},
            {u"summary"_s, firstLine(output)}, {u"output"_s, cutText(output, kLongestOutput)}};
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
        m_streaming = word(message, "id"_L1);
        judge(m_usage.began(ClaudeUsage::Heard::MessageStart, m_streaming, word(message, "model"_L1),
                  message.value("usage"_L1).toObject(), sink),
            sink);
        return;
    }
    // Newer versions name the message on each event, so that those of sub-agents may come in between.
    const QString named = word(event, "api_message_id"_L1);
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
        const QString tool = word(denial, "tool_name"_L1);
        const QString what = claudeToolSummary(tool, denial.value("tool_input"_L1).toObject(), m_worktree);
        denied(word(denial, "tool_use_id"_L1), u"%1 was refused: %2"_s.arg(tool, what), sink);
    }
    m_error = event.value("is_error"_L1).toBool(true);
    const QString last = event.value("result"_L1).toString();
    if (!last.isEmpty())
        m_final = last.right(kLongestText);
    const ClaudeResult read = readClaudeResult(event);
    if (read.badFigures)
        unbelievable(u"The closing event holds figures that cannot be true; they are left out."_s, sink);
    if (read.totalMicroUsd && *read.totalMicroUsd < m_highestMicroUsd)
        unbelievable(
            u"The total cost fell from $%1 to $%2."_s.arg(inUsd(m_highestMicroUsd), inUsd(*read.totalMicroUsd)), sink);
    m_highestMicroUsd = std::max(m_highestMicroUsd, read.totalMicroUsd.value_or(0));
    sink(event::agentResult, read.data);
}

void ClaudeStream::denied(const QString& toolUseId, const QString& text, const EventSink& sink)
{
    if (!toolUseId.isEmpty() && (m_denied.contains(toolUseId) || m_denied.size() >= kMostDenied))
        return;
    m_denied.insert(toolUseId);
    notice("denied", text, sink);
}

void ClaudeStream::notice(const char* kind, const QString& text, const EventSink& sink)
{
    sink(event::agentNotice, {{u"kind"_s, QString::fromLatin1(kind)}, {u"text"_s, cutText(text, kLongestOutput)}});
}

void ClaudeStream::malformed(const QString& text, const EventSink& sink)
{
    if (++m_malformed <= kMostMalformedTold)
        notice("malformed", text, sink);
}

/** Told apart from what is only garbled: it speaks of calls and money. */
void ClaudeStream::unbelievable(const QString& text, const EventSink& sink)
{
    if (++m_unbelievable <= kMostMalformedTold)
        notice("unbelievable", text, sink);
}

void ClaudeStream::judge(ClaudeUsage::Fault fault, const EventSink& sink)
{
    if (fault == ClaudeUsage::Fault::BadFigure)
        unbelievable(u"A message reports figures that cannot be true; they are left out."_s, sink);
    else if (fault == ClaudeUsage::Fault::Falling)
        unbelievable(u"The figures of a model call fall; the highest ones are kept."_s, sink);
    else if (fault == ClaudeUsage::Fault::Repeated)
        unbelievable(u"A model call that was over is reported again; its figures stay as they were."_s, sink);
    else if (fault == ClaudeUsage::Fault::TooMany)
        unbelievable(u"The stream names more model calls than can be true; further ones are left out."_s, sink);
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/opencodestream.h"

#include "runner/agents/boundedtext.h"
#include "runner/agents/errorsentence.h"
#include "runner/agents/opencodeusage.h"
#include "runner/agents/toolsummary.h"
#include "runner/agents/usagefigures.h"
#include "runner/budget/figures.h"

#include <QJsonArray>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostSteps = 100'000;
constexpr qsizetype kMostRejected = 20;

const KnownTools& tools()
{
    static const KnownTools known{
        {u"read"_s, {u"read"_s, u"filePath"_s}},
        {u"glob"_s, {u"read"_s, u"pattern"_s}},
        {u"grep"_s, {u"read"_s, u"pattern"_s}},
        {u"list"_s, {u"read"_s, u"path"_s}},
        {u"lsp"_s, {u"read"_s, u"filePath"_s}},
        {u"write"_s, {u"edit"_s, u"filePath"_s}},
        {u"edit"_s, {u"edit"_s, u"filePath"_s}},
        {u"multiedit"_s, {u"edit"_s, u"filePath"_s}},
        {u"patch"_s, {u"edit"_s, u"patchText"_s}},
        {u"apply_patch"_s, {u"edit"_s, u"patchText"_s}},
        {u"bash"_s, {u"command"_s, u"command"_s}},
        {u"webfetch"_s, {u"other"_s, u"url"_s}},
        {u"websearch"_s, {u"other"_s, u"query"_s}},
        {u"codesearch"_s, {u"other"_s, u"query"_s}},
        {u"task"_s, {u"other"_s, u"description"_s}},
        {u"skill"_s, {u"other"_s, u"name"_s}},
        {u"invalid"_s, {u"other"_s, u"tool"_s}},
    };
    return known;
}

} // namespace

OpenCodeStream::OpenCodeStream(QString model, QString worktree)
    : m_model(std::move(model))
    , m_worktree(std::move(worktree))
{
}

void OpenCodeStream::line(QByteArrayView bytes, bool truncated, const EventSink& sink)
{
    const auto event = m_notices.read(bytes, truncated, sink);
    if (!event)
        return;
    session(*event, sink);
    const QString type = event->value("type"_L1).toString();
    if (type == "error"_L1)
        return error(*event, sink);
    if (type == "done"_L1)
        return done(*event, sink);
    const bool isPart
        = type == "step_start"_L1 || type == "text"_L1 || type == "tool_use"_L1 || type == "step_finish"_L1;
    if (!isPart)
        return;
    if (!event->value("part"_L1).isObject())
        return m_notices.malformed(u"An event of type %1 has no part."_s.arg(type), sink);
    const QJsonObject part = event->value("part"_L1).toObject();
    message(part);
    if (type == "text"_L1)
        text(part, sink);
    else if (type == "tool_use"_L1)
        tool(part, sink);
    else if (type == "step_finish"_L1)
        stepFinished(part, sink);
}

void OpenCodeStream::session(const QJsonObject& event, const EventSink& sink)
{
    const QString id = shortWord(event, "sessionID"_L1);
    if (id.isEmpty() || !m_session.isEmpty())
        return;
    m_session = id;
    sink(event::agentSession, {{u"session"_s, id}, {u"model"_s, m_model}, {u"version"_s, QString()}});
}

void OpenCodeStream::message(const QJsonObject& part)
{
    const QString id = shortWord(part, "messageID"_L1);
    if (id == m_finalId)
        return;
    m_finalId = id;
    m_final.clear();
}

void OpenCodeStream::text(const QJsonObject& part, const EventSink& sink)
{
    const QString said = part.value("text"_L1).toString();
    if (said.trimmed().isEmpty())
        return;
    m_final.appendLine(said);
    sink(event::agentText, textData(said));
}

void OpenCodeStream::tool(const QJsonObject& part, const EventSink& sink)
{
    const QString name = shortWord(part, "tool"_L1);
    const QString id = shortWord(part, "callID"_L1);
    if (name.isEmpty() || id.isEmpty() || !part.value("state"_L1).isObject())
        return m_notices.malformed(u"A tool call has no name, no id or no state."_s, sink);
    const QJsonObject input = part.value("state"_L1).toObject().value("input"_L1).toObject();
    sink(event::toolStart,
        {{u"id"_s, id}, {u"name"_s, name}, {u"kind"_s, toolKind(tools(), name)},
            {u"summary"_s, toolSummary(tools(), name, input, m_worktree)}, {u"input"_s, boundedJson(input)}});
    toolEnded(part, id, name, sink);
}

void OpenCodeStream::toolEnded(const QJsonObject& part, const QString& id, const QString& name, const EventSink& sink)
{
    const QJsonObject state = part.value("state"_L1).toObject();
    const QString problem = state.value("error"_L1).toString();
    const QString output = problem.isEmpty() ? state.value("output"_L1).toString() : problem;
    const auto exit = countFrom(state.value("metadata"_L1).toObject().value("exit"_L1), 255);
    const bool completed = state.value("status"_L1).toString() == "completed"_L1 && name != "invalid"_L1;
    QJsonObject data{{u"id"_s, id}, {u"ok"_s, completed && exit.value_or(0) == 0}, {u"summary"_s, firstLine(output)},
        {u"output"_s, cutText(output, kLongestOutput)}};
    if (exit)
        data.insert(u"exit"_s, *exit);
    sink(event::toolEnd, data);
    const bool rejected = problem.startsWith("The user rejected permission"_L1);
    if (!rejected && !problem.startsWith("The user has specified a rule which prevents"_L1))
        return;
    m_rejected = m_rejected || rejected;
    m_notices.tell("denied",
        u"%1 was refused: %2"_s.arg(name, toolSummary(tools(), name, state.value("input"_L1).toObject(), m_worktree)),
        sink);
}

void OpenCodeStream::stepFinished(const QJsonObject& part, const EventSink& sink)
{
    m_lastReason = shortWord(part, "reason"_L1);
    if (m_lastReason == "tool-calls"_L1) // it goes on: what it said was not its last word
        m_final.clear();
    const QString named = shortWord(part, "id"_L1);
    const QString id = named.isEmpty() ? u"step-%1"_s.arg(m_calls + 1) : named;
    if (m_steps.contains(id))
        return m_notices.unbelievable(
            u"A model call that was over is reported again; its figures stay as they were."_s, sink);
    if (m_steps.size() >= kMostSteps)
        return m_notices.unbelievable(
            u"The stream names more model calls than can be true; further ones are left out."_s, sink);
    m_steps.insert(id);
    ++m_calls;
    const OpenCodeUsage usage = readOpenCodeUsage(part);
    if (usage.badFigures)
        m_notices.unbelievable(u"A step reports figures that cannot be true; they are left out."_s, sink);
    QJsonObject data{{u"id"_s, id}, {u"model"_s, m_model}, {u"exact"_s, usage.tokens.has_value()},
        {u"source"_s, u"self-reported"_s}};
    if (usage.tokens)
        insertTokens(data, *usage.tokens);
    if (usage.microUsd)
        data.insert(u"cost_usd"_s, static_cast<double>(*usage.microUsd) / 1e6);
    sink(event::llmCall, data);
    m_everyCallCounted = m_everyCallCounted && usage.tokens;
    m_everyCallPriced = m_everyCallPriced && usage.microUsd;
    addTokens(m_total, usage.tokens.value_or(Tokens{}));
    m_microUsd += usage.microUsd.value_or(0);
}

void OpenCodeStream::error(const QJsonObject& event, const EventSink& sink)
{
    const QJsonObject error = event.value("error"_L1).toObject();
    const QJsonObject data = error.value("data"_L1).toObject();
    m_failed = true;
    m_errorName = shortWord(error, "name"_L1);
    m_apiStatus = countFrom(data.value("statusCode"_L1), 999);
    QStringList words{m_errorName};
    if (m_apiStatus)
        words.append(QString::number(*m_apiStatus));
    words.append(data.value("message"_L1).toString());
    words.removeAll(QString());
    m_problem = cutText(words.join(u' '), kLongestOutput);
    m_notices.tell("error", words.isEmpty() ? u"opencode reports an error without a name."_s : m_problem, sink);
}

/** Of newer versions only. It names the permissions that nobody gave. */
void OpenCodeStream::done(const QJsonObject& event, const EventSink& sink)
{
    const QJsonArray rejected = event.value("rejected"_L1).toArray();
    for (qsizetype i = 0; i < rejected.size() && i < kMostRejected; ++i) {
        m_rejected = true;
        m_notices.tell("denied", u"Nobody gave the permission %1."_s.arg(rejected.at(i).toString().left(80)), sink);
    }
}

void OpenCodeStream::finish(const EventSink& sink)
{
    if (!m_session.isEmpty() || m_failed) {
        QJsonObject data{{u"error"_s, reportedError()}, {u"reason"_s, reason()}, {u"turns"_s, m_calls}};
        if (m_apiStatus)
            data.insert(u"api_status"_s, *m_apiStatus);
        if (m_calls > 0 && m_everyCallCounted)
            data.insert(u"tokens"_s, tokensData(m_total));
        if (m_calls > 0 && m_everyCallPriced)
            data.insert(u"cost_usd"_s, static_cast<double>(m_microUsd) / 1e6);
        sink(event::agentResult, data);
    }
    m_notices.finish(sink);
}

QString OpenCodeStream::errorReason() const
{
    if (m_failed)
        return errorSentence(u"opencode"_s, m_problem);
    if (m_rejected && reportedError())
        return u"opencode asked for a permission that nobody gave, and ended. Look for a rule that asks in its configuration."_s;
    return {};
}

QString OpenCodeStream::reason() const
{
    if (m_failed)
        return m_errorName.isEmpty() ? u"error"_s : m_errorName;
    if (m_rejected && m_lastReason != u"stop")
        return u"permission_rejected"_s;
    return m_lastReason.isEmpty() ? u"no_end"_s : m_lastReason;
}

} // namespace remit

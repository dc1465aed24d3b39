// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpupdates.h"

#include "runner/agents/acptools.h"
#include "runner/agents/acpusage.h"
#include "runner/agents/boundedtext.h"
#include "runner/budget/figures.h"

#include <utility>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostCalls = 10'000;
constexpr qsizetype kMostHeld = 16LL * 1024; ///< characters of text

QJsonObject withParent(QJsonObject data, const QString& parent)
{
    if (!parent.isEmpty())
        data.insert(u"parent"_s, parent);
    return data;
}

QString parentOf(const QJsonObject& update)
{
    const QJsonObject meta = update.value("_meta"_L1).toObject();
    return shortWord(meta.value("claudeCode"_L1).toObject(), "parentToolUseId"_L1);
}

/** What is kept of a tool call between two updates. */
QJsonObject bounded(const QJsonObject& call)
{
    return boundedJson(call).toObject();
}

bool isOver(const QJsonObject& call)
{
    const QString status = call.value("status"_L1).toString();
    return status == "completed"_L1 || status == "failed"_L1;
}

} // namespace

AcpUpdates::AcpUpdates(QString worktree, StreamNotices& notices)
    : m_worktree(std::move(worktree))
    , m_notices(notices)
{
}

void AcpUpdates::take(const QJsonObject& update, const EventSink& sink)
{
    const QString kind = update.value("sessionUpdate"_L1).toString();
    if (kind == "agent_message_chunk"_L1)
        chunk(update, sink);
    else if (kind == "tool_call"_L1 || kind == "tool_call_update"_L1)
        tool(update, sink);
    else if (kind == "usage_update"_L1)
        usageUpdate(update, sink);
    else if (kind.isEmpty())
        m_notices.malformed(u"A line is left out: its update names no kind."_s, sink);
}

void AcpUpdates::chunk(const QJsonObject& update, const EventSink& sink)
{
    const QJsonObject meta = update.value("_meta"_L1).toObject();
    if (meta.value("usage"_L1).isObject())
        usageOfCall(meta.value("usage"_L1).toObject(), meta, sink);
    const QString text = update.value("content"_L1).toObject().value("text"_L1).toString();
    if (text.isEmpty())
        return;
    const QString message = shortWord(update, "messageId"_L1);
    const QString parent = parentOf(update);
    if (message != m_message || parent != m_parent || m_text.size() + text.size() > kMostHeld)
        tellText(sink);
    m_message = message;
    m_parent = parent;
    m_text += text;
    if (!parent.isEmpty())
        return;
    if (message != m_finalId)
        m_final.appendLine(text);
    else
        m_final.append(text);
    m_finalId = message;
}

void AcpUpdates::tellText(const EventSink& sink)
{
    const QString text = std::exchange(m_text, {});
    if (!text.trimmed().isEmpty())
        sink(event::agentText, withParent(textData(text), m_parent));
}

void AcpUpdates::usageOfCall(const QJsonObject& usage, const QJsonObject& meta, const EventSink& sink)
{
    const AcpTokens read = acpTokens(usage);
    if (read.isBad)
        return m_notices.unbelievable(u"A model call reports figures that cannot be true; they are left out."_s, sink);
    if (!read.tokens)
        return;
    QJsonObject data = tokensJson(*read.tokens);
    data.insert(u"id"_s, QString());
    data.insert(u"model"_s, shortWord(meta, "model"_L1));
    data.insert(u"exact"_s, true);
    data.insert(u"source"_s, u"self-reported"_s);
    if (const auto duration = countFrom(meta.value("durationMs"_L1)))
        data.insert(u"duration_ms"_s, *duration);
    sink(event::llmCall, data);
}

void AcpUpdates::usageUpdate(const QJsonObject& update, const EventSink& sink)
{
    if (m_message.isEmpty()) // a call of the model is over, and nothing else tells its text from the next one's
        tellText(sink);
    if (const auto used = countFrom(update.value("used"_L1)))
        m_context = used;
    const QJsonObject cost = update.value("cost"_L1).toObject();
    if (cost.isEmpty() || cost.value("currency"_L1).toString() != "USD"_L1)
        return;
    const auto amount = microUsdFrom(cost.value("amount"_L1));
    if (!amount)
        m_notices.unbelievable(u"The session's cost is no figure that can be true."_s, sink);
    else if (*amount < m_cost.value_or(m_costBefore.value_or(0)))
        m_notices.unbelievable(u"The session's cost falls; the highest figure is kept."_s, sink);
    else
        m_cost = amount;
}

void AcpUpdates::before(const QJsonObject& update)
{
    const QJsonObject cost = update.value("cost"_L1).toObject();
    if (update.value("sessionUpdate"_L1).toString() != "usage_update"_L1
        || cost.value("currency"_L1).toString() != "USD"_L1)
        return;
    if (const auto amount = microUsdFrom(cost.value("amount"_L1)))
        m_costBefore = amount;
}

std::optional<qint64> AcpUpdates::costMicroUsd() const
{
    return m_cost && m_costBefore ? std::optional<qint64>(*m_cost - *m_costBefore) : std::nullopt;
}

AcpUpdates::Call* AcpUpdates::callOf(const QJsonObject& update, const EventSink& sink)
{
    const QString id = shortWord(update, "toolCallId"_L1);
    if (id.isEmpty()) {
        m_notices.malformed(u"A tool call has no id."_s, sink);
        return nullptr;
    }
    auto call = m_calls.find(id);
    if (call == m_calls.end()) {
        if (std::ssize(m_calls) >= kMostCalls) {
            m_notices.malformed(u"There are more tool calls than can be true; further ones are left out."_s, sink);
            return nullptr;
        }
        tellText(sink);
        m_final.clear();
        call = m_calls.emplace(id, Call()).first;
    }
    return &call->second;
}

void AcpUpdates::tool(const QJsonObject& update, const EventSink& sink)
{
    Call* call = callOf(update, sink);
    if (!call || call->over)
        return;
    QJsonObject whole = acpLaidOver(call->data, update);
    if (isOver(update) && update.contains("content"_L1))
        whole.insert(u"content"_s, update.value("content"_L1)); // empty: what was said of it before is no result
    call->data = whole;
    if (call->output.size() < kLongestOutput)
        call->output += acpOutputPiece(update).left(kLongestOutput);
    if (acpSaysEnough(whole) || isOver(whole))
        tellStart(*call, sink);
    if (isOver(whole))
        tellEnd(*call, sink);
    else
        call->data = bounded(whole);
}

QJsonObject AcpUpdates::asked(const QJsonObject& toolCall, const EventSink& sink)
{
    tellText(sink);
    Call* call = callOf(toolCall, sink);
    if (!call)
        return toolCall;
    QJsonObject whole = acpLaidOver(call->data, toolCall);
    if (call->over)
        return whole;
    call->data = whole;
    tellStart(*call, sink);
    call->data = bounded(whole);
    return whole;
}

void AcpUpdates::tellStart(Call& call, const EventSink& sink)
{
    if (std::exchange(call.told, true))
        return;
    sink(event::toolStart,
        withParent({{u"id"_s, shortWord(call.data, "toolCallId"_L1)}, {u"name"_s, acpToolName(call.data)},
                       {u"kind"_s, acpToolKind(call.data)}, {u"summary"_s, acpToolSummary(call.data, m_worktree)},
                       {u"input"_s, acpToolInput(call.data)}},
            parentOf(call.data)));
}

void AcpUpdates::tellEnd(Call& call, const EventSink& sink)
{
    const QString told = acpToolOutput(call.data);
    const QString& output = told.isEmpty() ? call.output : told;
    const auto exit = acpExitCode(call.data);
    const bool completed = call.data.value("status"_L1).toString() == "completed"_L1;
    QJsonObject data{{u"id"_s, shortWord(call.data, "toolCallId"_L1)}, {u"ok"_s, completed && exit.value_or(0) == 0},
        {u"summary"_s, firstLine(output)}, {u"output"_s, cutText(output, kLongestOutput)}};
    if (exit)
        data.insert(u"exit"_s, *exit);
    sink(event::toolEnd, withParent(data, parentOf(call.data)));
    call.over = true;
    call.data = {};
    call.output = QString();
}

void AcpUpdates::tellAll(const EventSink& sink)
{
    tellText(sink);
    for (auto& [id, call] : m_calls) {
        if (!call.told)
            tellStart(call, sink);
    }
}

} // namespace remit

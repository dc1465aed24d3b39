// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudeusage.h"

#include "runner/agents/usagefigures.h"

#include <algorithm>

namespace remit {

namespace {

constexpr qsizetype kMostCalls = 100'000;
constexpr qsizetype kMostOpen = 64;
constexpr qsizetype kLongestId = 200;

/** False: some figure fell. One that is not named again is no fall. */
bool raise(std::optional<Tokens>& known, const Tokens& to)
{
    const auto fell = [](qint64 from, qint64 now) { return now != 0 && now < from; };
    Tokens tokens = known.value_or(Tokens{});
    const bool falling = to.output < tokens.output || fell(tokens.input, to.input)
        || fell(tokens.cacheRead, to.cacheRead) || fell(tokens.cacheWrite, to.cacheWrite);
    tokens.input = std::max(tokens.input, to.input);
    tokens.output = std::max(tokens.output, to.output);
    tokens.cacheRead = std::max(tokens.cacheRead, to.cacheRead);
    tokens.cacheWrite = std::max(tokens.cacheWrite, to.cacheWrite);
    known = tokens;
    return !falling;
}

} // namespace

std::optional<Tokens> anthropicTokens(const QJsonObject& usage)
{
    UsageFigures figures(usage);
    Tokens tokens;
    tokens.input = figures.of(QLatin1StringView("input_tokens"));
    tokens.output = figures.of(QLatin1StringView("output_tokens"));
    tokens.cacheRead = figures.of(QLatin1StringView("cache_read_input_tokens"));
    tokens.cacheWrite = figures.of(QLatin1StringView("cache_creation_input_tokens"));
    return figures.checked(tokens);
}

ClaudeUsage::Fault ClaudeUsage::began(
    Heard heard, const QString& id, const QString& model, const QJsonObject& usage, const EventSink& sink)
{
    if (id.isEmpty() || id.size() > kLongestId)
        return Fault::None;
    if (m_told.contains(id))
        return again(heard, id, usage);
    if (m_told.size() >= kMostCalls)
        return Fault::TooMany;
    const bool known = m_open.contains(id);
    if (!known && m_open.size() >= kMostOpen)
        flush(sink);
    if (!known) {
        // Without partial messages nothing says that a call is over but the next one.
        for (const QString& other : m_open.keys()) {
            if (!m_open.value(other).inPieces)
                ended(other, sink);
        }
    }
    Call& call = m_open[id];
    if (call.inPieces && heard == Heard::MessageStart)
        return Fault::Repeated;
    call.inPieces = call.inPieces || heard == Heard::MessageStart;
    call.model = model.left(kLongestId);
    const auto tokens = anthropicTokens(usage);
    if (!tokens)
        return usage.isEmpty() ? Fault::None : Fault::BadFigure;
    return raise(call.tokens, *tokens) ? Fault::None : Fault::Falling;
}

/** Blocks of a call that was told may come late, between those of others, but they say nothing new of it. */
ClaudeUsage::Fault ClaudeUsage::again(Heard heard, const QString& id, const QJsonObject& usage) const
{
    if (heard == Heard::MessageStart)
        return Fault::Repeated;
    const Tokens told = m_told.value(id);
    const Tokens now = anthropicTokens(usage).value_or(Tokens{});
    const bool more = now.input > told.input || now.output > told.output || now.cacheRead > told.cacheRead
        || now.cacheWrite > told.cacheWrite;
    return more ? Fault::Repeated : Fault::None;
}

ClaudeUsage::Fault ClaudeUsage::corrected(const QString& id, const QJsonObject& usage)
{
    const auto open = m_open.find(id);
    if (open == m_open.end())
        return Fault::None;
    const auto tokens = anthropicTokens(usage);
    if (!tokens)
        return usage.isEmpty() ? Fault::None : Fault::BadFigure;
    open->exact = true;
    return raise(open->tokens, *tokens) ? Fault::None : Fault::Falling;
}

void ClaudeUsage::ended(const QString& id, const EventSink& sink)
{
    if (m_open.contains(id))
        tell(id, m_open.take(id), sink);
}

void ClaudeUsage::flush(const EventSink& sink)
{
    QStringList ids = m_open.keys();
    ids.sort();
    for (const QString& id : ids)
        ended(id, sink);
}

void ClaudeUsage::tell(const QString& id, const Call& call, const EventSink& sink)
{
    m_told.insert(id, call.tokens.value_or(Tokens{}));
    QJsonObject data{{QStringLiteral("id"), id}, {QStringLiteral("model"), call.model},
        {QStringLiteral("exact"), call.exact}, {QStringLiteral("source"), QStringLiteral("self-reported")}};
    if (call.tokens) {
        data.insert(QStringLiteral("input"), call.tokens->input);
        data.insert(QStringLiteral("output"), call.tokens->output);
        data.insert(QStringLiteral("cache_read"), call.tokens->cacheRead);
        data.insert(QStringLiteral("cache_write"), call.tokens->cacheWrite);
    }
    sink(event::llmCall, data);
}

} // namespace remit

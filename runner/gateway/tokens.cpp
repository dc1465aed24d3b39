// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/figures.h"
#include "runner/gateway/usage.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** Sums figures by name; an absent one is zero, a wrong one spoils the whole. */
class Figures {
public:
    explicit Figures(const QJsonObject& object)
        : m_object(object)
    {
    }

    qint64 of(QLatin1StringView name) { return read(m_object.value(name)); }
    qint64 of(QLatin1StringView part, QLatin1StringView name)
    {
        return read(m_object.value(part).toObject().value(name));
    }
    [[nodiscard]] bool has(QLatin1StringView name) const { return m_object.contains(name); }

    /** The tokens, if every figure was one and none of them fell below zero. */
    [[nodiscard]] std::optional<Tokens> checked(const Tokens& tokens) const
    {
        const bool negative = tokens.input < 0 || tokens.output < 0 || tokens.cacheRead < 0 || tokens.cacheWrite < 0;
        return m_wrong || !m_any || negative ? std::nullopt : std::optional<Tokens>(tokens);
    }

private:
    qint64 read(const QJsonValue& value)
    {
        if (value.isUndefined() || value.isNull())
            return 0;
        const auto count = countFrom(value);
        m_wrong = m_wrong || !count;
        m_any = true;
        return count.value_or(0);
    }

    const QJsonObject& m_object;
    bool m_wrong = false;
    bool m_any = false;
};

} // namespace

/** Cached tokens are apart from input_tokens. */
std::optional<Tokens> anthropicUsage(const QJsonObject& usage)
{
    Figures figures(usage);
    Tokens tokens;
    tokens.input = figures.of("input_tokens"_L1);
    tokens.output = figures.of("output_tokens"_L1);
    tokens.cacheRead = figures.of("cache_read_input_tokens"_L1);
    tokens.cacheWrite = figures.of("cache_creation_input_tokens"_L1);
    return figures.checked(tokens);
}

/** Cached tokens are part of the prompt. Chat Completions says prompt_tokens, Responses input_tokens. */
std::optional<Tokens> openAiTokens(const QJsonObject& usage)
{
    Figures figures(usage);
    const bool chat = figures.has("prompt_tokens"_L1);
    const auto details = chat ? "prompt_tokens_details"_L1 : "input_tokens_details"_L1;
    Tokens tokens;
    tokens.cacheRead = figures.of(details, "cached_tokens"_L1);
    tokens.cacheWrite = figures.of(details, "cache_write_tokens"_L1);
    tokens.input = figures.of(chat ? "prompt_tokens"_L1 : "input_tokens"_L1) - tokens.cacheRead - tokens.cacheWrite;
    tokens.output = figures.of(chat ? "completion_tokens"_L1 : "output_tokens"_L1);
    return figures.checked(tokens);
}

/** Cached tokens are part of the prompt; thoughts are paid as output, tool results as prompt. */
std::optional<Tokens> geminiTokens(const QJsonObject& usage)
{
    Figures figures(usage);
    Tokens tokens;
    tokens.cacheRead = figures.of("cachedContentTokenCount"_L1);
    tokens.input = figures.of("promptTokenCount"_L1) + figures.of("toolUsePromptTokenCount"_L1) - tokens.cacheRead;
    tokens.output = figures.of("candidatesTokenCount"_L1) + figures.of("thoughtsTokenCount"_L1);
    return figures.checked(tokens);
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/budget/figures.h"
#include "runner/gateway/usage.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

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

/** A word of the provider's about how it served the call, unless it is one of the ordinary ones. */
QString unless(const QJsonValue& value, QLatin1StringView what, std::initializer_list<QLatin1StringView> ordinary)
{
    const QString word = value.toString();
    if (word.isEmpty() || std::ranges::any_of(ordinary, [&](QLatin1StringView one) { return word == one; }))
        return {};
    return u"%1 %2"_s.arg(what, word.left(40));
}

/** Figures that a provider prices apart from text. */
QString apart(const QJsonValue& count, QLatin1StringView what)
{
    return count.toDouble() > 0 ? QString(what) : QString();
}

QString firstOf(std::initializer_list<QString> reasons)
{
    const auto found = std::ranges::find_if_not(reasons, &QString::isEmpty);
    return found == reasons.end() ? QString() : *found;
}

QString tokensOfAnotherKind(const QJsonValue& details)
{
    for (const QJsonValue& part : details.toArray()) {
        const QString modality = part["modality"_L1].toString();
        if (!modality.isEmpty() && modality != "TEXT"_L1 && modality != "DOCUMENT"_L1
            && part["tokenCount"_L1].toDouble() > 0)
            return u"%1 tokens"_s.arg(modality.left(20).toLower());
    }
    return {};
}

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
    tokens.cacheWrite = figures.of(details, "cache_write_tokens"_L1)
        + figures.of(details, "cache_creation_input_tokens"_L1); // the second: Qwen
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

PriceTable::Extras anthropicExtras(const QJsonObject& usage)
{
    PriceTable::Extras extras;
    extras.cacheWriteHour = countFrom(usage.value("cache_creation"_L1)["ephemeral_1h_input_tokens"_L1]).value_or(0);
    extras.webSearches = countFrom(usage.value("server_tool_use"_L1)["web_search_requests"_L1]).value_or(0);
    return extras;
}

QString offListAnthropic(const QJsonObject& holder)
{
    const QJsonObject usage = holder.value("usage"_L1).toObject();
    for (const QJsonValue& step : usage.value("iterations"_L1).toArray()) {
        if (const QString type = step["type"_L1].toString(); type != "message"_L1)
            return u"server-side step %1"_s.arg(type.left(40)); // its tokens are in no total
    }
    return firstOf({unless(usage.value("service_tier"_L1), "service tier"_L1, {"standard"_L1}),
        unless(usage.value("speed"_L1), "speed"_L1, {"standard"_L1}),
        unless(usage.value("inference_geo"_L1), "inference in"_L1, {"global"_L1, "not_available"_L1}),
        apart(usage.value("server_tool_use"_L1)["code_execution_requests"_L1], "code execution"_L1)});
}

QString offListOpenAi(const QJsonObject& holder)
{
    const QJsonObject usage = holder.value("usage"_L1).toObject();
    static constexpr std::array kPaidTools{"web_search_call"_L1, "file_search_call"_L1, "code_interpreter_call"_L1,
        "image_generation_call"_L1, "computer_call"_L1};
    for (const QJsonValue& item : holder.value("output"_L1).toArray()) {
        const QString type = item["type"_L1].toString();
        if (std::ranges::any_of(kPaidTools, [&](QLatin1StringView tool) { return type == tool; }))
            return u"a tool of the provider's (%1)"_s.arg(type);
    }
    return firstOf(
        {unless(holder.value("service_tier"_L1), "service tier"_L1, {"default"_L1, "auto"_L1, "standard"_L1}),
            apart(usage.value("prompt_tokens_details"_L1)["audio_tokens"_L1], "audio tokens"_L1),
            apart(usage.value("completion_tokens_details"_L1)["audio_tokens"_L1], "audio tokens"_L1),
            apart(usage.value("input_tokens_details"_L1)["audio_tokens"_L1], "audio tokens"_L1)});
}

QString offListGemini(const QJsonObject& holder)
{
    const QJsonObject usage = holder.value("usageMetadata"_L1).toObject();
    const QJsonValue grounding = holder.value("candidates"_L1).toArray().at(0)["groundingMetadata"_L1];
    if (!grounding["webSearchQueries"_L1].toArray().isEmpty() || !grounding["groundingChunks"_L1].toArray().isEmpty())
        return u"a search by the provider"_s;
    return firstOf(
        {unless(usage.value("trafficType"_L1), "traffic"_L1, {"ON_DEMAND"_L1, "TRAFFIC_TYPE_UNSPECIFIED"_L1}),
            unless(usage.value("serviceTier"_L1), "service tier"_L1, {"standard"_L1, "STANDARD"_L1}),
            tokensOfAnotherKind(usage.value("promptTokensDetails"_L1)),
            tokensOfAnotherKind(usage.value("candidatesTokensDetails"_L1))});
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpusage.h"

#include "runner/budget/figures.h"

#include <QJsonArray>

#include <initializer_list>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostModels = 100;

/** Reads figures and remembers whether one was none. */
struct Figures {
    QJsonObject usage;
    bool any = false;
    bool bad = false;

    qint64 read(std::initializer_list<QLatin1StringView> names)
    {
        for (const QLatin1StringView name : names) {
            const QJsonValue value = usage.value(name);
            if (value.isUndefined() || value.isNull())
                continue;
            any = true;
            const auto count = countFrom(value);
            bad = bad || !count;
            return count.value_or(0);
        }
        return 0;
    }
};

void add(Tokens& sum, const Tokens& more)
{
    sum.input += more.input;
    sum.output += more.output;
    sum.cacheRead += more.cacheRead;
    sum.cacheWrite += more.cacheWrite;
}

qint64 total(const Tokens& tokens)
{
    return tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite;
}

AcpTokens sumOf(const QJsonArray& models)
{
    AcpTokens sum;
    for (qsizetype i = 0; i < models.size(); ++i) {
        const AcpTokens one = acpTokens(models[i].toObject().value("token_count"_L1).toObject());
        if (i >= kMostModels || !one.tokens)
            return {std::nullopt, one.isBad};
        if (!sum.tokens)
            sum.tokens.emplace();
        add(*sum.tokens, *one.tokens);
    }
    return sum;
}

} // namespace

AcpTokens acpTokens(const QJsonObject& usage)
{
    Figures figures{usage};
    Tokens tokens;
    tokens.input = figures.read({"inputTokens"_L1, "input_tokens"_L1});
    tokens.output = figures.read({"outputTokens"_L1, "output_tokens"_L1});
    tokens.cacheRead = figures.read(
        {"cachedReadTokens"_L1, "cachedInputTokens"_L1, "cached_read_tokens"_L1, "cached_input_tokens"_L1});
    tokens.cacheWrite = figures.read(
        {"cachedWriteTokens"_L1, "cacheWriteInputTokens"_L1, "cached_write_tokens"_L1, "cache_write_input_tokens"_L1});
    if (!figures.any || figures.bad)
        return {std::nullopt, figures.bad};
    const qint64 thought = figures.read({"thoughtTokens"_L1, "reasoningOutputTokens"_L1, "thought_tokens"_L1});
    const qint64 sum = figures.read({"totalTokens"_L1, "total_tokens"_L1});
    if (figures.bad)
        return {std::nullopt, true};
    const qint64 fresh = tokens.input + tokens.output;
    const qint64 cached = tokens.cacheRead + tokens.cacheWrite;
    if (thought > 0 && (sum == fresh + thought || sum == fresh + cached + thought))
        tokens.output += thought; // told beside the output, not within it
    if (tokens.output > kLargestTokenCount)
        return {std::nullopt, true};
    if (cached > 0 && cached <= tokens.input && sum == tokens.input + tokens.output)
        tokens.input -= cached;
    return {tokens, false};
}

AcpTokens acpPromptTokens(const QJsonObject& result, std::optional<qint64> lastContext)
{
    const QJsonObject quota = result.value("_meta"_L1).toObject().value("quota"_L1).toObject();
    AcpTokens tokens = sumOf(quota.value("model_usage"_L1).toArray());
    if (!tokens.tokens && !tokens.isBad)
        tokens = acpTokens(quota.value("token_count"_L1).toObject());
    if (tokens.tokens || tokens.isBad)
        return tokens;
    tokens = acpTokens(result.value("usage"_L1).toObject());
    if (tokens.tokens && lastContext && total(*tokens.tokens) <= *lastContext + tokens.tokens->output)
        tokens.tokens.reset();
    return tokens;
}

QJsonObject tokensJson(const Tokens& tokens)
{
    return {{u"input"_s, tokens.input}, {u"output"_s, tokens.output}, {u"cache_read"_s, tokens.cacheRead},
        {u"cache_write"_s, tokens.cacheWrite}};
}

} // namespace remit

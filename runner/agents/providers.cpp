// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The model providers whose interfaces the gateway knows, and the variables that their own client libraries read.
#include "runner/agents/agent.h"

namespace remit {

using namespace Qt::StringLiterals;

Provider anthropicProvider()
{
    return {.id = u"anthropic"_s,
        .wire = u"anthropic"_s,
        .urlVariable = u"ANTHROPIC_BASE_URL"_s,
        .keyVariables = {u"ANTHROPIC_API_KEY"_s, u"ANTHROPIC_AUTH_TOKEN"_s, u"CLAUDE_CODE_OAUTH_TOKEN"_s},
        .defaultUrl = u"https://api.anthropic.com"_s};
}

Provider openAiProvider()
{
    return {.id = u"openai"_s,
        .wire = u"openai"_s,
        .urlVariable = u"OPENAI_BASE_URL"_s,
        .keyVariables = {u"OPENAI_API_KEY"_s},
        .defaultUrl = u"https://api.openai.com/v1"_s};
}

Provider geminiProvider()
{
    return {.id = u"gemini"_s,
        .wire = u"gemini"_s,
        .urlVariable = u"GOOGLE_GEMINI_BASE_URL"_s,
        .keyVariables = {u"GEMINI_API_KEY"_s, u"GOOGLE_API_KEY"_s},
        .defaultUrl = u"https://generativelanguage.googleapis.com"_s};
}

std::optional<Provider> providerById(const QString& id)
{
    for (const Provider& provider : {anthropicProvider(), openAiProvider(), geminiProvider()}) {
        if (provider.id == id)
            return provider;
    }
    return {};
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpagent.h"
#include "runner/agents/agent.h"
#include "runner/agents/aideragent.h"
#include "runner/agents/claudeagent.h"
#include "runner/agents/codexagent.h"
#include "runner/agents/commandagent.h"
#include "runner/agents/geminiagent.h"
#include "runner/agents/opencodeagent.h"
#include "runner/agents/qwenagent.h"
#include "runner/agents/textparser.h"

namespace remit {

const std::vector<std::unique_ptr<Agent>>& agentCatalog()
{
    static const std::vector<std::unique_ptr<Agent>> catalog = [] {
        std::vector<std::unique_ptr<Agent>> all;
        all.push_back(std::make_unique<ClaudeAgent>());
        all.push_back(std::make_unique<CodexAgent>());
        all.push_back(std::make_unique<QwenAgent>());
        all.push_back(std::make_unique<GeminiAgent>());
        all.push_back(std::make_unique<OpenCodeAgent>());
        all.push_back(std::make_unique<AiderAgent>());
        all.push_back(std::make_unique<AcpAgent>());
        all.push_back(std::make_unique<CommandAgent>());
        return all;
    }();
    return catalog;
}

const Agent* agentById(const QString& id)
{
    for (const auto& agent : agentCatalog()) {
        if (agent->id() == id)
            return agent.get();
    }
    return nullptr;
}

std::unique_ptr<StreamParser> parserFor(const QString& speaks, const AgentRequest& request)
{
    if (speaks == u"text")
        return std::make_unique<TextParser>();
    const Agent* agent = agentById(speaks);
    return agent && !agent->runsContractsCommand() ? agent->newParser(request) : nullptr;
}

} // namespace remit

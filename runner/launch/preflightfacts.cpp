// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/preflightfacts.h"

#include "runner/agents/agent.h"

#include <QFile>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** Names by which an agent lets its maker choose the model: which one it is shows with the first call. */
bool isAlias(const QString& agent, QString model)
{
    model = model.left(model.indexOf(u'[')).toLower();
    if (agent == u"claude-code")
        return QStringList{u"default"_s, u"best"_s, u"opus"_s, u"sonnet"_s, u"haiku"_s, u"opusplan"_s}.contains(model);
    return agent.startsWith(u"gemini") && QStringList{u"auto"_s, u"pro"_s, u"flash"_s, u"flash-lite"_s}.contains(model);
}

} // namespace

QString pricesFile(const Paths& paths)
{
    return paths.config() + u"/prices.toml"_s;
}

PriceTable pricesFor(const Paths& paths, QString* problem)
{
    PriceTable prices = PriceTable::builtIn();
    QFile overrides(pricesFile(paths));
    if (!overrides.open(QIODevice::ReadOnly))
        return prices;
    if (const auto own = PriceTable::read(overrides.read(1 << 20), overrides.fileName()))
        prices.override(*own);
    else if (problem)
        *problem = own.error().detail;
    return prices;
}

std::optional<bool> priceKnown(const Paths& paths, const Contract& contract)
{
    if (contract.model.isEmpty())
        return {};
    const Agent* agent = agentById(contract.agent);
    if (!agent || agent->providers(contract).isEmpty())
        return {};
    const PriceTable prices = pricesFor(paths);
    if (prices.priceOf(contract.model))
        return true;
    if (isAlias(agent->id(), contract.model))
        return {};
    // Agents of several providers name both; the provider is asked for the model alone.
    const qsizetype slash = contract.model.indexOf(u'/');
    return slash > 0 && prices.priceOf(contract.model.sliced(slash + 1)).has_value();
}

PreflightContext factsAbout(const Paths& paths, const Contract& contract)
{
    PreflightContext context;
    context.knownAgents.emplace();
    for (const auto& agent : agentCatalog())
        context.knownAgents->append(agent->id());
    context.priceKnown = priceKnown(paths, contract);
    context.pricesFile = pricesFile(paths);
    (void)pricesFor(paths, &context.pricesProblem);
    return context;
}

} // namespace remit

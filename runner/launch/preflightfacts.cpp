// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/preflightfacts.h"

#include "runner/agents/agent.h"

#include <QFile>

namespace remit {

PriceTable pricesFor(const Paths& paths, QString* problem)
{
    PriceTable prices = PriceTable::builtIn();
    QFile overrides(paths.config() + QStringLiteral("/prices.toml"));
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
    return pricesFor(paths).priceOf(contract.model).has_value();
}

PreflightContext factsAbout(const Paths& paths, const Contract& contract)
{
    PreflightContext context;
    context.knownAgents.emplace();
    for (const auto& agent : agentCatalog())
        context.knownAgents->append(agent->id());
    context.priceKnown = priceKnown(paths, contract);
    return context;
}

} // namespace remit

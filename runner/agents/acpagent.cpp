// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/acpagent.h"

#include "runner/agents/acpprofile.h"
#include "runner/agents/acpstream.h"
#include "runner/agents/contractcommand.h"

namespace remit {

QString AcpAgent::id() const
{
    return QStringLiteral("acp");
}

QString AcpAgent::name() const
{
    return QStringLiteral("ACP agent");
}

AgentInstallation AcpAgent::find(const QString& path, const QString& userHome) const
{
    Q_UNUSED(path)
    Q_UNUSED(userHome)
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.program = QString::fromLatin1(kPathSearcher);
    found.metering = Metering::Gateway;
    return found;
}

Result<AgentStart> AcpAgent::start(const AgentRequest& request) const
{
    auto command = contractCommand(request);
    if (!command)
        return std::unexpected(command.error());
    AgentStart start;
    start.argv = *command;
    start.keepInput = true;
    start.environment = routeVariables(request);
    configureAcp(acpProfile(request.contract.command.argv), request, start);
    return start;
}

std::unique_ptr<StreamParser> AcpAgent::newParser(const AgentRequest& request) const
{
    QStringList variables;
    for (const Route& route : request.routes) {
        if (!route.token.isEmpty())
            variables += route.provider.keyVariables.first();
    }
    if (variables.contains(QStringLiteral("OPENAI_API_KEY")))
        variables += QStringLiteral("CODEX_API_KEY");
    return std::make_unique<AcpStream>(request, variables);
}

QList<Provider> AcpAgent::providers(const Contract& contract) const
{
    QList<Provider> listed;
    for (const QString& id : contract.command.providers) {
        if (const auto provider = providerById(id))
            listed.append(*provider);
    }
    return listed.isEmpty() ? acpProviders(acpProfile(contract.command.argv)) : listed;
}

} // namespace remit

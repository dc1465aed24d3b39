// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/commandagent.h"

#include "runner/agents/contractcommand.h"

namespace remit {

QString CommandAgent::id() const
{
    return QStringLiteral("command");
}

QString CommandAgent::name() const
{
    return QStringLiteral("Command");
}

AgentInstallation CommandAgent::find(const QString& path, const QString& userHome) const
{
    Q_UNUSED(path)
    Q_UNUSED(userHome)
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.program = QString::fromLatin1(kPathSearcher);
    return found;
}

Result<AgentStart> CommandAgent::start(const AgentRequest& request) const
{
    auto command = contractCommand(request);
    if (!command)
        return std::unexpected(command.error());
    AgentStart start;
    start.argv = *command;
    start.standardInput = request.brief;
    start.environment = routeVariables(request);
    return start;
}

std::unique_ptr<StreamParser> CommandAgent::newParser(const AgentRequest& request) const
{
    const QString& speaks = request.contract.command.speaks;
    return parserFor(speaks, request);
}

QList<Provider> CommandAgent::providers(const Contract& contract) const
{
    QList<Provider> listed;
    for (const QString& id : contract.command.providers) {
        if (const auto provider = providerById(id))
            listed.append(*provider);
    }
    const Agent* spoken = agentById(contract.command.speaks);
    return listed.isEmpty() && spoken && !spoken->runsContractsCommand() ? spoken->providers(contract) : listed;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/commandagent.h"


namespace remit {

namespace {

/** Searches the PATH inside the box: what is installed there is not known out here. */
const auto kSearcher = QStringLiteral("/usr/bin/env");

Result<QByteArrayList> absoluteCommand(const QStringList& argv, const QString& worktree)
{
    if (argv.isEmpty() || argv.first().isEmpty())
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("The contract names no program. Give [command] argv with the program first."));
    QByteArrayList command;
    for (const QString& word : argv) {
        if (word.contains(QChar(u'\0')))
            return failure(ErrorCode::InvalidInput, QStringLiteral("A word of [command] argv holds a NUL character."));
        command.append(word.toUtf8());
    }
    const QString& program = argv.first();
    if (program.startsWith(u'/'))
        return command;
    if (program.contains(u'/')) {
        command.first() = (worktree + u'/' + program).toUtf8();
        return command;
    }
    if (program.contains(u'=') || program.startsWith(u'-'))
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("\"%1\" cannot be a program's name. Give its path, for example \"./%1\".").arg(program));
    command.prepend(kSearcher.toUtf8());
    return command;
}

} // namespace

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
    found.program = kSearcher;
    return found;
}

Result<AgentStart> CommandAgent::start(const AgentRequest& request) const
{
    auto command = absoluteCommand(request.contract.command.argv, request.worktree);
    if (!command)
        return std::unexpected(command.error());
    AgentStart start;
    start.argv = *command;
    start.standardInput = request.brief;
    if (!request.briefFile.isEmpty())
        start.environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    for (const Route& route : request.routes) {
        start.environment.append(route.provider.urlVariable.toUtf8() + '=' + route.url.toUtf8());
        if (!route.token.isEmpty())
            start.environment.append(route.provider.keyVariables.first().toUtf8() + '=' + route.token.toUtf8());
    }
    return start;
}

std::unique_ptr<StreamParser> CommandAgent::newParser(const AgentRequest& request) const
{
    const QString& speaks = request.contract.command.speaks;
    return parserFor(speaks == id() ? QStringLiteral("text") : speaks, request);
}

QList<Provider> CommandAgent::providers(const Contract& contract) const
{
    QList<Provider> listed;
    for (const QString& id : contract.command.providers) {
        if (const auto provider = providerById(id))
            listed.append(*provider);
    }
    const Agent* spoken = agentById(contract.command.speaks);
    return listed.isEmpty() && spoken && spoken != this ? spoken->providers(contract) : listed;
}

} // namespace remit

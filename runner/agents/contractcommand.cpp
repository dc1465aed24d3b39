// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/contractcommand.h"

#include "runner/agents/programsearch.h"

namespace remit {

using namespace Qt::StringLiterals;

Result<QByteArrayList> contractCommand(const AgentRequest& request)
{
    const QStringList& argv = request.contract.command.argv;
    if (argv.isEmpty() || argv.first().isEmpty())
        return failure(
            ErrorCode::InvalidInput, u"The contract names no program. Give [command] argv with the program first."_s);
    QByteArrayList command;
    for (const QString& word : argv) {
        if (word.contains(QChar(u'\0')))
            return failure(ErrorCode::InvalidInput, u"A word of [command] argv holds a NUL character."_s);
        command.append(word.toUtf8());
    }
    const QString& program = argv.first();
    if (request.program.startsWith(u'/')) {
        command.first() = request.program.toUtf8();
        for (qsizetype i = request.interpreter.size() - 1; i >= 0; --i)
            command.prepend(request.interpreter[i].toUtf8());
        return command;
    }
    if (program.startsWith(u'/'))
        return command;
    if (program.contains(u'/')) {
        command.first() = (request.worktree + u'/' + program).toUtf8();
        return command;
    }
    if (program.contains(u'=') || program.startsWith(u'-'))
        return failure(ErrorCode::InvalidInput,
            u"\"%1\" cannot be a program's name. Give its path, for example \"./%1\"."_s.arg(program));
    command.prepend(kPathSearcher);
    return command;
}

AgentInstallation contractProgram(
    const Contract& contract, const QString& worktree, const QString& path, const QString& userHome)
{
    AgentInstallation found;
    const QString name = contract.command.argv.value(0);
    const bool isPath = name.startsWith(u'/');
    if (name.isEmpty() || (name.contains(u'/') && !isPath) || name.startsWith(worktree + u'/'))
        return found;
    findProgram(
        {.name = name, .path = path, .userHome = userHome, .furtherFolders = {}, .withDependencies = true}, found);
    const Agent* native = agentById(name); // gemini, qwen, opencode: its adapter knows what it needs
    if (!isPath && contract.agent == "acp"_L1 && native && !native->runsContractsCommand()) {
        const AgentInstallation theirs = native->find(path, userHome);
        if (!theirs.program.isEmpty() && (found.program.isEmpty() || found.program == theirs.program)) {
            const QStringList shown = found.readOnlyPaths;
            found = theirs;
            for (const QString& other : shown) {
                if (!found.readOnlyPaths.contains(other))
                    found.readOnlyPaths.append(other);
            }
        }
    }
    return found.readOnlyPaths.isEmpty() ? AgentInstallation() : found;
}

QByteArrayList routeVariables(const AgentRequest& request)
{
    QByteArrayList environment;
    if (!request.briefFile.isEmpty())
        environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    for (const Route& route : request.routes) {
        environment.append(route.provider.urlVariable.toUtf8() + '=' + route.url.toUtf8());
        if (!route.token.isEmpty())
            environment.append(route.provider.keyVariables.first().toUtf8() + '=' + route.token.toUtf8());
    }
    return environment;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/codexagent.h"

#include "runner/agents/codexconfig.h"
#include "runner/agents/codexstream.h"
#include "runner/agents/plainword.h"
#include "runner/agents/programsearch.h"
#include "runner/agents/routekey.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QByteArrayList environmentFor(const AgentRequest& request)
{
    QByteArrayList environment{"CODEX_HOME=" + request.home.toUtf8() + "/.codex"};
    if (!request.briefFile.isEmpty())
        environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    if (!request.routes.isEmpty())
        environment.append(kCodexKeyVariable + ('=' + routeKey(request.routes.first())));
    return environment;
}

} // namespace

QString CodexAgent::id() const
{
    return u"codex"_s;
}

QString CodexAgent::name() const
{
    return u"Codex"_s;
}

AgentInstallation CodexAgent::find(const QString& path, const QString& userHome) const
{
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.metering = Metering::Gateway;
    findProgram(
        {.name = u"codex"_s, .path = path, .userHome = userHome, .furtherFolders = npmProgramFolders(userHome)}, found);
    return found;
}

QByteArrayList CodexAgent::versionArguments() const
{
    return {"--version"};
}

Result<AgentStart> CodexAgent::start(const AgentRequest& request) const
{
    if (!request.program.startsWith(u'/'))
        return failure(ErrorCode::NotFound, u"Codex has no program to start. Install it first."_s);
    AgentStart start;
    for (const QString& word : request.interpreter)
        start.argv.append(word.toUtf8());
    start.argv << request.program.toUtf8() << "exec" << "--json" << "--dangerously-bypass-approvals-and-sandbox"
               << "--skip-git-repo-check";
    if (!request.contract.model.isEmpty()) {
        if (!isPlainWord(request.contract.model))
            return failure(ErrorCode::InvalidInput, u"\"%1\" is no model's name."_s.arg(request.contract.model));
        start.argv << "--model" << request.contract.model.toUtf8();
    }
    if (!request.resumeSession.isEmpty()) {
        if (!isPlainWord(request.resumeSession))
            return failure(ErrorCode::InvalidInput, u"The session to resume has no usable name."_s);
        start.argv << "resume" << request.resumeSession.toUtf8();
    }
    start.argv << "-"; // the brief comes on stdin
    const Route* route = request.routes.isEmpty() ? nullptr : &request.routes.first();
    start.homeFiles = {{u".codex/config.toml"_s, codexConfig(request.contract.doNot, route)},
        {u".codex/rules/default.rules"_s, codexRules(request.contract.doNot.actions)}};
    start.environment = environmentFor(request);
    start.standardInput = request.brief;
    return start;
}

std::unique_ptr<StreamParser> CodexAgent::newParser(const AgentRequest& request) const
{
    return std::make_unique<CodexStream>(request.worktree, request.contract.model, request.resumeSession);
}

QList<Provider> CodexAgent::providers(const Contract& contract) const
{
    Q_UNUSED(contract)
    return {openAiProvider()};
}

QStringList CodexAgent::resumeCommand(const QString& program, const QString& session) const
{
    // The run's configuration leads to its gateway and asks nobody, which was right in the box only.
    return {program, u"-c"_s, u"model_provider=openai"_s, u"--ask-for-approval"_s, u"on-request"_s, u"--sandbox"_s,
        u"workspace-write"_s, u"resume"_s, session};
}

QStringList CodexAgent::homeVariables(const QString& home) const
{
    return {u"CODEX_HOME="_s + home + u"/.codex"_s};
}

QString CodexAgent::exitMeaning(int exitCode) const
{
    switch (exitCode) {
    case 1:
        return u"its turn failed, or it was interrupted"_s;
    case 2:
        return u"it does not know an argument that it was given"_s;
    default:
        return {};
    }
}

} // namespace remit

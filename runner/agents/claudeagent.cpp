// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudeagent.h"

#include "runner/agents/clauderules.h"
#include "runner/agents/claudestream.h"
#include "runner/agents/plainword.h"
#include "runner/agents/programsearch.h"

namespace remit {

namespace {

QByteArrayList environmentFor(const AgentRequest& request)
{
    QByteArrayList environment{"CLAUDE_CONFIG_DIR=" + request.home.toUtf8() + "/.claude",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1", "CLAUDE_CODE_ENABLE_PROMPT_SUGGESTION=false",
        "DISABLE_AUTOUPDATER=1", "DISABLE_TELEMETRY=1", "DISABLE_ERROR_REPORTING=1", "IS_SANDBOX=1"};
    if (!request.briefFile.isEmpty())
        environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    for (const Route& route : request.routes) {
        environment.append("ANTHROPIC_BASE_URL=" + route.url.toUtf8());
        if (!route.token.isEmpty())
            environment.append("ANTHROPIC_API_KEY=" + route.token.toUtf8());
    }
    return environment;
}

} // namespace

QString ClaudeAgent::id() const
{
    return QStringLiteral("claude-code");
}

QString ClaudeAgent::name() const
{
    return QStringLiteral("Claude Code");
}

AgentInstallation ClaudeAgent::find(const QString& path, const QString& userHome) const
{
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.metering = Metering::Gateway;
    const QStringList further = userHome.isEmpty()
        ? QStringList()
        : QStringList{userHome + QStringLiteral("/.local/bin"), userHome + QStringLiteral("/.claude/local")};
    findProgram(
        {.name = QStringLiteral("claude"), .path = path, .userHome = userHome, .furtherFolders = further}, found);
    return found;
}

QByteArrayList ClaudeAgent::versionArguments() const
{
    return {"--version"};
}

Result<AgentStart> ClaudeAgent::start(const AgentRequest& request) const
{
    if (!request.program.startsWith(u'/'))
        return failure(ErrorCode::NotFound, QStringLiteral("Claude Code has no program to start. Install it first."));
    AgentStart start;
    for (const QString& word : request.interpreter)
        start.argv.append(word.toUtf8());
    start.argv << request.program.toUtf8() << "-p"
               << "--output-format"
               << "stream-json"
               << "--verbose"
               << "--include-partial-messages"
               << "--dangerously-skip-permissions";
    if (!request.contract.model.isEmpty()) {
        if (!isPlainWord(request.contract.model))
            return failure(
                ErrorCode::InvalidInput, QStringLiteral("\"%1\" is no model's name.").arg(request.contract.model));
        start.argv << "--model" << request.contract.model.toUtf8();
    }
    if (!request.resumeSession.isEmpty()) {
        if (!isPlainWord(request.resumeSession))
            return failure(ErrorCode::InvalidInput, QStringLiteral("The session to resume has no usable name."));
        start.argv << "--resume" << request.resumeSession.toUtf8();
    }
    start.argv << "--settings" << claudeSettings(request.contract.doNot, request.worktree);
    const QByteArrayList disallowed = claudeDisallowedTools(request.contract.doNot.actions);
    if (!disallowed.isEmpty())
        start.argv << "--disallowedTools" << disallowed;
    start.environment = environmentFor(request);
    start.standardInput = request.brief;
    return start;
}

std::unique_ptr<StreamParser> ClaudeAgent::newParser(const AgentRequest& request) const
{
    Q_UNUSED(request)
    return std::make_unique<ClaudeStream>();
}

QList<Provider> ClaudeAgent::providers(const Contract& contract) const
{
    Q_UNUSED(contract)
    return {anthropicProvider()};
}

QStringList ClaudeAgent::resumeCommand(const QString& program, const QString& session) const
{
    return {program, QStringLiteral("--resume"), session};
}

QStringList ClaudeAgent::homeVariables(const QString& home) const
{
    return {QStringLiteral("CLAUDE_CONFIG_DIR=") + home + QStringLiteral("/.claude")};
}

} // namespace remit

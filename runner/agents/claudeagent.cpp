// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/claudeagent.h"

#include "runner/agents/clauderules.h"
#include "runner/agents/claudestream.h"
#include "runner/agents/programsearch.h"

#include <QRegularExpression>

namespace remit {

namespace {

/** A model's or a session's name: one plain word that no argument parser takes for an option. */
bool isPlainWord(const QString& word)
{
    static const QRegularExpression plain(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z0-9][A-Za-z0-9._:/@\\[\\]-]{0,199}")));
    return plain.match(word).hasMatch();
}

QByteArrayList environmentFor(const AgentRequest& request)
{
    QByteArrayList environment{"CLAUDE_CONFIG_DIR=" + request.home.toUtf8() + "/.claude",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1", "DISABLE_AUTOUPDATER=1", "DISABLE_TELEMETRY=1",
        "DISABLE_ERROR_REPORTING=1", "IS_SANDBOX=1"};
    if (!request.briefFile.isEmpty())
        environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    if (!request.gatewayUrl.isEmpty())
        environment.append("ANTHROPIC_BASE_URL=" + request.gatewayUrl.toUtf8());
    if (!request.gatewayToken.isEmpty())
        environment.append("ANTHROPIC_API_KEY=" + request.gatewayToken.toUtf8());
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

std::unique_ptr<StreamParser> ClaudeAgent::newParser() const
{
    return std::make_unique<ClaudeStream>();
}

std::optional<Agent::Upstream> ClaudeAgent::upstream() const
{
    return Upstream{.urlVariable = QStringLiteral("ANTHROPIC_BASE_URL"),
        .keyVariables = {QStringLiteral("ANTHROPIC_API_KEY"), QStringLiteral("ANTHROPIC_AUTH_TOKEN")},
        .defaultUrl = QStringLiteral("https://api.anthropic.com"),
        .wire = QStringLiteral("anthropic")};
}

} // namespace remit

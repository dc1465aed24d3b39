// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/qwenagent.h"

#include "runner/agents/clauderules.h"
#include "runner/agents/deniedcommands.h"
#include "runner/agents/plainword.h"
#include "runner/agents/programsearch.h"
#include "runner/agents/qwenstream.h"
#include "runner/agents/routekey.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QByteArrayList environmentFor(const AgentRequest& request)
{
    QByteArrayList environment{"QWEN_HOME=" + request.home.toUtf8() + "/.qwen", "QWEN_TELEMETRY_ENABLED=false",
        "QWEN_USAGE_STATISTICS_ENABLED=false", "QWEN_CODE_SUPPRESS_YOLO_WARNING=1"};
    if (!request.briefFile.isEmpty())
        environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    if (!request.contract.model.isEmpty())
        environment.append("OPENAI_MODEL=" + request.contract.model.toUtf8());
    for (const Route& route : request.routes) {
        environment.append("OPENAI_BASE_URL=" + route.url.toUtf8());
        // It does not start without a key; an endpoint of the user's own may need none.
        environment.append("OPENAI_API_KEY=" + routeKey(route));
    }
    return environment;
}

/** What its own installer makes: a starter in ~/.local/bin, and all the rest, a node included, here. */
void showStandalone(AgentInstallation& found, const QString& userHome)
{
    const QString folder = QFileInfo(userHome + u"/.local/lib/qwen-code"_s).canonicalFilePath();
    if (userHome.isEmpty() || folder.isEmpty() || found.program.contains("/node_modules/"_L1)
        || !found.program.startsWith(QFileInfo(userHome + u"/.local"_s).canonicalFilePath() + u'/'))
        return;
    if (found.program.startsWith(folder + u'/'))
        found.readOnlyPaths.clear();
    found.readOnlyPaths.append(folder);
}

} // namespace

QString QwenAgent::id() const
{
    return u"qwen"_s;
}

QString QwenAgent::name() const
{
    return u"Qwen Code"_s;
}

AgentInstallation QwenAgent::find(const QString& path, const QString& userHome) const
{
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.metering = Metering::Gateway;
    const QStringList further = userHome.isEmpty()
        ? QStringList()
        : QStringList{userHome + u"/.local/bin"_s, userHome + u"/.npm-global/bin"_s};
    findProgram({.name = u"qwen"_s, .path = path, .userHome = userHome, .furtherFolders = further}, found);
    showStandalone(found, userHome);
    return found;
}

QByteArrayList QwenAgent::versionArguments() const
{
    return {"--version"};
}

QByteArrayList qwenExcludedTools(const QStringList& actions)
{
    QByteArrayList tools;
    if (actions.contains("network"_L1))
        tools << "web_fetch" << "web_search";
    for (const QByteArrayList& words : deniedCommands(actions))
        tools.append("run_shell_command(" + words.join(' ') + ')');
    return tools;
}

QByteArray qwenSettings(const Contract::DoNot& doNot)
{
    QJsonArray deny;
    for (const QString& glob : doNot.paths) {
        for (const QString& pattern : gitignorePatterns(glob))
            deny.append(u"Edit(/%1)"_s.arg(pattern)); // "/" is the worktree
    }
    // Without these it goes on calling the model by itself after the last reply.
    const QJsonObject memory{
        {u"enableManagedAutoMemory"_s, false}, {u"enableManagedAutoDream"_s, false}, {u"enableAutoSkill"_s, false}};
    const QJsonObject settings{{u"general"_s, QJsonObject{{u"enableAutoUpdate"_s, false}}},
        {u"privacy"_s, QJsonObject{{u"usageStatisticsEnabled"_s, false}}},
        {u"telemetry"_s, QJsonObject{{u"enabled"_s, false}}}, {u"memory"_s, memory},
        {u"permissions"_s, QJsonObject{{u"deny"_s, deny}}}};
    return QJsonDocument(settings).toJson(QJsonDocument::Compact);
}

Result<AgentStart> QwenAgent::start(const AgentRequest& request) const
{
    if (!request.program.startsWith(u'/'))
        return failure(ErrorCode::NotFound, u"Qwen Code has no program to start. Install it first."_s);
    AgentStart start;
    for (const QString& word : request.interpreter)
        start.argv.append(word.toUtf8());
    start.argv << request.program.toUtf8() << "--auth-type"
               << "openai"
               << "-o"
               << "stream-json"
               << "--approval-mode"
               << "yolo";
    if (const QString& model = request.contract.model; !model.isEmpty()) {
        if (!isPlainWord(model))
            return failure(ErrorCode::InvalidInput, u"\"%1\" is no model's name."_s.arg(model));
        start.argv << "--model" << model.toUtf8();
    }
    if (!request.resumeSession.isEmpty()) {
        if (!isPlainWord(request.resumeSession))
            return failure(ErrorCode::InvalidInput, u"The session to resume has no usable name."_s);
        start.argv << "--resume" << request.resumeSession.toUtf8();
    }
    const QByteArrayList excluded = qwenExcludedTools(request.contract.doNot.actions);
    if (!excluded.isEmpty())
        start.argv << "--exclude-tools" << excluded;
    start.homeFiles.append({u".qwen/settings.json"_s, qwenSettings(request.contract.doNot)});
    start.environment = environmentFor(request);
    start.standardInput = request.brief;
    return start;
}

std::unique_ptr<StreamParser> QwenAgent::newParser(const AgentRequest& request) const
{
    return std::make_unique<QwenStream>(
        request.resumeSession.isEmpty() ? QwenStream::Session::New : QwenStream::Session::Resumed);
}

QList<Provider> QwenAgent::providers(const Contract& contract) const
{
    Q_UNUSED(contract)
    return {openAiProvider()};
}

QStringList QwenAgent::resumeCommand(const QString& program, const QString& session) const
{
    return {program, u"--resume"_s, session};
}

QStringList QwenAgent::homeVariables(const QString& home) const
{
    return {u"QWEN_HOME="_s + home + u"/.qwen"_s};
}

QString QwenAgent::exitMeaning(int exitCode) const
{
    static const QHash<int, QString> meanings{
        {41, u"it could not sign in"_s},
        {42, u"it could not use its input"_s},
        {44, u"its own sandbox failed"_s},
        {52, u"its configuration is wrong"_s},
        {53, u"the turn limit of its settings was reached"_s},
        {54, u"a tool of its own failed for good"_s},
        {55, u"a time or tool-call limit of its settings was reached"_s},
    };
    return meanings.value(exitCode);
}

} // namespace remit

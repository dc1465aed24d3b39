// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/opencodeagent.h"

#include "runner/agents/opencodeconfig.h"
#include "runner/agents/opencodestream.h"
#include "runner/agents/plainword.h"
#include "runner/agents/programsearch.h"

#include <QDir>
#include <QJsonDocument>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QByteArrayList environmentFor(const AgentRequest& request, const QByteArray& config)
{
    const QByteArray home = request.home.toUtf8();
    QByteArrayList environment{"XDG_CONFIG_HOME=" + home + "/.config", "XDG_DATA_HOME=" + home + "/.local/share",
        "XDG_STATE_HOME=" + home + "/.local/state", "XDG_CACHE_HOME=" + home + "/.cache",
        "OPENCODE_CONFIG_CONTENT=" + config, "OPENCODE_DISABLE_AUTOUPDATE=1", "OPENCODE_DISABLE_MODELS_FETCH=1",
        "OPENCODE_DISABLE_LSP_DOWNLOAD=1", "OPENCODE_DISABLE_DEFAULT_PLUGINS=1"};
    if (!request.briefFile.isEmpty())
        environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    return environment;
}

/** Older packages are a launcher; the programs that it chooses from lie beside it. */
void showSiblings(AgentInstallation& found)
{
    const QString marker = u"/node_modules/opencode-ai"_s;
    for (const QString& path : QStringList(found.readOnlyPaths)) {
        if (!path.endsWith(marker))
            continue;
        const QDir modules(path.chopped(marker.size()) + u"/node_modules"_s);
        for (const QString& sibling : modules.entryList({u"opencode-linux-*"_s}, QDir::Dirs))
            found.readOnlyPaths.append(modules.filePath(sibling));
    }
}

} // namespace

QString OpenCodeAgent::id() const
{
    return u"opencode"_s;
}

QString OpenCodeAgent::name() const
{
    return u"opencode"_s;
}

AgentInstallation OpenCodeAgent::find(const QString& path, const QString& userHome) const
{
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.metering = Metering::Gateway;
    const QStringList further = userHome.isEmpty()
        ? QStringList()
        : QStringList{userHome + u"/.opencode/bin"_s, userHome + u"/.local/bin"_s, userHome + u"/bin"_s};
    findProgram({.name = u"opencode"_s, .path = path, .userHome = userHome, .furtherFolders = further}, found);
    showSiblings(found);
    return found;
}

QByteArrayList OpenCodeAgent::versionArguments() const
{
    return {"--version"};
}

Result<AgentStart> OpenCodeAgent::start(const AgentRequest& request) const
{
    if (!request.program.startsWith(u'/'))
        return failure(ErrorCode::NotFound, u"opencode has no program to start. Install it first."_s);
    const QString& model = request.contract.model;
    if (!model.isEmpty() && (!isPlainWord(model) || model.endsWith(u'/')))
        return failure(ErrorCode::InvalidInput, u"\"%1\" is no model's name."_s.arg(model));
    AgentStart start;
    for (const QString& word : request.interpreter)
        start.argv.append(word.toUtf8());
    start.argv << request.program.toUtf8() << "run"
               << "--format"
               << "json"
               << "--auto"
               << "--title" // without one it asks a model for it
               << "Remit";
    if (!model.isEmpty())
        start.argv << "--model" << openCodeModel(model, request.routes).argument().toUtf8();
    if (!request.resumeSession.isEmpty()) {
        if (!isPlainWord(request.resumeSession))
            return failure(ErrorCode::InvalidInput, u"The session to resume has no usable name."_s);
        start.argv << "--session" << request.resumeSession.toUtf8();
    }
    const QByteArray config = QJsonDocument(openCodeConfig(request)).toJson(QJsonDocument::Compact);
    start.homeFiles.append({u".config/opencode/opencode.json"_s, config});
    start.environment = environmentFor(request, config);
    start.standardInput = request.brief;
    return start;
}

std::unique_ptr<StreamParser> OpenCodeAgent::newParser(const AgentRequest& request) const
{
    return std::make_unique<OpenCodeStream>(
        openCodeModel(request.contract.model, request.routes).name, request.worktree);
}

QList<Provider> OpenCodeAgent::providers(const Contract& contract) const
{
    if (contract.model.isEmpty())
        return {anthropicProvider(), openAiProvider(), geminiProvider()};
    const QString provider = openCodeModel(contract.model, {}).provider;
    if (provider == "anthropic"_L1)
        return {anthropicProvider()};
    return {provider == "google"_L1 ? geminiProvider() : openAiProvider()};
}

QStringList OpenCodeAgent::resumeCommand(const QString& program, const QString& session) const
{
    return {program, u"--session"_s, session};
}

QStringList OpenCodeAgent::homeVariables(const QString& home) const
{
    return {u"XDG_DATA_HOME="_s + home + u"/.local/share"_s};
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/aideragent.h"

#include "runner/agents/aiderstream.h"
#include "runner/agents/plainword.h"
#include "runner/agents/programsearch.h"
#include "runner/agents/pythonprogram.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kVariablesFile = ".aider-remit.env";

bool isAnthropic(const QString& model)
{
    return model.startsWith("anthropic/"_L1) || model.startsWith("claude"_L1) || model == "sonnet"_L1
        || model == "opus"_L1 || model == "haiku"_L1;
}

bool isGemini(const QString& model)
{
    return model.startsWith("gemini"_L1) || model == "flash"_L1 || model == "flash-lite"_L1;
}

/** LiteLLM would call any other provider ("deepseek/…") by itself, which no box lets through: the gateway takes it. */
QString modelArgument(const QString& model)
{
    const bool known = isAnthropic(model) || isGemini(model) || model.startsWith("openai/"_L1) || !model.contains(u'/');
    return known ? model : u"openai/"_s + model;
}

/** The variables that LiteLLM reads for a provider. */
QByteArrayList variablesFor(const Route& route, const QString& model)
{
    const QByteArray url = route.url.toUtf8();
    QByteArrayList variables;
    if (route.provider.id == "anthropic"_L1)
        variables << "ANTHROPIC_API_BASE=" + url << "ANTHROPIC_BASE_URL=" + url;
    else if (route.provider.id == "openai"_L1)
        variables << "OPENAI_API_BASE=" + url << "OPENAI_BASE_URL=" + url;
    else if (route.provider.id == "gemini"_L1)
        variables << "GEMINI_API_BASE=" + url + "/v1beta";
    // LiteLLM does not start without a key; an endpoint of the user's own may need none.
    const QByteArray key = route.token.isEmpty() && !model.isEmpty() ? QByteArray("none") : route.token.toUtf8();
    if (!key.isEmpty())
        variables << route.provider.keyVariables.first().toUtf8() + '=' + key;
    return variables;
}

/** Its own files, which it would lay into the worktree. */
QByteArrayList filesIn(const QByteArray& home)
{
    return {"--chat-history-file", home + "/.aider.chat.history.md", "--input-history-file",
        home + "/.aider.input.history", "--llm-history-file", home + "/.aider.llm.history"};
}

QByteArrayList manners()
{
    return {"--yes-always", "--no-auto-commits", "--no-dirty-commits", "--no-stream", "--no-pretty",
        "--no-check-update", "--no-show-release-notes", "--no-show-model-warnings", "--no-suggest-shell-commands",
        "--no-detect-urls", "--disable-playwright", "--no-gitignore", "--analytics-disable",
        // Its log of itself goes no further than our own reading of it: the figures without rounding.
        "--analytics-log", "/dev/stdout"};
}

} // namespace

QString AiderAgent::id() const
{
    return u"aider"_s;
}

QString AiderAgent::name() const
{
    return u"aider"_s;
}

AgentInstallation AiderAgent::find(const QString& path, const QString& userHome) const
{
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.metering = Metering::Gateway;
    const QStringList further
        = userHome.isEmpty() ? QStringList() : QStringList{userHome + u"/.local/bin"_s, userHome + u"/bin"_s};
    findProgram({.name = u"aider"_s, .path = path, .userHome = userHome, .furtherFolders = further}, found);
    showVirtualEnvironment(found, userHome);
    return found;
}

QByteArrayList AiderAgent::versionArguments() const
{
    return {"--version"};
}

Result<AgentStart> AiderAgent::start(const AgentRequest& request) const
{
    if (!request.program.startsWith(u'/'))
        return failure(ErrorCode::NotFound, u"aider has no program to start. Install it first."_s);
    if (!request.briefFile.startsWith(u'/'))
        return failure(ErrorCode::InvalidInput, u"aider reads its instruction from a file, and there is none."_s);
    const QString& model = request.contract.model;
    if (!model.isEmpty() && !isPlainWord(model))
        return failure(ErrorCode::InvalidInput, u"\"%1\" is no model's name."_s.arg(model));
    AgentStart start;
    for (const QString& word : request.interpreter)
        start.argv.append(word.toUtf8());
    const QByteArray home = request.home.toUtf8();
    start.argv << request.program.toUtf8() << "--message-file" << request.briefFile.toUtf8() << manners()
               << filesIn(home);
    if (!model.isEmpty())
        start.argv << "--model" << modelArgument(model).toUtf8();
    if (!request.resumeSession.isEmpty())
        start.argv << "--restore-chat-history";
    QByteArrayList variables{"LITELLM_LOCAL_MODEL_COST_MAP=True", "LITELLM_TELEMETRY=False"};
    for (const Route& route : request.routes)
        variables += variablesFor(route, model);
    // A .env of the repository counts for more than the environment, and this file for more than that.
    start.homeFiles.append({QString::fromLatin1(kVariablesFile), variables.join('\n') + '\n'});
    start.argv << "--env-file" << home + '/' + kVariablesFile;
    start.environment = variables;
    start.environment << "REMIT_BRIEF=" + request.briefFile.toUtf8() << "COLUMNS=2000"; // or it wraps its lines at 80
    return start;
}

std::unique_ptr<StreamParser> AiderAgent::newParser(const AgentRequest& request) const
{
    Q_UNUSED(request)
    return std::make_unique<AiderStream>();
}

QList<Provider> AiderAgent::providers(const Contract& contract) const
{
    const QString& model = contract.model;
    if (model.isEmpty())
        return {anthropicProvider(), openAiProvider(), geminiProvider()};
    if (isAnthropic(model))
        return {anthropicProvider()};
    return {isGemini(model) ? geminiProvider() : openAiProvider()};
}

QStringList AiderAgent::resumeCommand(const QString& program, const QString& session) const
{
    Q_UNUSED(program)
    Q_UNUSED(session)
    return {};
}

QString AiderAgent::exitMeaning(int exitCode) const
{
    return exitCode == 2 ? u"it does not know one of its options, so it is of another version"_s : QString();
}

} // namespace remit

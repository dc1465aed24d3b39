// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/geminiagent.h"

#include "runner/agents/geminisettings.h"
#include "runner/agents/geministream.h"
#include "runner/agents/plainword.h"
#include "runner/agents/programsearch.h"
#include "runner/agents/routekey.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

const auto kSettings = u".gemini/settings.json"_s;
const auto kPolicy = u".gemini/policies/remit.toml"_s;
const auto kPreload = u".gemini/remit/stdout.cjs"_s;
/**
 * The CLI exits while its last lines still wait for the pipe: what our side has not read yet beyond 64 KiB is lost, the
 * closing event with it (measured with 0.61.0 after a command that printed 230 kB). A pipe that blocks loses nothing.
 */
constexpr auto kBlockingOutput = "process.stdout._handle?.setBlocking?.(true);\n";

/** node, told to load the above first: in this process alone, not in those of the agent's commands. */
QByteArrayList programWords(const AgentRequest& request)
{
    QByteArrayList words;
    for (const QString& word : request.interpreter)
        words.append(word.toUtf8());
    if (!words.isEmpty() && (words.first().endsWith("/node") || words.first().endsWith("/nodejs")))
        words.insert(1, "--require=" + (request.home + u'/' + kPreload).toUtf8());
    words.append(request.program.toUtf8());
    return words;
}

QByteArrayList environmentFor(const AgentRequest& request)
{
    QByteArrayList environment{"GEMINI_CLI_HOME=" + request.home.toUtf8(), "GEMINI_CLI_TRUST_WORKSPACE=true",
        "GEMINI_CLI_NO_RELAUNCH=true", "GEMINI_TELEMETRY_ENABLED=false"};
    if (!request.contract.model.isEmpty())
        environment.append("GEMINI_MODEL=" + request.contract.model.toUtf8());
    if (!request.briefFile.isEmpty())
        environment.append("REMIT_BRIEF=" + request.briefFile.toUtf8());
    if (!request.routes.isEmpty()) {
        const Route& route = request.routes.first();
        environment.append("GOOGLE_GEMINI_BASE_URL=" + route.url.toUtf8());
        environment.append("GEMINI_API_KEY=" + routeKey(route));
    }
    return environment;
}

} // namespace

QString GeminiAgent::id() const
{
    return u"gemini"_s;
}

QString GeminiAgent::name() const
{
    return u"Gemini CLI"_s;
}

AgentInstallation GeminiAgent::find(const QString& path, const QString& userHome) const
{
    AgentInstallation found;
    found.id = id();
    found.name = name();
    found.metering = Metering::Gateway;
    findProgram(
        {.name = u"gemini"_s, .path = path, .userHome = userHome, .furtherFolders = npmProgramFolders(userHome)},
        found);
    return found;
}

QByteArrayList GeminiAgent::versionArguments() const
{
    return {"--version"};
}

Result<AgentStart> GeminiAgent::start(const AgentRequest& request) const
{
    if (!request.program.startsWith(u'/'))
        return failure(ErrorCode::NotFound, u"Gemini CLI has no program to start. Install it first."_s);
    if (!request.contract.model.isEmpty() && !isPlainWord(request.contract.model))
        return failure(ErrorCode::InvalidInput, u"\"%1\" is no model's name."_s.arg(request.contract.model));
    AgentStart start;
    start.argv = programWords(request);
    start.argv << "--output-format" << "stream-json" << "--approval-mode" << "yolo";
    if (!request.resumeSession.isEmpty()) {
        if (!isPlainWord(request.resumeSession))
            return failure(ErrorCode::InvalidInput, u"The session to resume has no usable name."_s);
        start.argv << "--resume" << request.resumeSession.toUtf8();
    }
    start.homeFiles = {{kSettings, geminiSettings()}, {kPolicy, geminiPolicy(request.contract.doNot, request.worktree)},
        {kPreload, kBlockingOutput}};
    start.environment = environmentFor(request);
    start.standardInput = request.brief;
    return start;
}

std::unique_ptr<StreamParser> GeminiAgent::newParser(const AgentRequest& request) const
{
    return std::make_unique<GeminiStream>(request.worktree);
}

QList<Provider> GeminiAgent::providers(const Contract& contract) const
{
    Q_UNUSED(contract)
    return {geminiProvider()};
}

QStringList GeminiAgent::resumeCommand(const QString& program, const QString& session) const
{
    return {program, u"--resume"_s, session};
}

QStringList GeminiAgent::homeVariables(const QString& home) const
{
    return {u"GEMINI_CLI_HOME="_s + home};
}

QString GeminiAgent::exitMeaning(int exitCode) const
{
    switch (exitCode) {
    case 41:
        return u"it could not sign in"_s;
    case 42:
        return u"it did not accept its input"_s;
    case 44:
        return u"its own sandbox could not be started"_s;
    case 52:
        return u"its settings are wrong"_s;
    case 53:
        return u"the turn limit of its settings was reached"_s;
    case 54:
        return u"a tool failed for good"_s;
    case 55:
        return u"it does not trust the folder"_s;
    case 130:
        return u"it was interrupted"_s;
    default:
        break;
    }
    // It ends with the HTTP status of the last answer, of which eight bits are left: 429 is 173.
    const int status = exitCode + 256;
    if (exitCode >= 400 - 256 && exitCode <= 255)
        return u"the model's provider answered with HTTP status %1"_s.arg(status);
    return {};
}

} // namespace remit

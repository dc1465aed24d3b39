// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/contractcommand.h"
#include "runner/contract/brief.h"
#include "runner/launch/preflightfacts.h"
#include "runner/supervise/agentrun.h"
#include "runner/supervise/homefile.h"
#include "runner/supervise/preparation.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

namespace remit {

namespace {

constexpr auto kGatewayPort = "3129";
constexpr qsizetype kLongestQuestion = 8 << 20; ///< a line that is cut cannot be answered, and its agent would wait

/** A box shows real paths only, so a word that leads to a file of the user's by a link names the file itself. */
QStringList withoutLinks(QStringList argv)
{
    for (QString& word : argv) {
        const QFileInfo file(word);
        if (const QString real = file.canonicalFilePath();
            file.isAbsolute() && file.isFile() && !real.startsWith(QStringLiteral("/usr/")))
            word = real;
    }
    return argv;
}

/** A `command` contract names programs and files of its own: those outside /usr and the worktree are shown read-only.
 */
QStringList filesOfCommand(const QStringList& argv, const QString& worktree)
{
    QStringList paths;
    for (const QString& word : argv) {
        const QFileInfo file(word);
        if (file.isAbsolute() && file.isFile() && file.canonicalFilePath() == word
            && !word.startsWith(QStringLiteral("/usr/")) && !word.startsWith(worktree + u'/'))
            paths.append(word);
    }
    return paths;
}

/** Why the program of a `command` contract cannot be run in the box, which shows /usr, the worktree and what is named.
 */
QString programProblem(const QString& program, const QString& worktree, const QString& searchPath)
{
    const auto problem = [&](const QString& what) {
        return QStringLiteral("The program %1 of the contract %2. Correct [command] argv.").arg(program, what);
    };
    if (!program.contains(u'/'))
        return QStandardPaths::findExecutable(program, searchPath.split(u':')).isEmpty()
            ? problem(QStringLiteral("is not on the PATH of the box (%1)").arg(searchPath))
            : QString();
    const QFileInfo file(program.startsWith(u'/') ? program : worktree + u'/' + program);
    if (!file.exists())
        return problem(QStringLiteral("does not exist"));
    return file.isFile() && file.isExecutable() ? QString() : problem(QStringLiteral("is not a file that may be run"));
}

KeyHeader headerFor(ProviderKey::Form form)
{
    switch (form) {
    case ProviderKey::Form::Bearer:
        return KeyHeader::Bearer;
    case ProviderKey::Form::OAuth:
        return KeyHeader::OAuth;
    case ProviderKey::Form::Native:
        break;
    }
    return KeyHeader::Native;
}

bool writeFile(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

} // namespace

QString AgentRun::prepareStart(AgentStart& how)
{
    const Contract& contract = m_context.contract;
    const Agent* agent = agentById(contract.agent);
    if (!agent)
        return QStringLiteral("There is no agent \"%1\". See `remitctl agents`.").arg(contract.agent);
    const QString path = m_context.environment.value(QStringLiteral("PATH"));
    const AgentInstallation found = agent->find(path, QDir::homePath());
    const bool isCommand = agent->runsContractsCommand();
    if (found.program.isEmpty() && !isCommand)
        return QStringLiteral("%1 was not found in your PATH. Install it, or correct the PATH. %2")
            .arg(agent->name(), found.reasons.join(u' '));

    QStringList shown = found.readOnlyPaths + m_context.settings.toolchains;
    const QStringList argv = withoutLinks(contract.command.argv);
    AgentInstallation program = found;
    if (isCommand) {
        program = contractProgram(contract, m_context.worktree, path, QDir::homePath());
        shown += filesOfCommand(argv, m_context.worktree) + program.readOnlyPaths;
    }
    shown.removeDuplicates();
    if (isCommand && program.program.isEmpty()) {
        const QString searchPath = boxSearchPath(m_context, shown);
        if (QString problem = programProblem(argv.value(0), m_context.worktree, searchPath); !problem.isEmpty())
            return problem;
    }
    m_spec = worktreeBox(m_context, shown);

    BriefContext brief;
    brief.worktree = m_context.worktree;
    brief.repository = m_context.repository.name;
    brief.baseCommit = m_context.base;
    brief.reviewComments = m_context.reviewComments;
    brief.reviewIntro = m_context.reviewIntro;
    brief.question = m_context.question;
    AgentRequest request;
    request.contract = contract;
    request.contract.command.argv = argv;
    request.program = program.program;
    request.interpreter = program.interpreter;
    // A program of the user's own is started anew each time.
    const bool goesOn = !m_context.question.isEmpty() && !m_context.resumeSession.isEmpty() && !isCommand;
    request.brief = (goesOn ? renderAnswer(m_context.reviewIntro) : renderBrief(contract, brief)).toUtf8();
    const InsidePlaces places = insidePlaces(m_context);
    request.briefFile = places.brief;
    request.worktree = m_context.worktree;
    request.home = places.home;
    request.resumeSession = m_context.resumeSession;
    if (!writeFile(m_context.briefFile(), request.brief))
        return QStringLiteral("%1 cannot be written.").arg(m_context.briefFile());
    m_spec.briefFile = m_context.briefFile();

    QString priceProblem;
    m_prices = pricesFor(m_context.paths, &priceProblem);
    if (!priceProblem.isEmpty())
        m_log.add(event::note, {{QStringLiteral("text"), priceProblem}});
    if (const auto ready = prepareGateway(*agent, request); !ready)
        return ready.error().detail;
    if (m_gateway) {
        const auto port = addListener(m_spec, QLatin1StringView(kGatewayPort));
        if (!port)
            return port.error().detail;
        for (Route& route : request.routes)
            route.url.prepend(QStringLiteral("http://127.0.0.1:%1").arg(*port));
    }
    auto start = agent->start(request);
    if (!start)
        return start.error().detail;
    how = std::move(*start);
    for (const AgentStart::HomeFile& file : how.homeFiles) {
        if (!writeHomeFile(m_context.home(), file.path, file.content))
            return QStringLiteral("%1 cannot be written into the run's home.").arg(file.path);
    }
    if (const auto ready = m_egress.prepare(contract.environment.hosts, m_spec); !ready)
        return ready.error().detail;
    QStringList forbidden = contract.doNot.actions;
    if (m_egress.isWanted())
        forbidden.removeAll(QStringLiteral("network")); // the proxy knows better what is allowed
    // Only a box can have something else stand where a program is.
    const auto ready = m_spec.isBoxed()
        ? m_attempts.prepare(forbidden, contract.success.command, boxSearchPath(m_context, shown), m_spec)
        : Result<>();
    if (!ready)
        return ready.error().detail;
    m_spec.argv = how.argv;
    m_spec.environment += "REMIT_BRIEF=" + QFile::encodeName(places.brief);
    m_spec.environment += how.environment;
    m_input = how.standardInput;
    m_keepsInput = how.keepInput;
    if (m_keepsInput)
        m_lines = LineSplitter(kLongestQuestion);
    m_parser = agent->newParser(request);
    return m_parser ? QString()
                    : QStringLiteral("Nobody here understands a stream of \"%1\".").arg(contract.command.speaks);
}

Result<GatewayRoute> AgentRun::routeTo(const Agent& agent, const Provider& provider) const
{
    const auto upstream = upstreamPlace(m_context.settings, m_context.environment, agent.id(), provider);
    if (!upstream)
        return std::unexpected(upstream.error());
    const ProviderKey key = m_context.keys.value(provider.id);
    GatewayRoute route;
    route.upstream = upstream->url;
    route.wire = provider.wire;
    route.apiKey = key.value;
    route.keyHeader = headerFor(key.form);
    return route;
}

Result<> AgentRun::prepareGateway(const Agent& agent, AgentRequest& request)
{
    const QList<Provider> providers = agent.providers(m_context.contract);
    if (providers.isEmpty())
        return {};
    GatewaySetup setup;
    const QString token
        = QStringLiteral("remit-%1").arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
    setup.placeholder = token.toUtf8();
    for (const Provider& provider : providers) {
        auto route = routeTo(agent, provider);
        if (!route)
            return std::unexpected(route.error());
        if (providers.size() > 1)
            route->path = '/' + provider.id.toUtf8();
        // Without a key of the user's the agent signs in by itself.
        request.routes.append({provider, QString::fromUtf8(route->path), route->apiKey.isEmpty() ? QString() : token});
        setup.routes.append(std::move(*route));
    }
    setup.maximumCalls = m_context.limits.llmCalls;
    setup.maximumCostMicroUsd = m_context.limits.costMicroUsd;
    setup.costStrict = m_context.contract.costStrict;
    setup.ownCostLimit = m_context.contract.limits.costMicroUsd.has_value() || m_context.contract.costStrict;
    setup.prices = m_prices;
    setup.pricesFile = pricesFile(m_context.paths);
    m_gateway = std::make_unique<Gateway>(std::move(setup));
    // A program of the user's own may print a stream without calling anybody: then the stream counts, until it calls.
    m_exactCalls = !agent.runsContractsCommand();
    connect(m_gateway.get(), &Gateway::callDone, this, [this](const QJsonObject& call) {
        if (!m_exactCalls)
            m_meter.countedBy(QStringLiteral("gateway"));
        m_exactCalls = true;
        record(event::llmCall, call);
        checkLimits();
    });
    connect(m_gateway.get(), &Gateway::bytesPassed, this, [this] { m_meter.outputBytes(0, now()); });
    connect(m_gateway.get(), &Gateway::limitHit, this, [this](const QString& limit) {
        if (m_ending || m_outcome.limit)
            return;
        const LimitName name = limit == u"llm_calls" ? LimitName::LlmCalls : LimitName::Cost;
        m_meter.refused(name, QStringLiteral("gateway"));
        const QList<LimitUse> uses = m_meter.uses();
        const auto use = std::ranges::find(uses, name, &LimitUse::name);
        reach(use == uses.end() ? LimitCrossing{.name = name, .reached = true, .source = QStringLiteral("gateway")}
                                : LimitCrossing{name, use->used, use->allowed, true, use->unit, use->source});
    });
    connect(m_gateway.get(), &Gateway::trouble, this,
        [this](const QString& kind, const QString& text, const QJsonObject& facts) {
            QJsonObject data = facts;
            data.insert(QStringLiteral("kind"), kind);
            data.insert(QStringLiteral("text"), text);
            data.insert(QStringLiteral("source"), QStringLiteral("gateway"));
            record(event::agentNotice, data);
        });
    return {};
}

} // namespace remit

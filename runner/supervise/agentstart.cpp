// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/brief.h"
#include "runner/supervise/agentrun.h"
#include "runner/supervise/preparation.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QUrl>

namespace remit {

namespace {

constexpr auto kGatewayPort = "3129";

/** A `command` contract names programs and files of its own: those outside /usr and the worktree are shown read-only.
 */
QStringList filesOfCommand(const QStringList& argv, const QString& worktree)
{
    QStringList paths;
    for (const QString& word : argv) {
        const QFileInfo file(word);
        if (!file.isAbsolute() || !file.isFile())
            continue;
        const QString path = file.canonicalFilePath();
        if (!path.startsWith(QStringLiteral("/usr/")) && !path.startsWith(worktree + u'/'))
            paths.append(path);
    }
    return paths;
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
    const bool isCommand = contract.agent == u"command";
    if (found.program.isEmpty() && !isCommand)
        return QStringLiteral("%1 was not found in your PATH. Install it, or correct the PATH. %2")
            .arg(agent->name(), found.reasons.join(u' '));

    QStringList shown = found.readOnlyPaths + m_context.settings.toolchains;
    if (isCommand)
        shown += filesOfCommand(contract.command.argv, m_context.worktree);
    shown.removeDuplicates();
    m_spec = worktreeBox(m_context, shown);

    BriefContext brief;
    brief.worktree = m_context.worktree;
    brief.repository = m_context.repository.name;
    brief.baseCommit = m_context.base;
    brief.reviewComments = m_context.reviewComments;
    brief.reviewIntro = m_context.reviewIntro;
    AgentRequest request;
    request.contract = contract;
    request.program = found.program;
    request.interpreter = found.interpreter;
    request.brief = renderBrief(contract, brief).toUtf8();
    request.briefFile = QStringLiteral("/run/box/brief.md");
    request.worktree = m_context.worktree;
    request.home = QStringLiteral("/home/agent");
    request.resumeSession = m_context.resumeSession;
    if (!writeFile(m_context.briefFile(), request.brief))
        return QStringLiteral("%1 cannot be written.").arg(m_context.briefFile());
    m_spec.briefFile = m_context.briefFile();

    prepareGateway(*agent, m_spec);
    if (m_gateway) {
        request.gatewayUrl = QStringLiteral("http://127.0.0.1:%1").arg(QLatin1StringView(kGatewayPort));
        request.gatewayToken = m_gatewayToken;
    }
    auto start = agent->start(request);
    if (!start)
        return start.error().detail;
    how = std::move(*start);
    for (const AgentStart::HomeFile& file : how.homeFiles) {
        if (!writeFile(m_context.home() + u'/' + file.path, file.content))
            return QStringLiteral("%1 cannot be written into the run's home.").arg(file.path);
    }
    m_egress.prepare(contract.environment.hosts, m_spec);
    m_spec.argv = how.argv;
    m_spec.environment += "REMIT_BRIEF=/run/box/brief.md";
    m_spec.environment += how.environment;
    m_input = how.standardInput;
    m_parser = isCommand ? parserFor(contract.command.speaks) : agent->newParser();
    return m_parser ? QString()
                    : QStringLiteral("Nobody here understands a stream of \"%1\".").arg(contract.command.speaks);
}

PriceTable AgentRun::readPrices()
{
    PriceTable prices = PriceTable::builtIn();
    QFile overrides(m_context.paths.config() + QStringLiteral("/prices.toml"));
    if (!overrides.open(QIODevice::ReadOnly))
        return prices;
    if (const auto own = PriceTable::read(overrides.readAll(), overrides.fileName()))
        prices.override(*own);
    else
        m_log.add(event::note, {{QStringLiteral("text"), own.error().detail}});
    return prices;
}

void AgentRun::prepareGateway(const Agent& agent, BoxSpec& spec)
{
    const auto upstream = agent.upstream();
    if (!upstream) {
        m_prices = readPrices();
        return;
    }
    GatewaySetup setup;
    const QString configured = m_context.settings.upstreams.value(agent.id());
    const QString theirs = m_context.environment.value(upstream->urlVariable);
    setup.upstream = QUrl(!configured.isEmpty() ? configured : !theirs.isEmpty() ? theirs : upstream->defaultUrl);
    setup.wire = upstream->wire;
    for (const QString& name : upstream->keyVariables) {
        if (!setup.apiKey.isEmpty() || !m_context.environment.contains(name))
            continue;
        setup.apiKey = m_context.environment.value(name).toUtf8();
        if (name.endsWith(QStringLiteral("_AUTH_TOKEN")))
            setup.keyHeader = KeyHeader::Bearer;
    }
    if (!setup.apiKey.isEmpty()) // without a key of the user's the agent signs in by itself
        m_gatewayToken
            = QStringLiteral("remit-%1").arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
    setup.placeholder = m_gatewayToken.toUtf8();
    setup.maximumCalls = m_context.limits.llmCalls;
    setup.maximumCostMicroUsd = m_context.limits.costMicroUsd;
    setup.costStrict = m_context.contract.costStrict;
    setup.prices = readPrices();
    m_gateway = std::make_unique<Gateway>(std::move(setup));
    m_exactCalls = true;
    spec.listeners.append(QLatin1StringView(kGatewayPort));
    connect(m_gateway.get(), &Gateway::callDone, this, [this](const QJsonObject& call) {
        record(event::llmCall, call);
        checkLimits();
    });
    connect(m_gateway.get(), &Gateway::bytesPassed, this, [this] { m_meter.outputBytes(0, now()); });
    connect(m_gateway.get(), &Gateway::limitHit, this, [this](const QString& limit) {
        const LimitName name = limit == u"llm_calls" ? LimitName::LlmCalls : LimitName::Cost;
        m_meter.refused(name, QStringLiteral("gateway"));
        for (const LimitUse& use : m_meter.uses()) {
            if (use.name == name && !m_outcome.limit)
                m_outcome.limit = LimitCrossing{name, use.used, use.allowed, true, use.unit, use.source};
        }
        if (m_outcome.limit)
            m_log.addNow(event::limitReached, crossingData(*m_outcome.limit));
        end(EndedBy::Limit, {});
    });
    connect(m_gateway.get(), &Gateway::trouble, this, [this](const QString& kind, const QString& text) {
        m_log.add(event::agentNotice, {{QStringLiteral("kind"), kind}, {QStringLiteral("text"), text}});
    });
}

} // namespace remit

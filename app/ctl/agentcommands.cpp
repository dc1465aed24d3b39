// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/agenttesting.h"
#include "app/ctl/commands.h"
#include "runner/agents/agentlimits.h"
#include "runner/agents/versionprobe.h"
#include "runner/launch/providerplace.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace remit::ctl {

namespace {

constexpr int kTableWidth = 100;

bool runsAnything(const AgentInstallation& agent)
{
    const Agent* adapter = agentById(agent.id);
    return adapter && adapter->runsContractsCommand();
}

bool isThere(const AgentInstallation& agent)
{
    return !agent.program.isEmpty() || runsAnything(agent);
}

/** How one of its providers is reached. */
QJsonObject toJson(const Provider& provider, const QString& agentId, const Settings& settings)
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const KeyPlace place = keyPlace(settings, environment, provider);
    const auto upstream = upstreamPlace(settings, environment, agentId, provider);
    QJsonObject object{{QStringLiteral("id"), provider.id}, {QStringLiteral("key"), toText(place.kind)},
        {QStringLiteral("key_name"), place.name},
        {QStringLiteral("problem"), upstream ? QJsonValue() : QJsonValue(upstream.error().detail)}};
    if (upstream) {
        object.insert(QStringLiteral("host"), upstream->url.host());
        object.insert(QStringLiteral("url"), upstream->url.toString());
        object.insert(QStringLiteral("url_from"), upstream->from);
        object.insert(QStringLiteral("encrypted"), !isReadableOnTheWay(upstream->url));
    }
    return object;
}

QJsonArray toJson(const QList<LimitHolding>& holdings)
{
    QJsonArray array;
    for (const LimitHolding& holding : holdings)
        array.append(
            QJsonObject{{QStringLiteral("name"), toText(holding.name)}, {QStringLiteral("held"), holding.isHeld()},
                {QStringLiteral("by"), toText(holding.holder)}, {QStringLiteral("why"), holding.why}});
    return array;
}

QJsonObject toJson(const AgentInstallation& agent, const QString& version, const Settings& settings)
{
    QJsonArray providers;
    Contract contract;
    contract.agent = agent.id;
    if (const Agent* adapter = agentById(agent.id)) {
        for (const Provider& provider : adapter->providers(contract))
            providers.append(toJson(provider, agent.id, settings));
    }
    return {{QStringLiteral("id"), agent.id}, {QStringLiteral("name"), agent.name},
        {QStringLiteral("program"), agent.program.isEmpty() ? QJsonValue() : QJsonValue(agent.program)},
        {QStringLiteral("installed"), isThere(agent)},
        {QStringLiteral("version"), version.isEmpty() ? QJsonValue() : QJsonValue(version)},
        {QStringLiteral("reasons"), QJsonArray::fromStringList(agent.reasons)},
        {QStringLiteral("metering"), toText(agent.metering)},
        {QStringLiteral("metering_reason"), meteringReason(agent)}, {QStringLiteral("providers"), providers},
        {QStringLiteral("limits"), toJson(limitHoldings(agent))}};
}

/** "all", or those that cannot be held. */
QString limitWords(const AgentInstallation& agent)
{
    QStringList open;
    bool byContract = false;
    for (const LimitHolding& holding : limitHoldings(agent)) {
        if (holding.isHeld())
            continue;
        open.append(toText(holding.name));
        byContract = holding.holder == LimitHolder::Contract;
    }
    if (open.isEmpty())
        return QStringLiteral("all hold");
    const QString names = open.join(QStringLiteral(", "));
    return (byContract ? QStringLiteral("%1 by contract") : QStringLiteral("not %1")).arg(names);
}

QString keyWords(const QJsonObject& provider)
{
    const QString key = provider.value(u"key").toString();
    const QString name = provider.value(u"key_name").toString();
    return name.isEmpty() ? key : key + u' ' + name;
}

/** Its end tells more than its beginning. */
QString endOf(const QString& text, qsizetype width)
{
    return text.size() <= width ? text : u'…' + text.last(width - 1);
}

void printForPeople(const QList<AgentInstallation>& agents, const QJsonArray& documents)
{
    QList<QStringList> table;
    QList<QStringList> ways;
    QStringList notes;
    for (qsizetype i = 0; i < agents.size(); ++i) {
        const AgentInstallation& agent = agents.at(i);
        const QJsonObject document = documents.at(i).toObject();
        const QString metered = limitHoldings(agent).at(int(LimitName::LlmCalls)).holder == LimitHolder::Contract
            ? QStringLiteral("by contract")
            : toText(agent.metering);
        const QString program = runsAnything(agent) ? QStringLiteral("any program")
            : agent.program.isEmpty()               ? QStringLiteral("not found")
                                                    : agent.program;
        table.append({agent.id, document.value(u"version").toString(QStringLiteral("unknown")), metered,
            limitWords(agent), program});
        if (!isThere(agent))
            notes.append(QStringLiteral("%1: %2").arg(agent.name, agent.reasons.join(u' ')));
        for (const QJsonValue& value : document.value(u"providers").toArray()) {
            const QJsonObject provider = value.toObject();
            ways.append({agent.id, provider.value(u"id").toString(), keyWords(provider),
                provider.value(u"host").toString(QStringLiteral("unknown"))});
            if (provider.value(u"problem").isString())
                notes.append(provider.value(u"problem").toString());
            else if (!provider.value(u"encrypted").toBool())
                notes.append(
                    QStringLiteral("%1: the way to %2 is not encrypted, so the key and your text can be read on it.")
                        .arg(agent.name, provider.value(u"host").toString()));
        }
    }
    qsizetype before = 0;
    for (int column = 0; column < 4; ++column) {
        qsizetype width = 8;
        for (const QStringList& row : std::as_const(table))
            width = std::max(width, row.at(column).size());
        before += width + 2;
    }
    for (QStringList& row : table)
        row.last() = endOf(row.last(), std::max<qsizetype>(kTableWidth - before, 20));
    printTable({QStringLiteral("ID"), QStringLiteral("VERSION"), QStringLiteral("METERED"), QStringLiteral("LIMITS"),
                   QStringLiteral("PROGRAM")},
        table);
    print(QString());
    printTable({QStringLiteral("ID"), QStringLiteral("PROVIDER"), QStringLiteral("KEY"), QStringLiteral("HOST")}, ways);
    if (!notes.isEmpty())
        print(QString());
    notes.removeDuplicates();
    for (const QString& note : std::as_const(notes))
        print(shown(note));
}

std::optional<int> listAll(const Session& session, bool asJson)
{
    const auto settings = readSettings(session.paths.settingsFile());
    if (!settings)
        return fail(settings.error());
    auto* probe = new VersionProbe(QCoreApplication::instance());
    QObject::connect(probe, &VersionProbe::finished, probe,
        [asJson, settings = *settings](
            const QList<AgentInstallation>& agents, const QHash<QString, QString>& versions) {
            QJsonArray documents;
            for (const AgentInstallation& agent : agents)
                documents.append(toJson(agent, versions.value(agent.id), settings));
            if (asJson)
                print(documents);
            else
                printForPeople(agents, documents);
            QCoreApplication::exit(Done);
        });
    probe->start(qEnvironmentVariable("PATH"), QDir::homePath());
    return {};
}

} // namespace

std::optional<int> listAgents(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "The agents that Remit knows: where they are, how their calls are metered, which limits hold, and "
        "where their keys come from. \"test ID\" has one answer with a short sentence, in a real run."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    const QCommandLineOption model(QStringLiteral("model"),
        QStringLiteral("Test it with this model (default: the agent's own)."), QStringLiteral("NAME"));
    parser.addOptions({model, json});
    parser.addPositionalArgument(QStringLiteral("test"), QStringLiteral("Test an agent."), QStringLiteral("[test"));
    parser.addPositionalArgument(QStringLiteral("ID"), QStringLiteral("The agent."), QStringLiteral("ID]"));
    if (const auto code = parse(parser, session, 0, 2))
        return code;
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty() && !parser.isSet(model))
        return listAll(session, parser.isSet(json));
    if (words.size() == 2 && words.constFirst() == u"test")
        return testAgent(session, words.last(), parser.value(model), parser.isSet(json));
    return fail({ErrorCode::InvalidInput,
        QStringLiteral("\"agents %1\" is not known. See remitctl agents --help.")
            .arg(shown(session.arguments.join(u' ')))});
}

} // namespace remit::ctl

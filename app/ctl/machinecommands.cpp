// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/agents/agent.h"
#include "runner/agents/versionprobe.h"
#include "runner/sandbox/probe.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QStorageInfo>

namespace remit::ctl {

namespace {

QJsonObject toJson(const AgentInstallation& agent, const QString& version)
{
    return {{QStringLiteral("id"), agent.id}, {QStringLiteral("name"), agent.name},
        {QStringLiteral("program"), agent.program.isEmpty() ? QJsonValue() : QJsonValue(agent.program)},
        {QStringLiteral("installed"), !agent.program.isEmpty() || agent.id == u"command"},
        {QStringLiteral("version"), version.isEmpty() ? QJsonValue() : QJsonValue(version)},
        {QStringLiteral("metering"), toText(agent.metering)},
        {QStringLiteral("reasons"), QJsonArray::fromStringList(agent.reasons)}};
}

QString heldAt(BoxLevel level)
{
    return level == BoxLevel::B
        ? QStringLiteral(
              "Level B would hold files and network by Landlock, limits and end by a keeper; not paths of the "
              "do-not list.")
        : QStringLiteral("Level C would hold limits and end, and neither files nor network.");
}

} // namespace

std::optional<int> listAgents(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The agents that Remit knows, where they are, and how their calls are metered."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    auto* probe = new VersionProbe(QCoreApplication::instance());
    QObject::connect(probe, &VersionProbe::finished, probe,
        [asJson = parser.isSet(json)](const QList<AgentInstallation>& agents, const QHash<QString, QString>& versions) {
            QJsonArray array;
            QList<QStringList> table;
            for (const AgentInstallation& agent : agents) {
                const QString version = versions.value(agent.id);
                array.append(toJson(agent, version));
                table.append({agent.id, agent.name,
                    agent.program.isEmpty()
                        ? (agent.id == u"command" ? QStringLiteral("any program") : QStringLiteral("not found"))
                        : agent.program,
                    version.isEmpty() ? QStringLiteral("unknown") : version, toText(agent.metering)});
            }
            if (asJson)
                print(array);
            else
                printTable({QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("PROGRAM"),
                               QStringLiteral("VERSION"), QStringLiteral("METERED")},
                    table);
            QCoreApplication::exit(Done);
        });
    probe->start(qEnvironmentVariable("PATH"), QDir::homePath());
    return {};
}

std::optional<int> examineMachine(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "What this machine enforces and what it does not, with the mend. Ends with 6 where no run can start."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    auto* probe = new SandboxProbe(QCoreApplication::instance());
    QObject::connect(
        probe, &SandboxProbe::finished, probe, [session, asJson = parser.isSet(json)](const SandboxFacts& facts) {
            const bool writable = session.paths.makeFolders() && QFileInfo(session.paths.data()).isWritable();
            const qint64 free = QStorageInfo(session.paths.data()).bytesAvailable();
            const bool isWhole = !boxShimProgram().isEmpty();
            const bool runsCanStart = facts.isBoxed() && isWhole;
            const QJsonObject document{
                {QStringLiteral("runs_can_start"), runsCanStart && writable},
                {QStringLiteral("sandbox"),
                    QJsonObject{{QStringLiteral("level"), toText(facts.level)}, {QStringLiteral("bwrap"), facts.bwrap},
                        {QStringLiteral("version"), facts.bwrapVersion}, {QStringLiteral("box_init"), facts.boxInit},
                        {QStringLiteral("box_shim"), boxShimProgram()}, {QStringLiteral("box_keeper"), facts.boxKeeper},
                        {QStringLiteral("consent"), facts.consent()}, {QStringLiteral("landlock"), facts.landlock},
                        {QStringLiteral("problem"), facts.problem}, {QStringLiteral("mend"), facts.mend}}},
                {QStringLiteral("memory"),
                    facts.scopeProgram.isEmpty() ? QStringLiteral("polled") : QStringLiteral("held by the kernel")},
                {QStringLiteral("network"),
                    runsCanStart ? QStringLiteral("none but the model gateway and the hosts of the contract")
                                 : QStringLiteral("unknown")},
                {QStringLiteral("data"),
                    QJsonObject{{QStringLiteral("folder"), session.paths.data()},
                        {QStringLiteral("writable"), writable}, {QStringLiteral("free_bytes"), free}}},
            };
            if (asJson) {
                print(document);
            } else {
                print(QStringLiteral("sandbox   level %1 (%2 %3)")
                        .arg(toText(facts.level), facts.bwrap, facts.bwrapVersion));
                if (!facts.problem.isEmpty())
                    print(QStringLiteral("          %1\n          %2").arg(facts.problem, facts.mend));
                if (!isWhole)
                    print(QStringLiteral("          remit-box-shim is missing. Install Remit again, as a whole."));
                if (!facts.consent().isEmpty())
                    print(QStringLiteral(
                        "          %1\n          To start a run all the same: remitctl run --consent \"%2\"")
                            .arg(heldAt(facts.level), facts.consent()));
                print(QStringLiteral("memory    %1").arg(document.value(u"memory").toString()));
                print(QStringLiteral("network   %1").arg(document.value(u"network").toString()));
                print(QStringLiteral("data      %1, %2, %3 MB free")
                        .arg(session.paths.data(),
                            writable ? QStringLiteral("writable") : QStringLiteral("not writable"))
                        .arg(free / 1'000'000));
            }
            QCoreApplication::exit(runsCanStart && writable ? Done : CouldNotStart);
        });
    probe->start();
    return {};
}

} // namespace remit::ctl

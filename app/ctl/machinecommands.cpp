// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/launch/providerplace.h"
#include "runner/sandbox/probe.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QStorageInfo>

namespace remit::ctl {

namespace {

/** Of the providers that are reached so that others can read along. */
QStringList readableWays(const Session& session)
{
    const auto settings = readSettings(session.paths.settingsFile());
    if (!settings)
        return {settings.error().detail};
    QStringList notes;
    for (const QString& id : knownProviders()) {
        const auto upstream = upstreamPlace(
            *settings, QProcessEnvironment::systemEnvironment(), {}, providerById(id).value_or(Provider()));
        if (!upstream)
            notes.append(upstream.error().detail);
        else if (isReadableOnTheWay(upstream->url))
            notes.append(QStringLiteral("The way to %1 (%2) is not encrypted: the key and your text can be read on it.")
                    .arg(id, upstream->url.host()));
    }
    return notes;
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
            const QStringList ways = readableWays(session);
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
                {QStringLiteral("providers"), QJsonArray::fromStringList(ways)},
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
                for (const QString& way : ways)
                    print(QStringLiteral("          %1").arg(shown(way)));
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

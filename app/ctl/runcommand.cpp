// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/contracttold.h"
#include "app/ctl/follow.h"
#include "runner/run/auditrecord.h"
#include "runner/sandbox/box.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace remit::ctl {

namespace {

/** Nothing has run: either the request was wrong, or it could not start. */
int couldNotStart(const Error& error)
{
    return fail(error) == UsageError ? UsageError : CouldNotStart;
}

/** The preflight's errors with their places in the file; the launcher would refuse them too, but knows no file. */
std::optional<int> sayErrors(const Launcher& launcher, const LaunchRequest& request, const QString& file, bool asJson)
{
    const auto context = launcher.preflightContext(request.repository, request.base, request.contract);
    if (!context)
        return couldNotStart(context.error());
    const Preflight result = preflight(request.contract, *context);
    const QByteArray toml = contentOf(file);
    for (const PreflightFinding& finding : result.findings) {
        if (finding.severity == Severity::Error)
            printError(findingLine(file, toml, finding));
        else if (finding.severity == Severity::Warning)
            printNote(findingLine(file, toml, finding));
    }
    if (!result.hasErrors())
        return {};
    if (asJson)
        print(documentOf(file, toml, result));
    return UsageError;
}

} // namespace

BoxLevel consentedLevel(const QString& typed)
{
    for (const BoxLevel level : {BoxLevel::B, BoxLevel::C}) {
        if (typed == consentFor(level))
            return level;
    }
    return BoxLevel::A;
}

std::optional<int> runContract(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Launches a contract on a repository and prints the id of the run."));
    const QCommandLineOption repository(QStringLiteral("repo"),
        QStringLiteral("The repository (default: this folder)."), QStringLiteral("DIR"), QStringLiteral("."));
    const QCommandLineOption contract(
        QStringLiteral("contract"), QStringLiteral("The contract file."), QStringLiteral("FILE"));
    const QCommandLineOption base(
        QStringLiteral("base"), QStringLiteral("Start from this revision (default: HEAD)."), QStringLiteral("REV"));
    const QCommandLineOption agent(
        QStringLiteral("agent"), QStringLiteral("Another agent than the contract's."), QStringLiteral("ID"));
    const QCommandLineOption wait(QStringLiteral("wait"), QStringLiteral("Follow the run and end with its exit code."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    const QCommandLineOption consent(QStringLiteral("consent"),
        QStringLiteral(
            "Where no box can be made, start it all the same: \"level B\" (the kernel holds files and network) or "
            "\"level C\" (only limits and end are held). See remitctl doctor."),
        QStringLiteral("TEXT"));
    parser.addOptions({repository, contract, base, agent, consent, wait, json});
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    if (!parser.isSet(contract)) {
        printError(QStringLiteral("remitctl run: --contract FILE is missing. See remitctl run --help."));
        return UsageError;
    }
    const BoxLevel accepted = consentedLevel(parser.value(consent));
    if (parser.isSet(consent) && accepted == BoxLevel::A) {
        printError(QStringLiteral("remitctl run: --consent takes \"level B\" or \"level C\", typed out."));
        return UsageError;
    }
    const QString file = parser.value(contract);
    ContractReading reading = readContractFile(file);
    if (!reading.contract) {
        sayProblems(file, reading);
        if (parser.isSet(json))
            print(documentOf(file, reading));
        return UsageError;
    }
    if (parser.isSet(agent))
        reading.contract->agent = parser.value(agent);
    auto launcher = session.launcher();
    if (!launcher)
        return fail(launcher.error());
    if (session.paths.makeFolders()) {
        if (const auto recovered = launcher->recover(); !recovered)
            printError(recovered.error().detail);
    }
    LaunchRequest request;
    request.repository = QDir(parser.value(repository)).absolutePath();
    request.base = parser.value(base);
    request.contract = *reading.contract;
    if (accepted != BoxLevel::A)
        request.acceptedLevel = toText(accepted);
    if (const auto code = sayErrors(*launcher, request, file, parser.isSet(json)))
        return code;
    const auto run = launcher->launch(request);
    if (!run)
        return couldNotStart(run.error());
    if (!parser.isSet(wait)) {
        if (parser.isSet(json))
            print(QJsonObject{{QStringLiteral("run_id"), run->text()}});
        else
            print(run->text());
        return Done;
    }
    if (!parser.isSet(json))
        print(run->text());
    auto* follower = new Follower(session, *run,
        parser.isSet(json) ? Follower::Tell::Nothing : Follower::Tell::Progress, QCoreApplication::instance());
    QObject::connect(
        follower, &Follower::finished, follower, [follower, asJson = parser.isSet(json)](const AuditRecord& record) {
            if (asJson)
                print(toShowJson(record));
            else
                print(QStringLiteral("%1: %2").arg(
                    record.status ? toText(*record.status) : QStringLiteral("unknown"), shown(record.reason)));
            QCoreApplication::exit(exitCodeFor(record));
            follower->deleteLater();
        });
    QObject::connect(follower, &Follower::failed, follower,
        [](const QString& problem) { QCoreApplication::exit(fail({ErrorCode::Io, problem})); });
    follower->start();
    return {};
}

} // namespace remit::ctl

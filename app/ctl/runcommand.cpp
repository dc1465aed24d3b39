// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/findingline.h"
#include "app/ctl/follow.h"
#include "runner/contract/contractfile.h"
#include "runner/run/auditrecord.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace remit::ctl {

namespace {

/** The preflight's errors with their places in the file; the launcher would refuse them too, but knows no file. */
std::optional<int> sayErrors(const Launcher& launcher, const LaunchRequest& request, const QString& file)
{
    const auto context = launcher.preflightContext(request.repository, request.base, request.contract);
    if (!context)
        return fail(context.error());
    const Preflight result = preflight(request.contract, *context);
    const QByteArray toml = contentOf(file);
    for (const PreflightFinding& finding : result.findings) {
        if (finding.severity != Severity::Note)
            printError(findingLine(file, toml, finding));
    }
    return result.hasErrors() ? std::optional<int>(UsageError) : std::nullopt;
}

} // namespace

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
    parser.addOptions({repository, contract, base, agent, wait, json});
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    if (!parser.isSet(contract)) {
        printError(QStringLiteral("remitctl run: --contract FILE is missing. See remitctl run --help."));
        return UsageError;
    }
    const QString file = parser.value(contract);
    ContractReading reading = readContractFile(file);
    if (!reading.contract) {
        for (const ContractProblem& problem : std::as_const(reading.problems))
            printError(problem.inFile(file));
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
    if (const auto code = sayErrors(*launcher, request, file))
        return code;
    const auto run = launcher->launch(request);
    if (!run)
        return fail(run.error());
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
    follower->start();
    return {};
}

} // namespace remit::ctl

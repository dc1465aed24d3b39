// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/boxedcheck.h"
#include "app/ctl/commands.h"
#include "app/ctl/contracttold.h"
#include "runner/launch/preflightfacts.h"

#include <QCoreApplication>
#include <QDir>

namespace remit::ctl {

namespace {

int tell(const QString& file, const Preflight& result, bool asJson)
{
    const QByteArray toml = contentOf(file);
    const int code = result.hasErrors() ? UsageError : Done;
    if (asJson) {
        print(documentOf(file, toml, result));
        return code;
    }
    for (const PreflightFinding& finding : result.findings)
        print(findingLine(file, toml, finding));
    const QList<PreflightAnswer> answers = result.parts + result.questions;
    for (const PreflightAnswer& answer : answers)
        print(QStringLiteral("%1 %2 %3")
                .arg(answer.ok ? QStringLiteral("ok     ") : QStringLiteral("missing"))
                .arg(answer.name, -12)
                .arg(shown(answer.answer)));
    return code;
}

} // namespace

std::optional<int> lintContract(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Reads a contract and says what is wrong, missing or unwise in it. Ends with 2 on errors. With "
                       "--repo the success command is tried on the base, in a box."));
    const QCommandLineOption repository(
        QStringLiteral("repo"), QStringLiteral("Judge it for this repository."), QStringLiteral("DIR"));
    const QCommandLineOption base(
        QStringLiteral("base"), QStringLiteral("At this revision (default: HEAD)."), QStringLiteral("REV"));
    const QCommandLineOption noTry(
        QStringLiteral("no-try"), QStringLiteral("Do not run setup and success command on the base."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({repository, base, noTry, json});
    parser.addPositionalArgument(QStringLiteral("CONTRACT"), QStringLiteral("The contract file."));
    if (const auto code = parse(parser, session, 1, 1))
        return code;
    const QString file = parser.positionalArguments().constFirst();
    const bool asJson = parser.isSet(json);
    const ContractReading reading = readContractFile(file);
    if (!reading.contract) {
        if (asJson)
            print(documentOf(file, reading));
        else
            sayProblems(file, reading);
        return UsageError;
    }
    PreflightContext context = factsAbout(session.paths, *reading.contract);
    if (parser.isSet(repository)) {
        const auto launcher = session.launcher();
        if (!launcher)
            return fail(launcher.error());
        const auto known = launcher->preflightContext(
            QDir(parser.value(repository)).absolutePath(), parser.value(base), *reading.contract);
        if (!known)
            return fail(known.error());
        context = *known;
    }
    const Preflight result = preflight(*reading.contract, context);
    const bool worthTrying = parser.isSet(repository) && !parser.isSet(noTry) && !result.hasErrors()
        && !reading.contract->success.command.trimmed().isEmpty();
    if (!worthTrying)
        return tell(file, result, asJson);
    const auto check = checkOnBase(session, *reading.contract, parser.value(repository), parser.value(base));
    if (!check) {
        printNote(QStringLiteral("The success command was not tried on the base: %1").arg(check.error().detail));
        return tell(file, result, asJson);
    }
    QObject::connect(*check, &BoxedCheck::done, *check,
        [check = *check, contract = *reading.contract, context, file, asJson](
            const CheckResult& tried, const QString& error) {
            PreflightContext known = context;
            if (error.isEmpty())
                known.checkExitOnBase = tried.exit;
            else
                printNote(QStringLiteral("The success command was not tried on the base: %1").arg(error));
            const int code = tell(file, preflight(contract, known), asJson);
            check->deleteLater();
            QObject::connect(
                check, &QObject::destroyed, QCoreApplication::instance(), [code] { QCoreApplication::exit(code); });
        });
    (*check)->start();
    return {};
}

} // namespace remit::ctl

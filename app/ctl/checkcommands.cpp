// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/boxedcheck.h"
#include "app/ctl/commands.h"
#include "runner/contract/contractfile.h"
#include "runner/journal/journal.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace remit::ctl {

namespace {

void tell(const CheckResult& result, const QString& output, bool asJson)
{
    QFile file(output);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.read(256 << 10) : QByteArray();
    if (asJson) {
        QJsonObject told = checkData(result);
        told.insert(QStringLiteral("output"), QString::fromUtf8(text));
        print(told);
        return;
    }
    print(text);
    print(QStringLiteral("%1 (exit %2, %3 s): %4")
            .arg(result.exit == 0 ? QStringLiteral("PASS") : QStringLiteral("FAIL"))
            .arg(result.exit)
            .arg(double(result.durationMs) / 1000, 0, 'f', 1)
            .arg(shown(result.command)));
}

} // namespace

std::optional<int> tryContract(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Runs setup and success command of a contract in the box on a clean checkout of the base."));
    const QCommandLineOption repository(
        QStringLiteral("repo"), QStringLiteral("The repository."), QStringLiteral("DIR"), QStringLiteral("."));
    const QCommandLineOption contract(
        QStringLiteral("contract"), QStringLiteral("The contract file."), QStringLiteral("FILE"));
    const QCommandLineOption base(QStringLiteral("base"), QStringLiteral("At this revision (default: HEAD)."),
        QStringLiteral("REV"), QStringLiteral("HEAD"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({repository, contract, base, json});
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    const ContractReading reading = readContractFile(parser.value(contract));
    if (!reading.contract) {
        printError(reading.problems.value(0).inFile(parser.value(contract)));
        return UsageError;
    }
    if (reading.contract->success.command.isEmpty()) {
        printError(QStringLiteral("remitctl try: the contract has no success command."));
        return UsageError;
    }
    const auto made = checkOnBase(session, *reading.contract, parser.value(repository), parser.value(base));
    if (!made)
        return fail(made.error());
    BoxedCheck* check = *made;
    QObject::connect(check, &BoxedCheck::done, check,
        [check, asJson = parser.isSet(json)](const CheckResult& result, const QString& error) {
            int code = result.exit == 0 ? Done : NotOk;
            if (error.isEmpty())
                tell(result, result.outputFile, asJson);
            else
                code = fail({ErrorCode::Sandbox, error});
            check->deleteLater();
            QObject::connect(
                check, &QObject::destroyed, QCoreApplication::instance(), [code] { QCoreApplication::exit(code); });
        });
    check->start();
    return {};
}

std::optional<int> checkAgain(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Runs the check of a finished run again, on a clean checkout of its result."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    parser.addPositionalArgument(QStringLiteral("RUN"), QStringLiteral("The run."));
    if (const auto code = parse(parser, session, 1, 1))
        return code;
    const auto run = findRun(session, parser.positionalArguments().constFirst());
    if (!run)
        return fail(run.error());
    const auto record = recordFromJournal(session.paths, *run);
    if (!record)
        return fail(record.error());
    const ContractReading reading = readContractFile(session.paths.contractFile(*run));
    const auto opened = repositoryOf(*record);
    if (!opened)
        return fail(opened.error());
    if (!reading.contract || reading.contract->success.command.isEmpty() || record->ref.isEmpty())
        return fail(
            {ErrorCode::Refused, QStringLiteral("Run %1 has no check or no result to run it on.").arg(run->text())});
    const auto commit = opened->referenceTarget(record->ref);
    if (!commit)
        return fail(commit.error());
    auto context = contextFor(session, *reading.contract, *opened);
    if (!context)
        return fail(context.error());
    context->run = *run;
    context->accepted = boxLevelFrom(record->level); // what its run was started with
    auto* check = new BoxedCheck(std::move(*context), QStringLiteral("again"), *commit, QCoreApplication::instance());
    QObject::connect(check, &BoxedCheck::done, check,
        [session, run = *run, check, asJson = parser.isSet(json)](const CheckResult& result, const QString& error) {
            int code = result.exit == 0 ? Done : NotOk;
            auto journal = Journal::open(session.paths.journalFile(run), run);
            if (!error.isEmpty()) {
                code = fail({ErrorCode::Sandbox, error});
            } else if (!journal) {
                code = fail(journal.error());
            } else {
                const auto noted = (*journal)->append(QString::fromLatin1(event::checkDone),
                    checkData(result, QStringLiteral("again")), Journal::Durability::Now);
                if (noted)
                    tell(result, result.outputFile, asJson);
                else
                    code = fail(noted.error());
            }
            check->deleteLater();
            QCoreApplication::exit(code);
        });
    check->start();
    return {};
}

} // namespace remit::ctl

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/findingline.h"
#include "runner/contract/brief.h"
#include "runner/contract/contractfile.h"
#include "runner/git/changes.h"
#include "runner/git/snapshot.h"
#include "runner/inspect/inspection.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <memory>

namespace remit::ctl {

namespace {

QJsonObject toJson(const PreflightAnswer& answer)
{
    return {{QStringLiteral("name"), answer.name}, {QStringLiteral("ok"), answer.ok},
        {QStringLiteral("answer"), answer.answer}};
}

QJsonObject toJson(const PreflightFinding& finding, const QByteArray& toml)
{
    const ContractPlace place = placeInContract(toml, finding.key, finding.value);
    return {{QStringLiteral("line"), place.line}, {QStringLiteral("column"), place.column},
        {QStringLiteral("id"), finding.id}, {QStringLiteral("severity"), toText(finding.severity)},
        {QStringLiteral("key"), finding.key}, {QStringLiteral("value"), finding.value},
        {QStringLiteral("title"), finding.title}, {QStringLiteral("why"), finding.why},
        {QStringLiteral("mend"), finding.mend}};
}

QJsonArray arrayOf(const QList<PreflightAnswer>& answers)
{
    QJsonArray array;
    for (const PreflightAnswer& answer : answers)
        array.append(toJson(answer));
    return array;
}

QJsonArray arrayOf(const QList<PreflightFinding>& findings, const QByteArray& toml)
{
    QJsonArray array;
    for (const PreflightFinding& finding : findings)
        array.append(toJson(finding, toml));
    return array;
}

/** Says each problem as file:line:column: message. */
std::optional<int> sayProblems(const QString& file, const ContractReading& reading, bool json)
{
    if (reading.contract)
        return {};
    QJsonArray problems;
    for (const ContractProblem& problem : reading.problems) {
        if (!json)
            printError(problem.inFile(file));
        problems.append(QJsonObject{{QStringLiteral("line"), problem.line}, {QStringLiteral("column"), problem.column},
            {QStringLiteral("key"), problem.key}, {QStringLiteral("message"), problem.message}});
    }
    if (json)
        print(QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("problems"), problems}});
    return UsageError;
}

} // namespace

std::optional<int> lintContract(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Reads a contract and says what is wrong, missing or unwise in it. Ends with 2 on errors."));
    const QCommandLineOption repository(
        QStringLiteral("repo"), QStringLiteral("Judge it for this repository."), QStringLiteral("DIR"));
    const QCommandLineOption base(
        QStringLiteral("base"), QStringLiteral("At this revision (default: HEAD)."), QStringLiteral("REV"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({repository, base, json});
    parser.addPositionalArgument(QStringLiteral("CONTRACT"), QStringLiteral("The contract file."));
    if (const auto code = parse(parser, session, 1, 1))
        return code;
    const QString file = parser.positionalArguments().constFirst();
    const ContractReading reading = readContractFile(file);
    if (const auto code = sayProblems(file, reading, parser.isSet(json)))
        return code;
    PreflightContext context;
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
    const QByteArray toml = contentOf(file);
    if (parser.isSet(json)) {
        print(QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("ok"), !result.hasErrors()},
            {QStringLiteral("problems"), QJsonArray()}, {QStringLiteral("findings"), arrayOf(result.findings, toml)},
            {QStringLiteral("parts"), arrayOf(result.parts)},
            {QStringLiteral("questions"), arrayOf(result.questions)}});
        return result.hasErrors() ? UsageError : Done;
    }
    for (const PreflightFinding& finding : result.findings)
        print(findingLine(file, toml, finding));
    const QList<PreflightAnswer> answers = result.parts + result.questions;
    for (const PreflightAnswer& answer : answers)
        print(QStringLiteral("%1 %2 %3")
                .arg(answer.ok ? QStringLiteral("ok     ") : QStringLiteral("missing"))
                .arg(answer.name, -12)
                .arg(shown(answer.answer)));
    return result.hasErrors() ? UsageError : Done;
}

std::optional<int> showBrief(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Prints the exact prompt that an agent gets for a contract."));
    parser.addPositionalArgument(QStringLiteral("CONTRACT"), QStringLiteral("The contract file."));
    if (const auto code = parse(parser, session, 1, 1))
        return code;
    const QString file = parser.positionalArguments().constFirst();
    const ContractReading reading = readContractFile(file);
    if (const auto code = sayProblems(file, reading, false))
        return code;
    print(renderBrief(*reading.contract).toUtf8());
    return Done;
}

std::optional<int> inspectChange(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Runs the inspections over a working tree, untracked files too, against a base."));
    const QCommandLineOption repository(
        QStringLiteral("repo"), QStringLiteral("The repository."), QStringLiteral("DIR"), QStringLiteral("."));
    const QCommandLineOption base(QStringLiteral("base"), QStringLiteral("Compare with this revision (default: HEAD)."),
        QStringLiteral("REV"), QStringLiteral("HEAD"));
    const QCommandLineOption task(
        QStringLiteral("task"), QStringLiteral("A file that says what the change is for."), QStringLiteral("FILE"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({repository, base, task, json});
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    auto opened = Repository::open(QDir(parser.value(repository)).absolutePath());
    if (!opened)
        return fail(opened.error());
    const auto shared = std::make_shared<Repository>(std::move(*opened));
    const auto commit = shared->resolve(parser.value(base));
    if (!commit)
        return fail(commit.error());
    InspectionInput input;
    if (parser.isSet(task)) {
        QFile file(parser.value(task));
        if (!file.open(QIODevice::ReadOnly))
            return fail({ErrorCode::InvalidInput,
                QStringLiteral("%1 cannot be read: %2.").arg(file.fileName(), file.errorString())});
        input.contract.task = QString::fromUtf8(file.read(1 << 20));
    }
    SnapshotMaker maker(shared->facts().workdir, shared->facts().workdir, *commit, QStringLiteral("inspect"));
    const auto tree = maker.take(1, QStringLiteral("Working tree"));
    if (!tree)
        return fail(tree.error());
    const auto changes = changesBetween(*shared, *commit, tree->commit);
    if (!changes)
        return fail(changes.error());
    input.changes = *changes;
    input.ignoredLeft = {};
    for (const SnapshotProblem& problem : tree->problems)
        input.snapshotProblems.append({problem.kind, displayPath(problem.path)});
    input.content = [shared](const QString& id) { return blob(*shared, id, 4 << 20); };
    const QList<Finding> findings = inspect(input);
    QJsonArray array;
    for (const Finding& finding : findings) {
        array.append(QJsonObject{{QStringLiteral("kind"), finding.kind},
            {QStringLiteral("severity"), toText(finding.severity)}, {QStringLiteral("path"), finding.path},
            {QStringLiteral("line"), finding.line ? QJsonValue(*finding.line) : QJsonValue()},
            {QStringLiteral("detail"), finding.detail}});
        if (!parser.isSet(json))
            print(QStringLiteral("%1 %2 %3%4: %5")
                    .arg(toText(finding.severity), finding.kind, shown(finding.path),
                        finding.line ? QStringLiteral(":%1").arg(*finding.line) : QString(), shown(finding.detail)));
    }
    if (parser.isSet(json))
        print(QJsonObject{{QStringLiteral("repository"), shared->facts().workdir}, {QStringLiteral("base"), *commit},
            {QStringLiteral("changed_files"), changes->size()}, {QStringLiteral("findings"), array}});
    const bool high = std::ranges::any_of(
        findings, [](const Finding& finding) { return finding.severity == FindingSeverity::High; });
    return high ? NotOk : Done;
}

} // namespace remit::ctl

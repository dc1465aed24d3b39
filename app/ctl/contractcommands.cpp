// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/contracttold.h"
#include "runner/contract/brief.h"
#include "runner/git/changes.h"
#include "runner/git/snapshot.h"
#include "runner/inspect/inspection.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <memory>

namespace remit::ctl {

std::optional<int> showBrief(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Prints the exact prompt that an agent gets for a contract."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    parser.addPositionalArgument(QStringLiteral("CONTRACT"), QStringLiteral("The contract file."));
    if (const auto code = parse(parser, session, 1, 1))
        return code;
    const QString file = parser.positionalArguments().constFirst();
    const ContractReading reading = readContractFile(file);
    if (!reading.contract) {
        if (parser.isSet(json))
            print(documentOf(file, reading));
        else
            sayProblems(file, reading);
        return UsageError;
    }
    const QString brief = renderBrief(*reading.contract);
    if (parser.isSet(json))
        print(QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("brief"), brief}});
    else
        print(brief.toUtf8());
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
    if (shared->facts().workdir.isEmpty())
        return fail({ErrorCode::InvalidInput,
            QStringLiteral("%1 is a bare repository: it has no working tree to inspect.")
                .arg(shared->facts().checkout)});
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
    SnapshotMaker maker(shared->facts().checkout, shared->facts().checkout, *commit, QStringLiteral("inspect"));
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
        print(QJsonObject{{QStringLiteral("repository"), shared->facts().checkout}, {QStringLiteral("base"), *commit},
            {QStringLiteral("changed_files"), changes->size()}, {QStringLiteral("findings"), array}});
    const bool high = std::ranges::any_of(
        findings, [](const Finding& finding) { return finding.severity == FindingSeverity::High; });
    return high ? NotOk : Done;
}

} // namespace remit::ctl

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/contracttold.h"

#include "app/ctl/session.h"

#include <QFile>
#include <QJsonArray>

namespace remit::ctl {

namespace {

QJsonArray arrayOf(const QList<PreflightAnswer>& answers)
{
    QJsonArray array;
    for (const PreflightAnswer& answer : answers)
        array.append(QJsonObject{{QStringLiteral("name"), answer.name}, {QStringLiteral("ok"), answer.ok},
            {QStringLiteral("answer"), answer.answer}});
    return array;
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

} // namespace

QByteArray contentOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.read(1 << 20) : QByteArray();
}

QString findingLine(const QString& file, const QByteArray& toml, const PreflightFinding& finding)
{
    const ContractPlace place = placeInContract(toml, finding.key, finding.value);
    const QString where
        = place.line > 0 ? QStringLiteral("%1:%2:%3: ").arg(file).arg(place.line).arg(place.column) : QString();
    return where
        + QStringLiteral("%1: %2. %3 %4")
              .arg(toText(finding.severity), shown(finding.title), shown(finding.why), shown(finding.mend));
}

QJsonObject documentOf(const QString& file, const ContractReading& reading)
{
    QJsonArray problems;
    for (const ContractProblem& problem : reading.problems)
        problems.append(QJsonObject{{QStringLiteral("line"), problem.line}, {QStringLiteral("column"), problem.column},
            {QStringLiteral("key"), problem.key}, {QStringLiteral("message"), problem.message}});
    return {{QStringLiteral("file"), file}, {QStringLiteral("ok"), problems.isEmpty()},
        {QStringLiteral("error"),
            problems.isEmpty() ? QJsonValue() : QJsonValue(reading.problems.constFirst().inFile(file))},
        {QStringLiteral("problems"), problems}, {QStringLiteral("findings"), QJsonArray()},
        {QStringLiteral("parts"), QJsonArray()}, {QStringLiteral("questions"), QJsonArray()}};
}

QJsonObject documentOf(const QString& file, const QByteArray& toml, const Preflight& result)
{
    QJsonArray findings;
    for (const PreflightFinding& finding : result.findings)
        findings.append(toJson(finding, toml));
    // errors stand first
    const QJsonValue error
        = result.hasErrors() ? QJsonValue(findingLine(file, toml, result.findings.constFirst())) : QJsonValue();
    return {{QStringLiteral("file"), file}, {QStringLiteral("ok"), !result.hasErrors()},
        {QStringLiteral("error"), error}, {QStringLiteral("problems"), QJsonArray()},
        {QStringLiteral("findings"), findings}, {QStringLiteral("parts"), arrayOf(result.parts)},
        {QStringLiteral("questions"), arrayOf(result.questions)}};
}

void sayProblems(const QString& file, const ContractReading& reading)
{
    for (const ContractProblem& problem : reading.problems)
        printError(problem.inFile(file));
}

} // namespace remit::ctl

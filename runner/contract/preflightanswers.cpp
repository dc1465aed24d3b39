// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"
#include "runner/contract/glob.h"
#include "runner/contract/nearest.h"
#include "runner/contract/preflightrules.h"

#include <QLocale>

namespace remit::rules {

using namespace Qt::StringLiterals;

namespace {

QString number(qint64 value)
{
    return QLocale::c().toString(value);
}

QString counted(qint64 count, const QString& one, const QString& many)
{
    return number(count) + u' ' + (count == 1 ? one : many);
}

PreflightAnswer task(const Contract& contract)
{
    const QString text = contract.task.simplified();
    return {u"task"_s, !text.isEmpty(), text.isEmpty() ? u"Nothing is asked for."_s : printable(text, 200)};
}

PreflightAnswer boundary(const Contract& contract, const PreflightContext& context)
{
    if (contract.scope.readOnly)
        return {u"boundary"_s, true, u"Nothing may change: the worktree is read-only."_s};
    if (contract.scope.paths.isEmpty())
        return {u"boundary"_s, contract.artifact == ArtifactKind::Report, u"No path may change."_s};
    QString answer = printable(contract.scope.paths.join(u", "_s), 160) + u'.';
    if (!context.files)
        return {u"boundary"_s, true, answer + u" Not compared with the files."_s};
    const GlobSet allowed(contract.scope.paths);
    const GlobSet forbidden(contract.doNot.paths);
    qint64 count = 0;
    for (const QString& file : *context.files)
        count += allowed.matches(file) && !forbidden.matches(file) ? 1 : 0;
    answer += u" %1 may change."_s.arg(counted(count, u"file"_s, u"files"_s));
    return {u"boundary"_s, count > 0, answer};
}

PreflightAnswer environment(const Contract& contract, const PreflightContext& context)
{
    QStringList answer{u"A worktree of its own"_s};
    if (!contract.scope.setup.isEmpty())
        answer.append(printable(contract.scope.setup));
    const auto hosts = contract.environment.hosts.size();
    answer.append(hosts == 0 ? u"no network but the model"_s : counted(hosts, u"network host"_s, u"network hosts"_s));
    if (const auto variables = contract.environment.pass.size(); variables > 0)
        answer.append(counted(variables, u"variable"_s, u"variables"_s));
    const bool missing = context.agentInstalled == false || contract.agent.isEmpty();
    const QString agent = contract.agent.isEmpty() ? u"No agent is chosen."_s
        : missing                                  ? u"%1 was not found."_s.arg(contract.agent)
                                                   : contract.agent + u'.';
    return {u"environment"_s, !missing, answer.join(u", "_s) + u". "_s + agent};
}

PreflightAnswer verification(const Contract& contract, const PreflightContext& context)
{
    const QString command = contract.success.command.simplified();
    if (command.isEmpty())
        return {u"verification"_s, contract.artifact != ArtifactKind::Changes,
            contract.artifact == ArtifactKind::Changes ? u"Nothing checks the result."_s
                                                       : u"A person reads the result."_s};
    QString answer = printable(command, 120) + u'.';
    bool ok = true;
    if (!context.checkExitOnBase)
        answer += u" Not tried on the base yet."_s;
    else if (*context.checkExitOnBase == 0) {
        answer += u" On the base it passes already."_s;
        ok = contract.artifact != ArtifactKind::Changes;
    } else {
        answer += u" On the base it fails now (exit code %1)."_s.arg(*context.checkExitOnBase);
    }
    return {u"verification"_s, ok, answer};
}

PreflightAnswer artifact(const Contract& contract)
{
    const Limits limits = effectiveLimits(contract);
    switch (contract.artifact) {
    case ArtifactKind::Changes:
        return {u"artifact"_s, !contract.scope.readOnly,
            u"Changes, at most %1 and %2."_s.arg(counted(*limits.changedFiles, u"file"_s, u"files"_s),
                counted(*limits.changedLines, u"line"_s, u"lines"_s))};
    case ArtifactKind::Report:
        return {u"artifact"_s, true, u"A report, at most %1."_s.arg(sizeText(*limits.outputBytes))};
    case ArtifactKind::Reproduction:
        return {u"artifact"_s, true, u"A reproduction of the problem."_s};
    }
    Q_UNREACHABLE_RETURN({});
}

PreflightAnswer hear(const Contract& contract)
{
    static const QHash<QString, QString> when{{u"finished"_s, u"ends"_s}, {u"failed"_s, u"fails"_s},
        {u"limit"_s, u"reaches a limit"_s}, {u"question"_s, u"asks"_s}};
    QStringList events;
    for (const QString& word : contract.notifyOn)
        events.append(when.value(word, printable(word)));
    if (events.isEmpty())
        return {u"hear"_s, false, u"Nothing tells you. It only stands in the queue."_s};
    const QString last = events.takeLast();
    const QString all = events.isEmpty() ? last : events.join(u", "_s) + u" or "_s + last;
    return {u"hear"_s, true, u"A notification when it %1."_s.arg(all)};
}

PreflightAnswer kill(const Contract& contract, const PreflightContext& context)
{
    const Limits limits = effectiveLimits(contract);
    const QString cost = u"$"_s + QLocale::c().toString(double(*limits.costMicroUsd) / 1e6, 'f', 2);
    return {u"kill"_s, true,
        u"%1, %2 of silence, %3 calls, %4%5, Stop."_s.arg(durationText(*limits.wallClock), durationText(*limits.idle),
            number(*limits.llmCalls), cost,
            context.priceKnown == false ? u" (not enforceable: no price)"_s : QString())};
}

PreflightAnswer end(const Contract& contract)
{
    const QString check = contract.success.command.trimmed().isEmpty() ? u"Its work is kept"_s
                                                                       : u"The check runs on a clean checkout"_s;
    const QString freeze = effectiveLimits(contract).onLimit == OnLimit::Freeze
        ? u" At a limit it is held still for you to look."_s
        : QString();
    return {u"end"_s, true, check + u", then it waits for your verdict."_s + freeze};
}

} // namespace

QList<PreflightAnswer> fiveParts(const Contract& contract, const PreflightContext& context)
{
    return {task(contract), boundary(contract, context), environment(contract, context),
        verification(contract, context), artifact(contract)};
}

QList<PreflightAnswer> threeQuestions(const Contract& contract, const PreflightContext& context)
{
    return {hear(contract), kill(contract, context), end(contract)};
}

} // namespace remit::rules

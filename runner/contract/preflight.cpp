// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/preflight.h"

#include "runner/contract/contractfile.h"
#include "runner/contract/nearest.h"
#include "runner/contract/preflightrules.h"
#include "runner/contract/pricewords.h"

#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

using rules::Findings;

Findings aboutCheck(const Contract& contract, const PreflightContext& context)
{
    Findings findings;
    if (contract.success.command.trimmed().isEmpty()) {
        if (contract.artifact == ArtifactKind::Changes)
            findings.append(
                {u"no-success-command"_s, Severity::Error, u"success.command"_s, {}, u"No success command"_s,
                    u"The harness cannot tell whether the task is done. The agent's word is no evidence."_s,
                    u"Name a command that fails now and passes when the task is done."_s});
        return findings;
    }
    if (!context.checkExitOnBase)
        return findings;
    const int exit = *context.checkExitOnBase;
    const QString figure = QString::number(exit);
    if (exit == 126 || exit == 127)
        findings.append({u"check-cannot-run"_s, Severity::Warning, u"success.command"_s, figure,
            u"The success command cannot be run on the base"_s,
            u"It ended with %1: a program in it was not found or may not be run. It would fail whatever the agent does."_s
                .arg(exit),
            u"Correct the command, or install what it needs in scope.setup."_s});
    else if (exit == 0 && contract.artifact == ArtifactKind::Changes)
        findings.append({u"check-passes-on-base"_s, Severity::Warning, u"success.command"_s, figure,
            u"The success command passes already on the base"_s, u"It would prove nothing."_s,
            u"Choose one that fails now."_s});
    return findings;
}

/// What the contract calls an agent and nobody here knows.
Findings aboutUnknownAgents(const Contract& contract, const QStringList& known)
{
    Findings findings;
    const auto add = [&](const QString& id, const QString& key, const QString& value, const QStringList& words) {
        const QString nearest = nearestWord(value, words);
        findings.append({id, Severity::Error, key, value, u"There is no agent \"%1\""_s.arg(printable(value)),
            u"Remit knows %1."_s.arg(words.join(u", "_s)),
            nearest.isEmpty() ? u"Choose one of them."_s : u"Write \"%1\", if that is meant."_s.arg(nearest)});
    };
    if (!known.contains(contract.agent))
        add(u"unknown-agent"_s, u"agent"_s, contract.agent, known);
    QStringList streams = known;
    streams.removeAll(u"acp"_s); // it asks, and a program's output is only read
    streams.replaceInStrings(u"command"_s, u"text"_s);
    if (contract.agent == u"command" && !streams.contains(contract.command.speaks))
        add(u"unknown-stream"_s, u"command.speaks"_s, contract.command.speaks, streams);
    return findings;
}

Findings aboutAgent(const Contract& contract, const PreflightContext& context)
{
    Findings findings;
    if (contract.agent.isEmpty())
        findings.append({u"no-agent"_s, Severity::Error, u"agent"_s, {}, u"No agent is chosen"_s,
            u"Nobody would do the work."_s, u"Choose an agent that is installed here."_s});
    else if (context.knownAgents && !aboutUnknownAgents(contract, *context.knownAgents).isEmpty())
        findings += aboutUnknownAgents(contract, *context.knownAgents);
    else if (namesItsProgram(contract) && contract.command.argv.value(0).isEmpty())
        findings.append({u"no-command"_s, Severity::Error, u"command.argv"_s, {}, u"The agent has no command"_s,
            u"With the agent \"%1\" the contract names the program."_s.arg(contract.agent),
            u"Write the program and its arguments under [command] argv."_s});
    else if (context.agentInstalled == false)
        findings.append({u"agent-not-installed"_s, Severity::Error, u"agent"_s, contract.agent,
            u"%1 was not found"_s.arg(contract.agent), u"It is not in your login shell's PATH."_s,
            u"Install it, give its path in Settings, or choose another agent."_s});
    if (!context.hasAgentInstructions)
        findings.append(
            {u"no-agent-instructions"_s, Severity::Note, {}, {}, u"The repository has no instructions for agents"_s,
                u"Without AGENTS.md or CLAUDE.md each run finds out anew how to build and test, and pays for it."_s,
                u"Begin an AGENTS.md with the commands for building and testing."_s});
    return findings;
}

Findings aboutLimits(const Contract& contract, const PreflightContext& context)
{
    Findings findings;
    const Limits limits = effectiveLimits(contract);
    const bool own = contract.limits.costMicroUsd.has_value() || contract.costStrict;
    if (context.priceKnown == false) {
        const QString model = contract.model.isEmpty() ? u"this model"_s : modelInWords(contract.model);
        findings.append({u"price-unknown"_s, own ? Severity::Error : Severity::Warning, u"limits.cost_usd"_s,
            contract.model, u"The price of %1 is unknown"_s.arg(model),
            own ? u"The cost limit of this contract cannot hold."_s
                : u"The cost limit of the tier cannot hold; %1 calls, time and output still do."_s.arg(
                      *limits.llmCalls),
            howToPrice(contract.model, context.pricesFile)
                + (own ? u" Or leave cost_usd and cost_strict out, and limit calls."_s : QString())});
    }
    if (!context.pricesProblem.isEmpty())
        findings.append({u"prices-unreadable"_s, own ? Severity::Error : Severity::Warning, u"limits.cost_usd"_s, {},
            u"Your own prices cannot be read"_s,
            u"%1. Remit's own prices would hold in their place."_s.arg(context.pricesProblem),
            u"Correct the file, or move it away."_s});
    // The tier's own is no promise of this contract: a shorter wall clock simply comes first.
    if (contract.limits.idle && *limits.idle >= *limits.wallClock)
        findings.append({u"idle-never-fires"_s, Severity::Warning, u"limits.idle"_s, durationText(*limits.idle),
            u"The idle limit never takes effect"_s,
            u"The run ends after %1 anyway, so a hanging agent keeps its slot until then."_s.arg(
                durationText(*limits.wallClock)),
            u"Set limits.idle well below limits.wall_clock."_s});
    if (contract.notifyOn.isEmpty())
        findings.append({u"nobody-hears"_s, Severity::Warning, u"notify.on"_s, {}, u"Nobody hears of the end"_s,
            u"A result that nobody looks at is lost work."_s,
            u"Name at least \"finished\" and \"failed\" in notify.on."_s});
    return findings;
}

Findings aboutEnvironment(const Contract& contract)
{
    static const QRegularExpression secret(
        u"(?:^|_)(?:API_?KEY|ACCESS_?KEY|SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|PRIVATE_?KEY)(?:_|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    Findings findings;
    for (const QString& name : contract.environment.pass) {
        if (secret.match(name).hasMatch())
            findings.append({u"secret-in-environment"_s, Severity::Warning, u"environment.pass"_s, name,
                u"%1 looks like a secret"_s.arg(name),
                u"The agent and each command that it runs can read it and print it."_s,
                u"Leave it out; the model's own key stays in the gateway."_s});
    }
    if (contract.scope.readOnly && contract.artifact == ArtifactKind::Changes)
        findings.append({u"read-only-changes"_s, Severity::Error, u"scope.read_only"_s, {},
            u"Changes are wanted from a read-only worktree"_s,
            u"scope.read_only lets the agent change nothing, and the artifact is \"changes\"."_s,
            u"Ask for a report, or set read_only to false."_s});
    return findings;
}

} // namespace

QString toText(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return u"note"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        return u"error"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

bool Preflight::hasErrors() const
{
    return std::ranges::any_of(findings, [](const auto& finding) { return finding.severity == Severity::Error; });
}

Preflight preflight(const Contract& contract, const PreflightContext& context)
{
    Preflight result;
    result.findings = rules::aboutTask(contract) + rules::aboutPaths(contract, context) + aboutCheck(contract, context)
        + aboutAgent(contract, context) + aboutLimits(contract, context) + aboutEnvironment(contract)
        + rules::aboutTopics(contract);
    std::ranges::stable_sort(result.findings, std::ranges::greater{}, &PreflightFinding::severity);
    result.parts = rules::fiveParts(contract, context);
    result.questions = rules::threeQuestions(contract, context);
    return result;
}

} // namespace remit

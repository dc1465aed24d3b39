// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingmends.h"

#include "models/formats.h"
#include "runner/contract/glob.h"
#include "runner/contract/globsuggestion.h"

#include <QCoreApplication>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FindingMends)
};

QStringList* listOf(Contract& contract, const QString& key)
{
    if (key == u"scope.paths")
        return &contract.scope.paths;
    if (key == u"do_not.paths")
        return &contract.doNot.paths;
    if (key == u"environment.pass")
        return &contract.environment.pass;
    return key == u"environment.hosts" ? &contract.environment.hosts : nullptr;
}

FindingMend removal(const PreflightFinding& finding, const QString& text)
{
    return {text, [key = finding.key, value = finding.value](Contract& contract) {
                if (QStringList* list = listOf(contract, key))
                    list->removeAll(value);
            }};
}

QList<FindingMend> ofGlob(const PreflightFinding& finding, const PreflightContext& context)
{
    QList<FindingMend> mends;
    const QString nearest = context.files ? nearestGlob(finding.value, *context.files) : QString();
    if (!nearest.isEmpty() && nearest != finding.value)
        mends.append(
            {Words::tr("Use %1").arg(nearest), [key = finding.key, value = finding.value, nearest](Contract& contract) {
                 QStringList* list = listOf(contract, key);
                 if (list == nullptr)
                     return;
                 list->replaceInStrings(value, nearest);
                 list->removeDuplicates();
             }});
    return mends << removal(finding, Words::tr("Remove it"));
}

QList<FindingMend> ofOverlap(const PreflightFinding& finding, const Contract& contract, const PreflightContext& context)
{
    QStringList kept = contract.scope.paths;
    for (const OtherRun& other : context.others) {
        if (other.runId != finding.value)
            continue;
        kept.removeIf([&other](const QString& mine) {
            return std::ranges::any_of(
                other.scopePaths, [&mine](const QString& theirs) { return GlobSet::mayOverlap(mine, theirs); });
        });
    }
    if (kept.isEmpty() || kept == contract.scope.paths)
        return {{Words::tr("Edit the scope"), {}}};
    return {{Words::tr("Leave it out"), [kept](Contract& mended) { mended.scope.paths = kept; }}};
}

QList<FindingMend> ofPrice(const Contract& contract)
{
    if (!contract.limits.costMicroUsd && !contract.costStrict)
        return {{Words::tr("Edit the limits"), {}}};
    return {{Words::tr("Limit calls instead"), [](Contract& mended) {
                 mended.limits.llmCalls = effectiveLimits(mended).llmCalls;
                 mended.limits.costMicroUsd.reset();
                 mended.costStrict = false;
             }}};
}

QList<FindingMend> ofIdle(const Contract& contract)
{
    using namespace std::chrono;
    const auto wall = *effectiveLimits(contract).wallClock;
    const milliseconds third = wall >= 3s ? milliseconds(duration_cast<seconds>(wall / 3)) : wall / 3;
    return {{Words::tr("Set it to %1").arg(format::duration(third.count())),
        [third](Contract& mended) { mended.limits.idle = third; }}};
}

QString editWords(const QString& key)
{
    switch (stepOfKey(key)) {
    case WizardStep::Task:
        return key.startsWith(u"scope") ? Words::tr("Edit the scope") : Words::tr("Edit the task");
    case WizardStep::Success:
        return Words::tr("Edit the check");
    case WizardStep::DoNot:
        return Words::tr("Edit the list");
    case WizardStep::Limits:
        return Words::tr("Edit the limits");
    case WizardStep::Agent:
        return key == u"agent" ? Words::tr("Choose an agent") : Words::tr("Edit the environment");
    case WizardStep::Preflight:
        break;
    }
    return Words::tr("Edit the task");
}

} // namespace

WizardStep stepOfKey(const QString& key)
{
    const QString section = key.section(u'.', 0, 0);
    if (section == u"success" || section == u"artifact")
        return WizardStep::Success;
    if (section == u"do_not")
        return WizardStep::DoNot;
    if (section == u"limits" || section == u"stop" || section == u"tier" || section == u"notify")
        return WizardStep::Limits;
    if (section == u"agent" || section == u"model" || section == u"command" || section == u"environment")
        return WizardStep::Agent;
    return WizardStep::Task;
}

QStringList sectionsOfStep(WizardStep step)
{
    switch (step) {
    case WizardStep::Task:
        return {u""_s, u"scope"_s};
    case WizardStep::Success:
        return {u"success"_s, u"artifact"_s};
    case WizardStep::DoNot:
        return {u"do_not"_s};
    case WizardStep::Limits:
        return {u"stop"_s, u"limits"_s, u"notify"_s};
    case WizardStep::Agent:
        return {u"command"_s, u"environment"_s};
    case WizardStep::Preflight:
        break;
    }
    return {};
}

QList<FindingMend> mendsFor(const PreflightFinding& finding, const Contract& contract, const PreflightContext& context)
{
    const QString& id = finding.id;
    if (id == u"bad-glob")
        return {removal(finding, Words::tr("Remove it"))};
    if (id == u"glob-matches-nothing")
        return ofGlob(finding, context);
    if (id == u"secret-in-environment")
        return {removal(finding, Words::tr("Leave it out"))};
    if (id == u"scope-overlap")
        return ofOverlap(finding, contract, context);
    if (id == u"price-unknown")
        return ofPrice(contract);
    if (id == u"idle-never-fires")
        return ofIdle(contract);
    if (id == u"nobody-hears")
        return {{Words::tr("Notify me"), [](Contract& mended) { mended.notifyOn = Contract().notifyOn; }}};
    if (id == u"read-only-changes")
        return {{Words::tr("Ask for a report"), [](Contract& mended) { mended.artifact = ArtifactKind::Report; }},
            {Words::tr("Let it change files"), [](Contract& mended) { mended.scope.readOnly = false; }}};
    if (id == u"no-agent-instructions")
        return {{Words::tr("Begin AGENTS.md"), {}, true}};
    if (id == u"no-command")
        return {{Words::tr("Write the command"), {}}};
    if (id == u"no-success-command")
        return {{Words::tr("Name a command"), {}}};
    if (id == u"no-title")
        return {{Words::tr("Name the task"), {}}};
    return {{editWords(finding.key), {}}};
}

QByteArray firstInstructions(const Contract& contract)
{
    const auto commandOr = [](const QString& command) { return command.isEmpty() ? u"…"_s : command; };
    return u"# Instructions for agents\n\n"
           "## Build\n\n    %1\n\n"
           "## Test\n\n    %2\n\n"
           "## Conventions\n\n- …\n\n"
           "## Do not touch\n\n- …\n"_s.arg(commandOr(contract.scope.setup), commandOr(contract.success.command))
               .toUtf8();
}

} // namespace remit

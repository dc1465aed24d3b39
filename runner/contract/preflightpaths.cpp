// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/glob.h"
#include "runner/contract/globsuggestion.h"
#include "runner/contract/nearest.h"
#include "runner/contract/preflightrules.h"

#include <algorithm>

namespace remit::rules {

using namespace Qt::StringLiterals;

namespace {

Findings problemsOf(const QStringList& globs, const QString& key)
{
    Findings findings;
    for (const QString& glob : globs)
        if (const QString problem = GlobSet::problemWith(glob); !problem.isEmpty())
            findings.append({u"bad-glob"_s, Severity::Error, key, glob, u"%1 is no glob"_s.arg(printable(glob)),
                problem, u"Correct it or remove it."_s});
    return findings;
}

bool isPlainName(const QString& glob)
{
    return !glob.endsWith(u'/')
        && std::ranges::none_of(glob, [](QChar c) { return QStringView(u"*?[]{}").contains(c); });
}

enum class PlainNames { AreGlobs, AreNewFiles };

Findings matchlessOf(
    const QStringList& globs, const QString& key, const QString& why, const QStringList& files, PlainNames plainNames)
{
    Findings findings;
    for (const QString& glob : globs) {
        if (!GlobSet::problemWith(glob).isEmpty())
            continue;
        if (plainNames == PlainNames::AreNewFiles && isPlainName(glob) && !nearestGlob(glob, files).endsWith(u"/**"_s))
            continue;
        const GlobSet set({glob});
        if (std::ranges::any_of(files, [&set](const QString& file) { return set.matches(file); }))
            continue;
        const QString nearest = nearestGlob(glob, files);
        findings.append(
            {u"glob-matches-nothing"_s, Severity::Error, key, glob, u"%1 matches nothing"_s.arg(printable(glob)),
                nearest.isEmpty() ? why : why + u" Is %1 meant?"_s.arg(printable(nearest)),
                nearest.isEmpty() ? u"Correct or remove it before the start."_s
                                  : u"Write %1, or remove it before the start."_s.arg(printable(nearest))});
    }
    return findings;
}

/** A plain name in the scope is no slip: it says which file the run is to make. */
Findings newFilesOf(const QStringList& globs, const QStringList& files)
{
    Findings findings;
    for (const QString& glob : globs)
        if (isPlainName(glob) && !files.contains(glob) && !nearestGlob(glob, files).endsWith(u"/**"_s))
            findings.append({u"scope-new-file"_s, Severity::Note, u"scope.paths"_s, glob,
                u"%1 is not there yet"_s.arg(printable(glob)), u"The run may make it."_s,
                u"Correct it if it should be there already."_s});
    return findings;
}

Findings aboutBoundary(const Contract& contract, const PreflightContext& context)
{
    Findings findings;
    const QStringList& scope = contract.scope.paths;
    if (scope.isEmpty() && !contract.scope.readOnly && contract.artifact != ArtifactKind::Report)
        findings.append({u"no-scope"_s, Severity::Error, u"scope.paths"_s, {}, u"The scope is empty"_s,
            u"Every change would be out of scope."_s,
            u"Name the files that the run may change, for example src/orders/**."_s});
    for (const QString& glob : scope)
        if (glob == u"**" || glob == u"**/*")
            findings.append({u"scope-is-everything"_s, Severity::Warning, u"scope.paths"_s, glob,
                u"The scope is the whole repository"_s,
                u"Nothing that the agent touches would stand out in the review."_s,
                u"Name the folders that the task is about."_s});
    if (!context.files || scope.isEmpty() || contract.doNot.paths.isEmpty())
        return findings;
    const GlobSet allowed(scope);
    const GlobSet forbidden(contract.doNot.paths);
    const bool any = std::ranges::any_of(*context.files, [&](const QString& file) { return allowed.matches(file); });
    const bool some = std::ranges::any_of(
        *context.files, [&](const QString& file) { return allowed.matches(file) && !forbidden.matches(file); });
    if (any && !some)
        findings.append({u"scope-is-forbidden"_s, Severity::Error, u"do_not.paths"_s, {},
            u"The do-not list covers the whole scope"_s, u"The run could change nothing: the do-not list wins."_s,
            u"Take the common paths out of one of them."_s});
    return findings;
}

Findings aboutOthers(const Contract& contract, const PreflightContext& context)
{
    Findings findings;
    if (contract.scope.readOnly)
        return findings;
    for (const OtherRun& other : context.others) {
        QString common;
        for (const QString& mine : contract.scope.paths)
            for (const QString& theirs : other.scopePaths)
                if (common.isEmpty() && GlobSet::mayOverlap(mine, theirs))
                    common = theirs;
        if (common.isEmpty())
            continue;
        findings.append({u"scope-overlap"_s, Severity::Warning, u"scope.paths"_s, other.runId,
            u"The scope overlaps a run that is queued or going on"_s,
            u"\"%1\" may change %2 too. One of the two would conflict."_s.arg(
                printable(other.title), printable(common)),
            u"Leave that path out, or start when %1 has its verdict."_s.arg(printable(other.runId))});
    }
    return findings;
}

} // namespace

Findings aboutPaths(const Contract& contract, const PreflightContext& context)
{
    Findings findings
        = problemsOf(contract.scope.paths, u"scope.paths"_s) + problemsOf(contract.doNot.paths, u"do_not.paths"_s);
    if (context.files)
        findings
            += matchlessOf(contract.scope.paths, u"scope.paths"_s,
                   u"A scope that matches no file is a slip, or names a file that is yet to be made: then name its folder."_s,
                   *context.files, PlainNames::AreNewFiles)
            + newFilesOf(contract.scope.paths, *context.files)
            + matchlessOf(contract.doNot.paths, u"do_not.paths"_s,
                u"A protected path that matches no file protects nothing."_s, *context.files, PlainNames::AreGlobs);
    return findings + aboutBoundary(contract, context) + aboutOthers(contract, context);
}

} // namespace remit::rules

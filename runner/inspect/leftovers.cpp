// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Meaning {
    QLatin1StringView problem;
    QLatin1StringView kind;
    FindingSeverity severity;
    QLatin1StringView detail;
};

constexpr Meaning kMeanings[]{
    {"nested-repository"_L1, "nested-repository"_L1, FindingSeverity::High,
        "A repository inside the worktree: its files are not in the snapshot, and its settings can run programs."_L1},
    {"weird-name"_L1, "weird-name"_L1, FindingSeverity::Medium,
        "A name that git cannot hold safely; the file is not in the snapshot."_L1},
    {"path-too-deep"_L1, "weird-name"_L1, FindingSeverity::Medium,
        "The path is too deep; the file is not in the snapshot."_L1},
    {"special-file"_L1, "suspicious-file"_L1, FindingSeverity::Medium,
        "A pipe, socket or device; it is not in the snapshot."_L1},
    {"unreadable"_L1, "suspicious-file"_L1, FindingSeverity::Medium,
        "It cannot be read, so it is not in the snapshot."_L1},
    {"too-large"_L1, "binary-or-huge"_L1, FindingSeverity::Medium,
        "It is too large for the snapshot and is not in it."_L1},
};

} // namespace

QList<Finding> inspections::leftovers(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    for (const auto& [problem, path] : input.snapshotProblems)
        for (const Meaning& meaning : kMeanings)
            if (meaning.problem == problem)
                findings.append(
                    {meaning.kind, meaning.severity, displayPath(path.toUtf8()), std::nullopt, meaning.detail});
    for (const ChangedFile& file : files.all())
        for (const QString& part : file.path.toLower().split(u'/'))
            if ((part == u".git" || part == u"git~1") && !file.isDeleted())
                findings.append({u"nested-repository"_s, FindingSeverity::High, file.shown, std::nullopt,
                    u"A folder named .git inside the change: its settings can run programs on checkout."_s});
    for (const QString& path : input.ignoredLeft)
        findings.append({u"ignored-left"_s, FindingSeverity::Low, displayPath(path.toUtf8()), std::nullopt,
            u"An ignored file was left behind; the check may pass only because of it, and the snapshot lacks it."_s});
    return findings;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/glob.h"
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/// Both names of a rename; one name of anything else.
QStringList pathsOf(const ChangedFile& file)
{
    if (file.change.kind == ChangeKind::Renamed && file.oldPath != file.path)
        return {file.path, file.oldPath};
    return {file.path};
}

QString what(const ChangedFile& file, const QString& path)
{
    if (file.change.kind == ChangeKind::Renamed)
        return path == file.path ? u"A file was moved to here"_s : u"A file was moved away from here"_s;
    return file.isDeleted() ? u"The file was deleted"_s
        : file.isNew()      ? u"The file is new"_s
                            : u"The file was changed"_s;
}

} // namespace

QList<Finding> inspections::scope(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    if (input.contract.title.isEmpty())
        return findings; // no contract, so no bounds
    const GlobSet allowed(input.contract.scope.readOnly ? QStringList() : input.contract.scope.paths);
    const GlobSet forbidden(input.contract.doNot.paths);
    for (const ChangedFile& file : files.all()) {
        for (const QString& path : pathsOf(file)) {
            const QString shown = path == file.path ? file.shown : displayPath(file.change.oldPath);
            if (const qsizetype glob = forbidden.firstMatch(path); glob >= 0) {
                findings.append({u"do-not-path"_s, FindingSeverity::High, shown, std::nullopt,
                    u"%1, and %2 is on the do-not list."_s.arg(what(file, path), input.contract.doNot.paths[glob])});
            } else if (!allowed.matches(path)) {
                findings.append({u"out-of-scope"_s, unlessAsked(input.contract, path, FindingSeverity::Medium), shown,
                    std::nullopt, u"%1, and no path of the scope covers it."_s.arg(what(file, path))});
            }
        }
    }
    return findings;
}

} // namespace remit

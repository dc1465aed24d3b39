// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/nearest.h"
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"

#include <QDir>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kTypeMask = 0170000;
constexpr quint32 kLink = 0120000;
constexpr quint32 kSubmodule = 0160000;

bool isType(quint32 mode, quint32 type)
{
    return (mode & kTypeMask) == type;
}

/// Does a link at `path` lead out of the repository or into its .git?
bool leadsOut(const QString& path, const QString& target)
{
    if (target.startsWith(u'/') || target.contains(QChar(0)))
        return true;
    const QString folder = path.contains(u'/') ? path.section(u'/', 0, -2) + u'/' : QString();
    const QString resolved = QDir::cleanPath(folder + target);
    return resolved == u".." || resolved.startsWith(u"../"_s) || resolved == u".git" || resolved.startsWith(u".git/"_s);
}

Finding link(const InspectionInput& input, const ChangedFile& file)
{
    const auto target = input.content ? input.content(file.change.newBlob) : Result<QByteArray>(QByteArray());
    const QString text = target ? QString::fromUtf8(*target) : QString();
    const bool out = !target || leadsOut(file.path, text);
    return {u"mode-link-submodule"_s, out ? FindingSeverity::High : FindingSeverity::Low, file.shown, std::nullopt,
        out ? u"A symbolic link out of the repository, to %1: what reads or writes here does so there."_s.arg(
                  printable(text))
            : u"A symbolic link to %1."_s.arg(printable(text))};
}

std::optional<Finding> executable(const InspectionInput& input, const ChangedFile& file)
{
    const bool now = file.change.newMode & 0111;
    const bool was = file.change.oldMode & 0111;
    if (!file.isRegular() || !now || was)
        return std::nullopt;
    const bool script = file.isNew() && file.newBytes.startsWith("#!");
    return Finding{u"mode-link-submodule"_s,
        unlessAsked(input.contract, file.path, script ? FindingSeverity::Low : FindingSeverity::Medium), file.shown,
        std::nullopt, script ? u"A new script that may be run."_s : u"The file may now be run as a program."_s};
}

} // namespace

QList<Finding> inspections::modes(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    for (const ChangedFile& file : files.all()) {
        const bool changedBlob = file.change.newBlob != file.change.oldBlob;
        if (file.isDeleted())
            continue;
        if (isType(file.change.newMode, kLink) && changedBlob)
            findings.append(link(input, file));
        else if (isType(file.change.newMode, kSubmodule) && changedBlob)
            findings.append({u"mode-link-submodule"_s, FindingSeverity::High, file.shown, std::nullopt,
                u"A submodule was added or moved: other code comes in that this diff does not show."_s});
        else if (auto finding = executable(input, file))
            findings.append(*finding);
    }
    return findings;
}

} // namespace remit

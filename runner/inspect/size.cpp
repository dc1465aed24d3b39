// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"
#include "runner/inspect/askedfor.h"
#include "runner/inspect/inspections.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHuge = 1'000'000;

/// What the first bytes say of a program for a machine.
bool isProgram(const QByteArray& bytes)
{
    return bytes.startsWith("\x7f"
                            "ELF")
        || bytes.startsWith("MZ") || bytes.startsWith("\xcf\xfa\xed\xfe") || bytes.startsWith("\xca\xfe\xba\xbe")
        || bytes.startsWith(QByteArrayView("\0asm", 4));
}

bool isPicture(const QString& path)
{
    static const QStringList endings{
        u"png"_s, u"jpg"_s, u"jpeg"_s, u"gif"_s, u"webp"_s, u"ico"_s, u"avif"_s, u"woff2"_s, u"ttf"_s};
    return endings.contains(path.section(u'.', -1).toLower());
}

std::optional<Finding> tooLarge(const QString& what, qint64 used, std::optional<qint64> allowed)
{
    if (!allowed || used <= *allowed)
        return std::nullopt;
    return Finding{u"too-large"_s, FindingSeverity::Medium, {}, std::nullopt,
        u"%1 %2 of %3 allowed: more than a person was meant to review at once."_s.arg(used).arg(what).arg(*allowed)};
}

Finding binary(const InspectionInput& input, const ChangedFile& file)
{
    const auto bytes = input.content && file.change.newSize <= 4 * kHuge ? input.content(file.change.newBlob)
                                                                         : Result<QByteArray>(QByteArray());
    if (bytes && isProgram(*bytes))
        return {u"binary-or-huge"_s, FindingSeverity::High, file.shown, std::nullopt,
            u"A compiled program of %1. Nobody can review what it does."_s.arg(sizeText(file.change.newSize))};
    const auto severity
        = isPicture(file.path) && file.change.newSize <= kHuge ? FindingSeverity::Low : FindingSeverity::Medium;
    return {u"binary-or-huge"_s, unlessAsked(input.contract, file.path, severity), file.shown, std::nullopt,
        u"A binary file of %1: its content does not show in the diff."_s.arg(sizeText(file.change.newSize))};
}

} // namespace

QList<Finding> inspections::size(const InspectionInput& input, const ChangedFiles& files)
{
    Findings findings;
    qint64 lines = 0;
    for (const FileChange& change : input.changes)
        lines += change.added + change.removed;
    const Limits limits = input.contract.title.isEmpty() ? Limits{} : effectiveLimits(input.contract);
    if (auto finding = tooLarge(u"changed files"_s, input.changes.size(), limits.changedFiles))
        findings.append(*finding);
    if (auto finding = tooLarge(u"changed lines"_s, lines, limits.changedLines))
        findings.append(*finding);
    for (const ChangedFile& file : files.all()) {
        if (!file.isRegular() || file.change.newBlob == file.change.oldBlob)
            continue;
        if (file.change.binary)
            findings.append(binary(input, file));
        else if (file.change.newSize > kHuge && file.change.newSize > 2 * file.change.oldSize)
            findings.append({u"binary-or-huge"_s, unlessAsked(input.contract, file.path, FindingSeverity::Medium),
                file.shown, std::nullopt,
                u"A file of %1 was added or more than doubled."_s.arg(sizeText(file.change.newSize))});
    }
    return findings;
}

} // namespace remit

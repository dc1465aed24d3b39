// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/inspect/inspections.h"

#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool hasHidden(const QString& path)
{
    return std::ranges::any_of(path, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph
            || (c.category() == QChar::Separator_Space && c != u' ');
    });
}

/// Latin with a letter of another script that looks Latin, in one name.
bool mixesScripts(const QString& name)
{
    bool latin = false;
    bool alike = false;
    for (const QChar c : name) {
        latin = latin || (c.script() == QChar::Script_Latin && c.isLetter());
        alike = alike || c.script() == QChar::Script_Cyrillic || c.script() == QChar::Script_Greek;
    }
    return latin && alike;
}

QString problemWith(const ChangedFile& file)
{
    static const QRegularExpression reserved(
        u"\\A(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\\.|\\z)"_s, QRegularExpression::CaseInsensitiveOption);
    if (file.path.toUtf8() != file.change.path)
        return u"The name is not UTF-8, so it shows differently from place to place."_s;
    if (hasHidden(file.path))
        return u"The name holds invisible or control characters; what it seems is not what it is."_s;
    for (const QString& part : file.path.split(u'/')) {
        if (part.startsWith(u'-'))
            return u"A name that starts with - is taken for an option by many programs."_s;
        if (part.endsWith(u' ') || part.endsWith(u'.') || part.startsWith(u' '))
            return u"A name starts or ends with a space or ends with a dot; it hides beside another."_s;
        if (reserved.match(part).hasMatch())
            return u"The name is reserved on Windows; a checkout fails there."_s;
        if (mixesScripts(part))
            return u"The name mixes letters of scripts that look alike."_s;
        if (part.contains(u'\\'))
            return u"The name holds a backslash, which is a folder separator on Windows."_s;
    }
    return {};
}

} // namespace

QList<Finding> inspections::names(const InspectionInput&, const ChangedFiles& files)
{
    Findings findings;
    QHash<QString, QString> folded;
    for (const ChangedFile& file : files.all()) {
        if (file.isDeleted() || (file.change.kind == ChangeKind::Modified && file.path == file.oldPath))
            continue;
        if (const QString problem = problemWith(file); !problem.isEmpty())
            findings.append({u"weird-name"_s, FindingSeverity::Medium, file.shown, std::nullopt, problem});
        const QString key = file.path.normalized(QString::NormalizationForm_KC).toCaseFolded();
        if (folded.contains(key))
            findings.append({u"weird-name"_s, FindingSeverity::Medium, file.shown, std::nullopt,
                u"The name differs from %1 only in case or form; some file systems hold one of them."_s.arg(
                    folded[key])});
        folded.insert(key, file.shown);
    }
    return findings;
}

} // namespace remit

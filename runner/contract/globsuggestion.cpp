// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/globsuggestion.h"

#include "runner/contract/glob.h"
#include "runner/contract/nearest.h"

#include <QSet>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostCandidates = 4000; ///< the search stays under some ten milliseconds

/// The part of a glob before its first wildcard, up to a folder border ("src/ord" of "src/ord/**.c" is a folder).
QString literalFolder(const QString& glob)
{
    const qsizetype wild = std::ranges::find_if(glob, [](QChar c) { return u"*?[{\\"_s.contains(c); }) - glob.begin();
    if (wild == glob.size())
        return glob.endsWith(u'/') ? glob.chopped(1) : glob;
    const qsizetype slash = glob.lastIndexOf(u'/', wild);
    return slash > 0 && slash <= wild ? glob.first(slash) : QString();
}

QStringList foldersOf(const QStringList& files)
{
    QSet<QString> folders;
    for (const QString& file : files)
        for (qsizetype slash = file.lastIndexOf(u'/'); slash > 0; slash = file.lastIndexOf(u'/', slash - 1)) {
            const QString folder = file.first(slash);
            if (folders.contains(folder))
                break;
            folders.insert(folder);
        }
    QStringList sorted(folders.begin(), folders.end());
    sorted.sort();
    return sorted;
}

bool matchesAny(const QString& glob, const QStringList& files)
{
    const GlobSet set({glob});
    return std::ranges::any_of(files, [&set](const QString& file) { return set.matches(file); });
}

QString escaped(const QString& path)
{
    QString text;
    for (const QChar c : path) {
        if (u"*?[]{},!\\"_s.contains(c))
            text += u'\\';
        text += c;
    }
    return text;
}

/// How far a path is from the wanted one; the same last name elsewhere is nearer than any misspelling.
qsizetype distance(const QString& wanted, const QString& candidate)
{
    const QString wantedName = wanted.section(u'/', -1);
    const QString name = candidate.section(u'/', -1);
    const qsizetype spelling = editDistance(
        wantedName.first(std::min<qsizetype>(wantedName.size(), 64)), name.first(std::min<qsizetype>(name.size(), 64)));
    const bool near = spelling <= std::max<qsizetype>(1, wantedName.size() / 4);
    if (!near)
        return -1;
    const bool sameParent = wanted.section(u'/', 0, -2) == candidate.section(u'/', 0, -2);
    return spelling * 4 + (sameParent ? 0 : 2 + std::abs(candidate.count(u'/') - wanted.count(u'/')));
}

} // namespace

QString nearestGlob(const QString& glob, const QStringList& files)
{
    const QString wanted = literalFolder(glob);
    if (wanted.isEmpty())
        return {};
    const QString rest = glob.sliced(wanted.size());
    const QStringList folders = foldersOf(files);
    if (rest.size() <= 1 && folders.contains(wanted))
        return wanted + u"/**"_s; // a folder named without what is in it
    QStringList candidates = folders;
    if (rest.isEmpty())
        candidates += files;
    if (candidates.size() > kMostCandidates)
        candidates.resize(kMostCandidates);
    QList<std::pair<qsizetype, QString>> ranked;
    for (const QString& candidate : std::as_const(candidates))
        if (const qsizetype far = distance(wanted, candidate); far >= 0)
            ranked.append({far, candidate});
    std::ranges::stable_sort(ranked, {}, &std::pair<qsizetype, QString>::first);
    for (const auto& [far, candidate] : ranked.first(std::min<qsizetype>(ranked.size(), 20))) {
        const bool folder = rest.isEmpty() && folders.contains(candidate);
        const QString suggestion = escaped(candidate) + (folder ? u"/**"_s : rest);
        if (suggestion != glob && matchesAny(suggestion, files))
            return suggestion;
    }
    return {};
}

} // namespace remit

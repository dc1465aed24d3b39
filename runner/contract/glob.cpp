// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/glob.h"

namespace remit {

namespace {

QList<QStringView> segmentsOf(const QString& path)
{
    QList<QStringView> segments;
    qsizetype begin = 0;
    for (qsizetype slash = path.indexOf(u'/'); slash >= 0; slash = path.indexOf(u'/', begin)) {
        segments.append(QStringView(path).sliced(begin, slash - begin));
        begin = slash + 1;
    }
    segments.append(QStringView(path).sliced(begin));
    return segments;
}

} // namespace

GlobSet::GlobSet(const QStringList& globs)
{
    m_globs.reserve(globs.size());
    for (const QString& glob : globs)
        m_globs.append(GlobPattern::compile(glob));
}

bool GlobSet::matches(const QString& path) const
{
    return firstMatch(path) >= 0;
}

qsizetype GlobSet::firstMatch(const QString& path) const
{
    if (path.isEmpty())
        return -1;
    const auto segments = segmentsOf(path);
    for (qsizetype i = 0; i < m_globs.size(); ++i)
        for (const GlobPattern& pattern : m_globs[i])
            if (pattern.matches(segments))
                return i;
    return -1;
}

QString GlobSet::problemWith(const QString& glob)
{
    return GlobPattern::problemWith(glob);
}

bool GlobSet::mayOverlap(const QString& first, const QString& second)
{
    for (const GlobPattern& one : GlobPattern::compile(first))
        for (const GlobPattern& other : GlobPattern::compile(second))
            if (one.mayOverlap(other))
                return true;
    return false;
}

} // namespace remit

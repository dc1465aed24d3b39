// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/pathcheck.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace remit {

namespace {

/** Code points that HFS+ leaves out when it compares names. */
bool ignoredByHfs(char32_t point)
{
    return (point >= 0x200c && point <= 0x200f) || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x206a && point <= 0x206f) || point == 0xfeff;
}

bool isDotGitOnHfs(const QByteArray& name)
{
    QString folded;
    for (const char32_t point : QString::fromUtf8(name).toUcs4()) {
        if (!ignoredByHfs(point))
            folded += QString::fromUcs4(&point, 1);
    }
    return folded.compare(QLatin1StringView(".git"), Qt::CaseInsensitive) == 0;
}

/** ".git" or its short name, and nothing after it that NTFS keeps. */
bool isDotGitOnNtfs(const QByteArray& name)
{
    for (const QByteArrayView prefix : {QByteArrayView(".git"), QByteArrayView("git~1")}) {
        if (name.first(std::min(name.size(), prefix.size())).compare(prefix, Qt::CaseInsensitive) != 0)
            continue;
        qsizetype at = prefix.size();
        while (at < name.size() && (name[at] == ' ' || name[at] == '.'))
            ++at;
        if (at == name.size() || name[at] == ':')
            return true;
    }
    return false;
}

} // namespace

bool isGitFolderName(const QByteArray& name)
{
    return name.compare(".git", Qt::CaseInsensitive) == 0;
}

NameVerdict judgeName(const QByteArray& name)
{
    const QList<QByteArray> parts = name.split('\\'); // a separator elsewhere
    for (const QByteArray& part : parts) {
        if (isDotGitOnHfs(part) || isDotGitOnNtfs(part))
            return NameVerdict::Forbidden;
    }
    return holdsDeceptiveCharacters(name) ? NameVerdict::Deceptive : NameVerdict::Fine;
}

} // namespace remit

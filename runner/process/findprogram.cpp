// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/process.h"

#include <QDir>
#include <QFileInfo>
#include <QStringTokenizer>

namespace remit {
namespace {

bool isProgram(const QString& path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable();
}

} // namespace

QString findProgram(const QString& name, const QString& path)
{
    if (name.contains(QLatin1Char('/')))
        return QDir::isAbsolutePath(name) && isProgram(name) ? QDir::cleanPath(name) : QString();
    if (name.isEmpty())
        return {};
    for (const QStringView entry : QStringView(path).tokenize(QLatin1Char(':'))) {
        // An empty entry means the current folder, which may be an untrusted worktree; so may what a relative one
        // names.
        if (!entry.startsWith(QLatin1Char('/')))
            continue;
        const QString candidate = QDir::cleanPath(entry.toString() + QLatin1Char('/') + name);
        if (isProgram(candidate))
            return candidate;
    }
    return {};
}

} // namespace remit

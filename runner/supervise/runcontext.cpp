// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/runcontext.h"

#include <QDir>

namespace remit {

namespace {

bool liesIn(const QString& path, const QString& folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

} // namespace

QString boxSearchPath(const RunContext& context, const QStringList& readOnlyPaths)
{
    QStringList entries;
    const QStringList own = context.environment.value(QStringLiteral("PATH")).split(u':', Qt::SkipEmptyParts);
    for (const QString& entry : own) {
        if (!QDir::isAbsolutePath(entry) || entries.contains(entry))
            continue;
        const bool shown = liesIn(entry, QStringLiteral("/usr"))
            || std::ranges::any_of(readOnlyPaths, [&](const QString& folder) { return liesIn(entry, folder); });
        if (shown)
            entries.append(entry);
    }
    for (const char* entry : {"/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"}) {
        if (!entries.contains(QLatin1StringView(entry)))
            entries.append(QLatin1StringView(entry));
    }
    return entries.join(u':');
}

QByteArrayList boxEnvironment(const RunContext& context, const QStringList& readOnlyPaths)
{
    QByteArrayList environment{
        "HOME=/home/agent",
        "USER=agent",
        "LOGNAME=agent",
        "SHELL=/bin/sh",
        "TERM=dumb",
        "TMPDIR=/tmp",
        "LANG=C.UTF-8",
        "GIT_TERMINAL_PROMPT=0",
        "GIT_CONFIG_NOSYSTEM=1",
        "NO_COLOR=1",
        "CI=1",
        "REMIT_RUN=" + context.run.text().toUtf8(),
        "PATH=" + boxSearchPath(context, readOnlyPaths).toUtf8(),
    };
    for (const QString& name : context.contract.environment.pass) {
        if (!context.environment.contains(name) || name == u"PATH" || name == u"HOME")
            continue;
        environment.removeIf([&](const QByteArray& entry) { return entry.startsWith(name.toUtf8() + '='); });
        environment.append(name.toUtf8() + '=' + context.environment.value(name).toUtf8());
    }
    return environment;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/runcontext.h"

#include <QDir>
#include <QFile>

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

InsidePlaces insidePlaces(const RunContext& context)
{
    if (context.sandbox.isBoxed())
        return {QStringLiteral("/home/agent"), QStringLiteral("/run/box/brief.md"), QStringLiteral("/tmp")};
    return {context.home(), context.briefFile(), context.temporary()};
}

void holdByKernel(const RunContext& context, BoxSpec& spec)
{
    constexpr int kFileRoom = 2;
    constexpr double kScopeRoom = 1.1;
    const Limits& limits = context.limits;
    spec.level = context.sandbox.level;
    if (!context.sandbox.isBoxed()) {
        spec.keeper = context.sandbox.boxKeeper;
        spec.temporary = context.temporary();
    }
    spec.maximumProcesses = limits.processes.value_or(256);
    spec.maximumFileBytes = kFileRoom * limits.diskBytes.value_or(0);
    const QString runtime = context.environment.value(QStringLiteral("XDG_RUNTIME_DIR"));
    if (context.sandbox.scopeProgram.isEmpty() || runtime.isEmpty() || !spec.isBoxed())
        return;
    spec.scope.program = context.sandbox.scopeProgram;
    spec.scope.runtimeFolder = QFile::encodeName(runtime);
    spec.scope.memoryBytes = qRound64(kScopeRoom * static_cast<double>(limits.memoryBytes.value_or(0)));
}

QByteArrayList boxEnvironment(const RunContext& context, const QStringList& readOnlyPaths, const InsidePlaces& places)
{
    QByteArrayList environment{
        "HOME=" + QFile::encodeName(places.home),
        "USER=agent",
        "LOGNAME=agent",
        "SHELL=/bin/sh",
        "TERM=dumb",
        "TMPDIR=" + QFile::encodeName(places.temporary),
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

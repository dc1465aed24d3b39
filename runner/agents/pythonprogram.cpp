// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/agents/pythonprogram.h"

#include <QDir>
#include <QFileInfo>

namespace remit {

namespace {

/** uv reaches its Pythons by links beside them that name the minor version only: all of them are shown. */
QString withLinksBeside(const QString& base)
{
    const QString folder = QFileInfo(base).path();
    return folder.endsWith(QStringLiteral("/uv/python")) ? folder : base;
}

bool holds(const QString& folder, const QString& path)
{
    return folder == u"/" || path == folder || path.startsWith(folder + u'/');
}

} // namespace

void showVirtualEnvironment(AgentInstallation& found, const QString& userHome)
{
    if (found.program.isEmpty())
        return;
    QDir environment = QFileInfo(found.program).dir();
    if (environment.dirName() != u"bin" || !environment.cdUp() || !environment.exists(QStringLiteral("pyvenv.cfg")))
        return;
    const QString home = QFileInfo(userHome).canonicalFilePath();
    if (!home.isEmpty() && holds(environment.path(), home)) // an environment made in the home itself
        return;
    QStringList shown{environment.path()};
    const QString python = QFileInfo(environment.filePath(QStringLiteral("bin/python"))).canonicalFilePath();
    QDir base = QFileInfo(python).dir();
    if (!python.isEmpty() && !python.startsWith(u"/usr/") && !holds(environment.path(), python)
        && base.dirName() == u"bin" && base.cdUp() && (home.isEmpty() || !holds(base.path(), home)))
        shown.append(withLinksBeside(base.path()));
    found.interpreter.clear();
    found.readOnlyPaths = shown;
}

} // namespace remit

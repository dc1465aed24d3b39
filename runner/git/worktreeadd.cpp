// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/worktree.h"

#include <QFile>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QByteArray inherited(const char* name)
{
    return qEnvironmentVariableIsSet(name) ? QByteArray(name) + '=' + qgetenv(name) : QByteArray();
}

} // namespace

QByteArrayList hardenedGitEnvironment()
{
    QByteArrayList environment{
        QByteArrayLiteral("GIT_CONFIG_NOSYSTEM=1"),
        QByteArrayLiteral("GIT_OPTIONAL_LOCKS=0"),
        QByteArrayLiteral("GIT_TERMINAL_PROMPT=0"),
        QByteArrayLiteral("GIT_ALLOW_PROTOCOL="),
        QByteArrayLiteral("GIT_NO_LAZY_FETCH=1"),
        QByteArrayLiteral("GIT_PAGER=cat"),
        QByteArrayLiteral("LC_ALL=C.UTF-8"),
    };
    for (const char* name : {"PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR"}) {
        if (const QByteArray value = inherited(name); !value.isEmpty())
            environment.append(value);
    }
    return environment;
}

QByteArrayList hardenedGitArguments()
{
    QByteArrayList arguments{QByteArrayLiteral("--no-pager"), QByteArrayLiteral("--literal-pathspecs")};
    for (const char* setting : {"core.fsmonitor=false", "core.hooksPath=/dev/null", "diff.ignoreSubmodules=all",
             "submodule.recurse=false", "core.pager=cat", "safe.bareRepository=explicit", "protocol.allow=never",
             "commit.gpgSign=false", "gc.auto=0", "maintenance.auto=false"})
        arguments << QByteArrayLiteral("-c") << QByteArray(setting);
    return arguments;
}

ProcessSetup worktreeAddSetup(const RepositoryFacts& repository, const QString& path, const QString& commit)
{
    ProcessSetup setup;
    setup.program = findProgram(u"git"_s, qEnvironmentVariable("PATH"));
    setup.workingDirectory = repository.commonDir;
    setup.environment = hardenedGitEnvironment();
    // The one git that runs before an agent wrote anything. The user's filters (git-lfs) may be set for the machine.
    setup.environment.removeOne(QByteArrayLiteral("GIT_CONFIG_NOSYSTEM=1"));
    setup.arguments = QByteArrayList{"--git-dir=" + QFile::encodeName(repository.commonDir)} + hardenedGitArguments();
    setup.arguments << "worktree" << "add" << "--quiet" << "--detach" << "--" << QFile::encodeName(path)
                    << commit.toLatin1();
    return setup;
}

} // namespace remit

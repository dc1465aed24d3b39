// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sandbox/gitrun.h"

#include "runner/sandbox/shadowgit.h"

#include <QFileInfo>

namespace remit::test {

using namespace Qt::StringLiterals;

GitRun::GitRun()
{
    repository.write("src/orders.py", "def orders():\n    return []\n");
    repository.write("src/auth/login.py", "SECRET = 1\n");
    repository.write(".github/workflows/ci.yml", "on: push\n");
    repository.commit(u"First"_s);
    repository.write("README.md", "Orders\n");
    repository.commit(u"Second"_s);
    repository.git({u"branch"_s, u"topic"_s});
    repository.git({u"tag"_s, u"-a"_s, u"v1"_s, u"-m"_s, u"one"_s});
    repository.git({u"init"_s, u"-q"_s, u"--bare"_s, repository.beside(u"remote.git"_s)});
    repository.git({u"remote"_s, u"add"_s, u"origin"_s, repository.beside(u"remote.git"_s)});
    worktree = QFileInfo(repository.addWorktree(u"run-1"_s)).canonicalFilePath();
    sibling = QFileInfo(repository.addWorktree(u"run-2"_s)).canonicalFilePath();
    commonDir = QFileInfo(repository.path() + u"/.git"_s).canonicalFilePath();
}

QString GitRun::adminDir() const
{
    return commonDir + u"/worktrees/run-1"_s;
}

BoxSpec GitRun::spec(const QByteArray& script)
{
    BoxSpec spec = run.spec(script);
    spec.worktree = worktree;
    spec.commonDir = commonDir;
    spec.adminName = u"run-1"_s;
    spec.shadow = run.path(u"git"_s);
    if (!QFileInfo::exists(spec.shadow)) {
        const auto shadow = makeShadowGit(commonDir, adminDir(), spec.shadow);
        if (!shadow)
            qFatal("%ls", qUtf16Printable(shadow.error().detail));
        m_alternates = shadow->alternates;
    }
    spec.alternates = m_alternates;
    return spec;
}

} // namespace remit::test

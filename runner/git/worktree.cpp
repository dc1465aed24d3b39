// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/worktree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** A name that two spellings of one path share, also when the folder is gone (its parent still resolves). */
QString settled(const QString& path)
{
    const QFileInfo info(QDir::cleanPath(path));
    const QString parent = QFileInfo(info.path()).canonicalFilePath();
    return parent.isEmpty() ? info.absoluteFilePath() : QDir(parent).filePath(info.fileName());
}

bool contains(const QString& folder, const QString& path)
{
    return path == folder || path.startsWith(folder + '/'_L1);
}

} // namespace

Result<QString> adminDir(const RepositoryFacts& repository, const QString& worktree)
{
    const QString wanted = settled(worktree + "/.git"_L1);
    const QDir admins(repository.commonDir + "/worktrees"_L1);
    const QStringList names = admins.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QString& name : names) {
        const QString admin = admins.filePath(name);
        QFile file(admin + "/gitdir"_L1);
        if (!file.open(QIODevice::ReadOnly))
            continue; // being made or pruned at this moment
        const QString target = QFile::decodeName(file.readLine(16384).trimmed());
        if (!target.isEmpty() && settled(QDir(admin).absoluteFilePath(target)) == wanted)
            return QFileInfo(admin).canonicalFilePath();
    }
    return failure(ErrorCode::NotFound, u"%1 is not a worktree of %2"_s.arg(worktree, repository.commonDir));
}

Result<> removeWorktree(const RepositoryFacts& repository, const QString& worktree)
{
    const QString folder = settled(worktree);
    if (contains(folder, repository.commonDir)
        || (!repository.workdir.isEmpty() && contains(folder, repository.workdir)))
        return failure(ErrorCode::Refused, u"%1 holds the repository itself; it is left alone"_s.arg(worktree));
    const auto admin = adminDir(repository, folder);
    if (!admin && !QFileInfo::exists(folder) && !QFileInfo(folder).isSymLink())
        return {};
    if (!admin)
        return failure(ErrorCode::Refused, admin.error().detail + "; it is left alone"_L1);
    if (QFileInfo::exists(*admin + "/locked"_L1))
        return failure(ErrorCode::Busy, u"The worktree %1 is locked (git worktree unlock)"_s.arg(worktree));
    if (auto removed = removeFolder(folder); !removed)
        return removed;
    return removeFolder(*admin);
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/discovery.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool looksLikeGitDir(const QString& path)
{
    const QDir dir(path);
    return QFileInfo(dir.filePath(u"objects"_s)).isDir() && QFileInfo(dir.filePath(u"refs"_s)).isDir()
        && QFileInfo(dir.filePath(u"HEAD"_s)).isFile();
}

/** First line of a small file of git's; empty if it cannot be read. */
QString firstLine(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    return QFile::decodeName(file.readLine(16384).trimmed());
}

QString canonical(const QString& path)
{
    return QFileInfo(path).canonicalFilePath();
}

QString resolvedFrom(const QString& folder, const QString& path)
{
    return canonical(QDir(folder).absoluteFilePath(path));
}

Result<RepositoryPlace> placeOfGitFile(const QString& checkout, const QString& gitFile)
{
    const QString line = firstLine(gitFile);
    const QString refused = u"%1 names a git folder that does not point back at it"_s.arg(gitFile);
    if (!line.startsWith("gitdir: "_L1))
        return failure(ErrorCode::InvalidInput, u"%1 is not a git file"_s.arg(gitFile));
    const QString gitDir = resolvedFrom(checkout, line.mid(8));
    if (gitDir.isEmpty())
        return failure(ErrorCode::NotFound, u"%1 names a git folder that does not exist"_s.arg(gitFile));

    const QString common = firstLine(gitDir + "/commondir"_L1);
    if (common.isEmpty()) { // a submodule: its folder is a whole repository with core.worktree
        if (!looksLikeGitDir(gitDir))
            return failure(ErrorCode::Refused, refused);
        return RepositoryPlace{gitDir, gitDir, checkout};
    }
    const QString back = firstLine(gitDir + "/gitdir"_L1);
    const QString commonDir = resolvedFrom(gitDir, common);
    if (resolvedFrom(gitDir, back) != canonical(gitFile) || !gitDir.startsWith(commonDir + "/worktrees/"_L1)
        || !looksLikeGitDir(commonDir))
        return failure(ErrorCode::Refused, refused);
    return RepositoryPlace{commonDir, gitDir, checkout};
}

} // namespace

Result<RepositoryPlace> findRepository(const QString& path)
{
    QString folder = canonical(path);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        return failure(ErrorCode::NotFound, u"%1 is not a folder"_s.arg(path));
    while (true) {
        const QString git = QDir(folder).filePath(u".git"_s);
        const QFileInfo info(git);
        if (info.isDir() && looksLikeGitDir(git)) {
            const QString common = canonical(git);
            return RepositoryPlace{common, common, folder};
        }
        if (info.isFile())
            return placeOfGitFile(folder, git);
        if (looksLikeGitDir(folder))
            return RepositoryPlace{folder, folder, {}};
        const QString parent = QFileInfo(folder).path();
        if (parent == folder)
            return failure(ErrorCode::NotFound, u"%1 is not in a git repository"_s.arg(path));
        folder = parent;
    }
}

} // namespace remit

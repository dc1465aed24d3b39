// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/descriptor.h"
#include "runner/git/worktree.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Error cannot(const QString& worktree)
{
    return {ErrorCode::Io,
        u"The .git file of %1 cannot be put back: %2."_s.arg(worktree, QString::fromUtf8(std::strerror(errno)))};
}

/** Regular, and byte for byte what git wrote there. */
bool stands(int folder, const QByteArray& content)
{
    const auto file = openBeneath(folder, ".git", O_RDONLY);
    struct stat status = {};
    if (!file || ::fstat(file->get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size != content.size())
        return false;
    QByteArray found(content.size(), '\0');
    return ::pread(file->get(), found.data(), static_cast<size_t>(found.size()), 0) == found.size() && found == content;
}

} // namespace

Result<bool> mendGitFile(const RepositoryFacts& repository, const QString& worktree)
{
    const auto admin = adminDir(repository, worktree);
    if (!admin)
        return std::unexpected(admin.error());
    const QByteArray content = "gitdir: " + QFile::encodeName(*admin) + '\n';
    const auto folder = openFolder(QFile::encodeName(worktree));
    if (!folder) {
        errno = folder.error();
        return std::unexpected(cannot(worktree));
    }
    if (stands(folder->get(), content))
        return false;
    struct stat status = {};
    const bool isThere = ::fstatat(folder->get(), ".git", &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (isThere && S_ISDIR(status.st_mode)) {
        if (auto removed = removeFolder(worktree + u"/.git"_s); !removed)
            return std::unexpected(removed.error());
    } else if (isThere && ::unlinkat(folder->get(), ".git", 0) != 0) {
        return std::unexpected(cannot(worktree));
    }
    const Descriptor file(::openat(folder->get(), ".git", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (!file.isOpen()
        || ::write(file.get(), content.constData(), static_cast<size_t>(content.size())) != content.size())
        return std::unexpected(cannot(worktree));
    return true;
}

} // namespace remit

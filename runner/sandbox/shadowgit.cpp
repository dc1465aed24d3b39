// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/shadowgit.h"

#include "runner/git/shadowrefs.h"
#include "runner/sandbox/alternates.h"
#include "runner/sandbox/owneddescriptor.h"
#include "runner/sandbox/shadowlayout.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Result<> cannotCopy(const QString& path)
{
    return failure(ErrorCode::Io, u"%1 cannot be copied: %2."_s.arg(path, QString::fromUtf8(std::strerror(errno))));
}

enum class Presence { Required, Optional };

/**
 * A copy with the time of the original: git takes an index entry that is as young as the index itself for unsure, and
 * must not be made sure by the copying.
 */
Result<> copyFile(const QString& from, const QString& to, Presence presence)
{
    const OwnedDescriptor source(::open(QFile::encodeName(from).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!source.isOpen() && errno == ENOENT && presence == Presence::Optional)
        return {};
    struct stat entry = {};
    if (!source.isOpen() || ::fstat(source.number(), &entry) != 0)
        return cannotCopy(from);
    if (!S_ISREG(entry.st_mode))
        return failure(ErrorCode::Git, u"%1 is not a regular file."_s.arg(from));
    const OwnedDescriptor copy(
        ::open(QFile::encodeName(to).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!copy.isOpen())
        return cannotCopy(to);
    off_t done = 0;
    while (done < entry.st_size) {
        const ssize_t count
            = ::sendfile(copy.number(), source.number(), &done, static_cast<size_t>(entry.st_size - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return cannotCopy(from);
    }
    const timespec times[2] = {entry.st_atim, entry.st_mtim};
    if (::futimens(copy.number(), times) != 0)
        return cannotCopy(to);
    return {};
}

/** A split index names its other half by file name. */
Result<> copySharedIndexes(const QString& from, const QString& to)
{
    const QStringList names = QDir(from).entryList({u"sharedindex.*"_s}, QDir::Files);
    for (const QString& name : names) {
        if (auto copied = copyFile(from + u'/' + name, to + u'/' + name, Presence::Required); !copied)
            return copied;
    }
    return {};
}

Result<> copySparseRules(const QString& from, const QString& to)
{
    const QString name = u"/info/sparse-checkout"_s;
    if (!QFileInfo::exists(from + name))
        return {};
    if (!QDir().mkdir(to + u"/info"_s))
        return failure(ErrorCode::Io, u"The folder %1/info cannot be made."_s.arg(to));
    return copyFile(from + name, to + name, Presence::Required);
}

Result<> copyRepositoryFiles(const QString& commonDir, const QString& adminDir, const QString& folder)
{
    const QString admin = folder + u"/worktrees/"_s + QFileInfo(adminDir).fileName();
    if (auto copied = copyFile(commonDir + u"/HEAD"_s, folder + u"/HEAD"_s, Presence::Required); !copied)
        return copied;
    for (const QString& name : {u"/shallow"_s, u"/info/exclude"_s}) {
        if (auto copied = copyFile(commonDir + name, folder + name, Presence::Optional); !copied)
            return copied;
    }
    for (const QString& name : {u"/HEAD"_s, u"/commondir"_s, u"/gitdir"_s}) {
        if (auto copied = copyFile(adminDir + name, admin + name, Presence::Required); !copied)
            return copied;
    }
    if (auto copied = copyFile(adminDir + u"/index"_s, admin + u"/index"_s, Presence::Optional); !copied)
        return copied;
    if (auto copied = copySharedIndexes(adminDir, admin); !copied)
        return copied;
    return copySparseRules(adminDir, admin);
}

} // namespace

Result<ShadowGit> makeShadowGit(const QString& commonDir, const QString& adminDir, const QString& folder)
{
    ShadowGit shadow{folder, QFileInfo(adminDir).fileName(), {}};
    if (shadow.adminName.isEmpty() || adminDir != commonDir + u"/worktrees/"_s + shadow.adminName)
        return failure(ErrorCode::InvalidInput, u"%1 is not a worktree of %2."_s.arg(adminDir, commonDir));
    const auto source = readShadowSource(commonDir, adminDir);
    if (!source)
        return std::unexpected(source.error());
    auto alternates = alternatesOf(commonDir + u"/objects"_s);
    if (!alternates)
        return std::unexpected(alternates.error());
    shadow.alternates = std::move(*alternates);
    if (auto made = layOutShadow(folder, shadow.adminName, *source, shadow.alternates); !made)
        return std::unexpected(made.error());
    if (auto copied = copyRepositoryFiles(commonDir, adminDir, folder); !copied)
        return std::unexpected(copied.error());
    return shadow;
}

Result<> lendObjects(const QString& shadowFolder, const QString& commonDir)
{
    QFile file(shadowFolder + u"/objects/info/alternates"_s);
    if (!file.open(QIODevice::ReadWrite))
        return failure(ErrorCode::Io, u"%1 cannot be written: %2."_s.arg(file.fileName(), file.errorString()));
    QByteArray lines = file.readAll();
    lines.replace(kObjectsInside, QFile::encodeName(commonDir) + "/objects");
    if (!file.resize(0) || !file.seek(0) || file.write(lines) != lines.size() || !file.flush())
        return failure(ErrorCode::Io, u"%1 cannot be written: %2."_s.arg(file.fileName(), file.errorString()));
    return {};
}

} // namespace remit

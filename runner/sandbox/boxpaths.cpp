// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/box.h"
#include "runner/sandbox/shadowlayout.h"

#include <QFile>

#include <cstdlib>
#include <memory>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

// What a mount goes to is looked at as closely as what it comes from: with bwrap before 0.12 a destination that is
// reached through a planted link makes files on the host (CVE-2026-87766). So no destination lies below a folder that
// an agent can write, but for those that are looked at here, while nothing of an agent runs.

namespace {

enum class Kind { Folder, File, Either };

QByteArray bytes(const QString& path)
{
    return QFile::encodeName(path);
}

bool isOrBelow(const QString& path, const QString& folder)
{
    return path == folder || folder == u"/"_s || path.startsWith(folder + u'/');
}

Result<> refuse(const QString& path, const QString& why)
{
    return failure(ErrorCode::Sandbox, u"The box is not made: %1 %2."_s.arg(path, why));
}

/** Exists, is its own realpath, is of that kind. */
Result<> checkPath(const QString& path, Kind kind)
{
    if (!path.startsWith(u'/'))
        return refuse(path, u"is not an absolute path"_s);
    const QByteArray name = bytes(path);
    if (name.contains('\0'))
        return refuse(path, u"contains a zero byte"_s);
    struct stat entry = {};
    if (::lstat(name.constData(), &entry) != 0)
        return refuse(path, u"does not exist"_s);
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(name.constData(), nullptr), &std::free);
    if (!real || name != real.get())
        return refuse(path, u"is reached through a symbolic link"_s);
    const bool folder = S_ISDIR(entry.st_mode);
    const bool file = S_ISREG(entry.st_mode);
    if (kind == Kind::Folder && !folder)
        return refuse(path, u"is not a folder"_s);
    if (kind == Kind::File && !file)
        return refuse(path, u"is not a regular file"_s);
    if (!folder && !file)
        return refuse(path, u"is neither a file nor a folder"_s);
    return {};
}

Result<> checkAll(const QStringList& paths, Kind kind)
{
    for (const QString& path : paths) {
        if (auto checked = checkPath(path, kind); !checked)
            return checked;
    }
    return {};
}

Result<> checkHelper(const QString& path)
{
    if (auto checked = checkPath(path, Kind::File); !checked)
        return checked;
    if (::access(bytes(path).constData(), X_OK) != 0)
        return refuse(path, u"is not executable"_s);
    return {};
}

Result<> checkPolicy(const BoxPolicy& policy)
{
    if (policy.shim.isEmpty())
        return {};
    for (const QString& place : policy.gitPlaces) {
        if (!place.startsWith(u"/usr/"_s)) // mounted read-only, and nobody's but root's
            return refuse(place, u"does not lie in /usr"_s);
    }
    for (const QByteArray& program : policy.programs) {
        if (program.isEmpty() || program.contains('/'))
            return refuse(QFile::decodeName(program), u"is not the name of a program"_s);
    }
    if (auto checked = checkAll(policy.gitPlaces, Kind::File); !checked)
        return checked;
    return checkHelper(policy.shim);
}

Result<> checkGit(const BoxSpec& spec)
{
    if (spec.adminName.isEmpty() || spec.adminName.contains(u'/') || spec.adminName.startsWith(u'.'))
        return refuse(spec.adminName, u"is not the name of a worktree"_s);
    if (auto checked = checkAll({spec.commonDir, spec.commonDir + u"/objects"_s, spec.shadow}, Kind::Folder); !checked)
        return checked;
    if (auto checked = checkAll(spec.alternates, Kind::Folder); !checked)
        return checked;
    const QList<ShadowMount> mounts = shadowMounts(bytes(spec.adminName));
    for (const ShadowMount& mount : mounts) {
        const QString path = spec.shadow + u'/' + QFile::decodeName(mount.path);
        if (auto checked = checkPath(path, Kind::Either); !checked)
            return checked;
    }
    return checkPath(spec.worktree + u"/.git"_s, Kind::File);
}

QString homeOfUser()
{
    const passwd* user = ::getpwuid(::getuid());
    return user == nullptr ? QString() : QFile::decodeName(user->pw_dir);
}

/** The folders of this run that an agent writes, and those that it must not see. */
QStringList ownFolders(const BoxSpec& spec)
{
    QStringList folders{spec.worktree, spec.home};
    if (!spec.commonDir.isEmpty())
        folders << spec.commonDir << spec.shadow;
    return folders;
}

Result<> checkApart(const BoxSpec& spec)
{
    const QStringList own = ownFolders(spec);
    for (const QString& one : own) {
        for (const QString& other : own) {
            if (&one != &other && isOrBelow(one, other))
                return refuse(one, u"lies in %1, which is a mount of its own"_s.arg(other));
        }
        // The system's folders of the box would hide it, or it would hide them.
        for (const QString& fixed : {u"/usr"_s, u"/etc"_s, u"/proc"_s, u"/dev"_s, u"/run/box"_s, spec.homeInside}) {
            if ((one == spec.home || one == spec.shadow) && fixed == spec.homeInside)
                continue; // these two appear elsewhere in the box
            if (isOrBelow(one, fixed) || isOrBelow(fixed, one))
                return refuse(one, u"cannot be shown in the box: %1 stands there"_s.arg(fixed));
        }
    }
    return {};
}

/** A read-only path must not show this run's own folders or the whole home, nor lie where an agent writes. */
Result<> checkReadOnly(const BoxSpec& spec)
{
    const QString userHome = homeOfUser();
    QStringList written{spec.worktree, spec.homeInside, u"/proc"_s, u"/dev"_s, u"/run/box"_s};
    if (!spec.commonDir.isEmpty())
        written << spec.commonDir;
    for (const QString& path : spec.readOnlyPaths + spec.alternates) {
        for (const QString& folder : std::as_const(written)) {
            if (isOrBelow(path, folder))
                return refuse(path, u"lies in %1, which an agent can write"_s.arg(folder));
        }
        for (const QString& folder : ownFolders(spec)) {
            if (isOrBelow(folder, path))
                return refuse(path, u"holds %1 and so cannot be shown as a whole"_s.arg(folder));
        }
        if (path == u"/"_s || (!userHome.isEmpty() && isOrBelow(userHome, path)))
            return refuse(path, u"holds the user's home, which a box never shows as a whole"_s);
    }
    return {};
}

Result<> checkFrozenInWorktree(const BoxSpec& spec)
{
    for (const QString& path : spec.readOnlyInWorktree) {
        if (path == spec.worktree || !isOrBelow(path, spec.worktree))
            return refuse(path, u"does not lie in the worktree"_s);
        if (isOrBelow(path, spec.worktree + u"/.git"_s))
            return refuse(path, u"is git's own"_s);
    }
    return checkAll(spec.readOnlyInWorktree, Kind::Either);
}

} // namespace

Result<> checkBoxPaths(const BoxSpec& spec)
{
    if (auto checked = checkAll({spec.worktree, spec.home}, Kind::Folder); !checked)
        return checked;
    if (!spec.commonDir.isEmpty()) {
        if (auto checked = checkGit(spec); !checked)
            return checked;
    }
    if (auto checked = checkAll(spec.readOnlyPaths, Kind::Either); !checked)
        return checked;
    if (!spec.briefFile.isEmpty()) {
        if (auto checked = checkPath(spec.briefFile, Kind::File); !checked)
            return checked;
    }
    if (auto checked = checkHelper(spec.boxInit); !checked)
        return checked;
    if (auto checked = checkPolicy(spec.policy); !checked)
        return checked;
    if (auto checked = checkFrozenInWorktree(spec); !checked)
        return checked;
    if (auto checked = checkApart(spec); !checked)
        return checked;
    return checkReadOnly(spec);
}

} // namespace remit

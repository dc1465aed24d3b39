// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/quarantine.h"

#include "runner/git/descriptor.h"
#include "runner/git/worktree.h"

#include <QFile>

#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kFlushedOneByOne = 256; ///< more are brought to the disk with all else of their file system
constexpr mode_t kFolderMode = 0777; ///< less the umask, as git makes them
constexpr int kBeforeAlternates = 10;

struct NewObject {
    QByteArray folder; ///< two hexadecimal digits
    QByteArray name;
};

/** Folders of two digits with files in them; other things are none of ours. */
OsResult<std::vector<NewObject>> objectsIn(const QByteArray& top)
{
    std::vector<NewObject> objects;
    const Descriptor place(::open(top.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!place.isOpen())
        return std::unexpected(errno);
    const auto folders = namesIn(place.get());
    if (!folders)
        return std::unexpected(folders.error());
    for (const QByteArray& folder : *folders) {
        const Descriptor inner(::openat(place.get(), folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (folder.size() != 2 || !inner.isOpen())
            continue;
        const auto names = namesIn(inner.get());
        if (!names)
            return std::unexpected(names.error());
        for (const QByteArray& name : *names)
            objects.push_back({folder, name});
    }
    return objects;
}

bool flushFile(const QByteArray& path)
{
    const Descriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC));
    return file.isOpen() && ::fsync(file.get()) == 0;
}

bool flushAll(const QByteArray& top, const std::vector<NewObject>& objects)
{
    if (objects.size() > kFlushedOneByOne) {
        const Descriptor place(::open(top.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        return place.isOpen() && ::syncfs(place.get()) == 0;
    }
    for (const NewObject& object : objects) { // all are sent on their way before the first is waited for
        const Descriptor file(
            ::open((top + '/' + object.folder + '/' + object.name).constData(), O_RDONLY | O_CLOEXEC));
        (void)::sync_file_range(file.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
    }
    return std::ranges::all_of(
        objects, [&](const NewObject& object) { return flushFile(top + '/' + object.folder + '/' + object.name); });
}

} // namespace

Result<Quarantine> Quarantine::begin(git_repository* repository, const QString& commonDir)
{
    Quarantine made;
    made.m_objects = QFile::encodeName(commonDir) + "/objects";
    QByteArray folder = made.m_objects + "/tmp_objdir-remit-XXXXXX"; // git's own name for such a place
    if (::mkdtemp(folder.data()) == nullptr)
        return std::unexpected(made.cannot().error());
    made.m_folder = folder;
    const QString what = u"Writing objects of %1"_s.arg(commonDir);
    DatabaseHandle database;
    if (auto ready = check(git_odb_new(Out(database)), what); !ready)
        return std::unexpected(ready.error());
    if (auto ready = check(git_odb_add_disk_alternate(database.get(), made.m_objects.constData()), what); !ready)
        return std::unexpected(ready.error());
    git_odb_backend* loose = nullptr;
    if (auto ready = check(git_odb_backend_loose(&loose, folder.constData(), -1, 0, 0, 0), what); !ready)
        return std::unexpected(ready.error());
    if (auto ready = check(git_odb_add_backend(database.get(), loose, kBeforeAlternates), what); !ready)
        return std::unexpected(ready.error());
    if (auto ready = check(git_repository_set_odb(repository, database.get()), what); !ready)
        return std::unexpected(ready.error());
    return made;
}

Quarantine::Quarantine(Quarantine&& other) noexcept
    : m_objects(std::move(other.m_objects))
    , m_folder(std::exchange(other.m_folder, {}))
{
}

Quarantine::~Quarantine()
{
    if (!m_folder.isEmpty())
        (void)removeFolder(QFile::decodeName(m_folder)); // git takes what stays
}

Result<> Quarantine::cannot() const
{
    return failure(ErrorCode::Io,
        u"The objects in %1 do not reach the disk: %2"_s.arg(QFile::decodeName(m_objects), qt_error_string(errno)));
}

Result<> Quarantine::keep()
{
    const auto objects = objectsIn(m_folder);
    if (!objects || !flushAll(m_folder, *objects))
        return cannot();
    QByteArrayList folders;
    for (const NewObject& object : *objects) {
        const QByteArray target = m_objects + '/' + object.folder;
        if (folders.isEmpty() || folders.constLast() != target) {
            if (::mkdir(target.constData(), kFolderMode) != 0 && errno != EEXIST)
                return cannot();
            folders.append(target);
        }
        const QByteArray from = m_folder + '/' + object.folder + '/' + object.name;
        if (::rename(from.constData(), (target + '/' + object.name).constData()) != 0)
            return cannot();
    }
    if (!folders.isEmpty())
        folders.append(m_objects);
    return std::ranges::all_of(folders, flushFile) ? Result<>() : cannot();
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/newobjects.h"

#include "runner/git/descriptor.h"

#include <QFile>
#include <QSet>

#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

struct Pair {
    std::optional<git_oid> older;
    git_oid newer{};
};

Result<TreeHandle> treeWithId(git_repository* repository, const git_oid& id)
{
    TreeHandle tree;
    if (auto read = check(git_tree_lookup(Out(tree), repository, &id), u"Tree %1"_s.arg(idText(id))); !read)
        return std::unexpected(read.error());
    return tree;
}

Result<> flushed(const QString& commonDir, int result)
{
    if (result != 0)
        return failure(
            ErrorCode::Io, u"The objects in %1 do not reach the disk: %2"_s.arg(commonDir, qt_error_string(errno)));
    return {};
}

} // namespace

Result<std::optional<std::vector<git_oid>>> newObjects(
    git_repository* repository, const git_oid& older, const git_oid& tree, size_t maximum)
{
    std::vector<git_oid> found;
    std::vector<Pair> folders;
    if (git_oid_equal(&older, &tree) == 0)
        folders.push_back({older, tree});
    while (!folders.empty()) {
        const Pair pair = folders.back();
        folders.pop_back();
        found.push_back(pair.newer);
        const auto newer = treeWithId(repository, pair.newer);
        if (!newer)
            return std::unexpected(newer.error());
        TreeHandle before;
        if (pair.older) {
            auto read = treeWithId(repository, *pair.older);
            if (!read)
                return std::unexpected(read.error());
            before = std::move(*read);
        }
        for (size_t at = 0; at < git_tree_entrycount(newer->get()); ++at) {
            const git_tree_entry* entry = git_tree_entry_byindex(newer->get(), at);
            const git_tree_entry* old
                = before ? git_tree_entry_byname(before.get(), git_tree_entry_name(entry)) : nullptr;
            const git_oid id = *git_tree_entry_id(entry);
            if (old != nullptr && git_oid_equal(git_tree_entry_id(old), &id) != 0)
                continue;
            const bool wasFolder = old != nullptr && git_tree_entry_type(old) == GIT_OBJECT_TREE;
            if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
                folders.push_back({wasFolder ? std::optional(*git_tree_entry_id(old)) : std::nullopt, id});
            else if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB)
                found.push_back(id);
            if (found.size() + folders.size() > maximum)
                return std::nullopt;
        }
    }
    return found;
}

Result<> flushObjects(const QString& commonDir, const std::vector<git_oid>& objects)
{
    const QByteArray top = QFile::encodeName(commonDir) + "/objects";
    std::vector<Descriptor> files;
    QSet<QByteArray> folders{top};
    for (const git_oid& id : objects) {
        const QByteArray name = idText(id).toLatin1();
        const QByteArray folder = top + '/' + name.first(2);
        Descriptor file(::open((folder + '/' + name.sliced(2)).constData(), O_RDONLY | O_CLOEXEC));
        if (!file.isOpen()) {
            if (errno != ENOENT)
                return flushed(commonDir, -1);
            continue; // in a pack
        }
        // All are sent on their way before the first is waited for.
        (void)::sync_file_range(file.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
        files.push_back(std::move(file));
        folders.insert(folder);
    }
    for (const Descriptor& file : files) {
        if (auto done = flushed(commonDir, ::fsync(file.get())); !done)
            return done;
    }
    for (const QByteArray& path : std::as_const(folders)) {
        const Descriptor folder(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (auto done = flushed(commonDir, folder.isOpen() ? ::fsync(folder.get()) : -1); !done)
            return done;
    }
    return {};
}

} // namespace remit

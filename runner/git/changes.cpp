// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/changes.h"

#include "runner/git/diffs.h"
#include "runner/git/repositoryprivate.h"

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

ChangeKind kindOf(git_delta_t status)
{
    switch (status) {
    case GIT_DELTA_ADDED:
        return ChangeKind::Added;
    case GIT_DELTA_DELETED:
        return ChangeKind::Deleted;
    case GIT_DELTA_RENAMED:
        return ChangeKind::Renamed;
    case GIT_DELTA_TYPECHANGE:
        return ChangeKind::TypeChanged;
    default:
        return ChangeKind::Modified;
    }
}

qint64 sizeOf(git_odb* database, const git_diff_file& file)
{
    if (git_oid_is_zero(&file.id) || file.mode == GIT_FILEMODE_COMMIT)
        return 0;
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    if (git_odb_read_header(&size, &type, database, &file.id) < 0) {
        git_error_clear(); // a blob of a partial clone that is not here: its size is not known
        return 0;
    }
    return static_cast<qint64>(size);
}

FileChange fromDelta(const git_diff_delta& delta, git_odb* database)
{
    FileChange change;
    change.kind = kindOf(delta.status);
    change.path = change.kind == ChangeKind::Deleted ? delta.old_file.path : delta.new_file.path;
    change.oldPath = change.kind == ChangeKind::Renamed ? QByteArray(delta.old_file.path) : change.path;
    if (!git_oid_is_zero(&delta.old_file.id))
        change.oldBlob = idText(delta.old_file.id);
    if (!git_oid_is_zero(&delta.new_file.id))
        change.newBlob = idText(delta.new_file.id);
    change.oldMode = delta.old_file.mode;
    change.newMode = delta.new_file.mode;
    change.oldSize = sizeOf(database, delta.old_file);
    change.newSize = sizeOf(database, delta.new_file);
    return change;
}

Result<BlobHandle> blobFor(git_repository* repository, const git_diff_file& file)
{
    BlobHandle blob;
    if (file.mode == GIT_FILEMODE_COMMIT || git_oid_is_zero(&file.id))
        return blob;
    if (auto read = check(git_blob_lookup(Out(blob), repository, &file.id), u"Reading a blob"_s); !read)
        return std::unexpected(read.error());
    return blob;
}

/** libgit2 compares no content where the kind of file changed; git counts all lines of both. */
Result<PatchHandle> patchOfTypeChange(git_repository* repository, const git_diff_delta& delta)
{
    const auto oldBlob = blobFor(repository, delta.old_file);
    const auto newBlob = blobFor(repository, delta.new_file);
    if (!oldBlob || !newBlob)
        return std::unexpected(oldBlob ? newBlob.error() : oldBlob.error());
    PatchHandle patch;
    if (auto made = check(git_patch_from_blobs(Out(patch), oldBlob->get(), nullptr, newBlob->get(), nullptr, nullptr),
            u"Comparing two blobs"_s);
        !made)
        return std::unexpected(made.error());
    return patch;
}

Result<PatchHandle> patchOf(git_repository* repository, git_diff* diff, size_t index)
{
    const git_diff_delta* delta = git_diff_get_delta(diff, index);
    if (delta->status == GIT_DELTA_TYPECHANGE)
        return patchOfTypeChange(repository, *delta);
    PatchHandle patch;
    if (auto made = check(git_patch_from_diff(Out(patch), diff, index), u"Comparing two versions"_s); !made)
        return std::unexpected(made.error());
    return patch;
}

/** Whether it is binary is known only after its content was looked at, which the patch does. */
Result<> countLines(git_repository* repository, git_diff* diff, size_t index, FileChange& change)
{
    if (change.oldBlob == change.newBlob)
        return {};
    const auto patch = patchOf(repository, diff, index);
    if (!patch)
        return failure(patch.error().code, displayPath(change.path) + ": "_L1 + patch.error().detail);
    if (!*patch)
        return {};
    change.binary = (git_patch_get_delta(patch->get())->flags & GIT_DIFF_FLAG_BINARY) != 0;
    size_t added = 0;
    size_t removed = 0;
    if (auto counted = check(git_patch_line_stats(nullptr, &added, &removed, patch->get()), u"Counting lines"_s);
        !counted)
        return counted;
    change.added = static_cast<qint64>(added);
    change.removed = static_cast<qint64>(removed);
    return {};
}

Result<DiffHandle> diffCommits(
    const Repository& repository, const QString& from, const QString& to, DiffPurpose purpose, int contextLines = 3)
{
    git_repository* raw = repository.internals().raw();
    const auto oldTree = treeOf(raw, from);
    if (!oldTree)
        return std::unexpected(oldTree.error());
    const auto newTree = treeOf(raw, to);
    if (!newTree)
        return std::unexpected(newTree.error());
    return diffTrees(raw, oldTree->get(), newTree->get(), purpose, contextLines);
}

} // namespace

QString toText(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Added:
        return u"A"_s;
    case ChangeKind::Deleted:
        return u"D"_s;
    case ChangeKind::Renamed:
        return u"R"_s;
    case ChangeKind::TypeChanged:
        return u"T"_s;
    case ChangeKind::Modified:
        break;
    }
    return u"M"_s;
}

Result<QList<FileChange>> changesOf(git_repository* repository, git_diff* diff)
{
    DatabaseHandle database;
    if (auto opened = check(git_repository_odb(Out(database), repository), u"Opening the object database"_s); !opened)
        return std::unexpected(opened.error());
    QList<FileChange> changes;
    const size_t count = git_diff_num_deltas(diff);
    changes.reserve(static_cast<qsizetype>(count));
    for (size_t index = 0; index < count; ++index) {
        FileChange change = fromDelta(*git_diff_get_delta(diff, index), database.get());
        if (auto counted = countLines(repository, diff, index, change); !counted)
            return std::unexpected(counted.error());
        changes.append(std::move(change));
    }
    std::ranges::stable_sort(changes, {}, &FileChange::path);
    return changes;
}

Result<QList<FileChange>> changesBetween(
    const Repository& repository, const QString& fromCommit, const QString& toCommit)
{
    const auto diff = diffCommits(repository, fromCommit, toCommit, DiffPurpose::List);
    if (!diff)
        return std::unexpected(diff.error());
    return changesOf(repository.internals().raw(), diff->get());
}

Result<QByteArray> patchBetween(const Repository& repository, const QString& fromCommit, const QString& toCommit,
    int contextLines, qsizetype maximum)
{
    const auto diff = diffCommits(repository, fromCommit, toCommit, DiffPurpose::Patch, contextLines);
    if (!diff)
        return std::unexpected(diff.error());
    return patchText(diff->get(), maximum);
}

Result<QByteArray> blob(const Repository& repository, const QString& id, qsizetype maximum)
{
    const auto oid = idFrom(id);
    if (!oid)
        return std::unexpected(oid.error());
    return blobBytes(repository.internals().raw(), *oid, maximum);
}

} // namespace remit

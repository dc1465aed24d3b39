// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/repositoryprivate.h"

namespace remit {

using namespace Qt::StringLiterals;

Result<CommitHandle> commitOf(git_repository* repository, const QString& commit)
{
    const auto id = idFrom(commit);
    if (!id)
        return std::unexpected(id.error());
    CommitHandle handle;
    if (auto found = check(git_commit_lookup(Out(handle), repository, &*id), u"Commit %1"_s.arg(commit)); !found)
        return std::unexpected(found.error());
    return handle;
}

Result<TreeHandle> treeOf(git_repository* repository, const QString& commit)
{
    const auto found = commitOf(repository, commit);
    if (!found)
        return std::unexpected(found.error());
    TreeHandle tree;
    if (auto read = check(git_commit_tree(Out(tree), found->get()), u"Tree of commit %1"_s.arg(commit)); !read)
        return std::unexpected(read.error());
    return tree;
}

Result<QByteArray> blobBytes(git_repository* repository, const git_oid& id, qsizetype maximum)
{
    const QString what = u"Blob %1"_s.arg(idText(id));
    DatabaseHandle database;
    if (auto opened = check(git_repository_odb(Out(database), repository), what); !opened)
        return std::unexpected(opened.error());
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    if (auto read = check(git_odb_read_header(&size, &type, database.get(), &id), what); !read)
        return std::unexpected(read.error());
    if (type != GIT_OBJECT_BLOB)
        return failure(ErrorCode::InvalidInput, what + " is not a file's content"_L1);
    if (size > static_cast<size_t>(maximum))
        return failure(
            ErrorCode::Refused, u"%1 has %2 bytes, more than the %3 allowed here"_s.arg(what).arg(size).arg(maximum));
    BlobHandle blob;
    if (auto read = check(git_blob_lookup(Out(blob), repository, &id), what); !read)
        return std::unexpected(read.error());
    return QByteArray(static_cast<const char*>(git_blob_rawcontent(blob.get())),
        static_cast<qsizetype>(git_blob_rawsize(blob.get())));
}

} // namespace remit

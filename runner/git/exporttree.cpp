// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/lfscontent.h"
#include "runner/git/repositoryprivate.h"
#include "runner/git/worktree.h"

#include <QDir>
#include <QFile>

#include <git2/sys/repository.h>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/**
 * Writes the tree into the folder. A handle of its own whose checkout is that folder and whose index is the tree: line
 * ends and the like are then decided by the attributes of that very commit, never by those of the user's checkout.
 */
Result<> writeTree(const Repository& repository, const QString& commit, const QString& folder,
    const QString& replacedCommit, const QString& what)
{
    const auto handle = openCommon(repository.facts().commonDir, HandleKind::WithCheckout);
    if (!handle)
        return std::unexpected(handle.error());
    const auto tree = treeOf(handle->get(), commit);
    if (!tree)
        return std::unexpected(tree.error());
    git_checkout_options options = GIT_CHECKOUT_OPTIONS_INIT;
    options.checkout_strategy = GIT_CHECKOUT_FORCE | GIT_CHECKOUT_DONT_WRITE_INDEX | GIT_CHECKOUT_NO_REFRESH
        | GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH;
    TreeHandle replaced; // files of it that the tree does not have go
    if (!replacedCommit.isEmpty()) {
        auto before = treeOf(handle->get(), replacedCommit);
        if (!before)
            return std::unexpected(before.error());
        replaced = std::move(*before);
        options.baseline = replaced.get();
    }
    IndexHandle index;
    if (auto made = check(git_index_new(Out(index)), what); !made)
        return made;
    if (auto read = check(git_index_read_tree(index.get(), tree->get()), what); !read)
        return read;
    if (auto set = check(git_repository_set_workdir(handle->get(), QFile::encodeName(folder).constData(), 0), what);
        !set)
        return set;
    if (auto set = check(git_repository_set_index(handle->get(), index.get()), what); !set)
        return set;
    ObjectHandle object;
    if (auto dup = check(git_object_dup(Out(object), reinterpret_cast<git_object*>(tree->get())), what); !dup)
        return dup;
    if (auto written = check(git_checkout_tree(handle->get(), object.get(), &options), what); !written)
        return written;
    return fillLfsContent(handle->get(), index.get(), repository.facts().commonDir, folder);
}

} // namespace

Result<> exportTree(const Repository& repository, const QString& commit, const QString& folder)
{
    const QString what = u"Writing %1 of %2 into %3"_s.arg(commit, repository.internals().where(), folder);
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::Io, u"The folder %1 cannot be made"_s.arg(folder));
    if (!QDir(folder).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System))
        return failure(ErrorCode::Refused, u"The folder %1 is not empty"_s.arg(folder));
    return writeTree(repository, commit, folder, {}, what);
}

Result<> restoreTree(const Repository& repository, const QString& folder, const QString& from, const QString& to)
{
    const QString what = u"Bringing %1 to %2 of %3"_s.arg(folder, to, repository.internals().where());
    return writeTree(repository, to, folder, from, what);
}

} // namespace remit

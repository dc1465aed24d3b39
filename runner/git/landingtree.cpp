// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/landingtree.h"

#include "runner/git/changes.h"
#include "runner/git/repositoryprivate.h"
#include "runner/git/treeitems.h"

#include <QSet>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

bool isNamed(const QByteArray& path, const QString& name)
{
    return displayPath(path) == name || QString::fromUtf8(path) == name;
}

/** The base's version of one path: its entry, or none. */
Result<> restore(git_index* index, const TreeItems& base, const QByteArray& path)
{
    const auto item = base.constFind(path);
    if (item != base.cend())
        return addItem(index, path, *item);
    return check(git_index_remove(index, path.constData(), 0), u"Leaving out %1"_s.arg(displayPath(path)));
}

Result<IndexHandle> indexOfCommit(git_repository* raw, const QString& commit)
{
    const auto tree = treeOf(raw, commit);
    if (!tree)
        return std::unexpected(tree.error());
    IndexHandle index;
    if (auto made = check(git_index_new(Out(index)), u"An index"_s); !made)
        return std::unexpected(made.error());
    if (auto read = check(git_index_read_tree(index.get(), tree->get()), u"Commit %1"_s.arg(commit)); !read)
        return std::unexpected(read.error());
    return index;
}

Result<> leaveOut(git_index* index, const TreeItems& base, const QList<FileChange>& changes, const QString& name)
{
    bool found = false;
    for (const FileChange& change : changes) {
        if (!isNamed(change.path, name) && !isNamed(change.oldPath, name))
            continue;
        found = true;
        for (const QByteArray& path : QSet<QByteArray>{change.path, change.oldPath}) {
            if (auto restored = restore(index, base, path); !restored)
                return restored;
        }
    }
    if (!found)
        return failure(ErrorCode::InvalidInput, u"%1 is not changed, so it cannot be left out"_s.arg(name));
    return {};
}

Result<TreeHandle> lookUp(git_repository* raw, const git_oid& id)
{
    TreeHandle tree;
    if (auto found = check(git_tree_lookup(Out(tree), raw, &id), u"Tree %1"_s.arg(idText(id))); !found)
        return std::unexpected(found.error());
    return tree;
}

QStringList conflictsOf(git_index* index)
{
    QSet<QString> paths;
    ConflictIteratorHandle iterator;
    if (git_index_conflict_iterator_new(Out(iterator), index) < 0) {
        git_error_clear();
        return {u"(unknown)"_s};
    }
    const git_index_entry* ancestor = nullptr;
    const git_index_entry* ours = nullptr;
    const git_index_entry* theirs = nullptr;
    while (git_index_conflict_next(&ancestor, &ours, &theirs, iterator.get()) == 0) {
        for (const git_index_entry* side : {ours, theirs, ancestor}) {
            if (side != nullptr) {
                paths.insert(displayPath(side->path));
                break;
            }
        }
    }
    git_error_clear();
    QStringList sorted(paths.cbegin(), paths.cend());
    sorted.sort();
    return sorted;
}

/** Where the two sides parted. A merge asks the history; the other ways take the run's change alone. */
Result<QString> ancestorOf(git_repository* raw, const LandingPlan& plan, const LandingTarget& target)
{
    if (plan.way != LandingWay::Merge)
        return plan.base;
    const auto result = idFrom(plan.result);
    if (!result)
        return std::unexpected(result.error());
    git_oid base{};
    if (git_merge_base(&base, raw, &target.commit, &*result) < 0) {
        git_error_clear();
        return failure(
            ErrorCode::Refused, u"%1 and the result have no common history; squash instead"_s.arg(target.branch));
    }
    return idText(base);
}

} // namespace

Result<git_oid> chosenTree(const Repository& repository, const LandingPlan& plan)
{
    git_repository* raw = repository.internals().raw();
    const auto tree = treeOf(raw, plan.result);
    if (!tree)
        return std::unexpected(tree.error());
    if (plan.leaveOut.isEmpty())
        return *git_tree_id(tree->get());
    const auto changes = changesBetween(repository, plan.base, plan.result);
    const auto base = indexOfCommit(raw, plan.base);
    const auto index = indexOfCommit(raw, plan.result);
    if (!changes || !base || !index)
        return std::unexpected(!changes ? changes.error() : !base ? base.error() : index.error());
    const TreeItems items = baseTreeOf(base->get()).items;
    for (const QString& name : plan.leaveOut) {
        if (auto left = leaveOut(index->get(), items, *changes, name); !left)
            return std::unexpected(left.error());
    }
    git_oid id{};
    if (auto written = check(git_index_write_tree_to(&id, index->get(), raw), u"Leaving out changes"_s); !written)
        return std::unexpected(written.error());
    return id;
}

Result<LandingTree> joinedTree(const Repository& repository, const LandingPlan& plan, const LandingTarget& target)
{
    git_repository* raw = repository.internals().raw();
    LandingTree joined;
    const auto chosen = chosenTree(repository, plan);
    if (!chosen)
        return std::unexpected(chosen.error());
    joined.result = *chosen;
    const auto ancestorCommit = ancestorOf(raw, plan, target);
    if (!ancestorCommit)
        return std::unexpected(ancestorCommit.error());
    const auto ancestor = treeOf(raw, *ancestorCommit);
    const auto ours = treeOf(raw, idText(target.commit));
    const auto theirs = lookUp(raw, *chosen);
    if (!ancestor || !ours || !theirs)
        return std::unexpected(!ancestor ? ancestor.error() : !ours ? ours.error() : theirs.error());
    git_merge_options options = GIT_MERGE_OPTIONS_INIT;
    IndexHandle index;
    const QString what = u"Joining the result with %1"_s.arg(target.branch);
    if (auto merged
        = check(git_merge_trees(Out(index), raw, ancestor->get(), ours->get(), theirs->get(), &options), what);
        !merged)
        return std::unexpected(merged.error());
    if (git_index_has_conflicts(index.get()) != 0) {
        joined.conflicts = conflictsOf(index.get());
        return joined;
    }
    if (auto written = check(git_index_write_tree_to(&joined.tree, index.get(), raw), what); !written)
        return std::unexpected(written.error());
    return joined;
}

} // namespace remit

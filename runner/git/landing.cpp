// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/landing.h"

#include "runner/git/branchmove.h"
#include "runner/git/changes.h"
#include "runner/git/diffs.h"
#include "runner/git/landingcommit.h"
#include "runner/git/landingrecord.h"
#include "runner/git/landingtree.h"
#include "runner/git/repositoryprivate.h"

#include <array>
#include <limits>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kWays{
    LandingWay::Merge, LandingWay::Squash, LandingWay::CherryPick, LandingWay::Branch, LandingWay::Patch};

Result<> told(const LandingNotice& notice, const Landing& landing)
{
    return notice ? notice(landing) : Result<>();
}

Result<Landing> landAsPatch(const Repository& repository, const LandingPlan& plan)
{
    git_repository* raw = repository.internals().raw();
    const auto chosen = chosenTree(repository, plan);
    const auto base = treeOf(raw, plan.base);
    if (!chosen || !base)
        return std::unexpected(chosen ? base.error() : chosen.error());
    TreeHandle tree;
    if (auto found = check(git_tree_lookup(Out(tree), raw, &*chosen), u"The result's tree"_s); !found)
        return std::unexpected(found.error());
    const auto diff = diffTrees(raw, base->get(), tree.get(), DiffPurpose::PatchWithBinaries);
    if (!diff)
        return std::unexpected(diff.error());
    auto text = patchText(diff->get(), std::numeric_limits<qsizetype>::max());
    if (!text)
        return std::unexpected(text.error());
    return Landing{{}, {}, {}, std::move(*text)};
}

Result<Landing> landAsBranch(
    const Repository& repository, const LandingPlan& plan, const LandingHook& hook, const LandingNotice& notice)
{
    git_repository* raw = repository.internals().raw();
    const QByteArray name = ("refs/heads/"_L1 + plan.newBranch).toUtf8();
    int valid = 0;
    if (git_branch_name_is_valid(&valid, plan.newBranch.toUtf8().constData()) < 0 || valid == 0)
        return failure(ErrorCode::InvalidInput, u"\"%1\" is not a name for a branch"_s.arg(plan.newBranch));
    if (repository.referenceTarget(QString::fromUtf8(name)))
        return failure(ErrorCode::AlreadyExists, u"The branch %1 exists already"_s.arg(plan.newBranch));
    const auto chosen = chosenTree(repository, plan);
    if (!chosen)
        return std::unexpected(chosen.error());
    const auto commit = writeCommit(raw, {*chosen, plan.message, {plan.base}, {}});
    if (!commit)
        return std::unexpected(commit.error());
    const Landing landing{plan.newBranch, {}, {idText(*commit)}, {}};
    if (auto heard = told(notice, landing); !heard)
        return std::unexpected(heard.error());
    hook(LandingStep::ObjectsWritten);
    ReferenceHandle made;
    if (auto written
        = check(git_reference_create(Out(made), raw, name.constData(), &*commit, 0, "remit: land on a new branch"),
            u"The branch %1"_s.arg(plan.newBranch));
        !written)
        return std::unexpected(written.error());
    return landing;
}

Result<Landing> landOnTarget(
    const Repository& repository, const LandingPlan& plan, const LandingHook& hook, const LandingNotice& notice)
{
    git_repository* raw = repository.internals().raw();
    const auto target = landingTarget(repository, plan.branch);
    if (!target)
        return std::unexpected(target.error());
    if (!target->blocked.isEmpty())
        return failure(ErrorCode::Busy, u"%1: %2"_s.arg(target->branch, target->blocked));
    const auto joined = joinedTree(repository, plan, *target);
    if (!joined)
        return std::unexpected(joined.error());
    if (!joined->conflicts.isEmpty())
        return failure(ErrorCode::Conflict,
            u"%1 changed the same lines; in conflict: %2"_s.arg(target->branch, joined->conflicts.join(u", "_s)));
    const auto standing = treeOf(raw, idText(target->commit));
    if (!standing)
        return std::unexpected(standing.error());
    if (git_oid_equal(git_tree_id(standing->get()), &joined->tree) != 0)
        return failure(
            ErrorCode::Refused, u"%1 has all of the change already; there is nothing to land"_s.arg(target->branch));
    const auto commits = writeCommits(raw, plan, *target, *joined);
    if (!commits)
        return std::unexpected(commits.error());
    Landing landing{target->branch, idText(target->commit), *commits, {}};
    if (auto heard = told(notice, landing); !heard)
        return std::unexpected(heard.error());
    hook(LandingStep::ObjectsWritten);
    const auto last = idFrom(commits->last());
    if (!last)
        return std::unexpected(last.error());
    if (auto moved = moveBranch(repository, *target, *last, u"land by "_s + toText(plan.way), hook); !moved)
        return std::unexpected(moved.error());
    return landing;
}

} // namespace

QString toText(LandingWay way)
{
    switch (way) {
    case LandingWay::Merge:
        return u"merge"_s;
    case LandingWay::CherryPick:
        return u"cherry-pick"_s;
    case LandingWay::Branch:
        return u"branch"_s;
    case LandingWay::Patch:
        return u"patch"_s;
    case LandingWay::Squash:
        break;
    }
    return u"squash"_s;
}

std::optional<LandingWay> landingWayFrom(const QString& text)
{
    for (const LandingWay way : kWays) {
        if (toText(way) == text)
            return way;
    }
    return std::nullopt;
}

Result<LandingPreview> previewLanding(const Repository& repository, const LandingPlan& plan)
{
    const auto target = landingTarget(repository, plan.branch);
    if (!target)
        return std::unexpected(target.error());
    LandingPreview preview;
    preview.target = target->branch;
    preview.blocked = target->blocked;
    if (target->reference.isEmpty())
        return preview;
    preview.targetCommit = idText(target->commit);
    const auto behind = repository.behind(plan.base, target->branch);
    if (!behind)
        return std::unexpected(behind.error());
    preview.behind = *behind;
    if (plan.way == LandingWay::Branch || plan.way == LandingWay::Patch) {
        preview.blocked.clear(); // neither touches the target
        return preview;
    }
    const auto joined = joinedTree(repository, plan, *target);
    if (!joined)
        return std::unexpected(joined.error());
    preview.conflicts = joined->conflicts;
    if (!preview.conflicts.isEmpty() || !preview.blocked.isEmpty())
        return preview;
    const auto inTheWay = changesInTheWay(*target, joined->tree);
    if (!inTheWay)
        return std::unexpected(inTheWay.error());
    preview.dirty = !inTheWay->isEmpty();
    return preview;
}

Result<Landing> landWith(
    const Repository& repository, const LandingPlan& plan, const LandingHook& hook, const LandingNotice& notice)
{
    const DurableWrites durable;
    const auto lock = lockForLanding(repository.facts().commonDir);
    if (!lock)
        return std::unexpected(lock.error());
    if (auto recovered = recoverLanding(repository); !recovered)
        return std::unexpected(recovered.error());
    switch (plan.way) {
    case LandingWay::Patch:
        return landAsPatch(repository, plan);
    case LandingWay::Branch:
        return landAsBranch(repository, plan, hook, notice);
    case LandingWay::Merge:
    case LandingWay::Squash:
    case LandingWay::CherryPick:
        break;
    }
    return landOnTarget(repository, plan, hook, notice);
}

Result<Landing> land(const Repository& repository, const LandingPlan& plan, const LandingNotice& notice)
{
    return landWith(repository, plan, [](LandingStep) { }, notice);
}

bool hasLanded(const Repository& repository, const QString& branch, const QString& commit)
{
    const auto target = repository.referenceTarget("refs/heads/"_L1 + branch);
    const auto tip = target ? idFrom(*target) : std::unexpected(target.error());
    const auto wanted = idFrom(commit);
    if (!tip || !wanted)
        return false;
    return git_oid_equal(&*tip, &*wanted) != 0
        || git_graph_descendant_of(repository.internals().raw(), &*tip, &*wanted) == 1;
}

Result<> undoLanding(const Repository& repository, const Landing& landing)
{
    if (landing.commits.isEmpty())
        return failure(ErrorCode::Refused, u"A patch changed nothing in the repository"_s);
    const DurableWrites durable;
    const auto lock = lockForLanding(repository.facts().commonDir);
    if (!lock)
        return std::unexpected(lock.error());
    if (auto recovered = recoverLanding(repository); !recovered)
        return recovered;
    const auto target = landingTarget(repository, landing.branch);
    if (!target)
        return std::unexpected(target.error());
    if (!landing.before.isEmpty() && idText(target->commit) == landing.before)
        return {}; // an undo that was interrupted had come so far
    if (idText(target->commit) != landing.commits.last())
        return failure(ErrorCode::Conflict, u"%1 has moved on since; revert the commit instead"_s.arg(landing.branch));
    if (!target->blocked.isEmpty())
        return failure(ErrorCode::Busy, u"%1: %2"_s.arg(target->branch, target->blocked));
    if (landing.before.isEmpty()) { // a branch of its own
        if (!target->checkout.isEmpty())
            return failure(
                ErrorCode::Refused, u"%1 is checked out; check out another branch first"_s.arg(landing.branch));
        return check(git_reference_remove(repository.internals().raw(), target->reference.toUtf8().constData()),
            u"Removing %1"_s.arg(landing.branch));
    }
    const auto before = idFrom(landing.before);
    if (!before)
        return std::unexpected(before.error());
    return moveBranch(repository, *target, *before, u"undo a landing"_s, [](LandingStep) { });
}

Result<> settleLanding(const Repository& repository)
{
    const auto lock = lockForLanding(repository.facts().commonDir);
    if (!lock)
        return std::unexpected(lock.error());
    return recoverLanding(repository);
}

} // namespace remit

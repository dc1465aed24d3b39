// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/landingcommit.h"

#include "runner/git/repositoryprivate.h"

#include <vector>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** The user's name as git knows it, else ours: a landing must not fail for want of a name. */
Result<SignatureHandle> identity(git_repository* raw)
{
    SignatureHandle who;
    if (git_signature_default(Out(who), raw) == 0)
        return who;
    git_error_clear();
    if (auto made = check(git_signature_now(Out(who), "Remit", "remit@localhost"), u"Naming the author"_s); !made)
        return std::unexpected(made.error());
    return who;
}

} // namespace

Result<git_oid> writeCommit(git_repository* raw, const NewCommit& wanted)
{
    const QString what = u"Writing the commit"_s;
    const auto committer = identity(raw);
    if (!committer)
        return std::unexpected(committer.error());
    SignatureHandle author;
    if (auto copied = check(git_signature_dup(Out(author), committer->get()), what); !copied)
        return std::unexpected(copied.error());
    if (!wanted.authorDateOf.isEmpty()) {
        const auto original = commitOf(raw, wanted.authorDateOf);
        if (!original)
            return std::unexpected(original.error());
        author->when = git_commit_author(original->get())->when;
    }
    std::vector<CommitHandle> parents;
    std::vector<const git_commit*> pointers;
    for (const QString& id : wanted.parents) {
        auto parent = commitOf(raw, id);
        if (!parent)
            return std::unexpected(parent.error());
        pointers.push_back(parent->get());
        parents.push_back(std::move(*parent));
    }
    TreeHandle tree;
    if (auto found = check(git_tree_lookup(Out(tree), raw, &wanted.tree), what); !found)
        return std::unexpected(found.error());
    GitBuffer message;
    if (auto clean = check(git_message_prettify(message.get(), wanted.message.toUtf8().constData(), 0, '#'), what);
        !clean)
        return std::unexpected(clean.error());
    git_oid id{};
    if (auto made = check(git_commit_create(&id, raw, nullptr, author.get(), committer->get(), nullptr, message.data(),
                              tree.get(), pointers.size(), pointers.data()),
            what);
        !made)
        return std::unexpected(made.error());
    return id;
}

Result<QStringList> writeCommits(
    git_repository* raw, const LandingPlan& plan, const LandingTarget& target, const LandingTree& joined)
{
    const QString onto = idText(target.commit);
    NewCommit last{joined.tree, plan.message, {onto}, {}};
    QStringList commits;
    if (plan.way == LandingWay::CherryPick) {
        last.message += u"\n\n(cherry picked from commit %1)\n"_s.arg(plan.result);
        last.authorDateOf = plan.result;
    }
    if (plan.way == LandingWay::Merge) {
        QString side = plan.result;
        if (!plan.leaveOut.isEmpty()) {
            const auto chosen = writeCommit(raw, {joined.result, u"Leave out what was not accepted"_s, {side}, {}});
            if (!chosen)
                return std::unexpected(chosen.error());
            side = idText(*chosen);
            commits.append(side);
        }
        last.parents.append(side);
    }
    const auto made = writeCommit(raw, last);
    if (!made)
        return std::unexpected(made.error());
    commits.append(idText(*made));
    return commits;
}

} // namespace remit

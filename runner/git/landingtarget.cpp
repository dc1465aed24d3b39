// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/landingtarget.h"

#include "runner/git/repositoryprivate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString firstLine(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine(4096)).trimmed() : QString();
}

/** The git folders of all checkouts: the repository's own and those of worktrees whose folder still stands. */
QStringList checkoutsOf(const RepositoryFacts& facts)
{
    QStringList folders;
    if (!facts.workdir.isEmpty())
        folders.append(facts.commonDir);
    const QDir admins(facts.commonDir + "/worktrees"_L1);
    for (const QString& name : admins.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString admin = admins.filePath(name);
        const QString back = firstLine(admin + "/gitdir"_L1);
        if (!back.isEmpty() && QFileInfo::exists(QDir(admin).absoluteFilePath(back)))
            folders.append(admin);
    }
    return folders;
}

QString stateText(int state)
{
    switch (state) {
    case GIT_REPOSITORY_STATE_NONE:
        return {};
    case GIT_REPOSITORY_STATE_MERGE:
        return u"A merge is going on there; finish or abort it."_s;
    case GIT_REPOSITORY_STATE_REVERT:
    case GIT_REPOSITORY_STATE_REVERT_SEQUENCE:
        return u"A revert is going on there; finish or abort it."_s;
    case GIT_REPOSITORY_STATE_CHERRYPICK:
    case GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE:
        return u"A cherry-pick is going on there; finish or abort it."_s;
    case GIT_REPOSITORY_STATE_BISECT:
        return u"A bisection is going on there; end it (git bisect reset)."_s;
    case GIT_REPOSITORY_STATE_REBASE:
    case GIT_REPOSITORY_STATE_REBASE_INTERACTIVE:
    case GIT_REPOSITORY_STATE_REBASE_MERGE:
        return u"A rebase is going on there; finish or abort it."_s;
    default:
        return u"git am is going on there; finish or abort it."_s;
    }
}

/** A rebase or bisection takes HEAD off the branch and puts it back later: the branch must not move meanwhile. */
bool isParked(const QString& gitDir, const LandingTarget& target)
{
    return firstLine(gitDir + "/rebase-merge/head-name"_L1) == target.reference
        || firstLine(gitDir + "/rebase-apply/head-name"_L1) == target.reference
        || firstLine(gitDir + "/BISECT_START"_L1) == target.branch;
}

Result<QString> blockedIn(const QString& gitDir)
{
    const auto handle = openCommon(gitDir, HandleKind::WithCheckout);
    if (!handle)
        return std::unexpected(handle.error());
    if (QString state = stateText(git_repository_state(handle->get())); !state.isEmpty())
        return state;
    if (QFileInfo::exists(gitDir + "/index.lock"_L1))
        return u"Another git is at work there (index.lock); wait for it to end."_s;
    IndexHandle index;
    if (auto read = check(git_repository_index(Out(index), handle->get()), u"The index of %1"_s.arg(gitDir)); !read)
        return std::unexpected(read.error());
    if (git_index_has_conflicts(index.get()) != 0)
        return u"Its index has conflicts; resolve them."_s;
    const ConfigHandle settings = settingsOf(handle->get());
    int sparse = 0;
    if (settings && git_config_get_bool(&sparse, settings.get(), "core.sparsecheckout") == 0 && sparse != 0)
        return u"It is a sparse checkout; land on another branch and merge it."_s;
    git_error_clear();
    return QString();
}

} // namespace

Result<LandingTarget> landingTarget(const Repository& repository, const QString& branch)
{
    const RepositoryFacts& facts = repository.facts();
    LandingTarget target;
    target.branch = branch.isEmpty() ? facts.headBranch : branch;
    if (target.branch.isEmpty()) {
        target.blocked = u"No branch is checked out (HEAD is detached); name one."_s;
        return target;
    }
    target.reference = "refs/heads/"_L1 + target.branch;
    const auto commit = repository.referenceTarget(target.reference);
    if (!commit)
        return std::unexpected(commit.error());
    const auto id = idFrom(*commit);
    if (!id)
        return std::unexpected(id.error());
    target.commit = *id;
    for (const QString& gitDir : checkoutsOf(facts)) {
        if (isParked(gitDir, target)) {
            target.blocked = u"A rebase or bisection of this branch is going on; finish or abort it."_s;
            return target;
        }
        if (firstLine(gitDir + "/HEAD"_L1) != "ref: "_L1 + target.reference)
            continue;
        target.checkout = gitDir;
        auto blocked = blockedIn(gitDir);
        if (!blocked)
            return std::unexpected(blocked.error());
        target.blocked = *blocked;
    }
    return target;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/branchmove.h"

#include "runner/git/checkoutmove.h"
#include "runner/git/landingrecord.h"
#include "runner/git/repositoryprivate.h"

#include <QFile>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

Result<> moveReference(
    const Repository& repository, const LandingTarget& target, const git_oid& commit, const QString& message)
{
    ReferenceHandle moved;
    const int code
        = git_reference_create_matching(Out(moved), repository.internals().raw(), target.reference.toUtf8().constData(),
            &commit, 1, &target.commit, ("remit: "_L1 + message).toUtf8().constData());
    if (code == GIT_EMODIFIED || code == GIT_ENOTFOUND) {
        git_error_clear();
        return failure(ErrorCode::Conflict, u"%1 moved meanwhile; nothing was changed"_s.arg(target.branch));
    }
    return check(code, u"Moving %1"_s.arg(target.branch));
}

} // namespace

Result<QStringList> changesInTheWay(const LandingTarget& target, const git_oid& commit)
{
    if (target.checkout.isEmpty())
        return QStringList();
    const auto move = CheckoutMove::prepare(target.checkout, target.commit, commit);
    if (!move)
        return std::unexpected(move.error());
    return move->inTheWay();
}

Result<> moveBranch(const Repository& repository, const LandingTarget& target, const git_oid& commit,
    const QString& message, const LandingHook& hook)
{
    const QString common = repository.facts().commonDir;
    if (target.checkout.isEmpty())
        return moveReference(repository, target, commit, message);
    auto move = CheckoutMove::prepare(target.checkout, target.commit, commit);
    if (!move)
        return std::unexpected(move.error());
    const auto inTheWay = move->inTheWay();
    if (!inTheWay)
        return std::unexpected(inTheWay.error());
    if (!inTheWay->isEmpty())
        return failure(ErrorCode::Conflict, u"Local changes are in the way: %1"_s.arg(inTheWay->join(u", "_s)));
    if (auto written
        = writeLandingRecord(common, {target.branch, target.checkout, idText(target.commit), idText(commit)});
        !written)
        return written;
    hook(LandingStep::RecordWritten);
    if (auto applied = move->apply([&hook] { hook(LandingStep::FileWritten); }); !applied) {
        if (auto removed = removeLandingRecord(common); !removed)
            return removed;
        return applied;
    }
    hook(LandingStep::CheckedOut);
    if (auto moved = moveReference(repository, target, commit, message); !moved) {
        if (auto back = move->rollBack(); !back)
            return failure(ErrorCode::Git, moved.error().detail + "; the checkout: "_L1 + back.error().detail);
        if (auto removed = removeLandingRecord(common); !removed)
            return removed;
        return moved;
    }
    hook(LandingStep::ReferenceMoved);
    if (auto flushed = move->flush(); !flushed) // the record stands until the files do
        return flushed;
    return removeLandingRecord(common);
}

namespace {

/** Whoever was killed between a lock and its rename leaves the lock, and git then refuses to work. It is ours if it
 * holds what we were writing, or a beginning of it; somebody else's holds something else. */
void clearIfOurs(const QString& lock, const QByteArray& wanted)
{
    QFile file(lock);
    if (file.open(QIODevice::ReadOnly) && wanted.startsWith(file.readAll()))
        QFile::remove(lock);
}

void clearOwnLocks(const QString& common, const LandingRecord& left)
{
    for (const QString& id : {left.before, left.after}) // on the way there, or back
        clearIfOurs(common + u"/refs/heads/"_s + left.branch + u".lock"_s, id.toLatin1() + '\n');
    QFile index(left.checkout + u"/remit-index"_s);
    if (index.open(QIODevice::ReadOnly))
        clearIfOurs(left.checkout + u"/index.lock"_s, index.readAll());
}

} // namespace

Result<> recoverLanding(const Repository& repository)
{
    const QString common = repository.facts().commonDir;
    const auto record = readLandingRecord(common);
    if (!record)
        return std::unexpected(record.error());
    if (!*record)
        return {};
    const LandingRecord& left = **record;
    clearOwnLocks(common, left);
    const auto stands = repository.referenceTarget("refs/heads/"_L1 + left.branch);
    const bool isBefore = stands && *stands == left.before;
    if (!isBefore && (!stands || *stands != left.after))
        return removeLandingRecord(common); // somebody has gone on from there
    const DurableWrites durable;
    const auto before = idFrom(left.before);
    const auto after = idFrom(left.after);
    if (!before || !after)
        return std::unexpected(before ? after.error() : before.error());
    auto move = CheckoutMove::prepare(left.checkout, *before, *after);
    if (!move)
        return std::unexpected(move.error());
    // The branch had moved: then files may be missing that were written and not flushed when the power went.
    const auto foreign = isBefore ? move->recover() : move->finish();
    if (!foreign)
        return std::unexpected(foreign.error());
    if (auto flushed = move->flush(); !flushed)
        return flushed;
    if (auto removed = removeLandingRecord(common); !removed)
        return removed;
    if (isBefore && !foreign->isEmpty())
        return failure(ErrorCode::Conflict,
            u"An interrupted landing was undone, but for files changed since: %1"_s.arg(foreign->join(u", "_s)));
    return {};
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review/verdictdesk.h"

#include "models/queuewords.h"

#include <QDateTime>

namespace remit {

VerdictDesk::VerdictDesk(Backend& backend, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
{
}

void VerdictDesk::setBusy(const QString& runId)
{
    m_busyWith = runId;
    m_accepting = m_accepting && !runId.isEmpty();
    Q_EMIT busyChanged();
}

/** Before the backend is asked: it may tell of changed rows before it answers. */
bool VerdictDesk::begin(const QString& runId)
{
    if (isBusy())
        return false;
    setBusy(runId);
    return true;
}

template <typename T, typename Say>
void VerdictDesk::carryOut(const QString& runId, const QString& refusal, QFuture<Result<T>> answer, const Say& say)
{
    answer.then(this, [this, runId, refusal, say](const Result<T>& result) {
        setBusy({});
        if (!result) {
            Q_EMIT failed(runId, tr("%1 %2").arg(refusal, result.error().detail));
            return;
        }
        m_lastRun = runId;
        const QString sentence = say(result);
        Q_EMIT given(runId, sentence);
    });
}

void VerdictDesk::accept(const QString& runId, LandingWay way, const QStringList& leaveOut, const QString& message)
{
    if (isBusy())
        return;
    m_accepting = true;
    if (!begin(runId))
        return;
    carryOut(runId, tr("The run was not accepted."), m_backend.accept(runId, way, leaveOut, message),
        [this, runId, way](const Result<Landing>& landing) {
            if (way == LandingWay::Patch)
                Q_EMIT patchMade(runId, landing->patch);
            return landedSentence(way, *landing);
        });
}

QString VerdictDesk::landedSentence(LandingWay way, const Landing& landing)
{
    const int commits = int(landing.commits.size());
    const QString last = commits > 0 ? landing.commits.last().left(7) : QString();
    switch (way) {
    case LandingWay::Patch:
        return tr("Accepted as a patch.");
    case LandingWay::Branch:
        return tr("Accepted as branch %1 (%2).").arg(landing.branch, last);
    default:
        return commits == 1 ? tr("Accepted as 1 commit on %1 (%2).").arg(landing.branch, last)
                            : tr("Accepted as %1 commits on %2 (%3).").arg(commits).arg(landing.branch, last);
    }
}

void VerdictDesk::reject(const QString& runId, const QString& reason)
{
    if (!begin(runId))
        return;
    carryOut(runId, tr("The run was not rejected."), m_backend.reject(runId, reason),
        [](const Result<>&) { return tr("Rejected. Its snapshots are kept."); });
}

void VerdictDesk::sendBack(const QString& runId, const QString& intro, const QList<ReviewComment>& comments)
{
    if (!begin(runId))
        return;
    QStringList ids;
    for (const ReviewComment& comment : comments)
        ids.append(comment.id);
    carryOut(runId, tr("The run was not sent back."), m_backend.sendBack(runId, intro, comments),
        [this, runId, ids](const Result<QString>&) {
            m_lastRun.clear(); // it goes on as another run, which is the one to stop or to review
            Q_EMIT sentBack(runId, ids);
            const qsizetype count = ids.size();
            return count == 1 ? tr("Sent back with 1 comment. The next round is queued.")
                              : tr("Sent back with %1 comments. The next round is queued.").arg(count);
        });
}

void VerdictDesk::answer(const QString& runId, const QString& text)
{
    if (!begin(runId))
        return;
    carryOut(runId, tr("The answer was not sent."), m_backend.answer(runId, text), [this](const Result<QString>&) {
        m_lastRun.clear(); // it goes on as another run
        return tr("Answered. The run goes on.");
    });
}

void VerdictDesk::defer(const QString& runId, qint64 untilMs)
{
    if (!begin(runId))
        return;
    carryOut(runId, tr("The run was not deferred."), m_backend.defer(runId, untilMs), [untilMs](const Result<>&) {
        return tr("Deferred %1.").arg(untilPhrase(untilMs, QDateTime::currentMSecsSinceEpoch()));
    });
}

void VerdictDesk::undo()
{
    if (!canUndo())
        return;
    const QString runId = m_lastRun;
    setBusy(runId);
    m_backend.undoVerdict(runId).then(this, [this, runId](const Result<>& result) {
        setBusy({});
        if (!result) {
            Q_EMIT failed(runId, tr("The verdict was not taken back. %1").arg(result.error().detail));
            return;
        }
        m_lastRun.clear();
        Q_EMIT undone(runId, tr("The verdict was taken back."));
    });
}

} // namespace remit

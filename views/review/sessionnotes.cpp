// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingwords.h"
#include "views/review/reviewsession.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace remit {

QList<ReviewComment> ReviewSession::drafts() const
{
    QList<ReviewComment> drafts;
    std::ranges::remove_copy_if(m_notes.comments, std::back_inserter(drafts), &ReviewComment::sent);
    return drafts;
}

QList<DiffComment> ReviewSession::commentsOf(const QString& path) const
{
    QList<DiffComment> comments = m_earlier.value(path);
    for (const ReviewComment& comment : m_notes.comments) {
        if (comment.path != path)
            continue;
        const DiffPlace place{comment.oldSide ? DiffSide::Old : DiffSide::New, comment.line};
        comments.append(
            {comment.id, place, comment.text, {}, comment.sent ? DiffComment::State::Sent : DiffComment::State::Draft});
    }
    return comments;
}

QList<Finding> ReviewSession::openFindingsOf(const QString& path) const
{
    QList<Finding> open;
    for (const Finding& finding : m_record.findings) {
        if (finding.path == path && !m_notes.acknowledged.contains(acknowledgementKey(finding)))
            open.append(finding);
    }
    return open;
}

bool ReviewSession::isReviewed(const QString& path) const
{
    return m_notes.reviewedFiles.contains(path);
}

void ReviewSession::addComment(const QString& path, const DiffPlace& place, const QString& text)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces).left(8);
    m_notes.comments.append({path, place.line, place.side == DiffSide::Old, text, id, false});
    noteChanged();
}

void ReviewSession::editComment(const QString& id, const QString& text)
{
    const auto comment = std::ranges::find(m_notes.comments, id, &ReviewComment::id);
    if (comment == m_notes.comments.end() || comment->sent)
        return;
    comment->text = text;
    noteChanged();
}

void ReviewSession::deleteComment(const QString& id)
{
    const auto gone = [&id](const ReviewComment& comment) { return comment.id == id && !comment.sent; };
    if (m_notes.comments.removeIf(gone) > 0)
        noteChanged();
}

void ReviewSession::markSent(const QStringList& ids)
{
    for (ReviewComment& comment : m_notes.comments)
        comment.sent = comment.sent || ids.contains(comment.id);
    noteChanged();
}

void ReviewSession::toggleReviewed(const QString& path)
{
    if (path.isEmpty())
        return;
    if (!m_notes.reviewedFiles.removeOne(path))
        m_notes.reviewedFiles.append(path);
    noteChanged();
}

QString ReviewSession::markKey(const QString& path) const
{
    switch (m_scope.kind) {
    case ChangeScope::Kind::WholeRun:
        return path;
    case ChangeScope::Kind::SinceMyReview:
        return u"since %1"_s.arg(path);
    case ChangeScope::Kind::Snapshots:
        break;
    }
    return u"%1..%2 %3"_s.arg(m_scope.fromSnapshot).arg(m_scope.toSnapshot).arg(path);
}

QList<int> ReviewSession::seenChangesOf(const QString& path) const
{
    return m_notes.seenChanges.value(markKey(path));
}

void ReviewSession::markChange(const QString& path, int change, ChangeMark mark)
{
    QList<int>& changes = m_notes.seenChanges[markKey(path)];
    if (changes.contains(change) == (mark == ChangeMark::Seen))
        return;
    if (mark == ChangeMark::Seen)
        changes.append(change);
    else
        changes.removeOne(change);
    noteChanged();
}

void ReviewSession::acknowledge(const Finding& finding)
{
    const QString key = acknowledgementKey(finding);
    if (m_notes.acknowledged.contains(key))
        return;
    m_notes.acknowledged.append(key);
    noteChanged();
}

void ReviewSession::setNotes(const ReviewNotes& notes)
{
    m_notes = notes;
    m_files.setNotes(m_notes);
    m_findings.setAcknowledged(m_notes.acknowledged);
    Q_EMIT notesChanged();
}

/** Notes that were not read yet are never written: that would wipe what stands on disk. */
void ReviewSession::noteChanged()
{
    m_files.setNotes(m_notes);
    m_findings.setAcknowledged(m_notes.acknowledged);
    if (m_notesRead)
        m_notesStore.save(m_runId, m_notes);
    Q_EMIT notesChanged();
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notices.h"

#include "models/findingwords.h"
#include "models/formats.h"
#include "models/liverun.h"
#include "models/statuswords.h"

#include <QCoreApplication>

#include <algorithm>

namespace remit {

namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("remit", text, comment, n);
}

/** What is worse than a note, the worst first. */
QStringList findingsOf(const EndedRun& run)
{
    QStringList words;
    for (const FindingSeverity severity : {FindingSeverity::High, FindingSeverity::Medium}) {
        const auto count = std::ranges::count(run.findings, severity, &Finding::severity);
        if (count > 0)
            words.append(severityCount(severity, count));
    }
    return words;
}

QString factsOf(const EndedRun& run)
{
    const RunRow& row = run.row;
    QStringList facts;
    if (row.startedAtMs > 0 && row.endedAtMs > row.startedAtMs)
        facts.append(format::duration(row.endedAtMs - row.startedAtMs));
    if (row.costMicroUsd)
        facts.append(format::cost(row.costMicroUsd));
    facts.append(row.changedFiles > 0 ? tr("%n files", nullptr, static_cast<int>(row.changedFiles)) : tr("no change"));
    facts += findingsOf(run);
    return facts.join(u", "_s) + u'.';
}

/** The reason as a sentence with its full stop. */
QString reasonOf(const RunRow& row)
{
    QString reason = oneLine(row.reason);
    if (!reason.isEmpty() && !u".?!”\""_s.contains(reason.back()))
        reason.append(u'.');
    return reason;
}

QString joined(const QString& first, const QString& second)
{
    return first.isEmpty() ? second : first + u' ' + second;
}

bool isFailure(RunStatus status)
{
    return status == RunStatus::Error || status == RunStatus::ToolFailed || status == RunStatus::Interrupted;
}

} // namespace

Notice noticeOf(const EndedRun& run)
{
    const RunRow& row = run.row;
    const RunStatus status = row.status.value_or(RunStatus::Error);
    Notice notice{u"%1: %2"_s.arg(statusWord(row.status, {}), oneLine(row.title)), {}, u"finished"_s, {row.runId},
        {Notice::Action::Review, Notice::Action::Defer}, row.status};
    switch (status) {
    case RunStatus::Question:
    case RunStatus::UnexpectedInput:
        notice.eventId = u"question"_s;
        notice.text = joined(reasonOf(row), tr("It waits for your answer."));
        notice.actions = {Notice::Action::Answer, Notice::Action::Defer};
        break;
    case RunStatus::Limit:
        notice.eventId = u"limit"_s;
        notice.text = joined(reasonOf(row), tr("The work is kept."));
        // never a button that just raises the limit: going on means a changed contract with a reason
        notice.actions = {Notice::Action::Review, Notice::Action::Terminal};
        break;
    default:
        if (isFailure(status))
            notice.eventId = u"failed"_s;
        notice.text = joined(status == RunStatus::Ok ? tr("Ready to review.") : reasonOf(row), factsOf(run));
    }
    return notice;
}

Notice noticeOf(const QList<EndedRun>& runs)
{
    if (runs.size() == 1)
        return noticeOf(runs.constFirst());
    Notice notice;
    notice.eventId = u"finished"_s;
    QList<std::pair<RunStatus, int>> counts;
    QStringList titles;
    for (const EndedRun& run : runs) {
        const RunStatus status = run.row.status.value_or(RunStatus::Error);
        const auto known = std::ranges::find(counts, status, &std::pair<RunStatus, int>::first);
        if (known == counts.end())
            counts.append({status, 1});
        else
            ++known->second;
        notice.runIds.append(run.row.runId);
        titles.append(oneLine(run.row.title));
    }
    QStringList parts;
    for (const auto& [status, count] : std::as_const(counts))
        parts.append(statusCount(status, count));
    notice.title = tr("%n runs ended: %1", nullptr, static_cast<int>(runs.size())).arg(parts.join(u", "_s));
    notice.text = titles.join(u", "_s);
    return notice;
}

bool isWanted(const EndedRun& run)
{
    return run.notifyOn.contains(noticeOf(run).eventId);
}

NoticeGatherer::Shown NoticeGatherer::add(const EndedRun& run, qint64 nowMs)
{
    const bool together = !m_bundle.isEmpty() && nowMs - m_lastMs < kTogetherMs;
    if (!together)
        m_bundle.clear();
    m_lastMs = nowMs;
    // a run that ends twice in a bundle (sent back, done again) is said once, as it is now
    m_bundle.removeIf([&](const EndedRun& known) { return known.row.runId == run.row.runId; });
    m_bundle.append(run);
    return {noticeOf(m_bundle), together};
}

} // namespace remit

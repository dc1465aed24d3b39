// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/queuewords.h"

#include "models/formats.h"
#include "models/liverun.h"
#include "models/meteringwords.h"
#include "models/statuswords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace remit {

namespace {

using Group = ReviewQueue::Group;

QString tr(const char* text)
{
    return QCoreApplication::translate("remit", text);
}

QString landedPhrase(const RunRow& run)
{
    if (run.verdictCommit.isEmpty())
        return run.verdictHow;
    //: how a run was accepted, and the commit that it made
    return tr("%1, %2").arg(run.verdictHow, run.verdictCommit.left(7));
}

QString timeOfDay(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), tr("H:mm"));
}

} // namespace

QString groupWord(Group group)
{
    switch (group) {
    case Group::NeedsAnswer:
        return tr("Needs your answer");
    case Group::EndedEarly:
        return tr("Ended early");
    case Group::Ready:
        return tr("Ready");
    case Group::Deferred:
        return tr("Deferred");
    case Group::Done:
        return tr("Done today");
    }
    Q_UNREACHABLE_RETURN({});
}

QString repositoryName(const QString& path)
{
    return path.section(u'/', -1, -1, QString::SectionSkipEmpty);
}

QString agoPhrase(qint64 thenMs, qint64 nowMs)
{
    struct Unit {
        qint64 ms;
        const char* one;
        const char* many;
    };
    static constexpr Unit kUnits[] = {
        {86'400'000, QT_TRANSLATE_NOOP("remit", "1 day ago"), QT_TRANSLATE_NOOP("remit", "%1 days ago")},
        {3'600'000, QT_TRANSLATE_NOOP("remit", "1 hour ago"), QT_TRANSLATE_NOOP("remit", "%1 hours ago")},
        {60'000, QT_TRANSLATE_NOOP("remit", "1 minute ago"), QT_TRANSLATE_NOOP("remit", "%1 minutes ago")},
        {1000, QT_TRANSLATE_NOOP("remit", "1 second ago"), QT_TRANSLATE_NOOP("remit", "%1 seconds ago")},
    };
    const qint64 ms = nowMs - thenMs;
    if (thenMs <= 0)
        return tr("at an unknown time");
    if (ms >= 7 * kUnits[0].ms) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(thenMs).date();
        return tr("on %1").arg(QLocale().toString(day, tr("d MMMM yyyy")));
    }
    for (const Unit& unit : kUnits) {
        if (ms >= unit.ms)
            return ms / unit.ms == 1 ? tr(unit.one) : tr(unit.many).arg(ms / unit.ms);
    }
    return tr("now");
}

QString untilPhrase(qint64 untilMs, qint64 nowMs)
{
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(untilMs);
    if (until.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date())
        return tr("until %1").arg(timeOfDay(untilMs));
    //: a deferred run comes back then: %1 is a day such as "Mon 24 Nov", %2 a time
    return tr("until %1, %2").arg(QLocale().toString(until.date(), tr("ddd d MMM")), timeOfDay(untilMs));
}

QString queueAge(const RunRow& run, Group group, qint64 nowMs)
{
    return group == Group::Done ? timeOfDay(run.verdictAtMs) : format::age(run.endedAtMs, nowMs);
}

QString queueNote(const RunRow& run, Group group, qint64 nowMs)
{
    if (group == Group::Deferred)
        return untilPhrase(run.deferredUntilMs, nowMs);
    if (group == Group::NeedsAnswer && !run.question.isEmpty())
        return oneLine(run.question);
    if (group == Group::EndedEarly && run.status == RunStatus::Error)
        return oneLine(run.reason);
    if (group != Group::Done)
        return {};
    return run.review == ReviewState::Accepted ? landedPhrase(run) : run.verdictText.section(u'\n', 0, 0);
}

QString queueTip(const RunRow& run)
{
    QStringList lines{run.title};
    if (!run.reason.isEmpty())
        lines.append(run.reason);
    lines.append(usagePhrase(run.llmCalls, run.costMicroUsd, run.metering));
    return lines.join(u'\n');
}

QString queueAccessibleText(const RunRow& run, Group group, const QString& agentName, qint64 nowMs)
{
    const bool done = group == Group::Done;
    QStringList facts{done ? reviewWord(run.review) : statusWord(run.status, run.limit), run.title,
        repositoryName(run.repository), agentName, agoPhrase(done ? run.verdictAtMs : run.endedAtMs, nowMs)};
    if (run.review == ReviewState::New)
        facts.insert(1, reviewWord(ReviewState::New));
    if (run.added > 0 || run.removed > 0) {
        facts.append(tr("%1 added").arg(format::number(run.added)));
        facts.append(tr("%1 removed").arg(format::number(run.removed)));
    } else if (!done) {
        facts.append(tr("no change"));
    }
    if (const QString note = queueNote(run, group, nowMs); !note.isEmpty())
        facts.append(note);
    return facts.join(u", "_s);
}

QString racerName(const QString& agentName, const QString& model)
{
    return model.isEmpty() ? agentName : u"%1 \u00b7 %2"_s.arg(agentName, model);
}

QVariant raceWords(const RunRow& best, const RaceCounts& counts, int role)
{
    //: of a race: agents that take part, and how many of their runs have ended
    const QString who = tr("%1 agents, %2 finished").arg(counts.agents).arg(counts.finished);
    const QString title = tr("Race: %1").arg(best.title);
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Qt::ToolTipRole:
        return u"%1\n%2"_s.arg(title, who);
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3, %4"_s.arg(
            title, who, tr("best: %1").arg(statusWord(best.status, best.limit)), repositoryName(best.repository));
    case ReviewQueue::NoteRole:
        return who;
    default:
        return {};
    }
}

QVariant racerWords(const RunRow& run, const QString& agentName, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return racerName(agentName, run.model);
    case ReviewQueue::NoteRole:
        return run.costMicroUsd ? format::cost(run.costMicroUsd) : tr("cost unknown");
    default:
        return {};
    }
}

} // namespace remit

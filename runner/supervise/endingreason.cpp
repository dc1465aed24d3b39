// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/endingreason.h"

#include <QDateTime>
#include <QTimeZone>

namespace remit {

namespace {

constexpr qsizetype kLongestQuestion = 400;

QString oneSentence(const QString& text)
{
    const QString line = text.simplified();
    return line.size() <= kLongestQuestion ? line : line.first(kLongestQuestion - 3) + QStringLiteral("...");
}

/** A meter's figure as a person reads it, exact enough to tell it from the limit. */
QString figureOf(double value, const QString& unit)
{
    if (unit == u"ms")
        return QString::number(value / 1000, 'f', 1) + QStringLiteral(" s");
    if (unit == u"usd")
        return u'$' + QString::number(value, 'f', 4);
    if (unit == u"bytes" && value >= 1e6)
        return QString::number(value / 1e6, 'f', 3) + QStringLiteral(" MB");
    return QString::number(value, 'g', 12) + u' ' + unit;
}

QString claimReason(const AuditRecord& record, bool endOfRun)
{
    if (record.claimStatus.isEmpty())
        return QStringLiteral("The agent ended without a STATUS line.");
    if (!endOfRun)
        return QStringLiteral("The agent ended without END_OF_RUN, so its STATUS %1 does not count.")
            .arg(record.claimStatus);
    return QStringLiteral("The agent ended with STATUS %1.").arg(record.claimStatus);
}

QString errorReason(const AuditRecord& record, const AgentOutcome& outcome)
{
    if (outcome.reportedError && !outcome.errorReason.isEmpty())
        return outcome.errorReason;
    if (outcome.reportedError)
        return QStringLiteral("The agent reported an error at its end.");
    return QStringLiteral("The agent ended with STATUS %1.").arg(record.claimStatus);
}

} // namespace

QString outcomeReason(
    const AuditRecord& record, const AgentOutcome& outcome, bool endOfRun, const std::optional<EndCause>& cause)
{
    const bool checkFailed = record.after && record.after->exit != 0;
    switch (record.status.value_or(RunStatus::Error)) {
    case RunStatus::Ok:
        return record.after ? QStringLiteral("The agent ended and the check passes.")
                            : QStringLiteral("The agent ended. There is no check.");
    case RunStatus::Question:
        return record.question.isEmpty() ? QStringLiteral("The agent asks a question and waits for the answer.")
                                         : QStringLiteral("The agent asks a question: \"%1\" It waits for your answer.")
                                               .arg(oneSentence(record.question));
    case RunStatus::Empty:
        return QStringLiteral("The agent ended without a change.");
    case RunStatus::Error:
        // What the process ended with says less than the agent's own words.
        if (cause && cause->word == u"agent_exit" && outcome.reportedError && !outcome.errorReason.isEmpty())
            return cause->sentence + u' ' + outcome.errorReason;
        return cause ? cause->sentence : errorReason(record, outcome);
    default:
        break;
    }
    if (cause)
        return cause->sentence;
    if (endOfRun && record.claimStatus == u"OK" && checkFailed && !record.after->limit.isEmpty())
        return QStringLiteral("The check reached the %1 limit on the result and was ended.").arg(record.after->limit);
    if (endOfRun && record.claimStatus == u"OK" && checkFailed)
        return record.after->timedOut
            ? QStringLiteral("The check does not end on the result: it was stopped after %1 s.")
                  .arg(double(record.after->durationMs) / 1000, 0, 'f', 0)
            : QStringLiteral("The check fails on the result: it ended with %1.").arg(record.after->exit);
    return claimReason(record, endOfRun);
}

QString limitReason(const AgentOutcome& outcome, const std::optional<EndCause>& cause)
{
    const LimitCrossing& limit = *outcome.limit;
    const QString reason
        = QStringLiteral("The limit %1 was reached at %2 UTC, %3 s after the start: %4 of %5. The work is kept.")
              .arg(toText(limit.name),
                  QDateTime::fromMSecsSinceEpoch(outcome.limitAtMs, QTimeZone::UTC).toString(u"HH:mm:ss"),
                  QString::number(double(outcome.limitAfterMs) / 1000, 'f', 1), figureOf(limit.used, limit.unit),
                  figureOf(limit.allowed, limit.unit));
    return cause ? reason + u' ' + cause->sentence : reason;
}

} // namespace remit

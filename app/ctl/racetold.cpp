// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/racetold.h"

#include "runner/run/auditrecord.h"
#include "runner/run/race.h"

#include <QJsonArray>

namespace remit::ctl {

namespace {

const QString kOrder
    = QStringLiteral("OK first, then fewer high findings, then smaller cost (unknown last), then shorter "
                     "time");

QString checkWord(const std::optional<CheckResult>& check)
{
    return check ? QString::number(check->exit) : QStringLiteral("-");
}

/** A figure that the agent told of itself has a star. */
QString marked(const AuditRecord& record, LimitName figure, const QString& text)
{
    return sourceOf(record, figure) == u"self-reported" ? text + u'*' : text;
}

QString costOf(const AuditRecord& record)
{
    if (!record.costMicroUsd)
        return QStringLiteral("unknown");
    return marked(record, LimitName::Cost, QStringLiteral("$%1").arg(double(*record.costMicroUsd) / 1e6, 0, 'f', 4));
}

QString callsOf(const AuditRecord& record)
{
    return record.llmCalls ? marked(record, LimitName::LlmCalls, QString::number(*record.llmCalls))
                           : QStringLiteral("unknown");
}

QString durationOf(const AuditRecord& record)
{
    if (record.startedAtMs <= 0 || record.endedAtMs < record.startedAtMs)
        return QStringLiteral("-");
    return QStringLiteral("%1 s").arg(double(record.endedAtMs - record.startedAtMs) / 1000, 0, 'f', 1);
}

QString findingsOf(const AuditRecord& record)
{
    const FindingTally found = tally(record.findings);
    return QStringLiteral("%1/%2/%3").arg(found.high).arg(found.medium).arg(found.low);
}

QString outcomeOf(const AuditRecord& record)
{
    if (!record.status)
        return toText(record.state);
    return record.limit ? QStringLiteral("%1 %2").arg(toText(*record.status), toText(*record.limit))
                        : toText(*record.status);
}

} // namespace

Result<QList<AuditRecord>> recordsOf(const Session& session, const QList<RunId>& runs)
{
    QList<AuditRecord> records;
    for (const RunId& run : runs) {
        const auto record = recordFromJournal(session.paths, run);
        if (!record)
            return std::unexpected(record.error());
        records.append(*record);
    }
    std::ranges::sort(records, isBetter);
    return records;
}

QJsonObject raceDocument(const QString& race, const QList<AuditRecord>& records)
{
    QJsonArray runs;
    for (const AuditRecord& record : records)
        runs.append(toShowJson(record));
    return {{QStringLiteral("race"), race}, {QStringLiteral("order"), kOrder}, {QStringLiteral("runs"), runs}};
}

void printRace(const QString& race, const QList<AuditRecord>& records)
{
    print(QStringLiteral("%1: %2").arg(race, shown(records.value(0).contractTitle)));
    QList<QStringList> table;
    bool anyReported = false;
    for (const AuditRecord& record : records) {
        const QStringList line{record.runId, record.agent, record.model.isEmpty() ? QStringLiteral("-") : record.model,
            outcomeOf(record), QStringLiteral("%1 → %2").arg(checkWord(record.before), checkWord(record.after)),
            costOf(record), callsOf(record), durationOf(record), QString::number(record.changedFiles),
            QStringLiteral("+%1 -%2").arg(record.added).arg(record.removed), findingsOf(record),
            toText(record.verdict)};
        anyReported = anyReported || line.at(5).endsWith(u'*') || line.at(6).endsWith(u'*');
        table.append(line);
    }
    printTable({QStringLiteral("RUN"), QStringLiteral("AGENT"), QStringLiteral("MODEL"), QStringLiteral("STATUS"),
                   QStringLiteral("CHECK"), QStringLiteral("COST"), QStringLiteral("CALLS"), QStringLiteral("TIME"),
                   QStringLiteral("FILES"), QStringLiteral("LINES"), QStringLiteral("HIGH/MEDIUM/LOW"),
                   QStringLiteral("REVIEW")},
        table);
    print(QStringLiteral("Order: %1.").arg(kOrder));
    if (anyReported)
        print(QStringLiteral("* as the agent says of itself"));
}

Result<QString> findRace(const Session& session, const RunStore& store, const QString& text)
{
    const auto races = store.races(text);
    if (!races)
        return std::unexpected(races.error());
    if (races->contains(text) || (races->size() == 1 && !text.isEmpty()))
        return races->contains(text) ? text : races->constFirst();
    if (races->size() > 1)
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("\"%1\" could be any of %2 races. Write more of its name.")
                .arg(shown(text))
                .arg(races->size()));
    if (const auto run = findRun(session, text)) {
        const auto record = recordFromJournal(session.paths, *run);
        if (record && !record->race.isEmpty())
            return record->race;
    }
    return failure(ErrorCode::NotFound,
        QStringLiteral("There is no race \"%1\". remitctl list --json tells of each run which race it is of.")
            .arg(shown(text)));
}

} // namespace remit::ctl

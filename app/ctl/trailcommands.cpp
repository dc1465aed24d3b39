// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/journal/journal.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>

namespace remit::ctl {

std::optional<int> showJournal(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Prints the journal of a run as it is, or verifies its hash chain."));
    const QCommandLineOption verify(
        QStringLiteral("verify"), QStringLiteral("Say whether every event stands as it was written."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({verify, json});
    parser.addPositionalArgument(QStringLiteral("RUN"), QStringLiteral("The run."));
    if (const auto code = parse(parser, session, 1, 1))
        return code;
    const auto run = findRun(session, parser.positionalArguments().constFirst());
    if (!run)
        return fail(run.error());
    QFile file(session.paths.journalFile(*run));
    if (!parser.isSet(verify)) {
        if (!file.open(QIODevice::ReadOnly))
            return fail(
                {ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(file.fileName(), file.errorString())});
        QJsonArray lines;
        while (!file.atEnd()) {
            if (parser.isSet(json))
                lines.append(QJsonDocument::fromJson(file.readLine()).object());
            else
                print(file.read(1 << 20));
        }
        if (parser.isSet(json))
            print(lines);
        return Done;
    }
    const auto state = readJournal(file.fileName(), *run, [](const Event&) { });
    if (!state)
        return fail(state.error());
    const bool whole = state->how == JournalState::How::Whole;
    const bool torn = state->how == JournalState::How::TornTail;
    if (parser.isSet(json)) {
        print(QJsonObject{{QStringLiteral("run_id"), run->text()}, {QStringLiteral("verified"), whole},
            {QStringLiteral("events"), state->events}, {QStringLiteral("head"), state->head},
            {QStringLiteral("torn_tail"), torn},
            {QStringLiteral("broken_at"), state->brokenAt > 0 ? QJsonValue(state->brokenAt) : QJsonValue()},
            {QStringLiteral("problem"), state->problem.isEmpty() ? QJsonValue() : QJsonValue(state->problem)}});
    } else if (whole) {
        print(QStringLiteral("verified: %1 events, head %2").arg(state->events).arg(state->head));
    } else {
        print(QStringLiteral("not verified from event %1 on: %2").arg(state->events + 1).arg(state->problem));
    }
    return whole ? Done : NotOk;
}

std::optional<int> showAudit(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("One record for each finished run, oldest first."));
    const QCommandLineOption since(QStringLiteral("since"),
        QStringLiteral("Only runs that ended then or later (ISO date or time)."), QStringLiteral("WHEN"));
    const QCommandLineOption lines(
        QStringLiteral("jsonl"), QStringLiteral("One JSON object a line, as in runs.jsonl."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOptions({since, lines, json});
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    const QDateTime from = QDateTime::fromString(parser.value(since), Qt::ISODate);
    if (parser.isSet(since) && !from.isValid()) {
        printError(QStringLiteral("remitctl audit: --since takes an ISO date or time, for example 2026-11-01."));
        return UsageError;
    }
    if (const auto store = session.index(); !store) // ends abandoned runs, so that their records are there
        return fail(store.error());
    QFile file(session.paths.auditFile());
    if (file.exists() && !file.open(QIODevice::ReadOnly))
        return fail({ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(file.fileName(), file.errorString())});
    QJsonArray records;
    qint64 number = 0;
    while (file.isOpen() && !file.atEnd()) {
        const QByteArray line = file.readLine();
        ++number;
        QJsonParseError problem;
        const QJsonObject record = QJsonDocument::fromJson(line, &problem).object();
        if (problem.error != QJsonParseError::NoError) {
            printError(QStringLiteral("%1:%2: %3").arg(file.fileName()).arg(number).arg(problem.errorString()));
            continue;
        }
        if (from.isValid() && QDateTime::fromString(record.value(u"ended_at").toString(), Qt::ISODateWithMs) < from)
            continue;
        if (parser.isSet(lines))
            print(line);
        else if (parser.isSet(json))
            records.append(record);
        else
            print(QStringLiteral("%1  %2  %3  +%4 -%5")
                    .arg(record.value(u"ended_at").toString(), record.value(u"status").toString().leftJustified(16),
                        record.value(u"run_id").toString())
                    .arg(record.value(u"added").toInteger())
                    .arg(record.value(u"removed").toInteger()));
    }
    if (parser.isSet(json) && !parser.isSet(lines))
        print(records);
    return Done;
}

std::optional<int> rebuildIndex(const Session& session)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Throws the index away and makes it again from the journals."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    if (const auto code = parse(parser, session, 0, 0))
        return code;
    const auto store = session.index();
    if (!store)
        return fail(store.error());
    const auto runs = Index(**store, session.paths).reindex();
    if (!runs)
        return fail(runs.error());
    if (parser.isSet(json))
        print(QJsonObject{{QStringLiteral("runs"), *runs}});
    else
        print(QStringLiteral("%1 runs are indexed.").arg(*runs));
    return Done;
}

} // namespace remit::ctl

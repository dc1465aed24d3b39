// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "runner/journal/journal.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>

namespace remit::ctl {

namespace {

/** What a person has made of each run since its record was written at its end. */
Result<QHash<QString, ReviewState>> verdictsIn(const RunStore& store)
{
    const auto rows = store.rows({});
    if (!rows)
        return std::unexpected(rows.error());
    QHash<QString, ReviewState> verdicts;
    for (const RunRow& row : *rows)
        verdicts.insert(row.runId, row.review);
    return verdicts;
}

/** The heads that were written down outside the journal: where one is not in the chain, lines are gone. */
QStringList headsOnRecord(const Paths& paths, const RunId& run)
{
    QStringList heads;
    const auto note = [&](const QByteArray& json) {
        const QJsonObject record = QJsonDocument::fromJson(json).object();
        const QString head = record.value(u"journal_head").toString();
        if (record.value(u"run_id").toString() == run.text() && !head.isEmpty())
            heads.append(head);
    };
    QFile result(paths.resultFile(run));
    if (result.open(QIODevice::ReadOnly))
        note(result.readAll());
    QFile audit(paths.auditFile());
    while (audit.isOpen() || audit.open(QIODevice::ReadOnly)) {
        const QByteArray line = audit.readLine();
        if (line.isEmpty())
            break;
        if (line.contains(run.text().toUtf8()))
            note(line);
    }
    return heads;
}

/** Holds a journal that verifies in itself against what was said of it elsewhere. */
void compareWithRecords(const Paths& paths, const RunId& run, JournalState& state)
{
    if (state.how == JournalState::How::Empty)
        state.problem = QStringLiteral("The journal holds no event.");
    QFile file(paths.journalFile(run));
    if (state.how != JournalState::How::Whole || !file.open(QIODevice::ReadOnly))
        return;
    const uchar* mapped = file.map(0, state.wholeBytes);
    if (!mapped)
        return;
    const QByteArrayView lines(mapped, state.wholeBytes);
    const QStringList heads = headsOnRecord(paths, run);
    for (const QString& head : heads) {
        // Within a text of the data the quotes would be escaped.
        if (lines.contains(QByteArray(",\"hash\":\"" + head.toLatin1() + "\"}")))
            continue;
        state.how = JournalState::How::Broken;
        state.brokenAt = state.events + 1;
        state.problem = QStringLiteral("Lines are gone after event %1: the run's record names the head %2, which is "
                                       "not in the journal.")
                            .arg(state.events)
                            .arg(head);
    }
}

} // namespace

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
    auto state = readJournal(file.fileName(), *run, [](const Event&) { });
    if (!state)
        return fail(state.error());
    compareWithRecords(session.paths, *run, *state);
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
    const auto store = session.index(); // ends abandoned runs, so that their records are there
    if (!store)
        return fail(store.error());
    const auto verdicts = verdictsIn(**store);
    if (!verdicts)
        return fail(verdicts.error());
    QFile file(session.paths.auditFile());
    if (file.exists() && !file.open(QIODevice::ReadOnly))
        return fail({ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(file.fileName(), file.errorString())});
    QJsonArray records;
    qint64 number = 0;
    while (file.isOpen() && !file.atEnd()) {
        const QByteArray line = file.readLine();
        ++number;
        QJsonParseError problem;
        QJsonObject record = QJsonDocument::fromJson(line, &problem).object();
        if (problem.error != QJsonParseError::NoError) {
            printError(QStringLiteral("%1:%2: %3").arg(file.fileName()).arg(number).arg(problem.errorString()));
            continue;
        }
        if (from.isValid() && QDateTime::fromString(record.value(u"ended_at").toString(), Qt::ISODateWithMs) < from)
            continue;
        if (const auto verdict = verdicts->constFind(record.value(u"run_id").toString()); verdict != verdicts->cend())
            record.insert(QStringLiteral("verdict"), toText(*verdict));
        if (parser.isSet(lines))
            print(QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n');
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

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/follow.h"
#include "app/ctl/rowjson.h"
#include "app/ctl/usagetext.h"
#include "runner/contract/contractfile.h"
#include "runner/git/changes.h"
#include "runner/run/auditrecord.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace remit::ctl {

namespace {

/** The question itself, and how it is answered. */
void printQuestions(const QList<RunRow>& rows)
{
    for (const RunRow& row : rows) {
        if (row.question.isEmpty() || row.review == ReviewState::SentBack)
            continue;
        print(QStringLiteral("\n%1 asks: %2").arg(row.runId, shown(row.question.simplified())));
        print(QStringLiteral("  answer it: remitctl review %1 answer --text TEXT").arg(row.runId));
    }
}

int listFiltered(const Session& session, RunFilter filter)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    const QCommandLineOption limit(
        QStringLiteral("limit"), QStringLiteral("At most so many."), QStringLiteral("N"), QStringLiteral("0"));
    parser.addOptions({json, limit});
    parser.addPositionalArgument(QStringLiteral("TEXT"),
        QStringLiteral("Only runs with this in title, repository or agent."), QStringLiteral("[TEXT]"));
    if (const auto code = parse(parser, session, 0, 1))
        return *code;
    filter.text = parser.positionalArguments().value(0);
    filter.limit = parser.value(limit).toInt();
    const auto store = session.index();
    if (!store)
        return fail(store.error());
    auto rows = (*store)->rows(filter);
    if (!rows)
        return fail(rows.error());
    if (filter.needsReview.value_or(false)) // what waits for an answer waits for nothing else
        std::ranges::stable_partition(*rows, [](const RunRow& row) { return row.status == RunStatus::Question; });
    if (parser.isSet(json)) {
        QJsonArray array;
        for (const RunRow& row : *rows)
            array.append(toJson(row));
        print(array);
        return Done;
    }
    QList<QStringList> table;
    for (const RunRow& row : *rows)
        table.append({row.runId, toText(row.state), row.status ? toText(*row.status) : QStringLiteral("-"),
            toText(row.review), row.agent, QStringLiteral("+%1 -%2").arg(row.added).arg(row.removed),
            row.llmCalls ? QString::number(*row.llmCalls) : QStringLiteral("unknown"), bareCost(row.costMicroUsd),
            toText(row.metering), row.title});
    printTable({QStringLiteral("RUN"), QStringLiteral("STATE"), QStringLiteral("STATUS"), QStringLiteral("REVIEW"),
                   QStringLiteral("AGENT"), QStringLiteral("LINES"), QStringLiteral("CALLS"), QStringLiteral("COST"),
                   QStringLiteral("METERING"), QStringLiteral("TITLE")},
        table);
    printQuestions(*rows);
    return Done;
}

QString moment(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODate)
                  : QStringLiteral("unknown");
}

QString checkText(const std::optional<CheckResult>& check)
{
    if (!check)
        return QStringLiteral("not run");
    return QStringLiteral("%1 (exit %2, %3 s)")
        .arg(check->exit == 0 ? QStringLiteral("PASS") : QStringLiteral("FAIL"))
        .arg(check->exit)
        .arg(double(check->durationMs) / 1000, 0, 'f', 1);
}

void printRecord(const AuditRecord& record)
{
    const auto line = [](const char* name, const QString& value) {
        print(QStringLiteral("%1 %2").arg(QLatin1StringView(name), -12).arg(shown(value)));
    };
    line("run", record.runId);
    line("title", record.contractTitle);
    line("state", toText(record.state));
    line("status", record.status ? toText(*record.status) : QStringLiteral("-"));
    line("reason", record.reason);
    if (!record.cause.isEmpty())
        line("cause", record.cause);
    if (!record.question.isEmpty())
        line("question", record.question.simplified());
    line("review", toText(record.verdict));
    line("agent", record.model.isEmpty() ? record.agent : record.agent + QStringLiteral(", ") + record.model);
    line("repository", record.repository);
    line("base", record.base);
    line("started", moment(record.startedAtMs));
    line("ended", moment(record.endedAtMs));
    line("box", record.level.isEmpty() ? QStringLiteral("none") : record.level);
    line("changes", QStringLiteral("%1 files, +%2 -%3").arg(record.changedFiles).arg(record.added).arg(record.removed));
    line("before", checkText(record.before));
    line("after", checkText(record.after));
    line("calls", callsText(record.llmCalls, record.metering));
    line("cost", costText(record.costMicroUsd, record.metering));
    if (record.metering == Metering::Gateway && !record.selfReported.isEmpty())
        line("agent says", ownFigures(record.selfReported));
    line("claim", record.claimStatus.isEmpty() ? QStringLiteral("none") : record.claimStatus);
    line("worktree", record.worktree);
    line("ref", record.ref);
    for (const Finding& finding : record.findings)
        line("finding",
            QStringLiteral("%1 %2 %3: %4").arg(toText(finding.severity), finding.kind, finding.path, finding.detail));
    for (const LimitUse& use : record.limits)
        line("limit",
            QStringLiteral("%1: %2 of %3 %4 (%5)")
                .arg(toText(use.name))
                .arg(use.used, 0, 'g', 12)
                .arg(use.allowed, 0, 'g', 12)
                .arg(use.unit, use.source));
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

struct RunArgument {
    std::optional<int> code;
    RunId run;
};

RunArgument runArgument(QCommandLineParser& parser, const Session& session)
{
    parser.addPositionalArgument(QStringLiteral("RUN"), QStringLiteral("The run, or a unique beginning of its id."));
    if (const auto code = parse(parser, session, 1, 1))
        return {code, {}};
    const auto run = findRun(session, parser.positionalArguments().constFirst());
    if (!run)
        return {fail(run.error()), {}};
    if (auto launcher = session.launcher()) {
        (void)launcher->recover();
        (void)launcher->startQueued();
    }
    return {{}, *run};
}

int printEvents(const Session& session, const RunId& run, bool asJson)
{
    QJsonArray events;
    const auto state = readJournal(session.paths.journalFile(run), run, [&](const Event& event) {
        if (asJson)
            events.append(QJsonObject{{QStringLiteral("seq"), event.seq}, {QStringLiteral("time_ms"), event.timeMs},
                {QStringLiteral("type"), event.type}, {QStringLiteral("data"), event.data}});
        else
            print(logLine(event));
    });
    if (!state)
        return fail(state.error());
    if (asJson)
        print(events);
    return Done;
}

} // namespace

std::optional<int> listRuns(const Session& session)
{
    return listFiltered(session, {});
}

std::optional<int> showQueue(const Session& session)
{
    return listFiltered(session, {.needsReview = true});
}

std::optional<int> showRun(const Session& session)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    const RunArgument argument = runArgument(parser, session);
    if (argument.code)
        return argument.code;
    const auto record = recordFromJournal(session.paths, argument.run);
    if (!record)
        return fail(record.error());
    if (parser.isSet(json))
        print(toShowJson(*record));
    else
        printRecord(*record);
    return Done;
}

std::optional<int> showStatus(const Session& session)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON document."));
    parser.addOption(json);
    const RunArgument argument = runArgument(parser, session);
    if (argument.code)
        return argument.code;
    const auto record = recordFromJournal(session.paths, argument.run);
    if (!record)
        return fail(record.error());
    QJsonArray warnings;
    QString last;
    bool frozen = false;
    (void)readJournal(session.paths.journalFile(argument.run), argument.run, [&](const Event& event) {
        if (event.type == QLatin1StringView(event::limitWarning) || event.type == QLatin1StringView(event::limitReached)
            || event.type == QLatin1StringView(event::stopRequested))
            warnings.append(logLine(event));
        last = logLine(event);
        if (event.type == QLatin1StringView(event::runFrozen))
            frozen = true;
        else if (event.type == QLatin1StringView(event::runThawed) || event.type == QLatin1StringView(event::runEnded))
            frozen = false;
    });
    static constexpr std::array kPhases{
        RunState::Queued, RunState::Preparing, RunState::Running, RunState::Verifying, RunState::Finished};
    const auto phase = std::ranges::find(kPhases, record->state) - kPhases.begin() + 1;
    const bool finished = record->state == RunState::Finished;
    const qint64 until = finished ? record->endedAtMs : QDateTime::currentMSecsSinceEpoch();
    const double elapsed = record->startedAtMs > 0 ? double(until - record->startedAtMs) / 1000 : 0;
    const ContractReading reading = readContractFile(session.paths.contractFile(argument.run));
    const double allowed = reading.contract ? double(effectiveLimits(*reading.contract).wallClock->count()) / 1000 : 0;
    const auto launcher = session.launcher();
    const QString next = finished
        ? record->question.isEmpty() ? QStringLiteral("a verdict") : QStringLiteral("your answer")
        : frozen ? QStringLiteral("thaw, stop, or the end of the hold")
        : record->state == RunState::Queued && launcher
        ? launcher->whyWaiting()
        : QStringLiteral("ends at its time limit in at most %1 s").arg(qMax(0.0, allowed - elapsed), 0, 'f', 0);
    if (parser.isSet(json)) {
        QJsonArray limits = toShowJson(*record).value(u"limits").toArray();
        print(QJsonObject{{QStringLiteral("run_id"), record->runId}, {QStringLiteral("state"), toText(record->state)},
            {QStringLiteral("frozen"), frozen}, {QStringLiteral("phase"), int(phase)},
            {QStringLiteral("phases"), int(kPhases.size())},
            {QStringLiteral("status"), record->status ? QJsonValue(toText(*record->status)) : QJsonValue()},
            {QStringLiteral("elapsed_s"), elapsed}, {QStringLiteral("eta_s"), QJsonValue()},
            {QStringLiteral("warnings"), warnings}, {QStringLiteral("limits"), limits},
            {QStringLiteral("llm_calls"), record->llmCalls ? QJsonValue(*record->llmCalls) : QJsonValue()},
            {QStringLiteral("metering"), toText(record->metering)}, {QStringLiteral("reason"), record->reason},
            {QStringLiteral("cause"), orNull(record->cause)}, {QStringLiteral("question"), orNull(record->question)},
            {QStringLiteral("cost_usd"),
                record->costMicroUsd ? QJsonValue(double(*record->costMicroUsd) / 1e6) : QJsonValue()},
            {QStringLiteral("last_event"), last}, {QStringLiteral("next_event"), next}});
        return Done;
    }
    print(QStringLiteral("%1: phase %2 of %3, %4")
            .arg(record->runId)
            .arg(phase)
            .arg(kPhases.size())
            .arg(toText(record->state) + (frozen ? QStringLiteral(", frozen") : QString())));
    print(QStringLiteral("elapsed      %1 s, time to the end unknown").arg(elapsed, 0, 'f', 0));
    print(QStringLiteral("calls so far %1").arg(callsText(record->llmCalls, record->metering)));
    print(QStringLiteral("cost so far  %1").arg(costText(record->costMicroUsd, record->metering)));
    if (finished && !record->reason.isEmpty())
        print(QStringLiteral("reason       %1").arg(shown(record->reason)));
    if (!record->question.isEmpty())
        print(QStringLiteral("question     %1").arg(shown(record->question.simplified())));
    for (const QJsonValue& warning : std::as_const(warnings))
        print(QStringLiteral("warning      %1").arg(warning.toString()));
    print(QStringLiteral("last         %1").arg(last));
    print(QStringLiteral("next         %1").arg(next));
    return Done;
}

std::optional<int> showDiff(const Session& session)
{
    QCommandLineParser parser;
    const QCommandLineOption snapshot(
        QStringLiteral("snapshot"), QStringLiteral("Up to this snapshot (default: the last)."), QStringLiteral("N"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("The changed files as one JSON document."));
    parser.addOptions({snapshot, json});
    const RunArgument argument = runArgument(parser, session);
    if (argument.code)
        return argument.code;
    const auto record = recordFromJournal(session.paths, argument.run);
    if (!record)
        return fail(record.error());
    const auto repository = repositoryOf(*record);
    if (!repository)
        return fail(repository.error());
    const QString ref = parser.isSet(snapshot)
        ? QStringLiteral("refs/remit/%1/%2").arg(record->runId, parser.value(snapshot))
        : record->ref;
    if (ref.isEmpty())
        return fail({ErrorCode::NotFound, QStringLiteral("Run %1 has no snapshot yet.").arg(record->runId)});
    const auto commit = repository->referenceTarget(ref);
    if (!commit)
        return fail(commit.error());
    if (parser.isSet(json)) {
        const auto changes = changesBetween(*repository, record->base, *commit);
        if (!changes)
            return fail(changes.error());
        QJsonArray files;
        for (const FileChange& change : *changes)
            files.append(QJsonObject{{QStringLiteral("kind"), toText(change.kind)},
                {QStringLiteral("path"), displayPath(change.path)},
                {QStringLiteral("old_path"), displayPath(change.oldPath)}, {QStringLiteral("added"), change.added},
                {QStringLiteral("removed"), change.removed}, {QStringLiteral("binary"), change.binary}});
        print(QJsonObject{{QStringLiteral("run_id"), record->runId}, {QStringLiteral("base"), record->base},
            {QStringLiteral("ref"), ref}, {QStringLiteral("commit"), *commit}, {QStringLiteral("files"), files}});
        return Done;
    }
    const auto patch = patchBetween(*repository, record->base, *commit);
    if (!patch)
        return fail(patch.error());
    print(*patch);
    return Done;
}

std::optional<int> showLog(const Session& session)
{
    QCommandLineParser parser;
    const QCommandLineOption follow(
        {QStringLiteral("f"), QStringLiteral("follow")}, QStringLiteral("Go on until the run ends."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("The events as one JSON document."));
    parser.addOptions({follow, json});
    const RunArgument argument = runArgument(parser, session);
    if (argument.code)
        return argument.code;
    if (!parser.isSet(follow))
        return printEvents(session, argument.run, parser.isSet(json));
    // One document cannot be told in pieces, so with --json the events come when the run has ended.
    const auto tell = parser.isSet(json) ? Follower::Tell::Nothing : Follower::Tell::Events;
    auto* follower = new Follower(session, argument.run, tell, QCoreApplication::instance());
    QObject::connect(follower, &Follower::finished, follower,
        [session, run = argument.run, asJson = parser.isSet(json)](
            const AuditRecord&) { QCoreApplication::exit(asJson ? printEvents(session, run, true) : Done); });
    QObject::connect(follower, &Follower::failed, follower,
        [](const QString& problem) { QCoreApplication::exit(fail({ErrorCode::Io, problem})); });
    follower->start();
    return {};
}

} // namespace remit::ctl

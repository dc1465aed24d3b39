// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/contracttold.h"
#include "app/ctl/follow.h"
#include "app/ctl/racetold.h"
#include "runner/contract/racers.h"
#include "runner/run/auditrecord.h"
#include "runner/run/race.h"
#include "runner/sandbox/box.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace remit::ctl {

namespace {

/** One run to be: who, with which contract, out of which file. */
struct Entry {
    Racer racer;
    Contract contract;
    QString file;
};

struct Options {
    QCommandLineParser parser;
    const QCommandLineOption repository{QStringLiteral("repo"),
        QStringLiteral("The repository (default: this folder)."), QStringLiteral("DIR"), QStringLiteral(".")};
    const QCommandLineOption contract{QStringLiteral("contract"),
        QStringLiteral("The contract file; given more than once, a run for each, which may differ in agent, model and "
                       "command only."),
        QStringLiteral("FILE")};
    const QCommandLineOption agents{QStringLiteral("agents"),
        QStringLiteral("Who takes part, 2 to 9: claude-code,codex:MODEL. With one contract."), QStringLiteral("LIST")};
    const QCommandLineOption available{
        QStringLiteral("available"), QStringLiteral("Leave out agents that are not installed here, and say so.")};
    const QCommandLineOption base{
        QStringLiteral("base"), QStringLiteral("Start from this revision (default: HEAD)."), QStringLiteral("REV")};
    const QCommandLineOption consent{QStringLiteral("consent"),
        QStringLiteral("Where no box can be made, start them all the same: \"level B\" or \"level C\"."),
        QStringLiteral("TEXT")};
    const QCommandLineOption wait{
        QStringLiteral("wait"), QStringLiteral("Follow the runs to their end, and end with 0 if one is OK.")};
    const QCommandLineOption json{QStringLiteral("json"), QStringLiteral("One JSON document.")};

    Options()
    {
        parser.setApplicationDescription(QStringLiteral(
            "Races several agents on the same contract, from the same commit, and prints the id of the race and of its "
            "runs. \"race show RACE\" puts the results side by side; accept one, and the others are rejected."));
        parser.addOptions({repository, contract, agents, available, base, consent, wait, json});
        parser.addPositionalArgument(
            QStringLiteral("show"), QStringLiteral("Show a race instead."), QStringLiteral("[show"));
        parser.addPositionalArgument(QStringLiteral("RACE"),
            QStringLiteral("Its id, a unique beginning of it, or one of its runs."), QStringLiteral("RACE]"));
    }
    [[nodiscard]] bool asJson() const { return parser.isSet(json); }
};

int showRace(const Session& session, const Options& options)
{
    const auto store = session.index();
    if (!store)
        return fail(store.error());
    const auto race = findRace(session, **store, options.parser.positionalArguments().at(1));
    if (!race)
        return fail(race.error());
    RunFilter filter;
    filter.race = *race;
    const auto rows = (*store)->rows(filter);
    if (!rows)
        return fail(rows.error());
    QList<RunId> runs;
    for (const RunRow& row : *rows)
        runs.append(RunId::fromText(row.runId));
    const auto records = recordsOf(session, runs);
    if (!records)
        return fail(records.error());
    if (options.asJson())
        print(raceDocument(*race, *records));
    else
        printRace(*race, *records);
    return Done;
}

/** What is to be launched; an exit code where that cannot be told. */
std::optional<int> readEntries(const Options& options, QList<Entry>& entries)
{
    const QStringList files = options.parser.values(options.contract);
    const bool hasAgents = options.parser.isSet(options.agents);
    if (files.isEmpty() || hasAgents == (files.size() > 1)) {
        printError(
            QStringLiteral("remitctl race: give one --contract FILE with --agents LIST, or more than one --contract "
                           "without. See remitctl race --help."));
        return UsageError;
    }
    for (const QString& file : files) {
        const ContractReading reading = readContractFile(file);
        if (!reading.contract) {
            sayProblems(file, reading);
            if (options.asJson())
                print(documentOf(file, reading));
            return UsageError;
        }
        entries.append({{reading.contract->agent, reading.contract->model}, *reading.contract, file});
    }
    if (!hasAgents)
        return {};
    const auto racers = racersFrom(options.parser.value(options.agents));
    if (!racers)
        return fail(racers.error());
    const Entry only = entries.takeFirst();
    for (const Racer& racer : *racers)
        entries.append({racer, contractFor(only.contract, racer), only.file});
    return {};
}

QString nameOf(const Racer& racer)
{
    return racer.model.isEmpty() ? racer.agent : racer.agent + u':' + racer.model;
}

/** Says of each agent what stands against it; those that are only missing may be left out. */
std::optional<int> judge(const Launcher& launcher, const Options& options, const LaunchRequest& common,
    QList<Entry>& entries, QStringList& leftOut)
{
    bool wrong = false;
    QList<Entry> able;
    for (const Entry& entry : std::as_const(entries)) {
        const auto context = launcher.preflightContext(common.repository, common.base, entry.contract);
        if (!context) {
            const int code = fail(context.error());
            return code == UsageError ? UsageError : CouldNotStart;
        }
        if (context->agentInstalled == false && options.parser.isSet(options.available)) {
            leftOut.append(nameOf(entry.racer));
            printNote(QStringLiteral("%1 is not installed here and is left out.").arg(shown(nameOf(entry.racer))));
            continue;
        }
        const Preflight result = preflight(entry.contract, *context);
        const QByteArray toml = contentOf(entry.file);
        for (const PreflightFinding& finding : result.findings) {
            const QString line
                = shown(nameOf(entry.racer)) + QStringLiteral(": ") + findingLine(entry.file, toml, finding);
            if (finding.severity == Severity::Error)
                printError(line);
            else if (finding.severity == Severity::Warning)
                printNote(line);
        }
        wrong = wrong || result.hasErrors();
        able.append(entry);
    }
    if (wrong)
        return UsageError;
    entries = able;
    if (!leftOut.isEmpty() && able.size() < kFewestRacers) {
        printError(
            QStringLiteral("remitctl race: %1 of the agents can start here, and a race has at least %2. Nothing was "
                           "started.")
                .arg(able.size())
                .arg(kFewestRacers));
        return CouldNotStart;
    }
    return {};
}

void tellLaunched(const Race& race, const QStringList& leftOut, bool asJson)
{
    QJsonArray runs;
    for (const RunId& run : race.runs)
        runs.append(run.text());
    if (asJson) {
        print(QJsonObject{{QStringLiteral("race"), race.id}, {QStringLiteral("run_ids"), runs},
            {QStringLiteral("left_out"), QJsonArray::fromStringList(leftOut)}});
        return;
    }
    print(race.id);
    for (const RunId& run : race.runs)
        print(run.text());
}

/** All of them to their ends. The followers live as long as the application. */
void follow(const Session& session, const Race& race, bool asJson)
{
    auto left = std::make_shared<qsizetype>(race.runs.size());
    for (const RunId& run : race.runs) {
        auto* follower = new Follower(session, run, Follower::Tell::Nothing, QCoreApplication::instance());
        QObject::connect(
            follower, &Follower::finished, follower, [session, race, asJson, left](const AuditRecord& record) {
                if (!asJson)
                    printNote(QStringLiteral("%1: %2").arg(
                        record.runId, record.status ? toText(*record.status) : QStringLiteral("unknown")));
                if (--*left > 0)
                    return;
                const auto records = recordsOf(session, race.runs);
                if (!records) {
                    QCoreApplication::exit(fail(records.error()));
                    return;
                }
                if (asJson)
                    print(raceDocument(race.id, *records));
                else
                    printRace(race.id, *records);
                QCoreApplication::exit(exitCodeForRace(*records));
            });
        QObject::connect(follower, &Follower::failed, follower,
            [](const QString& problem) { QCoreApplication::exit(fail({ErrorCode::Io, problem})); });
        follower->start();
    }
}

std::optional<int> launchRace(const Session& session, const Options& options)
{
    QList<Entry> entries;
    if (const auto code = readEntries(options, entries))
        return code;
    const BoxLevel accepted = consentedLevel(options.parser.value(options.consent));
    if (options.parser.isSet(options.consent) && accepted == BoxLevel::A) {
        printError(QStringLiteral("remitctl race: --consent takes \"level B\" or \"level C\", typed out."));
        return UsageError;
    }
    auto launcher = session.launcher();
    if (!launcher)
        return fail(launcher.error());
    if (session.paths.makeFolders()) {
        if (const auto recovered = launcher->recover(); !recovered)
            printError(recovered.error().detail);
    }
    LaunchRequest common;
    common.repository = QDir(options.parser.value(options.repository)).absolutePath();
    common.base = options.parser.value(options.base);
    if (accepted != BoxLevel::A)
        common.acceptedLevel = toText(accepted);
    QStringList leftOut;
    if (const auto code = judge(*launcher, options, common, entries, leftOut))
        return code;
    QList<LaunchRequest> requests;
    for (const Entry& entry : std::as_const(entries)) {
        requests.append(common);
        requests.last().contract = entry.contract;
    }
    const auto race = launcher->launchRace(requests);
    if (!race)
        return fail(race.error()) == UsageError ? UsageError : CouldNotStart;
    const bool waits = options.parser.isSet(options.wait);
    if (!waits || !options.asJson())
        tellLaunched(*race, leftOut, options.asJson());
    if (!waits)
        return Done;
    follow(session, *race, options.asJson());
    return {};
}

} // namespace

std::optional<int> raceAgents(const Session& session)
{
    Options options;
    if (const auto code = parse(options.parser, session, 0, 2))
        return code;
    const QStringList words = options.parser.positionalArguments();
    if (words.isEmpty())
        return launchRace(session, options);
    if (words.size() == 2 && words.constFirst() == u"show")
        return showRace(session, options);
    printError(QStringLiteral(
        "remitctl race: it is \"race show RACE\", or a launch with --contract. See remitctl race --help."));
    return UsageError;
}

} // namespace remit::ctl

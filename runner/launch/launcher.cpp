// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/launcher.h"

#include "runner/agents/agent.h"
#include "runner/contract/contractfile.h"
#include "runner/git/repository.h"
#include "runner/git/worktree.h"
#include "runner/journal/journal.h"
#include "runner/launch/control.h"
#include "runner/launch/landings.h"
#include "runner/launch/preflightfacts.h"
#include "runner/launch/raceends.h"
#include "runner/launch/recovery.h"
#include "runner/process/process.h"
#include "runner/process/processtree.h"
#include "runner/run/race.h"
#include "runner/store/index.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcessEnvironment>

using namespace std::chrono_literals;

namespace remit {

namespace {

constexpr auto kStopPatience = 30s;

QByteArrayList ownEnvironment()
{
    QByteArrayList environment;
    const QStringList entries = QProcessEnvironment::systemEnvironment().toStringList();
    for (const QString& entry : entries)
        environment.append(entry.toLocal8Bit());
    return environment;
}

QString errorsOf(const Preflight& result)
{
    QStringList lines;
    for (const PreflightFinding& finding : result.findings) {
        if (finding.severity == Severity::Error)
            lines.append(QStringLiteral("%1. %2 %3").arg(finding.title, finding.why, finding.mend).simplified());
    }
    return lines.join(u'\n');
}

/** Another checkout of the same repository is the same repository: its files are. */
bool sameRepository(const QString& path, const RepositoryFacts& facts)
{
    if (path == facts.checkout || path == facts.workdir)
        return true;
    const auto other = Repository::open(path);
    return other && other->facts().commonDir == facts.commonDir;
}

/** It has answered and closed its books; what is left of it is a moment. */
void awaitDeath(const ProcessIdentity& supervisor)
{
    for (int look = 0; look < 200 && supervisor.isValid() && isAlive(supervisor); ++look) {
        const timespec pause{0, 10'000'000};
        ::nanosleep(&pause, nullptr);
    }
}

Result<> write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(content) != content.size() || !file.flush())
        return failure(ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(path, file.errorString()));
    return {};
}

} // namespace

Launcher::Launcher(Paths paths, LaunchCaps caps, QString remitctl)
    : m_paths(std::move(paths))
    , m_caps(caps)
    , m_remitctl(std::move(remitctl))
{
}

Result<PreflightContext> Launcher::preflightContext(
    const QString& repositoryPath, const QString& base, const Contract& contract) const
{
    const auto repository = Repository::open(repositoryPath);
    if (!repository)
        return std::unexpected(repository.error());
    const auto commit = repository->resolve(base.isEmpty() ? QStringLiteral("HEAD") : base);
    if (!commit)
        return std::unexpected(commit.error());
    PreflightContext context = factsAbout(m_paths, contract);
    const auto files = repository->files(*commit);
    if (!files)
        return std::unexpected(files.error());
    context.files = *files;
    context.hasAgentInstructions = files->contains(u"AGENTS.md") || files->contains(u"CLAUDE.md");
    if (const Agent* agent = agentById(contract.agent); agent && !agent->runsContractsCommand())
        context.agentInstalled = !agent->find(qEnvironmentVariable("PATH"), QDir::homePath()).program.isEmpty();
    for (const RunId& run : ActiveRuns(m_paths).all()) {
        const auto record = recordFromJournal(m_paths, run);
        const ContractReading other = readContractFile(m_paths.contractFile(run));
        if (record && other.contract && sameRepository(record->repository, repository->facts()))
            context.others.append({run.text(), other.contract->title, other.contract->scope.paths, record->race});
    }
    return context;
}

Result<Launcher::Ground> Launcher::judge(const LaunchRequest& request) const
{
    if (!m_paths.makeFolders())
        return failure(ErrorCode::Io,
            QStringLiteral("%1 cannot be made or written. Is the disk full or write-protected?").arg(m_paths.data()));
    if (!request.race.isEmpty() && !isRaceId(request.race))
        return failure(ErrorCode::InvalidInput, QStringLiteral("There is no race \"%1\".").arg(request.race));
    auto context = preflightContext(request.repository, request.base, request.contract);
    if (!context)
        return std::unexpected(context.error());
    context->others.removeIf([&](const OtherRun& other) { // it takes the place of the one, and races against the others
        return (!request.parent.isEmpty() && other.runId == request.parent)
            || (!request.race.isEmpty() && other.race == request.race);
    });
    const Preflight result = preflight(request.contract, *context);
    if (result.hasErrors())
        return failure(ErrorCode::InvalidInput, errorsOf(result));

    const auto repository = Repository::open(request.repository);
    if (!repository)
        return std::unexpected(repository.error());
    const auto base = repository->resolve(request.base.isEmpty() ? QStringLiteral("HEAD") : request.base);
    if (!base)
        return std::unexpected(base.error());
    return Ground{repository->facts().checkout, *base};
}

RunId Launcher::newRun(const QString& title) const
{
    RunId run = RunId::create(title, QDateTime::currentDateTimeUtc());
    while (QFileInfo::exists(m_paths.runFolder(run)))
        run = RunId::create(title, QDateTime::currentDateTimeUtc());
    return run;
}

Result<RunId> Launcher::launch(const LaunchRequest& request)
{
    const auto ground = judge(request);
    if (!ground)
        return std::unexpected(ground.error());
    const RunId run = newRun(request.contract.title);
    {
        // Held, so that nobody takes the half-made run for an abandoned one.
        const auto held = FileLock::wait(m_paths.launchLock());
        if (!held)
            return std::unexpected(held.error());
        if (const auto made = makeRun(run, request, *ground); !made)
            return std::unexpected(made.error());
    }
    if (const auto started = startQueued(); !started)
        return std::unexpected(started.error());
    return run;
}

Result<> Launcher::makeRun(const RunId& run, const LaunchRequest& request, const Ground& ground)
{
    const QString folder = m_paths.runFolder(run);
    if (!QDir().mkdir(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner))
        return failure(ErrorCode::Io,
            QStringLiteral("%1 cannot be made or written. Is the disk full or write-protected?").arg(folder));
    const auto begun = beginRun(run, request, ground);
    if (!begun)
        unmakeRun(run);
    return begun;
}

/** Nothing of it was promised to anyone. The caller holds the launch lock. */
void Launcher::unmakeRun(const RunId& run) const
{
    (void)ActiveRuns(m_paths).remove(run);
    (void)removeFolder(m_paths.runFolder(run));
}

Result<> Launcher::beginRun(const RunId& run, const LaunchRequest& request, const Ground& ground)
{
    if (const auto written = write(m_paths.contractFile(run), writeContract(request.contract)); !written)
        return written;
    if (const auto marked = ActiveRuns(m_paths).add(run); !marked)
        return marked;
    auto journal = Journal::open(m_paths.journalFile(run), run);
    if (!journal)
        return std::unexpected(journal.error());
    QJsonObject data{{QStringLiteral("run"), run.text()}, {QStringLiteral("title"), request.contract.title},
        {QStringLiteral("contract_hash"), contractHash(request.contract)},
        {QStringLiteral("repository"), ground.checkout}, {QStringLiteral("base"), ground.base},
        {QStringLiteral("agent"), request.contract.agent}, {QStringLiteral("model"), request.contract.model},
        {QStringLiteral("remit"), QStringLiteral(REMIT_VERSION)}};
    if (!request.race.isEmpty())
        data.insert(QStringLiteral("race"), request.race);
    if (!request.acceptedLevel.isEmpty())
        data.insert(QStringLiteral("accepted_level"), request.acceptedLevel);
    if (!request.purpose.isEmpty())
        data.insert(QStringLiteral("purpose"), request.purpose);
    if (!request.parent.isEmpty()) {
        data.insert(QStringLiteral("parent"), request.parent);
        data.insert(QStringLiteral("intro"), request.reviewIntro);
        data.insert(QStringLiteral("comments"), QJsonArray::fromStringList(request.reviewComments));
        if (!request.question.isEmpty())
            data.insert(QStringLiteral("question"), request.question);
    }
    if (const auto seq = (*journal)->append(QString::fromLatin1(event::runCreated), data, Journal::Durability::Now);
        !seq)
        return std::unexpected(seq.error());
    return {};
}

Result<> Launcher::startSupervisor(const RunId& run, FileLock lock)
{
    ProcessSetup setup;
    setup.program = m_remitctl;
    setup.arguments = {"supervise", run.text().toUtf8(), "--lock-descriptor", QByteArray::number(lock.descriptor())};
    setup.environment = ownEnvironment();
    setup.workingDirectory = m_paths.runFolder(run);
    setup.passDescriptors = {lock.descriptor()};
    QString error;
    if (!startDetached(setup, &error))
        return failure(
            ErrorCode::Process, QStringLiteral("The supervisor of %1 cannot be started: %2").arg(run.text(), error));
    return {};
}

Result<QList<RunId>> Launcher::startQueued()
{
    const auto held = FileLock::wait(m_paths.launchLock());
    if (!held)
        return std::unexpected(held.error());
    QList<RunId> waiting;
    int busy = 0;
    for (const RunId& run : ActiveRuns(m_paths).all()) {
        const auto lock = takeSupervisorLock(m_paths, run);
        const bool attended = !lock && lock.error().code == ErrorCode::Busy;
        switch (attended ? Standing::Attended : standingByJournal(m_paths, run)) {
        case Standing::Attended:
            ++busy;
            break;
        case Standing::Waiting:
            waiting.append(run);
            break;
        case Standing::Abandoned:
        case Standing::Ended:
        case Standing::Unborn:
            break;
        }
    }
    QList<RunId> started;
    if (waiting.isEmpty() || busy >= m_caps.slotCount)
        return started;
    if (const auto store = RunStore::open(m_paths.database())) {
        const auto debt = (*store)->toReview();
        if (debt && *debt > m_caps.reviewDebt)
            return started;
    }
    for (const RunId& run : std::as_const(waiting)) {
        if (busy >= m_caps.slotCount)
            break;
        auto lock = takeSupervisorLock(m_paths, run);
        if (!lock)
            continue;
        if (const auto begun = startSupervisor(run, std::move(*lock)); !begun)
            return std::unexpected(begun.error());
        ++busy;
        started.append(run);
    }
    return started;
}

QString Launcher::whyWaiting() const
{
    const QList<RunId> active = ActiveRuns(m_paths).all();
    const auto busy = std::ranges::count_if(active, [&](const RunId& run) { return hasSupervisor(m_paths, run); });
    if (busy >= m_caps.slotCount)
        return QStringLiteral("Waits: %1 of %2 slots are in use.").arg(busy).arg(m_caps.slotCount);
    if (const auto store = RunStore::open(m_paths.database())) {
        const auto debt = (*store)->toReview();
        if (debt && *debt > m_caps.reviewDebt)
            return QStringLiteral("Waits: %1 runs await review. Give a verdict on one to start the next.").arg(*debt);
    }
    return {};
}

Result<> Launcher::startNow(const RunId& run)
{
    const auto held = FileLock::wait(m_paths.launchLock());
    if (!held)
        return std::unexpected(held.error());
    if (standingOf(m_paths, run) != Standing::Waiting)
        return failure(ErrorCode::Refused, QStringLiteral("Run %1 is not waiting.").arg(run.text()));
    auto lock = takeSupervisorLock(m_paths, run);
    if (!lock)
        return std::unexpected(lock.error());
    return startSupervisor(run, std::move(*lock));
}

Result<QList<RunId>> Launcher::recover()
{
    QList<RunId> ended;
    QStringList problems;
    if (const auto done = endAbandonedRuns(ended, problems); !done)
        return std::unexpected(done.error());
    // Without the lock: a run that is stopped for it takes it at its end.
    problems += RaceEnds(m_paths, [this](const RunId& run) { return stop(run, QStringLiteral("race")); }).recover();
    // One run that cannot be ended must not keep the others from their end.
    if (!problems.isEmpty() && ended.isEmpty())
        return failure(ErrorCode::Io, problems.join(u'\n'));
    return ended;
}

Result<> Launcher::endAbandonedRuns(QList<RunId>& ended, QStringList& problems) const
{
    const auto held = FileLock::wait(m_paths.launchLock());
    if (!held)
        return std::unexpected(held.error());
    problems = Landings(m_paths).recover();
    for (const RunId& run : ActiveRuns(m_paths).all()) {
        const auto lock = takeSupervisorLock(m_paths, run);
        if (!lock)
            continue;
        // The lock is ours, so it cannot be attended: only the journal decides.
        const Standing standing = standingByJournal(m_paths, run);
        if (standing == Standing::Waiting)
            continue;
        const auto done = standing == Standing::Ended ? republish(m_paths, run)
            : standing == Standing::Unborn            ? ActiveRuns(m_paths).remove(run)
                                                      : endAbandoned(m_paths, run);
        if (done)
            ended.append(run);
        else
            problems.append(QStringLiteral("%1: %2").arg(run.text(), done.error().detail));
    }
    return {};
}

Result<> Launcher::stop(const RunId& run, const QString& by)
{
    if (!ActiveRuns(m_paths).all().contains(run)) {
        if (!QFileInfo::exists(m_paths.journalFile(run)))
            return failure(ErrorCode::NotFound, QStringLiteral("There is no run %1.").arg(run.text()));
        return {}; // already at its end
    }
    const auto deadline = std::chrono::steady_clock::now() + kStopPatience;
    while (std::chrono::steady_clock::now() < deadline) {
        auto lock = takeSupervisorLock(m_paths, run);
        if (lock) {
            switch (standingByJournal(m_paths, run)) {
            case Standing::Ended:
                return republish(m_paths, run);
            case Standing::Waiting:
                return endWaiting(m_paths, run, by);
            default:
                return endAbandoned(m_paths, run);
            }
        }
        const auto answer = askSupervisor(
            m_paths, run, {{QStringLiteral("do"), QStringLiteral("stop")}, {QStringLiteral("by"), by}}, 10s);
        if (answer) {
            awaitDeath(supervisorOf(m_paths, run));
            return {};
        }
        if (answer.error().code == ErrorCode::Busy)
            break;
        // It may be starting up or just ending; its lock tells which at the next turn.
        const timespec pause{0, 20'000'000};
        ::nanosleep(&pause, nullptr);
    }
    // It holds its lock and does not answer. Its identity stands in the lock file; with it dies the box.
    const ProcessIdentity identity = supervisorOf(m_paths, run);
    if (!identity.isValid() || !killProcess(identity))
        return failure(ErrorCode::Process,
            QStringLiteral("The supervisor of %1 does not answer and could not be killed.").arg(run.text()));
    const auto lock = FileLock::wait(m_paths.supervisorLock(run));
    if (!lock)
        return std::unexpected(lock.error());
    return endAbandoned(m_paths, run);
}

} // namespace remit

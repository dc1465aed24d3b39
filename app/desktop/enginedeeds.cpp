// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does: verdicts, starts and stops. Each on a worker, each answer back on the GUI thread.
#include "app/desktop/enginebackend.h"
#include "runner/contract/contractfile.h"
#include "runner/launch/hold.h"
#include "runner/launch/runlock.h"
#include "runner/review/verdicts.h"
#include "runner/sandbox/probe.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QPromise>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSettings>
#include <QTemporaryFile>

namespace remit {

namespace {

constexpr int kRecentRepositories = 12;

QString stateFile(const Paths& paths)
{
    return paths.config() + QStringLiteral("/state.ini");
}

QByteArrayList ownEnvironment()
{
    QByteArrayList environment;
    for (const QString& entry : QProcessEnvironment::systemEnvironment().toStringList())
        environment.append(entry.toUtf8());
    return environment;
}

void remember(const Paths& paths, const QString& repository)
{
    QSettings state(stateFile(paths), QSettings::IniFormat);
    QStringList recent = state.value(QStringLiteral("repositories")).toStringList();
    recent.removeAll(repository);
    recent.prepend(repository);
    state.setValue(QStringLiteral("repositories"), recent.mid(0, kRecentRepositories));
}

} // namespace

template <typename Task>
auto EngineBackend::judge(const QString& runId, Task task)
{
    using Outcome = std::invoke_result_t<Task, Verdicts&>;
    return QtConcurrent::run(&m_deeds,
        [paths = m_paths, launcher = launcher(), task = std::move(task)]() mutable -> Outcome {
            Verdicts verdicts(paths, std::move(launcher));
            return task(verdicts);
        })
        .then(this, [this, runId](const Outcome& outcome) {
            importRuns({runId});
            return outcome;
        });
}

QFuture<Result<LandingPreview>> EngineBackend::previewAccept(
    const QString& runId, LandingWay way, const QStringList& leaveOut)
{
    return QtConcurrent::run(&m_workers, [paths = m_paths, launcher = launcher(), runId, way, leaveOut] {
        return Verdicts(paths, launcher).preview(RunId::fromText(runId), way, leaveOut);
    });
}

QFuture<Result<Landing>> EngineBackend::accept(
    const QString& runId, LandingWay way, const QStringList& leaveOut, const QString& message)
{
    return judge(runId, [runId, way, leaveOut, message](Verdicts& verdicts) -> Result<Landing> {
        return verdicts.accept(RunId::fromText(runId), way, leaveOut, message)
            .transform([](const Acceptance& accepted) { return accepted.landing; });
    });
}

QFuture<Result<>> EngineBackend::reject(const QString& runId, const QString& reason)
{
    return judge(
        runId, [runId, reason](Verdicts& verdicts) { return verdicts.reject(RunId::fromText(runId), reason); });
}

QFuture<Result<QString>> EngineBackend::sendBack(
    const QString& runId, const QString& intro, const QList<ReviewComment>& comments)
{
    return judge(runId, [runId, intro, comments](Verdicts& verdicts) -> Result<QString> {
        return verdicts.sendBack(RunId::fromText(runId), intro, comments).transform([](const RunId& next) {
            return next.text();
        });
    });
}

QFuture<Result<QString>> EngineBackend::answer(const QString& runId, const QString& text)
{
    return judge(runId, [runId, text](Verdicts& verdicts) -> Result<QString> {
        return verdicts.answer(RunId::fromText(runId), text).transform([](const RunId& next) { return next.text(); });
    });
}

QFuture<Result<>> EngineBackend::defer(const QString& runId, qint64 untilMs)
{
    return judge(
        runId, [runId, untilMs](Verdicts& verdicts) { return verdicts.defer(RunId::fromText(runId), untilMs); });
}

QFuture<Result<>> EngineBackend::undoVerdict(const QString& runId)
{
    return judge(runId, [runId](Verdicts& verdicts) -> Result<> {
        return verdicts.undo(RunId::fromText(runId)).transform([](const RaceEnd&) { });
    });
}

QFuture<Result<>> EngineBackend::markSeen(const QString& runId)
{
    return judge(runId, [runId](Verdicts& verdicts) { return verdicts.markSeen(RunId::fromText(runId)); });
}

QFuture<Result<CheckResult>> EngineBackend::check(const QStringList& arguments)
{
    auto promise = std::make_shared<QPromise<Result<CheckResult>>>();
    promise->start();
    auto* process = new Process(this);
    auto output = std::make_shared<QByteArray>();
    auto errors = std::make_shared<QByteArray>();
    connect(process, &Process::standardOutput, this,
        [output](const QByteArray& bytes) { *output = (*output + bytes).right(8 << 20); });
    connect(process, &Process::standardError, this,
        [errors](const QByteArray& bytes) { *errors = (*errors + bytes).right(64 << 10); });
    connect(process, &Process::done, this, [promise, process, output, errors](const ProcessResult& result) {
        const QJsonObject document = QJsonDocument::fromJson(*output).object();
        if (document.contains(u"exit")) {
            CheckResult check;
            check.command = document.value(u"command").toString();
            check.exit = document.value(u"exit").toInt(-1);
            check.durationMs = document.value(u"duration_ms").toInteger();
            check.timedOut = document.value(u"timed_out").toBool();
            check.limit = document.value(u"limit").toString();
            check.outputFile = document.value(u"output").toString();
            promise->addResult(Result<CheckResult>(check));
        } else {
            const QString why
                = result.how == ProcessResult::How::FailedToStart ? result.error : QString::fromUtf8(*errors).trimmed();
            promise->addResult(Result<CheckResult>(
                failure(ErrorCode::Process, why.isEmpty() ? QStringLiteral("The check could not be run.") : why)));
        }
        promise->finish();
        process->deleteLater();
    });
    ProcessSetup setup;
    setup.program = m_remitctl;
    for (const QString& argument : arguments)
        setup.arguments.append(argument.toUtf8());
    setup.environment = ownEnvironment();
    setup.workingDirectory = QDir::homePath();
    process->start(setup);
    return promise->future();
}

QFuture<Result<CheckResult>> EngineBackend::runCheckAgain(const QString& runId)
{
    return check({QStringLiteral("check"), runId, QStringLiteral("--json")})
        .then(this, [this, runId](const Result<CheckResult>& result) {
            importRuns({runId});
            return result;
        });
}

QFuture<Result<CheckResult>> EngineBackend::tryCheck(
    const QString& repository, const QString& base, const Contract& contract)
{
    auto file = std::make_shared<QTemporaryFile>(m_paths.data() + QStringLiteral("/try-XXXXXX.toml"));
    const QByteArray toml = writeContract(contract);
    if (!m_paths.makeFolders() || !file->open() || file->write(toml) != toml.size() || !file->flush())
        return QtFuture::makeReadyValueFuture(
            Result<CheckResult>(failure(ErrorCode::Io, QStringLiteral("%1 cannot be written.").arg(file->fileName()))));
    QStringList arguments{QStringLiteral("try"), QStringLiteral("--repo"), repository, QStringLiteral("--contract"),
        file->fileName(), QStringLiteral("--json")};
    if (!base.isEmpty())
        arguments += {QStringLiteral("--base"), base};
    return check(arguments).then(this, [file](const Result<CheckResult>& result) { return result; });
}

QFuture<Result<>> EngineBackend::stop(const QString& runId)
{
    return QtConcurrent::run([launcher = launcher(), runId]() mutable {
        return launcher.stop(RunId::fromText(runId), QStringLiteral("desktop"));
    });
}

QFuture<Result<>> EngineBackend::stopAll()
{
    return QtConcurrent::run([paths = m_paths, launcher = launcher()]() mutable -> Result<> {
        Result<> outcome;
        for (const RunId& run : ActiveRuns(paths).all()) {
            if (const auto stopped = launcher.stop(run, QStringLiteral("desktop")); !stopped)
                outcome = stopped; // the others are stopped all the same
        }
        return outcome;
    });
}

QFuture<Result<>> EngineBackend::freeze(const QString& runId)
{
    return QtConcurrent::run(
        [paths = m_paths, runId] { return freezeRun(paths, RunId::fromText(runId), QStringLiteral("desktop")); });
}

QFuture<Result<>> EngineBackend::thaw(const QString& runId)
{
    return QtConcurrent::run(
        [paths = m_paths, runId] { return thawRun(paths, RunId::fromText(runId), QStringLiteral("desktop")); });
}

QFuture<Result<>> EngineBackend::freezeAll()
{
    return QtConcurrent::run([paths = m_paths]() -> Result<> {
        Result<> outcome;
        for (const RunId& run : ActiveRuns(paths).all()) {
            if (!hasSupervisor(paths, run))
                continue; // nothing of it is at work
            if (const auto frozen = freezeRun(paths, run, QStringLiteral("desktop")); !frozen)
                outcome = frozen; // the others are frozen all the same
        }
        return outcome;
    });
}

QFuture<Result<>> EngineBackend::startNow(const QString& runId)
{
    return QtConcurrent::run(
        &m_workers, [launcher = launcher(), runId]() mutable { return launcher.startNow(RunId::fromText(runId)); });
}

QFuture<Result<>> EngineBackend::removeQueued(const QString& runId)
{
    return stop(runId);
}

void EngineBackend::setSlots(int count)
{
    changeCaps([count](Settings& settings) { settings.slotCount = std::clamp(count, 1, 64); });
}

void EngineBackend::setReviewLimit(int count)
{
    changeCaps([count](Settings& settings) { settings.reviewDebt = std::clamp(count, 1, 10000); });
}

void EngineBackend::readSettingsAgain()
{
    if (auto settings = readSettings(m_paths.settingsFile()))
        m_settings = std::move(*settings);
}

Result<> EngineBackend::changeSettings(const std::function<void(Settings&)>& change)
{
    auto changed = remit::changeSettings(m_paths.settingsFile(), change);
    if (!changed)
        return std::unexpected(changed.error());
    m_settings = std::move(*changed);
    return {};
}

void EngineBackend::changeCaps(const std::function<void(Settings&)>& change)
{
    if (const auto changed = changeSettings(change); !changed) {
        change(m_settings); // until it ends
        qWarning("remit: %s", qPrintable(changed.error().detail));
    }
    (void)QtConcurrent::run(
        &m_workers, [launcher = launcher()]() mutable { return launcher.startQueued().has_value(); });
    Q_EMIT runsChanged({});
}

QFuture<Result<RepositorySummary>> EngineBackend::repository(const QString& path, const QString& base)
{
    return QtConcurrent::run(&m_workers, [path, base]() -> Result<RepositorySummary> {
        const auto repository = Repository::open(path);
        if (!repository)
            return std::unexpected(repository.error());
        RepositorySummary summary;
        summary.facts = repository->facts();
        const auto commit = repository->resolve(base.isEmpty() ? QStringLiteral("HEAD") : base);
        if (!commit)
            return std::unexpected(commit.error());
        summary.base = *commit;
        const auto files = repository->files(*commit);
        if (!files)
            return std::unexpected(files.error());
        summary.files = *files;
        const auto branches = repository->references(QStringLiteral("refs/heads/"));
        for (const QString& branch : branches.value_or(QStringList()))
            summary.branches.append(branch.mid(int(qstrlen("refs/heads/"))));
        summary.hasAgentInstructions = files->contains(u"AGENTS.md") || files->contains(u"CLAUDE.md");
        return summary;
    });
}

QFuture<Result<QList<AgentInstallation>>> EngineBackend::agents()
{
    return QtConcurrent::run(&m_workers, []() -> Result<QList<AgentInstallation>> {
        QList<AgentInstallation> found;
        for (const auto& agent : agentCatalog())
            found.append(agent->find(qEnvironmentVariable("PATH"), QDir::homePath()));
        return found;
    });
}

QFuture<Result<BoxStanding>> EngineBackend::boxStanding()
{
    auto promise = std::make_shared<QPromise<Result<BoxStanding>>>();
    promise->start();
    auto* probe = new SandboxProbe(this);
    connect(probe, &SandboxProbe::finished, this, [promise, probe](const SandboxFacts& facts) {
        promise->addResult(Result<BoxStanding>(BoxStanding{
            .level = toText(facts.level), .problem = facts.problem, .mend = facts.mend, .consent = facts.consent()}));
        promise->finish();
        probe->deleteLater();
    });
    probe->start();
    return promise->future();
}

QFuture<Result<PreflightContext>> EngineBackend::preflightContext(
    const QString& repository, const QString& base, const Contract& contract)
{
    return QtConcurrent::run(&m_workers, [launcher = launcher(), repository, base, contract] {
        return launcher.preflightContext(repository, base, contract);
    });
}

QFuture<Result<QString>> EngineBackend::launch(const LaunchRequest& request)
{
    remember(m_paths, request.repository);
    return QtConcurrent::run(&m_deeds, [launcher = launcher(), request]() mutable -> Result<QString> {
        return launcher.launch(request).transform([](const RunId& run) { return run.text(); });
    });
}

QFuture<Result<QStringList>> EngineBackend::launchRace(const QList<LaunchRequest>& requests)
{
    if (!requests.isEmpty())
        remember(m_paths, requests.constFirst().repository);
    return QtConcurrent::run(&m_deeds, [launcher = launcher(), requests]() mutable -> Result<QStringList> {
        return launcher.launchRace(requests).transform([](const Race& race) {
            QStringList runs;
            for (const RunId& run : race.runs)
                runs.append(run.text());
            return runs;
        });
    });
}

QStringList EngineBackend::recentRepositories() const
{
    QStringList recent
        = QSettings(stateFile(m_paths), QSettings::IniFormat).value(QStringLiteral("repositories")).toStringList();
    recent.removeIf([](const QString& path) { return !QFileInfo(path).isDir(); });
    return recent;
}

QStringList EngineBackend::templates() const
{
    QStringList files;
    for (const QFileInfo& file :
        QDir(m_paths.templates()).entryInfoList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name))
        files.append(file.absoluteFilePath());
    return files;
}

QFuture<Result<>> EngineBackend::saveTemplate(const QString& name, const Contract& contract)
{
    return QtConcurrent::run(&m_workers, [folder = m_paths.templates(), name, contract]() -> Result<> {
        QString file = name.toLower();
        file.replace(QRegularExpression(QStringLiteral("[^a-z0-9]+")), QStringLiteral("-"));
        QSaveFile out(folder + u'/' + (file.isEmpty() ? QStringLiteral("template") : file) + QStringLiteral(".toml"));
        const QByteArray toml = writeContract(contract);
        if (!QDir().mkpath(folder) || !out.open(QIODevice::WriteOnly) || out.write(toml) != toml.size()
            || !out.commit())
            return failure(
                ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(out.fileName(), out.errorString()));
        return {};
    });
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/enginebackend.h"

#include "runner/contract/brief.h"
#include "runner/contract/contractfile.h"
#include "runner/journal/journal.h"
#include "runner/review/notesfile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace remit {

namespace {

constexpr qsizetype kLargestSide = 64 << 20;

Result<FileSides> readSides(const QString& repositoryPath, const FileChange& change)
{
    const auto repository = Repository::open(repositoryPath);
    if (!repository)
        return std::unexpected(repository.error());
    FileSides sides;
    const auto read = [&](const QString& id, QByteArray& bytes, bool& exists) {
        exists = !id.isEmpty();
        if (!exists)
            return;
        if (auto content = blob(*repository, id, kLargestSide))
            bytes = std::move(*content);
        else
            sides.problem = content.error().detail;
    };
    read(change.oldBlob, sides.oldBytes, sides.oldExists);
    read(change.newBlob, sides.newBytes, sides.newExists);
    return sides;
}

/** The two commits that a scope compares. */
struct ComparedCommits {
    QString repository;
    QString from;
    QString to;
};

Result<ComparedCommits> commitsOf(const RunId& run, const Result<AuditRecord>& record, const ChangeScope& scope)
{
    if (!record)
        return std::unexpected(record.error());
    const auto repository = Repository::open(record->repository);
    if (!repository)
        return std::unexpected(repository.error());
    ComparedCommits compared{record->repository, record->base, {}};
    const QString refs = QStringLiteral("refs/remit/%1/").arg(run.text());
    QString to = record->ref;
    QString from;
    if (scope.kind == ChangeScope::Kind::Snapshots) {
        to = scope.toSnapshot > 0 ? refs + QString::number(scope.toSnapshot) : record->ref;
        from = scope.fromSnapshot > 0 ? refs + QString::number(scope.fromSnapshot) : QString();
    } else if (scope.kind == ChangeScope::Kind::SinceMyReview) {
        from = refs + u'0'; // where this round began: the parent's result for a run that was sent back
    }
    if (to.isEmpty())
        return failure(ErrorCode::NotFound, QStringLiteral("Run %1 has no snapshot yet.").arg(run.text()));
    for (const auto& [ref, commit] : {std::pair{from, &compared.from}, std::pair{to, &compared.to}}) {
        if (ref.isEmpty())
            continue;
        const auto target = repository->referenceTarget(ref);
        if (!target)
            return std::unexpected(target.error());
        *commit = *target;
    }
    return compared;
}

} // namespace

EngineBackend::EngineBackend(Paths paths, QString remitctl, QObject* parent)
    : Backend(parent)
    , m_paths(std::move(paths))
    , m_remitctl(std::move(remitctl))
    , m_journals(m_paths)
    , m_index(m_paths)
    , m_watch(m_paths)
{
    m_workers.setMaxThreadCount(2);
    m_deeds.setMaxThreadCount(1);
    if (const auto settings = readSettings(m_paths.settingsFile()))
        m_settings = *settings;
    else
        qWarning("remit: %s", qPrintable(settings.error().detail));
    connect(&m_watch, &JournalWatch::grew, this, [this](const QStringList& runIds) {
        importRuns(runIds);
        for (const QString& run : runIds)
            Q_EMIT eventsArrived(run);
    });
    connect(&m_watch, &JournalWatch::indexWritten, this, &EngineBackend::tellIfOthersWrote);
}

EngineBackend::~EngineBackend()
{
    m_deeds.waitForDone();
    m_workers.waitForDone();
}

void EngineBackend::start()
{
    m_watch.start();
    m_index
        .ask([paths = m_paths, launcher = launcher()](RunStore& store) mutable -> Result<int> {
            (void)launcher.recover();
            (void)launcher.startQueued();
            return Index(store, paths).importAll();
        })
        .then(this, [this](const Result<int>& imported) {
            if (!imported)
                qWarning("remit: %s", qPrintable(imported.error().detail));
            if (imported.value_or(1) > 0)
                Q_EMIT runsChanged({});
            else
                Q_EMIT caughtUp();
        });
}

Launcher EngineBackend::launcher() const
{
    return Launcher(m_paths, {m_settings.slotCount, m_settings.reviewDebt}, m_remitctl);
}

void EngineBackend::importRuns(const QStringList& runIds)
{
    m_index
        .ask([paths = m_paths, runIds](RunStore& store) -> Result<> {
            for (const QString& run : runIds) {
                if (const auto imported = Index(store, paths).importRun(RunId::fromText(run)); !imported)
                    return imported;
            }
            return {};
        })
        .then(this, [this, runIds](const Result<>& imported) {
            if (!imported)
                qWarning("remit: %s", qPrintable(imported.error().detail));
            Q_EMIT runsChanged(runIds);
        });
}

/** Our own imports write the index ten times a second while a run goes on; all rows are read anew only for others. */
void EngineBackend::tellIfOthersWrote()
{
    m_index.ask([](RunStore& store) -> Result<bool> { return store.othersWrote(); })
        .then(this, [this](const Result<bool>& others) {
            if (others && *others)
                Q_EMIT runsChanged({});
        });
}

QFuture<Result<QList<RunRow>>> EngineBackend::runs(const RunFilter& filter)
{
    return m_index.ask([filter](RunStore& store) { return store.rows(filter); });
}

QFuture<Result<PackedRowsPtr>> EngineBackend::packedRuns(const RunFilter& filter)
{
    return m_index.ask([filter](RunStore& store) { return store.packedRows(filter); });
}

QFuture<Result<AuditRecord>> EngineBackend::record(const QString& runId)
{
    return QtConcurrent::run(&m_workers, [this, runId] { return m_journals.record(RunId::fromText(runId)); });
}

QFuture<Result<QList<Event>>> EngineBackend::events(const QString& runId, qint64 afterSeq)
{
    return QtConcurrent::run(
        &m_workers, [this, runId, afterSeq] { return m_journals.eventsAfter(RunId::fromText(runId), afterSeq); });
}

QFuture<Result<Contract>> EngineBackend::contract(const QString& runId)
{
    return QtConcurrent::run(&m_workers, [paths = m_paths, runId]() -> Result<Contract> {
        const QString file = paths.contractFile(RunId::fromText(runId));
        const ContractReading reading = readContractFile(file);
        if (!reading.contract)
            return failure(ErrorCode::Corrupt, reading.problems.value(0).inFile(file));
        return *reading.contract;
    });
}

QFuture<Result<QString>> EngineBackend::brief(const QString& runId)
{
    return QtConcurrent::run(&m_workers, [paths = m_paths, runId]() -> Result<QString> {
        QFile file(paths.runFolder(RunId::fromText(runId)) + QStringLiteral("/brief.md"));
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.read(4 << 20));
        // Not started yet: what it will be told.
        const ContractReading reading = readContractFile(paths.contractFile(RunId::fromText(runId)));
        if (!reading.contract)
            return failure(ErrorCode::Corrupt, reading.problems.value(0).message);
        return renderBrief(*reading.contract);
    });
}

QFuture<Result<QByteArray>> EngineBackend::checkOutput(const QString& runId, const QString& name)
{
    return QtConcurrent::run(&m_workers, [paths = m_paths, runId, name]() -> Result<QByteArray> {
        // Only ever a file of the run's own folder, whatever a record says.
        QFile file(paths.runFolder(RunId::fromText(runId)) + u'/' + QFileInfo(name).fileName());
        if (!file.open(QIODevice::ReadOnly))
            return failure(
                ErrorCode::NotFound, QStringLiteral("%1 cannot be read: %2.").arg(file.fileName(), file.errorString()));
        return file.read(4 << 20);
    });
}

QFuture<Result<Occupancy>> EngineBackend::occupancy()
{
    return m_index.ask([settings = m_settings](RunStore& store) -> Result<Occupancy> {
        Occupancy occupancy;
        occupancy.slotsTotal = settings.slotCount;
        occupancy.reviewLimit = settings.reviewDebt;
        RunFilter active;
        active.active = true;
        const auto rows = store.rows(active);
        if (!rows)
            return std::unexpected(rows.error());
        for (const RunRow& row : *rows)
            ++(row.state == RunState::Queued ? occupancy.queued : occupancy.slotsUsed);
        const auto toReview = store.toReview();
        if (!toReview)
            return std::unexpected(toReview.error());
        occupancy.toReview = int(*toReview);
        const qint64 midnight = QDateTime(QDate::currentDate(), QTime(0, 0)).toMSecsSinceEpoch();
        const auto costs = store.costs(midnight, QDateTime::currentMSecsSinceEpoch() + 1000, QStringLiteral("agent"));
        if (!costs)
            return std::unexpected(costs.error());
        for (const RunStore::CostRow& row : *costs) {
            occupancy.spentTodayMicroUsd += row.costMicroUsd;
            occupancy.spentTodayUnknown = occupancy.spentTodayUnknown || row.unknownCost > 0;
        }
        return occupancy;
    });
}

QFuture<Result<QList<FileChange>>> EngineBackend::changes(const QString& runId, const ChangeScope& scope)
{
    return QtConcurrent::run(&m_workers, [this, runId, scope]() -> Result<QList<FileChange>> {
        const RunId run = RunId::fromText(runId);
        const auto compared = commitsOf(run, m_journals.record(run), scope);
        if (!compared)
            return std::unexpected(compared.error());
        const auto repository = Repository::open(compared->repository);
        if (!repository)
            return std::unexpected(repository.error());
        return changesBetween(*repository, compared->from, compared->to);
    });
}

QFuture<Result<FileSides>> EngineBackend::sides(const QString& runId, const FileChange& change)
{
    return QtConcurrent::run(&m_workers, [this, runId, change]() -> Result<FileSides> {
        const auto record = m_journals.record(RunId::fromText(runId));
        if (!record)
            return std::unexpected(record.error());
        return readSides(record->repository, change);
    });
}

QFuture<Result<ReviewNotes>> EngineBackend::notes(const QString& runId)
{
    return QtConcurrent::run(&m_deeds, [paths = m_paths, runId] { return readNotes(paths, RunId::fromText(runId)); });
}

QFuture<Result<>> EngineBackend::saveNotes(const QString& runId, const ReviewNotes& notes)
{
    return QtConcurrent::run(
        &m_deeds, [paths = m_paths, runId, notes] { return writeNotes(paths, RunId::fromText(runId), notes); });
}

} // namespace remit

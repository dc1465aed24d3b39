// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/indexthread.h"
#include "app/desktop/journalwatch.h"
#include "models/backend.h"
#include "runner/launch/launcher.h"
#include "runner/launch/settings.h"
#include "runner/process/process.h"
#include "runner/store/journalfolds.h"

#include <functional>

namespace remit {

/** The Backend over the real engine: index, journals, git, launcher, and remitctl for everything that runs in a box.
 * GUI thread. */
class EngineBackend final : public Backend {
    Q_OBJECT

public:
    EngineBackend(Paths paths, QString remitctl, QObject* parent = nullptr);
    ~EngineBackend() override;

    /** Ends abandoned runs, reads what is new, starts watching. */
    void start();
    [[nodiscard]] const Paths& paths() const { return m_paths; }
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    /** Reads them once more: the command line may have set something. */
    void readSettingsAgain();
    /** What the command line set meanwhile stays. */
    [[nodiscard]] Result<> changeSettings(const std::function<void(Settings&)>& change);
    [[nodiscard]] const QString& remitctl() const { return m_remitctl; }

    QFuture<Result<QList<RunRow>>> runs(const RunFilter& filter) override;
    QFuture<Result<PackedRowsPtr>> packedRuns(const RunFilter& filter) override;
    QFuture<Result<AuditRecord>> record(const QString& runId) override;
    QFuture<Result<QList<Event>>> events(const QString& runId, qint64 afterSeq) override;
    QFuture<Result<Contract>> contract(const QString& runId) override;
    QFuture<Result<QString>> brief(const QString& runId) override;
    QFuture<Result<QByteArray>> checkOutput(const QString& runId, const QString& name) override;
    QFuture<Result<Occupancy>> occupancy() override;
    QFuture<Result<QList<FileChange>>> changes(const QString& runId, const ChangeScope& scope) override;
    QFuture<Result<FileSides>> sides(const QString& runId, const FileChange& change) override;
    QFuture<Result<ReviewNotes>> notes(const QString& runId) override;
    QFuture<Result<>> saveNotes(const QString& runId, const ReviewNotes& notes) override;

    QFuture<Result<LandingPreview>> previewAccept(
        const QString& runId, LandingWay way, const QStringList& leaveOut) override;
    QFuture<Result<Landing>> accept(
        const QString& runId, LandingWay way, const QStringList& leaveOut, const QString& message) override;
    QFuture<Result<>> reject(const QString& runId, const QString& reason) override;
    QFuture<Result<QString>> sendBack(
        const QString& runId, const QString& intro, const QList<ReviewComment>& comments) override;
    QFuture<Result<QString>> answer(const QString& runId, const QString& text) override;
    QFuture<Result<>> defer(const QString& runId, qint64 untilMs) override;
    QFuture<Result<>> undoVerdict(const QString& runId) override;
    QFuture<Result<>> markSeen(const QString& runId) override;
    QFuture<Result<CheckResult>> runCheckAgain(const QString& runId) override;

    QFuture<Result<>> stop(const QString& runId) override;
    QFuture<Result<>> stopAll() override;
    QFuture<Result<>> freeze(const QString& runId) override;
    QFuture<Result<>> thaw(const QString& runId) override;
    QFuture<Result<>> freezeAll() override;
    QFuture<Result<>> startNow(const QString& runId) override;
    QFuture<Result<>> removeQueued(const QString& runId) override;
    void openTerminal(const QString& runId) override;
    void setSlots(int count) override;

    /** No new start while more runs than that await review. */
    void setReviewLimit(int count);

    QFuture<Result<RepositorySummary>> repository(const QString& path, const QString& base) override;
    QFuture<Result<QList<AgentInstallation>>> agents() override;
    QFuture<Result<BoxStanding>> boxStanding() override;
    QFuture<Result<CheckResult>> tryCheck(
        const QString& repository, const QString& base, const Contract& contract) override;
    QFuture<Result<PreflightContext>> preflightContext(
        const QString& repository, const QString& base, const Contract& contract) override;
    QFuture<Result<QString>> launch(const LaunchRequest& request) override;
    QFuture<Result<QStringList>> launchRace(const QList<LaunchRequest>& requests) override;
    QStringList recentRepositories() const override;
    QStringList templates() const override;
    QFuture<Result<>> saveTemplate(const QString& name, const Contract& contract) override;

Q_SIGNALS:
    /** Nothing had changed while nobody looked: what the pages read when they were made is true. Otherwise runsChanged
     * says so. */
    void caughtUp();

private:
    [[nodiscard]] Launcher launcher() const;
    void changeCaps(const std::function<void(Settings&)>& change);
    void importRuns(const QStringList& runIds);
    void tellIfOthersWrote();
    /** Runs `task(Verdicts&) -> Result<T>` on a worker, then brings the run's row up to date. */
    template <typename Task>
    auto judge(const QString& runId, Task task);
    QFuture<Result<CheckResult>> check(const QStringList& arguments);

    Paths m_paths;
    QString m_remitctl;
    Settings m_settings;
    QThreadPool m_workers; ///< git, journals, launcher: bounded
    QThreadPool m_deeds; ///< verdicts, one after the other
    JournalFolds m_journals;
    IndexThread m_index;
    JournalWatch m_watch;
};

} // namespace remit

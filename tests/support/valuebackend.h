// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"

#include <QPromise>

#include <deque>
#include <functional>

namespace remit::test {

/** All that is known of one run. */
struct RunValue {
    RunRow row;
    AuditRecord record;
    QList<Event> events;
    Contract contract;
    QString brief;
    QMap<QString, QByteArray> outputs; ///< file → content
    QList<FileChange> changes;
    std::optional<QList<FileChange>> changesSince; ///< since the last review; unset: the same
    QMap<QByteArray, FileSides> sides; ///< by FileChange::path
    ReviewNotes notes;
    LandingPreview preview;
};

/**
 * The whole Backend over values in memory. Commands change the values as the engine would (accept makes a run
 * accepted, launch makes one queued …) and say runsChanged; every command is noted in `calls`. A next answer can be
 * made to fail, and answers can be held back to look at what is shown meanwhile.
 */
class ValueBackend : public Backend {
    Q_OBJECT

public:
    explicit ValueBackend(QObject* parent = nullptr);

    // the values
    RunValue& put(const RunValue& run); ///< adds or replaces by row.runId, says runsChanged
    [[nodiscard]] RunValue* find(const QString& runId);
    void remove(const QString& runId);
    void appendEvent(const QString& runId, qint64 timeMs, const QString& type, const QJsonObject& data = {});
    Occupancy occupancyValue;
    RepositorySummary repositoryValue;
    QList<AgentInstallation> agentValues;
    BoxStanding boxValue{.level = QStringLiteral("A"), .problem = {}, .mend = {}, .consent = {}};
    PreflightContext preflightValue;
    CheckResult checkValue;
    QStringList recentValues;
    QStringList templateValues;
    QString launchedId = QStringLiteral("new-run-20261121-0253-k3f9"); ///< what launch() and sendBack() answer
    qint64 nowMs = 0; ///< the time of verdicts

    // what was asked, "stop RUN" and its like
    QStringList calls;
    QList<LaunchRequest> launches;

    // the answers
    void failNext(ErrorCode code, const QString& detail); ///< the next answer, whichever it is
    void hold(); ///< from now on nothing is answered
    void release(); ///< answers all that was asked meanwhile, in order

    // Backend
    QFuture<Result<QList<RunRow>>> runs(const RunFilter& filter) override;
    QFuture<Result<PackedRowsPtr>> packedRuns(const RunFilter& filter) override;
    QFuture<Result<AuditRecord>> record(const QString& runId) override;
    QFuture<Result<QList<Event>>> events(const QString& runId, qint64 afterSeq) override;
    QFuture<Result<Contract>> contract(const QString& runId) override;
    QFuture<Result<QString>> brief(const QString& runId) override;
    QFuture<Result<QByteArray>> checkOutput(const QString& runId, const QString& file) override;
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
    QFuture<Result<RepositorySummary>> repository(const QString& path, const QString& base) override;
    QFuture<Result<QList<AgentInstallation>>> agents() override;
    QFuture<Result<BoxStanding>> boxStanding() override;
    QFuture<Result<CheckResult>> tryCheck(
        const QString& repository, const QString& base, const Contract& contract) override;
    QFuture<Result<PreflightContext>> preflightContext(
        const QString& repository, const QString& base, const Contract& contract) override;
    QFuture<Result<QString>> launch(const LaunchRequest& request) override;
    QFuture<Result<QStringList>> launchRace(const QList<LaunchRequest>& requests) override;
    QStringList recentRepositories() const override { return recentValues; }
    QStringList templates() const override { return templateValues; }
    QFuture<Result<>> saveTemplate(const QString& name, const Contract& contract) override;

private:
    template <typename T>
    QFuture<Result<T>> answer(Result<T> value);
    template <typename T>
    QFuture<Result<T>> ofRun(const QString& runId, const std::function<Result<T>(RunValue&)>& act);
    Result<> decide(RunValue& run, ReviewState state);
    [[nodiscard]] QList<RunRow> rowsFor(const RunFilter& filter) const;
    [[nodiscard]] bool matches(const RunRow& row, const RunFilter& filter) const;

    std::deque<RunValue> m_runs;
    std::optional<Error> m_nextError;
    bool m_held = false;
    std::deque<std::function<void()>> m_waiting;
};

} // namespace remit::test

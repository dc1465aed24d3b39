// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backend.h"
#include "models/callsmodel.h"
#include "models/changedfiles.h"
#include "models/diffplace.h"
#include "models/findingsmodel.h"
#include "views/review/diffview.h"
#include "views/review/notesstore.h"

#include <QObject>

namespace remit {

/**
 * Everything known of the run that is open in the review page, read through the backend, and what the reviewer has
 * noted about it. Opening another run starts a new generation: answers that were asked for an earlier one are dropped.
 * Notes are saved with every change.
 */
class ReviewSession : public QObject {
    Q_OBJECT

public:
    explicit ReviewSession(Backend& backend, QObject* parent = nullptr);

    /** Empty: none. The same run again: reads it anew. `scope` is what is compared at first. */
    void open(const QString& runId, ChangeScope scope = {});
    /** Reads what can have changed of the open run (a check that ran again). */
    void refresh();
    void setScope(const ChangeScope& scope);
    void showFile(const QString& path);

    [[nodiscard]] const QString& runId() const { return m_runId; }
    [[nodiscard]] const AuditRecord& record() const { return m_record; }
    [[nodiscard]] bool hasRecord() const { return m_hasRecord; }
    [[nodiscard]] const QString& parentRun() const { return m_parentRun; } ///< empty: a first round
    [[nodiscard]] int snapshots() const { return m_snapshots; }
    [[nodiscard]] const ChangeScope& scope() const { return m_scope; }
    [[nodiscard]] const std::optional<LandingPreview>& preview() const { return m_preview; }
    [[nodiscard]] const std::optional<Contract>& contract() const { return m_contract; }
    [[nodiscard]] const QString& brief() const { return m_brief; }
    [[nodiscard]] const QList<Event>& events() const { return m_events; }
    [[nodiscard]] const QString& currentFile() const { return m_currentFile; }
    [[nodiscard]] ChangedFiles& files() { return m_files; } ///< of the scope
    /** Display paths of all that the run changed, whatever the scope; empty until they are known. */
    [[nodiscard]] const QStringList& wholeRunFiles() const { return m_wholeRunFiles; }
    [[nodiscard]] FindingsModel& findings() { return m_findings; }
    [[nodiscard]] CallsModel& calls() { return m_calls; }

    [[nodiscard]] const ReviewNotes& notes() const { return m_notes; }
    [[nodiscard]] QList<ReviewComment> drafts() const; ///< comments that were not sent yet
    [[nodiscard]] QList<DiffComment> commentsOf(const QString& path) const;
    [[nodiscard]] QList<Finding> openFindingsOf(const QString& path) const; ///< without acknowledged ones
    [[nodiscard]] bool isReviewed(const QString& path) const;

    void addComment(const QString& path, const DiffPlace& place, const QString& text);
    void editComment(const QString& id, const QString& text);
    void deleteComment(const QString& id);
    void markSent(const QStringList& ids); ///< they went out with a send-back
    void toggleReviewed(const QString& path);
    enum class ChangeMark { Seen, Unseen };
    /** Changes are numbered within the scope, so each scope has marks of its own. */
    [[nodiscard]] QList<int> seenChangesOf(const QString& path) const;
    void markChange(const QString& path, int change, ChangeMark mark);
    void acknowledge(const Finding& finding);
    void retrySaving() { m_notesStore.retry(); }

Q_SIGNALS:
    void opened(); ///< another run, or none; all that was known is forgotten
    void recordChanged();
    void previewChanged();
    void contractChanged();
    void eventsAdded();
    void changesLoaded();
    void fileLoaded(const remit::DiffContent& content);
    void notesChanged();
    void loadingChanged(const QString& words); ///< empty: done
    void failed(const QString& what, const remit::Error& error);
    void notesNotSaved(const remit::Error& error);

private:
    template <typename T, typename Take>
    void ask(QFuture<Result<T>> answer, const QString& what, const Take& take);

    void forget();
    void readRecord();
    void readPreview();
    void readEnd();
    void readEvents();
    void readChanges();
    void readEarlierRound();
    void carryOver(const QString& path, const FileSides& sides);
    void take(const AuditRecord& record);
    void take(const QList<Event>& events);
    void takeChanges(const QList<FileChange>& changes);
    void takeWholeRun(const QList<FileChange>& changes);
    void setNotes(const ReviewNotes& notes);
    void noteChanged();
    [[nodiscard]] QString markKey(const QString& path) const;

    Backend& m_backend;
    NotesStore m_notesStore;
    ChangedFiles m_files;
    FindingsModel m_findings;
    CallsModel m_calls;
    int m_generation = 0;
    int m_changesGeneration = 0; ///< of the scope
    int m_fileGeneration = 0;
    QString m_runId;
    AuditRecord m_record;
    bool m_hasRecord = false;
    bool m_readingRecord = false;
    bool m_recordAgain = false;
    bool m_readingEvents = false;
    bool m_eventsAgain = false;
    bool m_notesRead = false;
    bool m_ended = false; ///< its journal says so
    QString m_parentRun;
    int m_snapshots = 0;
    ChangeScope m_scope;
    std::optional<LandingPreview> m_preview;
    std::optional<Contract> m_contract;
    QString m_brief;
    QList<Event> m_events;
    QString m_currentFile;
    QStringList m_wholeRunFiles;
    ReviewNotes m_notes;
    QHash<QString, QList<DiffComment>> m_earlier; ///< path → what was said in the round before
};

} // namespace remit

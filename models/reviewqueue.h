// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/packedrows.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>

#include <vector>

namespace remit {

/**
 * The runs that await a person, with the heads of their groups as rows: Needs your answer, Ended early, Ready,
 * Deferred; newest first in each. Runs of a race stand together under a row for it, in the group of the best of them,
 * the best first. When none is left, what was decided today. New rows come in by a merge, so that
 * selection and scroll position stay; a change of the filter is a reset. Rows stay packed and are unpacked when they
 * are looked at: a hundred thousand runs are some 30 MB.
 */
class ReviewQueue : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Group { NeedsAnswer, EndedEarly, Ready, Deferred, Done };
    Q_ENUM(Group)

    enum Role {
        IsGroupRole = Qt::UserRole + 1,
        RunIdRole, ///< empty for the head of a group; of a race its own id
        GroupRole, ///< Group as int
        CountRole, ///< runs in the group
        RunRole, ///< RunRow
        AgeRole, ///< "3 min"; the time of day for decided runs
        AgentNameRole, ///< "Claude Code"
        RepositoryNameRole, ///< "shop-api"
        StatusWordRole, ///< "Limit: cost"; "Accepted" for decided runs
        NoteRole, ///< what came of it: "squash, main@9b07d11", "until 14:00"; the question; what an error was
        TitleSharesPrefixRole, ///< a neighbour's title begins the same: elide in the middle
        IsRaceRole, ///< one row for a race; RunRole is the best of its runs
        IsRacerRole, ///< a run that stands under the row of its race
        RaceRole, ///< id of the race that the row belongs to, or is; empty: none
    };

    explicit ReviewQueue(QObject* parent = nullptr);
    ~ReviewQueue() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    /** All runs to review, deferred ones too, and those decided today, each in any order; takes the place of what was
     * there. */
    void setRuns(const PackedRowsPtr& toReview, const PackedRowsPtr& decidedToday);
    void setRuns(const QList<RunRow>& toReview, const QList<RunRow>& decidedToday);
    /** Brings these runs up to date and leaves all others. Those that are in neither list are no longer in the queue.
     * False: nothing is different. */
    bool updateRuns(const QStringList& runIds, const PackedRowsPtr& toReview, const PackedRowsPtr& decidedToday);
    /** The runs of races that are queued or go on, in any order: their races are told of how many have ended. True:
     * something shown is different. */
    bool setGoingOn(const PackedRowsPtr& goingOn);
    void setFilterText(const QString& text);
    [[nodiscard]] QString filterText() const { return m_filter; }
    void setAgentNames(const QHash<QString, QString>& names);
    /** Ages are counted to it and deferred runs become due by it; UTC. */
    void setNow(qint64 nowMs);

    [[nodiscard]] int toReview() const; ///< without deferred ones, a race counts once, whatever the filter
    [[nodiscard]] int questions() const; ///< of them, those that need an answer
    [[nodiscard]] int rowOf(const QString& runId) const; ///< -1: not there or filtered out
    /** The run `step` rows further among those shown, heads left out; the first if `runId` is not there. Empty: none.
     */
    [[nodiscard]] QString neighbour(const QString& runId, int step) const;
    [[nodiscard]] bool contains(const QString& runId) const; ///< to be decided, whatever the filter
    /** The first of those that are neither deferred nor decided; empty: none. */
    [[nodiscard]] QString firstToReview() const;
    [[nodiscard]] static Group groupOf(const RunRow& run, qint64 nowMs);

private:
    struct Entry;
    using Entries = std::vector<Entry>;

    [[nodiscard]] Entry entryOf(QByteArrayView packed) const;
    [[nodiscard]] Entries entriesOf(const PackedRows& rows) const; ///< sorted
    [[nodiscard]] QList<Entry> shownEntries() const;
    [[nodiscard]] Entries gatheredRaces(const Entries& waiting) const; ///< each with its row
    void appendRace(Entries& shown, Entries runs) const;
    [[nodiscard]] int decidedOf(QByteArrayView race) const;
    [[nodiscard]] bool awaitsPerson() const;
    [[nodiscard]] QVariant groupData(const Entry& entry, int role) const;
    [[nodiscard]] QVariant runData(int row, int role) const;
    [[nodiscard]] const RunRow& unpacked(QByteArrayView packed) const;
    [[nodiscard]] QString agentName(const QString& id) const;
    [[nodiscard]] bool sharesPrefix(int row) const;
    void show(QList<Entry> entries);
    void keepOnlyWhatIsUsed();

    QList<PackedRowsPtr> m_memory; ///< that the entries point into
    Entries m_waiting; ///< every run without a verdict, sorted
    Entries m_decided; ///< today, sorted
    QList<Entry> m_entries; ///< what is shown: heads, and what the filter leaves
    QHash<QString, QString> m_agentNames;
    QString m_filter;
    QHash<QByteArray, int> m_goingOn; ///< race → runs that have not ended
    qint64 m_nowMs = 0;
    mutable RowUnpacker m_unpacker;
    mutable RunRow m_unpacked; ///< the row that was looked at last
    mutable const char* m_unpackedFrom = nullptr;
};

} // namespace remit

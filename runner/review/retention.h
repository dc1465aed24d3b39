// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"
#include "runner/run/runrow.h"

#include <chrono>

namespace remit {

/** A verdict can be undone for so long; until then retention leaves everything of its run alone. */
inline constexpr std::chrono::days kUndoWindow{30};

/** Something of a decided run that need not be kept any longer. */
struct RetentionItem {
    enum class What { Worktree, Home, Snapshots };
    RunId run;
    What what = What::Worktree;
    QString place; ///< a folder, or the prefix of the refs
    qint64 bytes = 0; ///< on the disk; 0 for snapshots, whose objects belong to git
    QString reason; ///< one sentence
};
[[nodiscard]] QString toText(RetentionItem::What what);

/**
 * What is left of runs that were accepted or rejected and whose time for an undo is over. Never listed: a run that has
 * no such verdict, that others go on from, or that the index does not know. Journals and records always stay.
 */
class Retention {
public:
    Retention(Paths paths, std::chrono::milliseconds keep = kUndoWindow);

    /** `rows`: all of the index; `nowMs`: UTC. Changes nothing. */
    [[nodiscard]] QList<RetentionItem> plan(const QList<RunRow>& rows, qint64 nowMs) const;
    /** Removes it and notes that in the run's journal. The verdict is read again first; what stands in a worktree and
     * in no snapshot is snapshotted first. */
    [[nodiscard]] Result<> apply(const RetentionItem& item, qint64 nowMs) const;

private:
    Paths m_paths;
    std::chrono::milliseconds m_keep;
};

} // namespace remit

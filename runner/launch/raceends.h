// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/paths.h"

#include <QList>
#include <QStringList>

#include <functional>

namespace remit {

/** What the verdict on one run did to the others of its race. */
struct RaceEnd {
    QList<RunId> stopped; ///< went on or waited until now; they are among the rejected
    QList<RunId> rejected;
    QList<RunId> reopened; ///< their rejection was taken back
    QStringList problems; ///< what could not be done now, a sentence each; whoever comes next tries again
};

/**
 * To accept a run is to reject the others of its race, and to undo that is to take those rejections back. A file in
 * `races/` says so before the first of them is touched and is gone when all are; one that is left belongs to somebody
 * who was killed. What it asks for may be done any number of times. Any thread; may wait for a run to stop.
 */
class RaceEnds {
public:
    enum class Deed { Accept, Undo };
    using Stop = std::function<Result<>(const RunId&)>;

    RaceEnds(const Paths& paths, Stop stop);
    /** The caller holds the run's journal from here to the end. */
    [[nodiscard]] Result<> begin(const RunId& run, Deed deed) const;
    /** It came to nothing. */
    void drop(const RunId& run) const;
    /** The verdict, or its undoing, is in the run's journal: the others follow. */
    [[nodiscard]] RaceEnd settle(const RunId& run, Deed deed) const;
    /** Goes on with what was left. What is still under way is left alone; the rest in the answer, a sentence each. */
    [[nodiscard]] QStringList recover() const;

private:
    [[nodiscard]] Result<> reject(const RunId& run, const RunId& accepted, RaceEnd& end) const;
    [[nodiscard]] Result<> reopen(const RunId& run, const RunId& accepted, RaceEnd& end) const;

    Paths m_paths;
    QString m_folder;
    Stop m_stop;
};

/** The runs of a race, oldest first, whatever became of them. */
[[nodiscard]] Result<QList<RunId>> runsOfRace(const Paths& paths, const QString& race);

} // namespace remit

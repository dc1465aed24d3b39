// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/landing.h"
#include "runner/launch/launcher.h"
#include "runner/launch/raceends.h"
#include "runner/review/reviewnotes.h"
#include "runner/run/paths.h"
#include "runner/run/run.h"

namespace remit {

/** An accept, and what it did to the others of the run's race. */
struct Acceptance {
    Landing landing;
    RaceEnd others;
};

/** What a person decides. Each writes the journal first, then acts, then records the result. One thread. */
class Verdicts {
public:
    Verdicts(Paths paths, Launcher launcher);
    [[nodiscard]] Result<LandingPreview> preview(
        const RunId& run, LandingWay way, const QStringList& leaveOut = {}) const;
    /** Of a run of a race: the others are stopped and rejected. What of that fails is in the answer, and is tried again
     * by whoever comes next. */
    [[nodiscard]] Result<Acceptance> accept(
        const RunId& run, LandingWay way, const QStringList& leaveOut = {}, const QString& message = {});
    [[nodiscard]] Result<> reject(const RunId& run, const QString& reason = {});
    [[nodiscard]] Result<RunId> sendBack(const RunId& run, const QString& intro, const QList<ReviewComment>& comments);
    /** Answers the question that the run ended with: it goes on with the answer, in its session where it has one. The
     * verdict is "sent back". */
    [[nodiscard]] Result<RunId> answer(const RunId& run, const QString& text);
    [[nodiscard]] Result<> defer(const RunId& run, qint64 untilMs);
    [[nodiscard]] Result<> markSeen(const RunId& run);
    /** Takes the last verdict back (accept: the branch, if it still stands where we left it, and the rejections of the
     * others of its race that it brought). */
    [[nodiscard]] Result<RaceEnd> undo(const RunId& run);

private:
    [[nodiscard]] Result<RunId> goOn(
        const AuditRecord& record, LaunchRequest request, const QList<ReviewComment>& comments);
    [[nodiscard]] RaceEnds raceEnds();
    [[nodiscard]] Result<> undoAccept(const RunId& run, const AuditRecord& record, const QJsonObject& verdict) const;
    [[nodiscard]] Result<LandingPlan> planFor(const Repository& repository, const AuditRecord& record, LandingWay way,
        const QStringList& leaveOut, const QString& message) const;

    Paths m_paths;
    Launcher m_launcher;
};

} // namespace remit

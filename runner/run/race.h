// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"
#include "runner/run/runid.h"

namespace remit {

/** How the runs of a race are compared. Pure. */

struct FindingTally {
    int high = 0;
    int medium = 0;
    int low = 0;
    friend bool operator==(const FindingTally&, const FindingTally&) = default;
};
[[nodiscard]] FindingTally tally(const QList<Finding>& findings);

/** Where the figure of a limit comes from: "gateway", "self-reported" …; "unknown" if nothing is known of it. */
[[nodiscard]] QString sourceOf(const AuditRecord& record, LimitName figure);

/**
 * Better first: OK before all others, finished before unfinished, then fewer high findings, then the smaller cost (an
 * unknown one last), then the shorter time. A strict order: the run's id decides where nothing else does.
 */
[[nodiscard]] bool isBetter(const AuditRecord& one, const AuditRecord& other);

/** Of `race --wait`: 0 if one is OK; what all ended with if that is 4, 5, 6 or 7; else 3. */
[[nodiscard]] int exitCodeForRace(const QList<AuditRecord>& records);

/** A new id in the form of a run's, told apart by its beginning. */
[[nodiscard]] QString newRaceId(const QString& title, const QDateTime& utcNow);
[[nodiscard]] bool isRaceId(const QString& text);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviewqueue.h"

#include <QVariant>

namespace remit {

/** What a row of the review queue says. Pure; times are UTC milliseconds. */

[[nodiscard]] QString groupWord(ReviewQueue::Group group); ///< "Needs your answer"
[[nodiscard]] QString repositoryName(const QString& path); ///< the last part
[[nodiscard]] QString queueAge(const RunRow& run, ReviewQueue::Group group, qint64 nowMs);
[[nodiscard]] QString queueNote(const RunRow& run, ReviewQueue::Group group, qint64 nowMs);
/** The title, the reason, and what it used. */
[[nodiscard]] QString queueTip(const RunRow& run);
/** "OK, Paginate GET /orders, shop-api, Claude Code, 3 minutes ago, 187 added, 20 removed" */
[[nodiscard]] QString queueAccessibleText(
    const RunRow& run, ReviewQueue::Group group, const QString& agentName, qint64 nowMs);
/** What a row says otherwise because it stands for a race; invalid: it says what its best run says. */
struct RaceCounts {
    int agents = 0;
    int finished = 0;
};
[[nodiscard]] QVariant raceWords(const RunRow& best, const RaceCounts& counts, int role);
/** What a row says otherwise because it stands under its race. */
[[nodiscard]] QVariant racerWords(const RunRow& run, const QString& agentName, int role);
/** "Claude Code · opus" */
[[nodiscard]] QString racerName(const QString& agentName, const QString& model);
/** "3 minutes ago", "on 6 November" */
[[nodiscard]] QString agoPhrase(qint64 thenMs, qint64 nowMs);
/** "until 14:00", "until Mon 24 Nov 9:00" */
[[nodiscard]] QString untilPhrase(qint64 untilMs, qint64 nowMs);

} // namespace remit

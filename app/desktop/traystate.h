// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

#include <QIcon>
#include <QList>

namespace remit {

struct ColorTokens;

/** A run that will reach its time limit soon. */
struct TrayRun {
    QString runId;
    QString title;
    RunState state = RunState::Running;
    qint64 leftMs = 0;
    friend bool operator==(const TrayRun&, const TrayRun&) = default;
};

constexpr qsizetype kShownTrayRuns = 3;

/** All that the tray says. */
struct TrayState {
    int toReview = 0;
    int questions = 0; ///< of those to review
    int running = 0;
    int queued = 0;
    int alerts = 0;
    std::optional<qint64> costMicroUsd = 0; ///< of what is running; unset: unknown
    QList<TrayRun> nextToEnd = {}; ///< the first kShownTrayRuns are shown
    friend bool operator==(const TrayState&, const TrayState&) = default;
};

/** A dot while something runs, a count when something awaits review, a triangle when there is an alert. */
[[nodiscard]] QIcon trayIcon(const TrayState& state, const ColorTokens& tokens);

/** "8 to review, 9 running, 2 queued". */
[[nodiscard]] QString traySentence(const TrayState& state);

} // namespace remit

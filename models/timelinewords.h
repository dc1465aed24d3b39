// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timeline.h"

namespace remit {

/** An event in words for the table and the detail panel. Text of agents has its hidden characters made visible. */
struct TimelineWords {
    QString title; ///< "Model call", "bash", "Policy"
    QString what; ///< the command, path or model
    QString result; ///< "exit 8, 5.9 s"
    QString figure; ///< right-aligned: cost, duration, size
    bool mono = false; ///< `what` is code
};

[[nodiscard]] TimelineWords timelineWords(const Timeline& timeline, int index);

/** Everything of the event, for the detail panel: "key: value" lines, and output as it is; cut at 4,000 characters. */
[[nodiscard]] QString timelineDetail(const Timeline& timeline, int index);

/** "Phase", "Model calls" … */
[[nodiscard]] QString laneName(TimelineLane lane);

/** Running, Preparing … of a run.state event. */
[[nodiscard]] QString phaseWord(const Event& event);

} // namespace remit

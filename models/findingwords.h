// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/run.h"

namespace remit {

/** "Lint check off", "Outside the scope": what a kind of finding is called. An unknown kind is its own name. */
[[nodiscard]] QString findingTitle(const QString& kind);

/** High, Warning or Note. */
[[nodiscard]] QString severityWord(FindingSeverity severity);

/** "2 warnings" and its like, for counts. */
[[nodiscard]] QString severityCount(FindingSeverity severity, qsizetype count);

/** The word under which ReviewNotes::acknowledged keeps a finding: "kind path line". */
[[nodiscard]] QString acknowledgementKey(const Finding& finding);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/toolsummary.h"

#include <optional>

namespace remit {

[[nodiscard]] const KnownTools& qwenTools();
/** The exit code in a command's result, whose last lines are "Exit Code: 3", "Signal: …", "Process Group PGID: …". */
[[nodiscard]] std::optional<int> qwenExitCode(const QString& resultText);
/** The result says that a rule, or the want of somebody to ask, refused the call. */
[[nodiscard]] bool isQwenRefusal(const QString& resultText);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/run/run.h"

namespace remit {

/** Does the task name this file (its path, or its name as a word)? What was asked for is worth a line, not an alarm. */
[[nodiscard]] bool taskNames(const Contract& contract, const QString& path);

/** Does the task say one of these words (a regular expression without anchors) as a whole word? */
[[nodiscard]] bool taskSays(const Contract& contract, const QString& words);

/** Low if the task names the file, else as given. */
[[nodiscard]] FindingSeverity unlessAsked(const Contract& contract, const QString& path, FindingSeverity severity);

/** A secret in other people's words: the first four characters and how many follow. */
[[nodiscard]] QString redacted(const QString& secret);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/diff/diff.h"

namespace remit {

/**
 * The head of the function, class or section that `line` (from 0) stands in, trimmed and at most 100 characters; empty
 * if none is near. Goes by indentation and the words that begin such heads, so it serves all usual languages.
 */
[[nodiscard]] QString enclosingHead(const LineTable& side, int line);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffplace.h"
#include "runner/diff/diff.h"

namespace remit {

/**
 * What became of a comment when the file went through another round: where it stands now, and whether the lines that
 * it is about were changed (addressed) or are gone (stale). `blocks` compare the file as it was commented with the file
 * as it is. Pure.
 */
[[nodiscard]] DiffComment carriedOver(const DiffComment& comment, const QList<DiffBlock>& blocks);

} // namespace remit

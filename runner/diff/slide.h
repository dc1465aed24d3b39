// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/diff/diff.h"

namespace remit {

struct LineIds;

/**
 * A block that only adds or only removes can often stand at several places with the same meaning ("}" of the function
 * before or of this one). Moves each to where it begins and ends at the least indented lines, as a person would cut.
 */
void slideBlocks(QList<DiffBlock>& blocks, const LineIds& ids, const LineTable& oldSide, const LineTable& newSide);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commentplaces.h"

#include <algorithm>

namespace remit {

namespace {

constexpr int kNear = 3; ///< a change so many lines away is taken as an answer

int distance(int line, const DiffBlock& block)
{
    if (line < block.oldStart)
        return block.oldStart - line;
    return std::max(0, line - (block.oldStart + std::max(1, block.oldCount) - 1));
}

} // namespace

DiffComment carriedOver(const DiffComment& comment, const QList<DiffBlock>& blocks)
{
    DiffComment result = comment;
    result.state = DiffComment::State::Sent;
    const auto changed = [](const DiffBlock& block) { return !block.equal; };
    if (comment.place.line == 0) {
        if (std::ranges::any_of(blocks, changed))
            result.state = DiffComment::State::Addressed;
        return result;
    }
    const int line = comment.place.line - 1;
    for (const DiffBlock& block : blocks) {
        const bool inside = line >= block.oldStart && line < block.oldStart + block.oldCount;
        if (!block.equal && distance(line, block) <= kNear)
            result.state = DiffComment::State::Addressed;
        if (!inside)
            continue;
        const int offset = line - block.oldStart;
        result.place.line = block.newStart + std::min(offset, std::max(0, block.newCount - 1)) + 1;
        if (!block.equal && block.newCount == 0) {
            result.state = DiffComment::State::Stale;
            return result;
        }
    }
    return result;
}

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/snapshot.h"
#include "runner/git/treeitems.h"

namespace remit {

/** Counts what differs between two trees of which only one need be stored; the same question again costs nothing. */
class ChangeCounter {
public:
    [[nodiscard]] Result<SnapshotMaker::Count> count(
        git_repository* repository, const TreeItems& before, const TreeItems& now);

private:
    struct Differences {
        TreeItems before;
        TreeItems now;
        QByteArrayList unread; ///< new content that was not stored: too large to count lines of
    };

    [[nodiscard]] static Result<Differences> differences(
        git_repository* repository, const TreeItems& before, const TreeItems& now);
    [[nodiscard]] static Result<SnapshotMaker::Count> counted(
        git_repository* repository, const Differences& differences);

    Differences m_asked;
    SnapshotMaker::Count m_answer;
};

} // namespace remit

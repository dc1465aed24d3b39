// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sandbox/boxfixture.h"
#include "tests/support/scratchrepository.h"

namespace remit::test {

/** A repository with two commits, a branch, a tag and a remote; a run's worktree and its shadow beside it. */
class GitRun {
public:
    GitRun();

    ScratchRepository repository;
    ScratchRun run;
    QString commonDir;
    QString worktree;
    QString sibling; ///< another run's worktree

    [[nodiscard]] QString adminDir() const;
    /** With a new shadow unless one stands there from the box before. */
    [[nodiscard]] BoxSpec spec(const QByteArray& script);
    [[nodiscard]] BoxOutcome inBox(const QByteArray& script) { return runBox(spec(script)); }

private:
    QStringList m_alternates;
};

} // namespace remit::test

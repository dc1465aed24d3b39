// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"

namespace remit {

/** What the brief must name besides the contract. */
struct BriefContext {
    QString worktree; ///< path as the agent sees it
    QString repository; ///< name only
    QString baseCommit; ///< full id
    QStringList reviewComments; ///< for a run that was sent back: each "path:line: comment", in order
    QString reviewIntro; ///< the reviewer's own line on top of the comments
};

/** The exact prompt: task, scope, success, do-not list, stop conditions, summary, STATUS and END_OF_RUN lines.
 * Markdown. */
[[nodiscard]] QString renderBrief(const Contract& contract, const BriefContext& context = {});

/** What the agent's final message claims. */
struct Claim {
    QString status; ///< the word after `STATUS:` of the last such line, upper case, empty if none
    bool endOfRun = false; ///< the last non-empty line is END_OF_RUN
    QString summary; ///< the message without these lines
};

/** Reads a claim from the agent's final message only. STATUS counts only in the last lines before END_OF_RUN. */
[[nodiscard]] Claim readClaim(const QString& finalMessage);

} // namespace remit

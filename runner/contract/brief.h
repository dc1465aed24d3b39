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
    QString question; ///< that the earlier round ended with; then reviewIntro is the answer
};

/** The exact prompt: task, scope, success, do-not list, stop conditions, summary, STATUS and END_OF_RUN lines.
 * Markdown. */
[[nodiscard]] QString renderBrief(const Contract& contract, const BriefContext& context = {});

/** The whole prompt of a run that goes on in the agent's own session after a question: the answer. What it answers and
 * all the rest stand in that session. */
[[nodiscard]] QString renderAnswer(const QString& answer);

/** What the agent's final message claims. */
struct Claim {
    QString status; ///< the word after `STATUS:` of the last such line, upper case, empty if none
    bool endOfRun = false; ///< the last non-empty line is END_OF_RUN
    QString summary; ///< the message without these lines
};

/** Reads a claim from the agent's final message only. STATUS counts only in the last lines before END_OF_RUN. */
[[nodiscard]] Claim readClaim(const QString& finalMessage);

/** The message's last words are a question, choices under it included. */
[[nodiscard]] bool endsInQuestion(const QString& message);
/** The question that a message (without its closing lines) ends with: its last paragraph with a question mark and what
 * follows it; without one, the last paragraph. At most 2000 characters. */
[[nodiscard]] QString questionIn(const QString& message);

} // namespace remit

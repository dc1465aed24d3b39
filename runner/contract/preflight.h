// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"

#include <QList>

#include <functional>

namespace remit {

enum class Severity { Note, Warning, Error };
[[nodiscard]] QString toText(Severity severity);

/** One answer of the preflight: what, how bad, why it matters, how to mend it. Errors stop a launch. */
struct PreflightFinding {
    QString id; ///< stable word: "glob-matches-nothing", "vague-task", "topic-secrets", "scope-overlap",
                ///< "check-passes-on-base" …
    Severity severity = Severity::Note;
    QString key; ///< contract key it is about ("do_not.paths"), may be empty
    QString value; ///< the offending glob, word or figure, may be empty
    QString title; ///< short clause
    QString why;
    QString mend; ///< imperative sentence
    friend bool operator==(const PreflightFinding&, const PreflightFinding&) = default;
};

/** One of the five parts or three questions with its answer; ok = false when it is missing. */
struct PreflightAnswer {
    QString name; ///< "task", "boundary", "environment", "verification", "artifact"; "hear", "kill", "end"
    bool ok = false;
    QString answer;
    friend bool operator==(const PreflightAnswer&, const PreflightAnswer&) = default;
};

/** A run that is queued or going on in the same repository. */
struct OtherRun {
    QString runId;
    QString title;
    QStringList scopePaths;
    QString race = {}; ///< of whose runs it is one; empty: none
};

/** What the preflight may know; everything optional: what is not known is not judged, and said so where it matters. */
struct PreflightContext {
    std::optional<QStringList> files; ///< tracked files of the base, repository-relative
    QList<OtherRun> others;
    std::optional<bool> priceKnown; ///< for contract.model / the agent's default model
    QString pricesFile; ///< where the user writes prices; empty: not known
    QString pricesProblem; ///< the user's prices cannot be read: why, with the place; empty: they can
    std::optional<int> checkExitOnBase; ///< exit code of the success command on the base, if it was run
    std::optional<QStringList> knownAgents; ///< ids of adapters
    std::optional<bool> agentInstalled;
    bool hasAgentInstructions = true; ///< AGENTS.md or CLAUDE.md in the repository
};

struct Preflight {
    QList<PreflightFinding> findings; ///< errors first
    QList<PreflightAnswer> parts; ///< five
    QList<PreflightAnswer> questions; ///< three
    [[nodiscard]] bool hasErrors() const;
};

/** Pure. The wizard, `remitctl lint` and the launcher all ask this one function. */
[[nodiscard]] Preflight preflight(const Contract& contract, const PreflightContext& context = {});

} // namespace remit

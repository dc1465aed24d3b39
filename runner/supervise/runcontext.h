// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/contract/contract.h"
#include "runner/git/repository.h"
#include "runner/launch/providerkeys.h"
#include "runner/run/paths.h"
#include "runner/run/run.h"
#include "runner/sandbox/probe.h"

#include <QProcessEnvironment>

namespace remit {

/** What every step of one run may know. Filled by the supervisor before the first step; values only. */
struct RunContext {
    Paths paths;
    RunId run;
    Contract contract;
    Limits limits; ///< effective
    Settings settings;
    RepositoryFacts repository;
    QString base; ///< commit id
    QString parent; ///< the run that was sent back, empty if none
    QString parentSnapshot; ///< commit to go on from; the base for a first run
    QString resumeSession;
    std::optional<UsageReport> sessionBefore; ///< what that session had used in all; unset: unknown
    QString question; ///< of the parent, that reviewIntro answers; empty: it was sent back in another way
    BoxLevel accepted = BoxLevel::A; ///< the weakest level that a person has consented to for this run
    QStringList reviewComments;
    QString reviewIntro;
    QString worktree;
    bool worktreeGone = false; ///< the parent's was let go after a verdict: it is made again from its snapshot
    QString adminName; ///< of COMMON/worktrees/NAME
    QStringList alternates; ///< object folders that the repository borrows from
    SandboxFacts sandbox;
    QProcessEnvironment environment; ///< the user's own
    ProviderKeys keys; ///< of the agent's providers; never in a box, a journal or a log

    [[nodiscard]] QString folder() const { return paths.runFolder(run); }
    [[nodiscard]] QString shadow() const { return folder() + QStringLiteral("/git"); }
    [[nodiscard]] QString home() const { return folder() + QStringLiteral("/home"); }
    [[nodiscard]] QString temporary() const { return folder() + QStringLiteral("/tmp"); } ///< where there is no box
    [[nodiscard]] QString briefFile() const { return folder() + QStringLiteral("/brief.md"); }
};

/** Where things of a run are for what runs in its box; elsewhere they are where they are. */
struct InsidePlaces {
    QString home;
    QString brief;
    QString temporary;
};
[[nodiscard]] InsidePlaces insidePlaces(const RunContext& context);

/** What the kernel holds by itself: processes, the size of a file and, in a scope, the memory of all together. The
 * meters beside it are tighter: they say which limit it was, and at which figure. */
void holdByKernel(const RunContext& context, BoxSpec& spec);
/** The environment of everything that runs in a run's box: the contract's allow-list and what a tool cannot do without.
 */
[[nodiscard]] QByteArrayList boxEnvironment(
    const RunContext& context, const QStringList& readOnlyPaths, const InsidePlaces& places);
/** PATH inside the box: the user's own entries that the box shows, then the system's. */
[[nodiscard]] QString boxSearchPath(const RunContext& context, const QStringList& readOnlyPaths);

} // namespace remit

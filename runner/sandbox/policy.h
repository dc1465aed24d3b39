// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

namespace remit {

/** Where the shims stand in the box; first on its PATH. */
inline constexpr auto kShimsInside = "/run/box/bin";
/** The program that a shim covers at its own path. */
inline constexpr auto kRealGitInside = "/run/box/real/git";
/** The port of the box on which a shim tells of what it refused. */
inline constexpr auto kPolicyPort = "3130";

/**
 * How the do-not list is announced in a box: a shim stands where the programs are that it is about, refuses what is
 * forbidden with a sentence, and tells the supervisor. Nothing of what is promised rests on it: the box holds without.
 */
struct BoxPolicy {
    QString shim; ///< our helper, outside; empty: no shims
    QByteArray rules; ///< read by the shim, at /run/box/policy
    QByteArrayList programs; ///< names, each a shim in kShimsInside
    QString git; ///< git, which the shim also covers at its own paths, so that naming the path does not help
    QStringList gitPlaces; ///< those paths; empty: it is not there
};

/**
 * Rules for these actions of the contract's do-not list, for the programs that `searchPath` (folders with ":" between
 * them) has. What the box never allows, commits and pushes, is announced whatever the list says.
 */
[[nodiscard]] BoxPolicy boxPolicy(const QStringList& actions, const QString& searchPath);

/** Has shims tell how each step of this shell command line ends, as far as its steps are plain words. What needs a
 * shell to be understood, and a program that is named by a path, is left out. */
void watchCommand(BoxPolicy& policy, const QString& commandLine, const QString& searchPath);

} // namespace remit

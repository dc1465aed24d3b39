// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/sandbox/owneddescriptor.h"
#include "runner/sandbox/policy.h"

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace remit {

/** What holds here: A the box, A- the box with an old bwrap, B Landlock and supervisor, C supervisor only, None: cannot
 * start. */
enum class BoxLevel { A, AMinus, B, C, None };
[[nodiscard]] QString toText(BoxLevel level);
[[nodiscard]] BoxLevel boxLevelFrom(const QString& text); ///< A for anything that is no level
/** What a person has to type to have a run start at such a level; empty where none can. */
[[nodiscard]] QString consentFor(BoxLevel level);

/** A scope of the user's service manager around the box: what the kernel itself holds for all of it together. */
struct BoxScope {
    QString program; ///< systemd-run; empty: no scope
    QByteArray runtimeFolder; ///< XDG_RUNTIME_DIR, where the manager listens; the box never sees it
    qint64 memoryBytes = 0; ///< 0: none
};

/** Everything that decides the box; all paths canonical (realpath) and existing. */
struct BoxSpec {
    QString worktree; ///< mounted writable (or read-only, see below) at its own path
    bool worktreeReadOnly = false;
    QStringList readOnlyInWorktree; ///< existing paths below the worktree, mounted read-only (do-not paths)
    QString commonDir; ///< COMMON: the shadow is mounted over it; empty: no git in the box (clean checkout of a check)
    QString adminName; ///< NAME of COMMON/worktrees/NAME
    QString shadow; ///< the run's own shadow git dir
    QStringList alternates; ///< further object folders
    QString home; ///< the run's own HOMEDIR
    QString homeInside = QStringLiteral("/home/agent"); ///< where it is mounted; $HOME of the environment names it
    QStringList readOnlyPaths; ///< tool chains, the agent's own install
    QString briefFile; ///< mounted read-only at /run/box/brief.md; may be empty
    QString boxInit; ///< our helper
    BoxLevel level = BoxLevel::A; ///< B and C: no box; the keeper holds what can be held
    QString keeper; ///< remit-box-keeper, where there is no box
    QString temporary; ///< where there is no box: the run's own folder for temporary files
    BoxPolicy policy; ///< shims for the do-not list; none without its `shim`
    QByteArrayList argv; ///< what runs; argv[0] absolute as seen inside
    QByteArrayList environment; ///< whole
    QStringList listeners; ///< "3129" (gateway), "3128" (proxy): ports that box-init opens and hands out
    QStringList outsidePorts; ///< where there is no box: ports of this machine that may be connected to …
    QList<std::shared_ptr<OwnedDescriptor>> outsideListeners; ///< … and the sockets that listen there, by addListener()
    [[nodiscard]] bool isBoxed() const { return keeper.isEmpty(); }
    qint64 maximumProcesses = 256;
    qint64 maximumFileBytes = 0; ///< of a single file; 0: none
    BoxScope scope;
};

/** Numbers of the descriptors that bwrap and box-init find open. */
struct BoxDescriptors {
    int passwd = -1;
    int group = -1;
    int hosts = -1;
    int policy = -1; ///< the shims' rules
    int status = -1;
    int control = -1;
};

/** What the arguments have to know of this machine and of the process that starts the box. */
struct BoxHost {
    struct RootEntry {
        QByteArray path; ///< "/bin"
        QByteArray linkTarget; ///< "usr/bin"; empty: a folder
        friend bool operator==(const RootEntry&, const RootEntry&) = default;
    };
    QList<RootEntry> rootEntries; ///< those of /bin /sbin /lib* that exist
    QByteArrayList procFolders; ///< "/proc/sys": folders of /proc that belong to the kernel, not to a process
    QByteArrayList procSecrets; ///< "/proc/kcore": files of /proc that not everybody may read, or that root may write
    quint64 pidNamespace = 0; ///< inodes of ours: box-init makes sure that its own differ
    quint64 netNamespace = 0;
};
[[nodiscard]] Result<BoxHost> thisBoxHost();

/** Everybody in the box is this user and group, whoever runs us: some agents refuse to work as root. */
inline constexpr int kBoxUser = 1000;
/** Where box-init is in the box. */
inline constexpr auto kInitInside = "/run/box/init";

/**
 * The bwrap argument list after `bwrap`, "--" and the command included; BoxProcess hands all before "--" over --args.
 * Pure: golden-tested. Paths below a writable mount that must stay read-only have each folder on their way mounted on
 * itself, because a folder that is a mount point cannot be renamed away with what lies in it.
 */
[[nodiscard]] Result<QByteArrayList> boxArguments(
    const BoxSpec& spec, const BoxDescriptors& descriptors, const BoxHost& host);

/** One more port that the box's command finds open: returns which. In a box it is the one asked for; elsewhere a free
 * one of this machine's loopback. */
[[nodiscard]] Result<QString> addListener(BoxSpec& spec, const QString& port);

/** The arguments of the scope's program, before those of bwrap. It becomes bwrap in the same process. */
[[nodiscard]] QByteArrayList scopeArguments(const BoxSpec& spec, const QString& bwrapProgram);

/** Looks at every path of the spec on the disk: existing, canonical, no symlink on the way, nothing mounted below what
 * an agent can write. */
[[nodiscard]] Result<> checkBoxPaths(const BoxSpec& spec);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/git/shadowrefs.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace remit {

/** Where the box shows COMMON/objects, read-only. */
inline constexpr auto kObjectsInside = "/run/box/objects";

/** A part of a shadow git dir that is mounted on itself, relative to it. */
struct ShadowMount {
    enum class Access { ReadOnly, Writable };
    QByteArray path;
    Access access = Access::ReadOnly;
    friend bool operator==(const ShadowMount&, const ShadowMount&) = default;
};

/**
 * In the order of mounting. Read-only is all that decides what git runs and which commit a name stands for; objects,
 * the index and refs/stash stay writable. A folder is a mount of its own, too, where it holds something read-only: a
 * mount point cannot be renamed away, and what lies in it with it.
 */
[[nodiscard]] QList<ShadowMount> shadowMounts(const QByteArray& adminName);

/** Content of its config: what files look like from `settings`, an agent's name, and nothing that runs. */
[[nodiscard]] QByteArray shadowConfig(const QList<ShadowSource::Setting>& settings);
[[nodiscard]] QByteArray shadowPackedRefs(const QList<ShadowSource::Reference>& references);

/** Makes `folder` with everything but what is copied from the repository: no HEAD, no worktree files yet. */
[[nodiscard]] Result<> layOutShadow(
    const QString& folder, const QString& adminName, const ShadowSource& source, const QStringList& alternates);

/** Writes a file that must not exist yet. */
[[nodiscard]] Result<> writeNewFile(const QString& path, const QByteArray& content);

} // namespace remit

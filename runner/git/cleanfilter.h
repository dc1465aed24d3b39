// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/git/treeitems.h"

namespace remit {

/**
 * Line ends and $Id$ as git would store them. libgit2 knows these two filters and no other, so nothing is started; the
 * attributes are those of the base commit, so that an agent cannot change what is stored by a rule of its own.
 */
class CleanFilter {
public:
    CleanFilter(git_repository* repository, const git_oid& base, const BaseTree& tree);

    [[nodiscard]] Result<QByteArray> apply(const QByteArray& path, const QByteArray& bytes) const;
    /** The program filter that the base asks for on this path ("lfs"), which is not run; else empty. */
    [[nodiscard]] QByteArray programFor(const QByteArray& path) const;

private:
    git_repository* m_repository; // the owner's, outlives us
    git_oid m_base;
    bool m_attributes = false; ///< some attribute file exists at all
    bool m_possible = false; ///< so something can be filtered
};

} // namespace remit

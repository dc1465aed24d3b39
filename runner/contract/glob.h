// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/globpattern.h"

#include <QList>
#include <QStringList>

namespace remit {

/**
 * A set of path globs: `*` within one folder, `**` over folders, `?`, `[a-z]`, `{a,b}`; a trailing `/` means the folder
 * and everything in it; no leading `/`, no `..`. `\` takes the meaning off the next of `* ? [ ] { } , ! \`. Names that
 * begin with a dot are names like others. Paths are repository-relative with `/`. Immutable, any thread. A glob with a
 * problem matches nothing: ask problemWith() first.
 */
class GlobSet {
public:
    GlobSet() = default;
    explicit GlobSet(const QStringList& globs);

    [[nodiscard]] bool isEmpty() const { return m_globs.isEmpty(); }
    [[nodiscard]] bool matches(const QString& path) const;
    /** Index of the first glob that matches, or -1. */
    [[nodiscard]] qsizetype firstMatch(const QString& path) const;

    /** Why a glob is not one, or an empty string. */
    [[nodiscard]] static QString problemWith(const QString& glob);
    /** Could one path match both? Errs towards yes. */
    [[nodiscard]] static bool mayOverlap(const QString& first, const QString& second);

private:
    QList<QList<GlobPattern>> m_globs; ///< for each glob its alternatives
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

namespace remit {

/**
 * A set of path globs: `*` within one folder, `**` over folders, `?`, `[a-z]`, `{a,b}`; a trailing `/` means the folder
 * and everything in it; no leading `/`, no `..`. Paths are repository-relative with `/`. Immutable, any thread.
 */
class GlobSet {
public:
    GlobSet() = default;
    explicit GlobSet(const QStringList& globs);

    [[nodiscard]] bool isEmpty() const { return m_patterns.isEmpty(); }
    [[nodiscard]] bool matches(const QString& path) const;
    /** Index of the first glob that matches, or -1. */
    [[nodiscard]] qsizetype firstMatch(const QString& path) const;

    /** Why a glob is not one, or an empty string. */
    [[nodiscard]] static QString problemWith(const QString& glob);
    /** Could one path match both? Errs towards yes. */
    [[nodiscard]] static bool mayOverlap(const QString& first, const QString& second);

private:
    QList<QRegularExpression> m_patterns;
};

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace remit {

/**
 * gitignore rules as they stand on the way down a worktree. Rules of a folder win over those above it, a later rule
 * over an earlier one. Own code and not libgit2's, because that opens .gitignore by its name and would hang on a pipe.
 */
class IgnoreRules {
public:
    /** Rules for the whole worktree that any .gitignore overrides; the weakest first. */
    void addGlobal(const QByteArray& content);
    /** Enters a folder ("" is the top); each of the contents adds to and overrides the one before. */
    void enter(const QByteArray& folder, const QList<QByteArray>& contents);
    void leave();

    enum class Kind { File, Folder };
    /** What the rules say of this path alone; a folder above that is ignored is the caller's to remember. */
    [[nodiscard]] bool ignores(const QByteArray& path, Kind kind) const;

private:
    struct Rule {
        QByteArray pattern;
        bool negated = false;
        bool foldersOnly = false;
        bool wholePath = false; ///< has a slash: against the path below its folder, else against the name
    };
    struct Level {
        QByteArray folder;
        QList<Rule> rules;
    };

    static void parse(const QByteArray& content, QList<Rule>& rules);
    static std::optional<bool> verdict(const Level& level, const QByteArray& path, Kind kind);

    QList<Rule> m_global;
    QList<Level> m_levels;
};

} // namespace remit

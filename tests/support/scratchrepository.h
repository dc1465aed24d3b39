// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace remit::test {

/**
 * A real repository in a folder of its own, built with the real git. Every call that fails ends the test program with
 * git's own words: a fixture that is not what it says is worse than none.
 */
class ScratchRepository {
public:
    ScratchRepository();
    ScratchRepository(const ScratchRepository&) = delete;
    ScratchRepository& operator=(const ScratchRepository&) = delete;
    ~ScratchRepository();

    [[nodiscard]] QString path() const { return m_dir.path() + QStringLiteral("/repo"); }
    /** A place beside the repository, for worktrees and the like. */
    [[nodiscard]] QString beside(const QString& name) const { return m_dir.path() + QLatin1Char('/') + name; }

    /** Writes a file (bytes of a path allowed) below a folder, the repository by default. */
    void write(const QByteArray& file, const QByteArray& content, const QString& folder = {}) const;
    void makeExecutable(const QByteArray& file, const QString& folder = {}) const;
    void link(const QByteArray& file, const QByteArray& target, const QString& folder = {}) const;
    void remove(const QByteArray& file, const QString& folder = {}) const;
    [[nodiscard]] QByteArray read(const QByteArray& file, const QString& folder = {}) const;

    /** Adds everything and commits; returns the commit's id. */
    QString commit(const QString& message) const; // NOLINT(modernize-use-nodiscard): mostly done for its effect
    /** Adds a detached worktree beside the repository; returns its path. */
    [[nodiscard]] QString addWorktree(const QString& name, const QString& revision = QStringLiteral("HEAD")) const;

    /** Runs git in the repository (or another folder) and returns what it printed, without the last newline. */
    QByteArray git(const QStringList& arguments, const QString& folder = {}) const; // NOLINT(modernize-use-nodiscard)
    /** The same for bytes; empty optional answer becomes the exit code in `exitCode` instead of an end. */
    [[nodiscard]] int gitExitCode(
        const QStringList& arguments, QByteArray* output = nullptr, const QString& folder = {}) const;

    /** fsck --strict finds nothing. */
    [[nodiscard]] bool isSound() const;
    /** Names, sizes and bytes of .git and the checkout, to prove that nothing changed. */
    [[nodiscard]] QByteArray fingerprint() const;

private:
    [[nodiscard]] QByteArray full(const QByteArray& file, const QString& folder) const;

    QTemporaryDir m_dir;
};

} // namespace remit::test

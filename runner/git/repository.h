// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace remit {

/** What is known of a repository without changing it. */
struct RepositoryFacts {
    QString workdir; ///< realpath of the main checkout, no trailing slash; empty: the repository is bare
    /** What was opened and what opens it again: the realpath of the checkout that was named, the main one or a linked
     * one; of a bare repository its own folder. */
    QString checkout;
    QString commonDir; ///< realpath of its .git
    QString name; ///< last part of workdir
    QString headBranch; ///< of that checkout: "main"; empty when detached
    QString headCommit;
};

/**
 * A user's repository, opened per task and used on one thread; all through libgit2, which starts no program, hook or
 * filter. Results are plain values. Errors name the repository.
 */
class Repository {
public:
    [[nodiscard]] static Result<Repository> open(const QString& path);
    Repository(Repository&&) noexcept;
    Repository& operator=(Repository&&) noexcept;
    ~Repository();

    [[nodiscard]] const RepositoryFacts& facts() const;
    /** Full commit id of a revision. */
    [[nodiscard]] Result<QString> resolve(const QString& revision) const;
    /** Paths of all files of a commit's tree. */
    [[nodiscard]] Result<QStringList> files(const QString& commit) const;
    /** Content of a file at a commit; at most `maximum` bytes. NotFound if it is not there. */
    [[nodiscard]] Result<QByteArray> fileAt(const QString& commit, const QString& path, qsizetype maximum) const;
    [[nodiscard]] Result<QStringList> references(const QString& prefix) const;
    [[nodiscard]] Result<QString> referenceTarget(const QString& name) const;
    /** How many commits `branch` is ahead of `commit`. */
    [[nodiscard]] Result<int> behind(const QString& commit, const QString& branch) const;

    class Private;
    [[nodiscard]] Private& internals() const { return *d; } ///< for runner/git only

private:
    explicit Repository(std::unique_ptr<Private> internal);
    std::unique_ptr<Private> d;
};

} // namespace remit

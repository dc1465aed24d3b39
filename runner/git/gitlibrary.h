// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"

#include <QByteArray>
#include <QString>

#include <git2.h>
#include <git2/sys/errors.h>

namespace remit {

/** Keeps libgit2 up, with our options for data that others wrote. Held by everything that uses it. */
class GitLibrary {
public:
    GitLibrary();
    GitLibrary(const GitLibrary&) = delete;
    GitLibrary& operator=(const GitLibrary&) = delete;
    ~GitLibrary();
};

/**
 * While one lives, what libgit2 writes (loose objects, the index, and the references of repositories opened meanwhile)
 * reaches the disk before it gets its name. Counted, because libgit2 knows this for all threads together: another one
 * is at most slower.
 */
class DurableWrites {
public:
    DurableWrites();
    DurableWrites(const DurableWrites&) = delete;
    DurableWrites& operator=(const DurableWrites&) = delete;
    ~DurableWrites();
};

/**
 * Turns a negative code into an Error at once: libgit2 keeps its message by thread and only until the next call.
 * `what` says what was being done, on what.
 */
[[nodiscard]] Result<> check(int code, const QString& what);
/** The same, where a code of ours is more telling than libgit2's. */
[[nodiscard]] std::unexpected<Error> gitFailure(int code, const QString& what);

[[nodiscard]] QString idText(const git_oid& id);
/** Exactly forty hexadecimal digits, else InvalidInput. */
[[nodiscard]] Result<git_oid> idFrom(const QString& text);

} // namespace remit

// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/gitlibrary.h"

#include <QLoggingCategory>

#include <array>
#include <mutex>

namespace remit {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcGit, "remit.git")

namespace {

/**
 * Options are global and not thread-safe, so they are set once for each time the library comes up.
 * Strict creation refuses objects that point to nothing; strict hashes check what is read against its name; owner
 * validation keeps us out of a folder that another user planted. The two extensions change nothing for a reader.
 */
void setOptions()
{
    std::array<const char*, 2> extensions{"partialclone", "relativeworktrees"};
    const std::array codes{
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, 1),
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_SYMBOLIC_REF_CREATION, 1),
        git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1),
        git_libgit2_opts(GIT_OPT_ENABLE_UNSAVED_INDEX_SAFETY, 0),
        git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1),
        git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions.data(), extensions.size()),
    };
    for (const int code : codes) {
        if (code < 0)
            qCWarning(lcGit) << "libgit2 does not know one of our options, code" << code;
    }
}

std::mutex& libraryMutex()
{
    static std::mutex mutex;
    return mutex;
}

ErrorCode codeFor(int code)
{
    switch (code) {
    case GIT_ENOTFOUND:
        return ErrorCode::NotFound;
    case GIT_EEXISTS:
        return ErrorCode::AlreadyExists;
    case GIT_ECONFLICT:
    case GIT_EMERGECONFLICT:
    case GIT_EMODIFIED:
        return ErrorCode::Conflict;
    case GIT_ELOCKED:
        return ErrorCode::Busy;
    case GIT_EAMBIGUOUS:
    case GIT_EINVALIDSPEC:
    case GIT_EINVALID:
        return ErrorCode::InvalidInput;
    case GIT_EOWNER:
        return ErrorCode::Refused;
    default:
        return ErrorCode::Git;
    }
}

} // namespace

GitLibrary::GitLibrary()
{
    const std::scoped_lock lock(libraryMutex());
    const int users = git_libgit2_init();
    if (users == 1)
        setOptions();
    else if (users < 0)
        qCCritical(lcGit) << "libgit2 did not start, code" << users;
}

GitLibrary::~GitLibrary()
{
    const std::scoped_lock lock(libraryMutex());
    if (git_libgit2_shutdown() < 0)
        qCWarning(lcGit) << "libgit2 did not shut down";
}

namespace {

/** With the mutex held. */
void countDurable(int more)
{
    static int users = 0;
    users += more;
    if (git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, users > 0 ? 1 : 0) < 0)
        qCWarning(lcGit) << "libgit2 does not flush what it writes";
}

} // namespace

DurableWrites::DurableWrites()
{
    const std::scoped_lock lock(libraryMutex());
    countDurable(1);
}

DurableWrites::~DurableWrites()
{
    const std::scoped_lock lock(libraryMutex());
    countDurable(-1);
}

std::unexpected<Error> gitFailure(int code, const QString& what)
{
    const git_error* error = git_error_last();
    QString detail = what;
    if (error != nullptr && error->klass != GIT_ERROR_NONE && error->message != nullptr)
        detail += ": "_L1 + QString::fromUtf8(error->message);
    else
        detail += u": git error %1"_s.arg(code);
    git_error_clear();
    return failure(codeFor(code), detail);
}

Result<> check(int code, const QString& what)
{
    if (code >= 0)
        return {};
    return gitFailure(code, what);
}

QString idText(const git_oid& id)
{
    std::array<char, GIT_OID_MAX_HEXSIZE + 1> text{};
    git_oid_tostr(text.data(), text.size(), &id);
    return QString::fromLatin1(text.data());
}

Result<git_oid> idFrom(const QString& text)
{
    git_oid id{};
    const QByteArray bytes = text.toLatin1();
    if (bytes.size() != GIT_OID_SHA1_HEXSIZE || git_oid_fromstr(&id, bytes.constData()) < 0) {
        git_error_clear();
        return failure(ErrorCode::InvalidInput, u"\"%1\" is not a full object id"_s.arg(text.left(80)));
    }
    return id;
}

} // namespace remit

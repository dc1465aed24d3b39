// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/shadowrefs.h"

#include "runner/git/gitlibrary.h"
#include "runner/git/handle.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

/** Settings that decide how a file of the checkout compares with its blob. All else of a configuration may run or reach
 * something. */
constexpr std::array kSettings{"autocrlf", "eol", "filemode", "ignorecase", "precomposeunicode", "quotepath",
    "safecrlf", "sparsecheckout", "sparsecheckoutcone", "symlinks"};

constexpr std::array kPrivateNames{"refs/remit/", "refs/stash", "refs/bisect/", "refs/worktree/", "refs/rewritten/"};

bool isPrivate(const QByteArray& name)
{
    return !name.startsWith("refs/")
        || std::ranges::any_of(kPrivateNames, [&](const char* prefix) { return name.startsWith(prefix); });
}

Result<RepositoryHandle> open(const QString& commonDir)
{
    if (QFileInfo::exists(commonDir + u"/reftable"_s))
        return failure(ErrorCode::Refused,
            u"%1 keeps its references as a reftable, which Remit does not read. Change it with "
            "`git refs migrate --ref-format=files`."_s.arg(commonDir));
    RepositoryHandle handle;
    const int code = git_repository_open_bare(Out(handle), QFile::encodeName(commonDir).constData());
    if (auto opened = check(code, u"The repository %1 does not open"_s.arg(commonDir)); !opened)
        return std::unexpected(opened.error());
    return handle;
}

Result<QList<ShadowSource::Reference>> readReferences(git_repository* repository, const QString& commonDir)
{
    const QString what = u"References of %1"_s.arg(commonDir);
    ReferenceIteratorHandle iterator;
    if (auto made = check(git_reference_iterator_new(Out(iterator), repository), what); !made)
        return std::unexpected(made.error());
    QList<ShadowSource::Reference> references;
    for (;;) {
        ReferenceHandle reference;
        const int code = git_reference_next(Out(reference), iterator.get());
        if (code == GIT_ITEROVER)
            break;
        if (auto read = check(code, what); !read)
            return std::unexpected(read.error());
        const QByteArray name(git_reference_name(reference.get()));
        if (isPrivate(name))
            continue;
        ReferenceHandle direct;
        if (git_reference_resolve(Out(direct), reference.get()) < 0)
            continue; // points to a name that does not exist; git itself only warns
        std::array<char, GIT_OID_MAX_HEXSIZE + 1> id{};
        git_oid_tostr(id.data(), id.size(), git_reference_target(direct.get()));
        references.append({QByteArray(id.data()), name});
    }
    std::ranges::sort(references, {}, &ShadowSource::Reference::name);
    return references;
}

Result<> readSettings(git_repository* repository, const QString& adminDir, QList<ShadowSource::Setting>& settings)
{
    const QString what = u"Configuration of %1"_s.arg(adminDir);
    ConfigHandle live;
    if (auto opened = check(git_repository_config(Out(live), repository), what); !opened)
        return opened;
    const QString ofWorktree = adminDir + u"/config.worktree"_s;
    if (QFileInfo::exists(ofWorktree)) {
        const QByteArray path = QFile::encodeName(ofWorktree);
        const int code = git_config_add_file_ondisk(live.get(), path.constData(), GIT_CONFIG_LEVEL_APP, repository, 0);
        if (auto added = check(code, what); !added)
            return added;
    }
    for (const char* key : kSettings) {
        GitBuffer value;
        const QByteArray name = QByteArray("core.") + key;
        const int code = git_config_get_string_buf(value.get(), live.get(), name.constData());
        if (code == GIT_ENOTFOUND)
            continue;
        if (auto read = check(code, what); !read)
            return read;
        settings.append({QByteArray(key), QByteArray(value.data(), static_cast<qsizetype>(value.size()))});
    }
    git_error_clear();
    return {};
}

} // namespace

Result<ShadowSource> readShadowSource(const QString& commonDir, const QString& adminDir)
{
    const GitLibrary library;
    const auto repository = open(commonDir);
    if (!repository)
        return std::unexpected(repository.error());
    ShadowSource source;
    auto references = readReferences(repository->get(), commonDir);
    if (!references)
        return std::unexpected(references.error());
    source.references = std::move(*references);
    if (auto read = readSettings(repository->get(), adminDir, source.settings); !read)
        return std::unexpected(read.error());
    return source;
}

} // namespace remit
